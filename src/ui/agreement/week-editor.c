#include "ui/agreement/week-editor.h"

#include <glib/gi18n-lib.h>

#include "model/working-hours.h"
#include "present/words-calendar.h"

struct _AccordWeekEditor
{
  AdwBin parent_instance;

  /* borrowed: children */
  GtkWidget *day_entries[ACCORD_N_WEEKDAYS];
  GtkWidget *text_row;
  GtkWidget *problem_label;

  gboolean by_text; /* the week was typed as text last, not a day of it */
  gboolean filling; /* the change that comes is ours */
};

G_DEFINE_FINAL_TYPE (AccordWeekEditor, accord_week_editor, ADW_TYPE_BIN)

static guint changed_signal;

static GArray *
take_hours (AccordWeekEditor *self,
            GError          **error)
{
  const char *days[ACCORD_N_WEEKDAYS];

  if (self->by_text)
    return accord_working_hours_parse (gtk_editable_get_text (GTK_EDITABLE (self->text_row)), error);
  for (guint i = 0; i < ACCORD_N_WEEKDAYS; i++)
    days[i] = gtk_editable_get_text (GTK_EDITABLE (self->day_entries[i]));
  return accord_working_hours_from_days (days, error);
}

static void
fill_days (AccordWeekEditor *self,
           const GArray     *hours)
{
  g_auto (GStrv) days = accord_working_hours_to_days (hours);

  for (guint i = 0; i < ACCORD_N_WEEKDAYS; i++)
    if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->day_entries[i])), days[i]))
      gtk_editable_set_text (GTK_EDITABLE (self->day_entries[i]), days[i]);
}

/* The side that was not typed in follows. */
static void
follow (AccordWeekEditor *self,
        const GArray     *hours)
{
  g_autofree char *text = accord_working_hours_to_text (hours);

  self->filling = TRUE;
  if (self->by_text)
    fill_days (self, hours);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->text_row), text);
  self->filling = FALSE;
}

static void
show_problem (AccordWeekEditor *self,
              const GError     *error)
{
  gtk_label_set_label (GTK_LABEL (self->problem_label), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->problem_label, error != NULL);
}

static void
on_typed_cb (AccordWeekEditor *self,
             GtkWidget        *row)
{
  g_autoptr (GArray) hours = NULL;

  if (self->filling)
    return;
  self->by_text = row == self->text_row;
  hours = take_hours (self, NULL);
  if (hours != NULL)
    {
      follow (self, hours);
      show_problem (self, NULL);
    }
  g_signal_emit (self, changed_signal, 0);
}

/* What is being typed is not wrong yet; what is left there, or rests, is. */
static gboolean
read_hours (GObject             *input,
            const AccordColumn  *column,
            GValue              *value,
            GError             **error)
{
  AccordWeekEditor *self = ACCORD_WEEK_EDITOR (input);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GArray) hours = take_hours (self, &problem);

  show_problem (self, problem);
  if (hours == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_value_init (value, G_TYPE_STRING);
  if (self->by_text)
    g_value_set_string (value, gtk_editable_get_text (GTK_EDITABLE (self->text_row)));
  else
    g_value_take_string (value, accord_working_hours_to_text (hours));
  return TRUE;
}

static void
show_hours (GObject            *input,
            const AccordColumn *column,
            const GValue       *value)
{
  AccordWeekEditor *self = ACCORD_WEEK_EDITOR (input);
  const char *text = value != NULL && g_value_get_string (value) != NULL ? g_value_get_string (value) : "";
  g_autoptr (GError) problem = NULL;
  g_autoptr (GArray) hours = accord_working_hours_parse (text, &problem);

  self->filling = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->text_row)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->text_row), text);
  if (hours != NULL)
    fill_days (self, hours);
  self->by_text = hours == NULL;
  self->filling = FALSE;
  show_problem (self, problem);
}

static void
accord_week_editor_class_init (AccordWeekEditorClass *klass)
{
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_WEEK_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* A day and what begins on it, in one line: seven of them are seen at once. */
static GtkWidget *
add_day (AccordWeekEditor *self,
         GtkWidget        *list,
         guint             day)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = accord_words_weekday (day);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("not worked"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 26);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), entry);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_typed_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
add_text (AccordWeekEditor *self,
          GtkWidget        *list)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("The week as text"));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_typed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
accord_week_editor_init (AccordWeekEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Hours of the week"), -1);
  for (guint i = 0; i < ACCORD_N_WEEKDAYS; i++)
    self->day_entries[i] = add_day (self, list, i);
  self->text_row = add_text (self, list);
  self->problem_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem_label), 0);
  gtk_widget_set_visible (self->problem_label, FALSE);
  gtk_widget_add_css_class (self->problem_label, "error");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->problem_label);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_week_editor_new:
 *
 * Returns: (transfer floating): an empty week
 */
GtkWidget *
accord_week_editor_new (void)
{
  return g_object_new (ACCORD_TYPE_WEEK_EDITOR, NULL);
}

/**
 * accord_week_editor_access:
 *
 * Returns: how it gives and takes the hours of a calendar
 */
const AccordAutosaveAccess *
accord_week_editor_access (void)
{
  static const AccordAutosaveAccess access = { "changed", read_hours, show_hours };

  return &access;
}
