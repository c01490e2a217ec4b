#include "ui/common/filter-button.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/button-name.h"
#include "ui/common/condition-editor.h"

struct _AccordFilterButton
{
  AdwBin parent_instance;

  /* template */
  GtkLabel              *what_label;
  GtkLabel              *count_label;
  GtkPopover            *popover;
  GtkScrolledWindow     *scroller;

  /* owned */
  AccordWorkspace       *workspace;
  AccordConditionEditor *editor; /* the scroller's; NULL until it is first needed: it takes longer than all else here */
  char            *nothing, *title, *hint; /* its own words, or NULL */
  char            *text; /* what was taken last; "" asks nothing */
  AccordCondition *condition; /* the same; or NULL */
};

G_DEFINE_FINAL_TYPE (AccordFilterButton, accord_filter_button, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The button is not bound: GTK 4.8 would unparent a bound child of a bin twice. */
static GtkWidget *
get_button (AccordFilterButton *self)
{
  return adw_bin_get_child (ADW_BIN (self));
}

static void
say (AccordFilterButton *self,
     gint64              n_leads)
{
  g_autofree char *what = self->editor != NULL ? accord_condition_editor_describe (self->editor) : NULL;
  g_autofree char *number = n_leads >= 0 ? accord_words_count ((guint64) n_leads) : NULL;
  g_autofree char *name = NULL;

  gtk_label_set_label (self->what_label, what != NULL ? what : self->nothing != NULL ? self->nothing : _("Filter"));
  gtk_label_set_label (self->count_label, number != NULL ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), what != NULL && number != NULL);
  if (self->title != NULL)
    name = g_strdup_printf ("%s: %s", self->title, what != NULL ? what : self->nothing);
  else if (what != NULL && number != NULL)
    /* Translators: which leads a page shows, and how many: «Filter: Source is Webinar, 388 leads» */
    name = g_strdup_printf (ngettext ("Filter: %s, %s lead", "Filter: %s, %s leads", (gulong) n_leads), what, number);
  else
    name = what != NULL ? g_strdup_printf (_("Filter: %s"), what) : g_strdup (_("Filter"));
  accord_button_name (get_button (self), name);
  gtk_widget_set_tooltip_text (get_button (self), what);
  if (what != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "filtering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "filtering");
}

/* What does not fit the leads is not taken: the editor says why, and the page stays as it is. */
static void
on_checked_cb (AccordFilterButton *self,
               gboolean            fits,
               gint64              n_leads)
{
  const char *text = accord_condition_editor_get_text (self->editor);
  AccordCondition *condition;

  if (!fits)
    return;
  say (self, n_leads);
  if (g_str_equal (self->text, text))
    return;

  condition = *text != '\0' ? accord_condition_parse (text, NULL) : NULL;
  g_clear_pointer (&self->condition, accord_condition_unref);
  self->condition = condition;
  g_free (self->text);
  self->text = g_strdup (text);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
make_editor (AccordFilterButton *self)
{
  if (self->editor != NULL)
    return;
  self->editor = g_object_new (ACCORD_TYPE_CONDITION_EDITOR, "title", self->title != NULL ? self->title : _("Show leads"),
                               "empty-hint", self->hint != NULL ? self->hint : _("All leads are shown."), NULL);
  g_signal_connect_object (self->editor, "checked", G_CALLBACK (on_checked_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->editor));
  if (self->workspace != NULL)
    accord_condition_editor_set_workspace (self->editor, self->workspace);
}

static void
on_popup_cb (GtkMenuButton *button,
             gpointer       self)
{
  make_editor (self);
}

static void
on_popover_map_cb (AccordFilterButton *self)
{
  accord_condition_editor_focus (self->editor);
}

static void
accord_filter_button_dispose (GObject *object)
{
  AccordFilterButton *self = ACCORD_FILTER_BUTTON (object);

  self->editor = NULL;
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_FILTER_BUTTON);

  G_OBJECT_CLASS (accord_filter_button_parent_class)->dispose (object);
}

static void
accord_filter_button_finalize (GObject *object)
{
  AccordFilterButton *self = ACCORD_FILTER_BUTTON (object);

  g_free (self->nothing);
  g_free (self->title);
  g_free (self->hint);
  g_free (self->text);
  g_clear_pointer (&self->condition, accord_condition_unref);

  G_OBJECT_CLASS (accord_filter_button_parent_class)->finalize (object);
}

static void
accord_filter_button_class_init (AccordFilterButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_filter_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_filter_button_finalize;

  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_FILTER_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/common/filter-button.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordFilterButton, what_label);
  gtk_widget_class_bind_template_child (widget_class, AccordFilterButton, count_label);
  gtk_widget_class_bind_template_child (widget_class, AccordFilterButton, popover);
  gtk_widget_class_bind_template_child (widget_class, AccordFilterButton, scroller);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_map_cb);
}

static void
accord_filter_button_init (AccordFilterButton *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (get_button (self)), on_popup_cb, self, NULL);
  say (self, -1);
}

/**
 * accord_filter_button_set_workspace:
 * @workspace: whose leads are filtered
 *
 * To be called once.
 */
void
accord_filter_button_set_workspace (AccordFilterButton *self,
                                    AccordWorkspace    *workspace)
{
  g_return_if_fail (ACCORD_IS_FILTER_BUTTON (self));

  self->workspace = g_object_ref (workspace);
  if (self->editor != NULL)
    accord_condition_editor_set_workspace (self->editor, workspace);
}

/**
 * accord_filter_button_get_condition:
 *
 * Returns: (transfer none) (nullable): which leads; %NULL: all
 */
AccordCondition *
accord_filter_button_get_condition (AccordFilterButton *self)
{
  g_return_val_if_fail (ACCORD_IS_FILTER_BUTTON (self), NULL);

  return self->condition;
}

/**
 * accord_filter_button_set_text:
 * @text: a condition as text
 *
 * Asks for other leads: as if a person had written @text.
 */
void
accord_filter_button_set_text (AccordFilterButton *self,
                               const char         *text)
{
  g_return_if_fail (ACCORD_IS_FILTER_BUTTON (self));

  if (self->editor == NULL && *text == '\0')
    return;
  make_editor (self);
  accord_condition_editor_set_text (self->editor, text);
}

/**
 * accord_filter_button_set_words:
 * @nothing: what it says while nothing is asked
 * @title: of its editor, and of itself
 * @hint: what it means that nothing is asked
 *
 * Makes it ask for something else than the leads a page shows.
 */
void
accord_filter_button_set_words (AccordFilterButton *self,
                                const char         *nothing,
                                const char         *title,
                                const char         *hint)
{
  g_return_if_fail (ACCORD_IS_FILTER_BUTTON (self) && self->editor == NULL);

  self->nothing = g_strdup (nothing);
  self->title = g_strdup (title);
  self->hint = g_strdup (hint);
  say (self, -1);
}

/**
 * accord_filter_button_popup:
 *
 * Opens the editor, with the keyboard in it.
 */
void
accord_filter_button_popup (AccordFilterButton *self)
{
  g_return_if_fail (ACCORD_IS_FILTER_BUTTON (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (get_button (self)));
}
