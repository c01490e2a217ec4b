#include "ui/leads/lead-history.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/saver.h"
#include "ui/leads/lead-input.h"
#include "workspace/identity.h"

/* More than these were read, and are counted. */
#define MOST_EVENTS 200

typedef struct
{
  AccordPage *page; /* borrowed: the row is in it */
  gint64      seq;
} Merge;

static void
on_taken_back_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AccordPage) page = ACCORD_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  if (accord_saver_save_finish (ACCORD_SAVER (source), result, &error))
    accord_page_toast_undo (page, _("Merge taken back"));
  else
    accord_page_show_error (page, _("The Merge Was Not Taken Back"), error);
}

static void
on_undo_clicked_cb (GtkButton *button,
                    Merge     *merge)
{
  g_autoptr (AccordChangeSet) changes =
      accord_change_set_new_leads (_("merge taken back"), accord_lead_change_new_back (merge->seq));

  accord_saver_save_async (accord_saver_get (accord_page_get_workspace (merge->page)), changes, on_taken_back_cb,
                           g_object_ref (merge->page));
}

static void
free_merge (gpointer  data,
            GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_undo (AccordPage *page,
           gint64      seq)
{
  GtkWidget *button = gtk_button_new_with_label (_("Undo"));
  Merge *merge = g_new0 (Merge, 1);

  merge->page = page;
  merge->seq = seq;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Undo This Merge"), -1);
  g_object_bind_property (accord_identity_get (accord_page_get_workspace (page)), "may-import", button, "sensitive",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_undo_clicked_cb), merge, free_merge, 0);
  return button;
}

static AccordLeadValue *
find_column (AccordLeadStory *story,
             const char      *column)
{
  for (guint i = 0; i < story->values->len; i++)
    {
      AccordLeadValue *value = g_ptr_array_index (story->values, i);

      if (g_strcmp0 (value->field->column, column) == 0)
        return value;
    }
  return NULL;
}

/* «Owner: Kim → Lou» */
static char *
describe_diff (AccordLeadStory      *story,
               AccordWorkspace      *workspace,
               const AccordLeadDiff *diff)
{
  AccordLeadValue *value = find_column (story, diff->column);
  AccordRecord *settings = accord_workspace_get_settings (workspace);
  AccordZone *zone = accord_workspace_get_zone (workspace);
  g_autofree char *label = NULL, *before = NULL, *after = NULL;

  /* Of a field that went with the import that brought it. */
  if (value == NULL)
    return g_strdup (_("a field that is not there any more"));
  label = accord_words_field (value->field, settings);
  before = accord_lead_input_words (value->field, diff->old_value, zone, settings);
  after = accord_lead_input_words (value->field, diff->new_value, zone, settings);
  /* Translators: a field, what was there, what is there now */
  return g_strdup_printf (_("%s: %s → %s"), label, before, after);
}

static char *
describe_diffs (AccordLeadStory *story,
                AccordWorkspace *workspace,
                AccordLeadEvent *event)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < event->diffs->len; i++)
    {
      g_autofree char *line = describe_diff (story, workspace, g_ptr_array_index (event->diffs, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_event (AccordLeadEvent *event)
{
  const char *who = event->member_name != NULL && *event->member_name != '\0' ? event->member_name : _("Somebody");
  g_autofree char *names = NULL;

  if (event->kind == ACCORD_LEAD_EVENT_IMPORT)
    return event->undone ? g_strdup_printf (_("%s imported “%s”, which was taken back"), who, event->file)
                         : g_strdup_printf (_("%s imported “%s”"), who, event->file);
  if (event->kind == ACCORD_LEAD_EVENT_UNDO)
    return g_strdup_printf (_("%s took a change back"), who);
  if (event->kind == ACCORD_LEAD_EVENT_EDIT)
    return g_strdup_printf (_("%s changed this lead"), who);
  if (event->merged->len == 0)
    return g_strdup_printf (_("%s merged leads, which was taken back"), who);
  g_ptr_array_add (event->merged, NULL);
  names = g_strjoinv ("”, “", (char **) event->merged->pdata);
  g_ptr_array_set_size (event->merged, (int) event->merged->len - 1);
  /* Translators: who, and the names of other leads */
  return g_strdup_printf (_("%s merged “%s” into this lead"), who, names);
}

static GtkWidget *
add_row (GtkListBox *list,
         const char *title,
         const char *subtitle,
         const char *day)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (day);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  /* There is nothing to do with it. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
  return row;
}

static void
add_event (GtkListBox      *list,
           AccordPage      *page,
           AccordLeadStory *story,
           AccordLeadEvent *event)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  g_autofree char *title = describe_event (event);
  g_autofree char *diffs = describe_diffs (story, workspace, event);
  g_autofree char *day = accord_words_day (accord_moment_to_day (event->at, accord_workspace_get_zone (workspace)));
  GtkWidget *row = add_row (list, title, diffs, day);

  if (event->kind == ACCORD_LEAD_EVENT_MERGE && event->stands)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_undo (page, event->seq));
}

static void
add_origin (GtkListBox      *list,
            AccordWorkspace *workspace,
            AccordLeadStory *story)
{
  g_autofree char *day = NULL, *title = NULL, *place = NULL, *n = NULL, *note = NULL;

  if (story->import_file == NULL)
    {
      add_row (list, _("It is not known where this lead came from"), NULL, "");
      return;
    }
  day = accord_words_day (accord_moment_to_day (story->import_at, accord_workspace_get_zone (workspace)));
  /* Translators: a person and a file: T. O. imported it from “export.csv” */
  title = g_strdup_printf (_("%s imported it from “%s”"), story->import_member, story->import_file);
  place = accord_words_count (story->import_place);
  n = accord_words_count (story->import_n_new);
  /* Translators: as in: new lead 12 of 310 */
  note = g_strdup_printf (_("New lead %s of %s"), place, n);
  add_row (list, title, story->import_place <= story->import_n_new ? note : NULL, day);
}

/**
 * accord_lead_history_fill:
 * @list: gets a row for each thing that was done, the newest first, and one for where the lead came from
 * @page: the page that it is on
 */
void
accord_lead_history_fill (GtkListBox      *list,
                          AccordPage      *page,
                          AccordLeadStory *story)
{
  guint n_shown = MIN (story->events->len, MOST_EVENTS);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < n_shown; i++)
    add_event (list, page, story, g_ptr_array_index (story->events, i));
  if (n_shown < story->events->len)
    {
      guint more = story->events->len - n_shown;
      g_autofree char *text = g_strdup_printf (ngettext ("%u older change", "%u older changes", more), more);

      add_row (list, text, NULL, "");
    }
  add_origin (list, accord_page_get_workspace (page), story);
}
