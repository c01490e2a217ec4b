#include "ui/agreement/calendar-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/working-time.h"
#include "present/words-calendar.h"
#include "ui/agreement/holidays-editor.h"
#include "ui/agreement/week-editor.h"
#include "ui/common/autosave.h"
#include "ui/common/button-name.h"
#include "ui/common/choices.h"
#include "ui/common/icon-button.h"
#include "workspace/identity.h"

/* What is said of where no answer is agreed. */
#define USUAL_LIMIT 4.0

struct _AccordCalendarEditor
{
  AdwBin parent_instance;

  /* borrowed: children */
  AdwWindowTitle      *title;
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *week_group;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *calendar;
  AccordAutosave  *autosave;
  GCancellable    *cancellable; /* of the sentence that is being made */
};

G_DEFINE_FINAL_TYPE (AccordCalendarEditor, accord_calendar_editor, ADW_TYPE_BIN)

enum
{
  SAID,
  LEFT,
  DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const teams[] = { "both", "marketing", "sales", NULL };

/* What the sentence is made of, in a thread: more than a hundred years of working days are laid out for it. */
typedef struct
{
  char       *hours, *holidays;
  AccordZone *zone;
  gint64      now_ms;
  double      limit;
} Clock;

static void
clock_free (Clock *clock)
{
  g_free (clock->hours);
  g_free (clock->holidays);
  accord_zone_unref (clock->zone);
  g_free (clock);
}

static void
word_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Clock *clock = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordWorkingTime) time = accord_working_time_new (clock->hours, clock->holidays, clock->zone, &error);

  if (time == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, accord_words_answered (time, clock->zone, clock->now_ms, clock->limit), g_free);
}

static void
on_worded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  AccordCalendarEditor *self = ACCORD_CALENDAR_EDITOR (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->calendar == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  adw_preferences_group_set_description (self->week_group, sentence != NULL ? sentence : "");
}

/* The shortest answer in working hours that is agreed. */
static double
find_limit (AccordCalendarEditor *self)
{
  GListModel *rules = accord_workspace_get_list (self->workspace, ACCORD_TYPE_HANDOVER_RULE);
  double shortest = NAN;

  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (AccordRecord) rule = g_list_model_get_item (rules, i);
      double limit = accord_record_get_real (rule, "limit_value");

      if (g_str_equal (accord_record_get_text (rule, "kind"), "response") && limit > 0 &&
          g_str_equal (accord_record_get_text (rule, "limit_unit"), "working-hours"))
        shortest = isnan (shortest) ? limit : MIN (shortest, limit);
    }
  return isnan (shortest) ? USUAL_LIMIT : shortest;
}

static void
show_sentence (AccordCalendarEditor *self)
{
  const char *zone = accord_record_get_text (self->calendar, "timezone");
  Clock *clock = g_new0 (Clock, 1);
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  clock->hours = g_strdup (accord_record_get_text (self->calendar, "hours"));
  clock->holidays = g_strdup (accord_record_get_text (self->calendar, "holidays"));
  clock->zone = zone != NULL && *zone != '\0' ? accord_zone_new (zone, NULL) : NULL;
  if (clock->zone == NULL)
    clock->zone = accord_zone_ref (accord_workspace_get_zone (self->workspace));
  clock->now_ms = accord_moment_to_ms (accord_moment_now ());
  clock->limit = find_limit (self);
  task = g_task_new (self, self->cancellable, on_worded_cb, NULL);
  g_task_set_task_data (task, clock, (GDestroyNotify) clock_free);
  g_task_run_in_thread (task, word_in_thread);
}

static void
show_title (AccordCalendarEditor *self)
{
  adw_window_title_set_title (self->title, accord_record_get_text (self->calendar, "title"));
}

static void
on_back_clicked_cb (AccordCalendarEditor *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_delete_clicked_cb (AccordCalendarEditor *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

static void
on_said_cb (AccordCalendarEditor *self,
            const char           *text,
            gboolean              undo)
{
  g_signal_emit (self, signals[SAID], 0, text, undo);
}

static char *
name_team (AccordCalendarEditor *self,
           const char           *team)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);

  if (g_str_equal (team, "both"))
    return g_strdup (_("Both teams"));
  return g_strdup (accord_record_get_text (settings, g_str_equal (team, "sales") ? "sales_name" : "marketing_name"));
}

