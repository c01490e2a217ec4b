#include "ui/agreement/holidays-editor.h"

#include <glib/gi18n-lib.h>

#include "exchange/holidays-ics.h"
#include "model/holidays-text.h"
#include "present/words.h"
#include "ui/common/day-button.h"
#include "ui/common/saver.h"
#include "workspace/identity.h"

struct _AccordHolidaysEditor
{
  AdwBin parent_instance;

  /* borrowed: children */
  AdwPreferencesGroup *group;
  AdwExpanderRow      *list_row;
  GtkWidget           *name_row;
  AccordDayButton     *day_button;
  GtkWidget           *result_label;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *calendar;
  GPtrArray       *rows; /* borrowed: those of the days */
};

G_DEFINE_FINAL_TYPE (AccordHolidaysEditor, accord_holidays_editor, ADW_TYPE_BIN)

static guint said_signal;

static AccordDay
get_today (AccordHolidaysEditor *self)
{
  return accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (self->workspace));
}

static const char *
get_text (AccordHolidaysEditor *self)
{
  const char *text = accord_record_get_text (self->calendar, "holidays");

  return text != NULL ? text : "";
}

/* It stays until something else is done: who adds a file wants to read how many there were. */
static void
show_result (AccordHolidaysEditor *self,
             const char           *text,
             gboolean              is_problem)
{
  gtk_label_set_label (GTK_LABEL (self->result_label), text);
  gtk_widget_set_visible (self->result_label, *text != '\0');
  if (is_problem)
    gtk_widget_add_css_class (self->result_label, "error");
  else
    gtk_widget_remove_css_class (self->result_label, "error");
}

static void
show_problem (AccordHolidaysEditor *self,
              const GError         *error)
{
  if (error != NULL)
    show_result (self, error->message, TRUE);
}

static void
save (AccordHolidaysEditor *self,
      const char           *text,
      const char           *summary)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  accord_change_set_update_text (changes, self->calendar, "holidays", text);
  accord_saver_save (accord_saver_get (self->workspace), changes);
  g_signal_emit (self, said_signal, 0, summary, TRUE);
}

static void
on_delete_clicked_cb (GtkWidget            *button,
                      AccordHolidaysEditor *self)
{
  AccordDay day = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day"));
  g_autofree char *name = accord_words_day (day);
  g_autofree char *summary = g_strdup_printf (_("Removed the holiday of %s"), name);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = accord_holidays_remove (get_text (self), day, &error);

  show_result (self, "", FALSE);
  show_problem (self, error);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_row));
  if (text != NULL)
    save (self, text, summary);
}

static GtkWidget *
make_row (AccordHolidaysEditor *self,
          const AccordHoliday  *holiday)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *day = accord_words_day (holiday->day);
  g_autofree char *label = g_strdup_printf (_("Remove the holiday of %s"), day);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *holiday->name != '\0' ? holiday->name : day);
  if (*holiday->name != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "day", GINT_TO_POINTER (holiday->day));
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", button, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_delete_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
describe (AccordHolidaysEditor *self,
          const GArray         *holidays)
{
  AccordDay today = get_today (self);
  g_autofree char *title = g_strdup_printf (ngettext ("%u holiday", "%u holidays", holidays->len),
                                            holidays->len);
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < holidays->len && subtitle == NULL; i++)
    {
      const AccordHoliday *holiday = &g_array_index (holidays, AccordHoliday, i);
      g_autofree char *day = accord_words_day (holiday->day);

      if (holiday->day >= today)
        /* Translators: the next holiday, its day and its name */
        subtitle = g_strdup_printf (_("Next: %s %s"), day, holiday->name);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->list_row), holidays->len > 0 ? title : _("No holidays yet"));
  adw_expander_row_set_subtitle (self->list_row,
                                 subtitle != NULL ? subtitle : _("On a holiday no clock runs."));
}

