#include "ui/window/start-window.h"

#include <glib/gi18n-lib.h>

#include "ui/common/choices.h"

struct _AccordStartWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkEditable  *company_row;
  GtkEditable  *marketing_row;
  GtkEditable  *sales_row;
  AdwActionRow *currency_row;
  AdwActionRow *zone_row;
  GtkCheckButton *texts_button;

  /* borrowed */
  GtkDropDown *currency;
  GtkDropDown *zone;

  gboolean skipped;
};

G_DEFINE_FINAL_TYPE (AccordStartWindow, accord_start_window, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkDropDown *
add_drop_down (AdwActionRow      *row,
               const char *const *values,
               char             *(*label) (const char *value),
               const char        *chosen)
{
  GtkWidget *drop_down = accord_choices_drop_down (values, label);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), accord_choices_find (values, chosen));
  adw_action_row_add_suffix (row, drop_down);
  adw_action_row_set_activatable_widget (row, drop_down);

  return GTK_DROP_DOWN (drop_down);
}

static const char *
get_text (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);

  return *text != '\0' ? text : NULL;
}

static void
on_next_clicked_cb (AccordStartWindow *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
on_skip_clicked_cb (AccordStartWindow *self)
{
  self->skipped = TRUE;
  g_signal_emit (self, signals[DONE], 0);
}

static void
accord_start_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_START_WINDOW);

  G_OBJECT_CLASS (accord_start_window_parent_class)->dispose (object);
}

static void
accord_start_window_class_init (AccordStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_start_window_dispose;

  signals[DONE] = g_signal_new ("done", ACCORD_TYPE_START_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/window/start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordStartWindow, company_row);
  gtk_widget_class_bind_template_child (widget_class, AccordStartWindow, marketing_row);
  gtk_widget_class_bind_template_child (widget_class, AccordStartWindow, sales_row);
  gtk_widget_class_bind_template_child (widget_class, AccordStartWindow, currency_row);
  gtk_widget_class_bind_template_child (widget_class, AccordStartWindow, zone_row);
  gtk_widget_class_bind_template_child (widget_class, AccordStartWindow, texts_button);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_skip_clicked_cb);
}

static void
accord_start_window_init (AccordStartWindow *self)
{
  g_autofree char *zone = accord_choices_local_zone ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->currency = add_drop_down (self->currency_row, accord_choices_currencies (), accord_choices_currency_label,
                                  accord_choices_local_currency ());
  self->zone = add_drop_down (self->zone_row, accord_choices_zones (), accord_choices_zone_label, zone);
}

/**
 * accord_start_window_new:
 * @parent: the window above which it stands
 *
 * Returns: the questions
 */
GtkWidget *
accord_start_window_new (GtkWindow *parent)
{
  return g_object_new (ACCORD_TYPE_START_WINDOW, "transient-for", parent, NULL);
}

/**
 * accord_start_window_get_options:
 * @options: (out): what was answered; its strings are valid as long as the window is not changed
 *
 * Says how to make the file.
 */
void
accord_start_window_get_options (AccordStartWindow *self,
                                 AccordNewOptions  *options)
{
  g_return_if_fail (ACCORD_IS_START_WINDOW (self));

  *options = (AccordNewOptions) {
    .template_name = gtk_check_button_get_active (self->texts_button) ? "b2b-saas" : "blank",
    .timezone = accord_choices_zones ()[gtk_drop_down_get_selected (self->zone)],
    .currency = accord_choices_currencies ()[gtk_drop_down_get_selected (self->currency)],
  };
  if (self->skipped)
    return;

  options->company = get_text (self->company_row);
  options->marketing_name = get_text (self->marketing_row);
  options->sales_name = get_text (self->sales_row);
}

/**
 * accord_start_window_get_name:
 *
 * Returns: (transfer full): what to propose as the file's name
 */
char *
accord_start_window_get_name (AccordStartWindow *self)
{
  const char *company;

  g_return_val_if_fail (ACCORD_IS_START_WINDOW (self), NULL);

  company = self->skipped ? NULL : get_text (self->company_row);

  return g_strconcat (company != NULL ? company : _("Our agreement"), ".accord", NULL);
}
