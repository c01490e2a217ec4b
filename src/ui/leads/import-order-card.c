#include "ui/leads/import-order-card.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

struct _AccordImportOrderCard
{
  AdwBin parent_instance;

  /* borrowed */
  GtkLabel        *title_label;
  GtkLabel        *note_label;
  GtkImage        *icon;
  GtkToggleButton *day_first;
  GtkToggleButton *month_first;

  AccordFileImport *import; /* borrowed */
  gboolean          showing;
};

G_DEFINE_FINAL_TYPE (AccordImportOrderCard, accord_import_order_card, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Whether there is a question, answered or not. */
static gboolean
is_asked (const AccordSourceColumn *column)
{
  return column->date_example != NULL;
}

static void
show_icon (AccordImportOrderCard *self)
{
  gboolean answered = gtk_toggle_button_get_active (self->day_first) || gtk_toggle_button_get_active (self->month_first);

  gtk_image_set_from_icon_name (self->icon, answered ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  answered ? _("Answered") : _("Needs you"), -1);
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), answered ? "risk" : "accent");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), answered ? "accent" : "risk");
}

static void
on_toggled_cb (AccordImportOrderCard *self,
               GtkToggleButton       *button)
{
  AccordDateOrder order = button == self->day_first ? ACCORD_DATE_ORDER_DMY : ACCORD_DATE_ORDER_MDY;
  GPtrArray *columns = accord_file_import_columns (self->import);

  if (self->showing || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < columns->len; i++)
    if (is_asked (columns->pdata[i]))
      accord_file_import_set_date_order (self->import, i, order);
  show_icon (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkToggleButton *
make_button (AccordImportOrderCard *self,
             GtkWidget             *box)
{
  GtkWidget *button = gtk_toggle_button_new ();

  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return GTK_TOGGLE_BUTTON (button);
}

static GtkWidget *
make_texts (AccordImportOrderCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  self->note_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_label_set_wrap (self->note_label, TRUE);
  gtk_label_set_xalign (self->title_label, 0);
  gtk_label_set_xalign (self->note_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->note_label), "note");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note_label));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static void
accord_import_order_card_class_init (AccordImportOrderCardClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_import_order_card_init (AccordImportOrderCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), make_texts (self));
  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  self->day_first = make_button (self, buttons);
  self->month_first = make_button (self, buttons);
  gtk_toggle_button_set_group (self->month_first, self->day_first);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "order-card");
  adw_bin_set_child (ADW_BIN (self), box);
}

static char *
write_day (int         day,
           int         month,
           const char *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2000, month, day, 0, 0, 0);

  return date != NULL ? g_date_time_format (date, format) : NULL;
}

/* Both ways to read it, where they are different; else what comes first. */
static void
word_buttons (AccordImportOrderCard *self,
              const char            *example)
{
  int first = 0, second = 0;
  gboolean read = sscanf (example, "%d%*[-/. ]%d", &first, &second) == 2 && first != second;
  /* Translators: a day and a month, where the day comes first in the file: «3 April» */
  g_autofree char *day_first = read ? write_day (first, second, _("%-d %B")) : NULL;
  /* Translators: a day and a month, where the month comes first in the file: «March 4» */
  g_autofree char *month_first = read ? write_day (second, first, _("%B %-d")) : NULL;
  g_autofree char *title = NULL;

  read = day_first != NULL && month_first != NULL;
  /* Translators: a date as the file writes it, and the two ways to read it */
  title = read ? g_strdup_printf (_("Is %s %s or %s?"), example, day_first, month_first)
               : g_strdup_printf (_("In %s, does the day or the month come first?"), example);
  gtk_label_set_label (self->title_label, title);
  gtk_button_set_label (GTK_BUTTON (self->day_first), read ? day_first : _("Day First"));
  gtk_button_set_label (GTK_BUTTON (self->month_first), read ? month_first : _("Month First"));
}

/**
 * accord_import_order_card_set_import:
 * @import: a file, which must outlive this or the next call
 *
 * Asks, if there is something to be asked.
 */
void
accord_import_order_card_set_import (AccordImportOrderCard *self,
                                     AccordFileImport      *import)
{
  GPtrArray *columns = accord_file_import_columns (import);
  const AccordSourceColumn *first = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *note = NULL;
  guint n_columns = 0;

  self->import = import;
  for (guint i = 0; i < columns->len; i++)
    {
      const AccordSourceColumn *column = columns->pdata[i];

      if (!is_asked (column))
        continue;
      first = first != NULL ? first : column;
      g_string_append_printf (names, "%s“%s”", n_columns++ > 0 ? ", " : "", column->header);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), first != NULL);
  if (first == NULL)
    return;
  note = g_strdup_printf (ngettext ("Column %s. No row settles it: every day is 12 or less.",
                                    "Columns %s. No row settles it: every day is 12 or less.", n_columns), names->str);
  gtk_label_set_label (self->note_label, note);
  word_buttons (self, first->date_example);
  self->showing = TRUE;
  gtk_toggle_button_set_active (self->day_first, first->date_order == ACCORD_DATE_ORDER_DMY);
  gtk_toggle_button_set_active (self->month_first, first->date_order == ACCORD_DATE_ORDER_MDY);
  self->showing = FALSE;
  show_icon (self);
}