static void
show (AccordHolidaysEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) holidays = accord_holidays_parse (get_text (self), &error);

  show_problem (self, error);
  if (holidays == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->list_row, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < holidays->len; i++)
    {
      GtkWidget *row = make_row (self, &g_array_index (holidays, AccordHoliday, i));

      adw_expander_row_add_row (self->list_row, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_expander_row_set_enable_expansion (self->list_row, holidays->len > 0);
  describe (self, holidays);
}

/* «12 holidays added, 3 were there already.» */
static void
merge (AccordHolidaysEditor *self,
       const GArray         *more)
{
  g_autoptr (GError) error = NULL;
  guint n_known = 0;
  g_autofree char *text = accord_holidays_merge (get_text (self), more, &n_known, &error);
  guint n_new = more->len - n_known;
  g_autofree char *added = g_strdup_printf (ngettext ("%u holiday added", "%u holidays added", n_new),
                                            n_new);
  g_autofree char *known = g_strdup_printf (
      ngettext ("%u was there already", "%u were there already", n_known), n_known);
  g_autofree char *said = n_known > 0 ? g_strdup_printf ("%s, %s", added, known) : g_strdup (added);

  show_problem (self, error);
  if (text == NULL)
    return;
  show_result (self, said, FALSE);
  if (n_new > 0)
    save (self, text, said);
}

static void
on_add_clicked_cb (AccordHolidaysEditor *self)
{
  g_autoptr (GArray) more = accord_holidays_new ();
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  if (accord_day_button_get_day (self->day_button) == ACCORD_DAY_NONE)
    accord_day_button_set_day (self->day_button, get_today (self));
  accord_holidays_add (more, accord_day_button_get_day (self->day_button), name);
  merge (self, more);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  gint year, month, day;
  g_autoptr (GError) error = NULL;
  GArray *holidays;

  /* Those of this year count for what has happened since. */
  accord_day_to_ymd (accord_moment_to_day (accord_moment_now (), NULL), &year, &month, &day);
  holidays = accord_holidays_read_ics (task_data, accord_day_from_ymd (year, 1, 1), &error);
  if (holidays != NULL)
    g_task_return_pointer (task, holidays, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  AccordHolidaysEditor *self = ACCORD_HOLIDAYS_EDITOR (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) holidays = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->calendar == NULL)
    return;
  show_problem (self, error);
  if (holidays != NULL)
    merge (self, holidays);
}

static void
on_chosen_cb (AccordHolidaysEditor *self,
              gint                  response,
              GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    accord_holidays_editor_add_file (self, path);
  g_object_unref (chooser);
}

static void
on_file_clicked_cb (AccordHolidaysEditor *self)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Add Holidays From a File"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Add"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Calendar files (.ics)"));
  gtk_file_filter_add_suffix (filter, "ics");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
on_drop_cb (AccordHolidaysEditor *self,
            const GValue         *value)
{
  gboolean taken = FALSE;

  for (GSList *files = g_value_get_boxed (value); files != NULL; files = files->next)
    {
      g_autofree char *path = g_file_get_path (files->data);

      if (path == NULL)
        continue;
      accord_holidays_editor_add_file (self, path);
      taken = TRUE;
    }
  return taken;
}

static void
accord_holidays_editor_dispose (GObject *object)
{
  AccordHolidaysEditor *self = ACCORD_HOLIDAYS_EDITOR (object);

  g_clear_object (&self->calendar);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_holidays_editor_parent_class)->dispose (object);
}

static void
accord_holidays_editor_class_init (AccordHolidaysEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_holidays_editor_dispose;
  said_signal = g_signal_new ("said", ACCORD_TYPE_HOLIDAYS_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                              G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
accord_holidays_editor_init (AccordHolidaysEditor *self)
{
  self->rows = g_ptr_array_new ();
}

/* A new one: its name, its day, and what adds it. */
static void
add_new_row (AccordHolidaysEditor *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Add"));

  self->name_row = adw_entry_row_new ();
  self->day_button = g_object_new (ACCORD_TYPE_DAY_BUTTON, "day", get_today (self), "valign", GTK_ALIGN_CENTER, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), _("Add a holiday"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add the holiday"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->name_row), GTK_WIDGET (self->day_button));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->name_row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_row, "entry-activated", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", self->name_row, "sensitive",
                          G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (self->group, self->name_row);
}

static void
fill (AccordHolidaysEditor *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Add Holidays From a _File…"));

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->list_row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  self->result_label = gtk_label_new (NULL);
  adw_preferences_group_set_title (self->group, _("Holidays"));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->list_row));
  add_new_row (self);
  gtk_label_set_wrap (GTK_LABEL (self->result_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->result_label), 0);
  gtk_widget_set_margin_top (self->result_label, 6);
  gtk_widget_set_visible (self->result_label, FALSE);
  adw_preferences_group_add (self->group, self->result_label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 12);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_file_clicked_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", button, "sensitive", G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (self->group, button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * accord_holidays_editor_new:
 * @calendar: of the live list; it is followed
 *
 * Returns: (transfer floating): its days off
 */
GtkWidget *
accord_holidays_editor_new (AccordWorkspace *workspace,
                            AccordRecord    *calendar)
{
  AccordHolidaysEditor *self = g_object_new (ACCORD_TYPE_HOLIDAYS_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  self->calendar = g_object_ref (calendar);
  fill (self);
  g_signal_connect_object (calendar, "notify::holidays", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * accord_holidays_editor_add_file:
 * @path: a calendar file
 *
 * Adds its days, and says how many there were already.
 */
void
accord_holidays_editor_add_file (AccordHolidaysEditor *self,
                                 const char           *path)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_read_cb, NULL);

  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_in_thread);
}
