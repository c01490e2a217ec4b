#include "ui/overview/changes-list.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/actionable.h"
#include "ui/common/place-words.h"
#include "ui/common/preferences.h"
#include "ui/overview/looked.h"
#include "ui/overview/overview-list.h"
#include "workspace/identity.h"

#define MOST_SHOWN 6
#define MOST_READ 30
#define WRITE_EVERY 60 /* seconds: while somebody looks and nothing changes */

struct _AccordChangesList
{
  AdwBin parent_instance;

  /* borrowed */
  GtkLabel   *heading;
  GtkButton  *all_button;
  GtkListBox *list;

  /* owned */
  AccordWorkspace *workspace;
  GCancellable    *cancellable;
};

G_DEFINE_FINAL_TYPE (AccordChangesList, accord_changes_list, ADW_TYPE_BIN)

static void
read_changes (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *changes = accord_store_recent_changes (task_data, MOST_READ, cancellable, &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static GtkWidget *
make_row (const AccordLogEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  /* A summary is written to stand within a sentence: «import of “export.csv”». */
  g_autofree char *title = accord_words_capital (entry->summary);
  g_autofree char *time = accord_place_words_time (accord_moment_to_ms (entry->at) / 1000);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", entry->member_name, time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

/* What this person knows by now is kept for the next time; while they look it stays what it was before. */
static void
look (AccordChangesList *self,
      GPtrArray         *changes,
      AccordLooked      *looked)
{
  const char *uuid = accord_store_get_uuid (accord_workspace_get_store (self->workspace));
  gint64 newest = changes->len > 0 ? ((AccordLogEntry *) changes->pdata[0])->seq : 0;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC, seen, seen_at;

  accord_looked_read (looked, accord_preferences (), uuid);
  seen = looked->seen;
  seen_at = looked->seen_at;
  accord_looked_again (looked, newest, now);
  if (looked->seen != seen || now - seen_at >= WRITE_EVERY)
    accord_looked_write (looked, accord_preferences (), uuid);
}

/* What others did, and programs by night: one's own is known. */
static GPtrArray *
pick_news (AccordChangesList  *self,
           GPtrArray          *changes,
           const AccordLooked *looked)
{
  AccordRecord *member = accord_identity_get_member (accord_identity_get (self->workspace));
  const char *own = member != NULL ? accord_record_get_id (member) : "";
  GPtrArray *news = g_ptr_array_new ();

  for (guint i = 0; i < changes->len && looked->base_at != 0; i++)
    {
      AccordLogEntry *entry = changes->pdata[i];

      if (entry->seq > looked->base && g_strcmp0 (entry->member, own) != 0)
        g_ptr_array_add (news, entry);
    }
  return news;
}

static void
show_head (AccordChangesList  *self,
           guint               n_news,
           const AccordLooked *looked)
{
  g_autofree char *when = accord_place_words_time (looked->base_at);
  /* Translators: a heading above what others did; %s is when one looked last: «yesterday, 17:02» */
  g_autofree char *since = g_strdup_printf (_("Changed since %s"), when);
  g_autofree char *n = n_news >= MOST_READ ? g_strdup (_("All")) : g_strdup_printf (_("All %u"), n_news);

  gtk_label_set_label (self->heading, n_news > 0 ? since : _("Changed lately"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), n_news > 0 ? _("What others did since you last looked") : NULL);
  gtk_button_set_label (self->all_button, n_news > MOST_SHOWN ? n : _("All"));
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  AccordChangesList *self = ACCORD_CHANGES_LIST (source);
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GPtrArray) news = NULL;
  AccordLooked looked;
  GPtrArray *shown;

  if (changes == NULL || accord_workspace_get_store (self->workspace) == NULL)
    return;

  look (self, changes, &looked);
  news = pick_news (self, changes, &looked);
  show_head (self, news->len, &looked);
  shown = news->len > 0 ? news : changes;
  accord_overview_list_clear (self->list);
  for (guint i = 0; i < MIN (shown->len, MOST_SHOWN); i++)
    gtk_list_box_append (self->list, make_row (shown->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), changes->len > 0);
}

static void
stop (AccordChangesList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
accord_changes_list_dispose (GObject *object)
{
  stop (ACCORD_CHANGES_LIST (object));
  g_clear_object (&ACCORD_CHANGES_LIST (object)->workspace);

  G_OBJECT_CLASS (accord_changes_list_parent_class)->dispose (object);
}

static void
accord_changes_list_class_init (AccordChangesListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_changes_list_dispose;
}

static void
accord_changes_list_init (AccordChangesList *self)
{
  GtkWidget *box = accord_overview_list_new (_("Changed lately"), &self->heading, &self->list, &self->all_button);

  gtk_button_set_label (self->all_button, _("All"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->all_button), _("Every change, on the page History"));
  accord_actionable_set (GTK_ACTIONABLE (self->all_button), "win.show-page('history')");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * accord_changes_list_new:
 *
 * Returns: (transfer floating): a list that waits for accord_changes_list_show()
 */
GtkWidget *
accord_changes_list_new (void)
{
  return g_object_new (ACCORD_TYPE_CHANGES_LIST, NULL);
}

/**
 * accord_changes_list_show:
 * @workspace: an open file
 *
 * Reads the change log in the background and shows what others did since this person last looked, or its newest lines.
 */
void
accord_changes_list_show (AccordChangesList *self,
                          AccordWorkspace   *workspace)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ACCORD_IS_CHANGES_LIST (self));

  stop (self);
  g_set_object (&self->workspace, workspace);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_read_cb, NULL);
  g_task_set_task_data (task, g_object_ref (accord_workspace_get_store (workspace)), g_object_unref);
  g_task_run_in_thread (task, read_changes);
}