/* None first: that of the file. */
static const char *const *
list_zones (void)
{
  static GPtrArray *zones;
  const char *const *all = accord_choices_zones ();

  if (zones != NULL)
    return (const char *const *) zones->pdata;
  zones = g_ptr_array_new ();
  g_ptr_array_add (zones, (gpointer) "");
  for (guint i = 0; all[i] != NULL; i++)
    g_ptr_array_add (zones, (gpointer) all[i]);
  g_ptr_array_add (zones, NULL);
  return (const char *const *) zones->pdata;
}

static char *
label_zone (const char *zone)
{
  return *zone != '\0' ? accord_choices_zone_label (zone) : g_strdup (_("As this file"));
}

static void
add_about (AccordCalendarEditor *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *name_row = adw_entry_row_new ();
  GtkWidget *team_row = adw_combo_row_new ();
  GtkWidget *zone_row = adw_action_row_new ();
  GtkWidget *zones = accord_choices_drop_down (list_zones (), label_zone);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; teams[i] != NULL; i++)
    gtk_string_list_take (names, name_team (self, teams[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name_row), _("Name"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (team_row), _("Team"));
  adw_combo_row_set_model (ADW_COMBO_ROW (team_row), G_LIST_MODEL (names));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (zone_row), _("Time zone"));
  accord_button_name (zones, _("Time zone"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (zone_row), zones);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (zone_row), zones);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), team_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), zone_row);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  accord_autosave_bind (self->autosave, name_row, "title");
  accord_autosave_bind_choices (self->autosave, team_row, "team", teams);
  accord_autosave_bind_choices (self->autosave, zones, "timezone", list_zones ());
}

static void
add_week (AccordCalendarEditor *self)
{
  GtkWidget *week = accord_week_editor_new ();

  self->week_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->week_group, _("Hours"));
  adw_preferences_group_add (self->week_group, week);
  adw_preferences_page_add (self->page, self->week_group);
  accord_autosave_bind_full (self->autosave, week, G_OBJECT (week), "hours", accord_week_editor_access ());
}

static void
add_holidays (AccordCalendarEditor *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *holidays = accord_holidays_editor_new (self->workspace, self->calendar);

  g_signal_connect_object (holidays, "said", G_CALLBACK (on_said_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), holidays);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

static void
fill (AccordCalendarEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *delete = accord_icon_button_new ("user-trash-symbolic", _("Delete These Hours"), G_CALLBACK (on_delete_clicked_cb),
                                              self);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (NULL, NULL));
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             accord_icon_button_new ("go-previous-symbolic", _("Back"), G_CALLBACK (on_back_clicked_cb), self));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), delete);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", delete, "sensitive", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->page));
  adw_bin_set_child (ADW_BIN (self), box);
  add_about (self);
  add_week (self);
  add_holidays (self);
}

static void
accord_calendar_editor_dispose (GObject *object)
{
  AccordCalendarEditor *self = ACCORD_CALENDAR_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->autosave);
  g_clear_object (&self->calendar);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_calendar_editor_parent_class)->dispose (object);
}

static void
accord_calendar_editor_class_init (AccordCalendarEditorClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_calendar_editor_dispose;
  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                G_TYPE_BOOLEAN);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DELETE] = g_signal_new ("delete", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_calendar_editor_init (AccordCalendarEditor *self)
{
}

/**
 * accord_calendar_editor_new:
 * @calendar: of the live list
 *
 * Returns: (transfer floating): a page that shows and saves @calendar
 */
GtkWidget *
accord_calendar_editor_new (AccordWorkspace *workspace,
                            AccordRecord    *calendar)
{
  AccordCalendarEditor *self = g_object_new (ACCORD_TYPE_CALENDAR_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  self->calendar = g_object_ref (calendar);
  self->autosave = accord_autosave_new (workspace);
  fill (self);
  accord_autosave_set_record (self->autosave, calendar);
  g_signal_connect_object (calendar, "notify::title", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (calendar, "notify", G_CALLBACK (show_sentence), self, G_CONNECT_SWAPPED);
  show_title (self);
  show_sentence (self);
  return GTK_WIDGET (self);
}

AccordRecord *
accord_calendar_editor_get_record (AccordCalendarEditor *self)
{
  return self->calendar;
}

/**
 * accord_calendar_editor_flush:
 *
 * Writes now what has been typed.
 */
void
accord_calendar_editor_flush (AccordCalendarEditor *self)
{
  accord_autosave_flush (self->autosave);
}
