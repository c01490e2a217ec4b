#include "ui/keeping/backups-window.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"
#include "ui/common/place-words.h"
#include "ui/common/long-work.h"
#include "workspace/backup-preview.h"

/* A backup, and what came of it. */
typedef struct
{
  AccordStore         *store;
  char                *path;
  char                *when;
  AccordBackupPreview *preview;
  char                *kept;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_object_unref (restore->store);
  g_free (restore->path);
  g_free (restore->when);
  g_free (restore->kept);
  g_clear_pointer (&restore->preview, accord_backup_preview_free);
  g_free (restore);
}

static Restore *
restore_new (AccordStore *store,
             const char  *path,
             const char  *when)
{
  Restore *restore = g_new0 (Restore, 1);

  restore->store = g_object_ref (store);
  restore->path = g_strdup (path);
  restore->when = g_strdup (when);
  return restore;
}

/* «today, 18:02»; of other days also the time, for there may be several. */
static char *
describe_time (AccordMoment moment)
{
  gint64 seconds = accord_moment_to_ms (moment) / 1000;
  g_autofree char *day = accord_place_words_time (seconds);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *clock = g_date_time_format (time, "%H:%M");

  return g_str_has_suffix (day, clock) ? g_steal_pointer (&day) : g_strdup_printf ("%s, %s", day, clock);
}

static gboolean
restore_now (gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Restore *restore = data;

  return accord_store_restore (restore->store, restore->path, &restore->kept, cancellable, error);
}

static void
on_restored (GtkWindow    *parent,
             gpointer      data,
             const GError *error)
{
  if (error != NULL)
    gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("The Backup Was Not Restored"), error->message)));
  else
    accord_long_work_toast (parent, _("Restored. What was there before is on top of the list of backups."));
}

static void
on_preview_response_cb (GtkWidget  *dialog,
                        const char *response,
                        Restore    *restore)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (!g_str_equal (response, "restore"))
    return;
  accord_long_work_run (parent, _("Restoring the backup…"), restore_now, on_restored,
                        restore_new (restore->store, restore->path, restore->when), restore_free);
}

static void
free_restore_closure (gpointer  data,
                      GClosure *closure)
{
  restore_free (data);
}

static gboolean
preview_now (gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Restore *restore = data;

  restore->preview = accord_backup_preview_new (restore->store, restore->path, cancellable, error);
  return restore->preview != NULL;
}

static void
ask (GtkWindow *parent,
     Restore   *restore)
{
  g_autofree char *heading = g_strdup_printf (_("Restore the backup of %s?"), restore->when);
  g_autofree char *changes = accord_backup_preview_to_text (restore->preview);
  g_autofree char *body = g_strconcat (_("What is there now is kept as a backup, so that you can come back to it."), "\n\n",
                                       changes, NULL);
  GtkWidget *dialog = accord_long_work_say (parent, heading, body);

  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (dialog), "close", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "restore", _("_Restore"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_preview_response_cb),
                         restore_new (restore->store, restore->path, restore->when), free_restore_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_previewed (GtkWindow    *parent,
              gpointer      data,
              const GError *error)
{
  Restore *restore = data;

  if (error != NULL)
    gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("This Backup Cannot Be Restored"), error->message)));
  else if (accord_backup_preview_is_empty (restore->preview))
    gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("Nothing to Restore"),
                                                          _("This backup says what the file says now."))));
  else
    ask (parent, restore);
}

static void
on_restore_clicked_cb (GtkWidget *button,
                       Restore   *restore)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (button));
  GtkWindow *parent = gtk_window_get_transient_for (window);
  Restore *copy = restore_new (restore->store, restore->path, restore->when);

  /* With it goes the button, and what was its own. */
  gtk_window_destroy (window);
  accord_long_work_run (parent, _("Looking for what differs…"), preview_now, on_previewed, copy, restore_free);
}

static char *
describe (const AccordBackupInfo *info)
{
  g_autofree char *size = g_format_size (info->size);

  if (info->member_name == NULL)
    return g_strdup_printf (_("%s · %s · it cannot be restored"), accord_backup_reason_words (info->reason), size);
  if (*info->member_name == '\0')
    return g_strdup_printf ("%s · %s", accord_backup_reason_words (info->reason), size);
  /* Translators: why it was made, its size, a person's name */
  return g_strdup_printf (_("%s · %s · last changed by %s"), accord_backup_reason_words (info->reason), size,
                          info->member_name);
}

static void
add_backup (AdwPreferencesGroup    *group,
            AccordWorkspace        *workspace,
            const AccordBackupInfo *info)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_("_Restore…"));
  g_autofree char *when = describe_time (info->at), *what = describe (info);
  g_autofree char *name = g_strdup_printf (_("Restore the backup of %s"), when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, info->member_name != NULL && !accord_store_get_read_only (store));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_restore_clicked_cb), restore_new (store, info->path, when),
                         free_restore_closure, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
}

typedef struct
{
  AccordWorkspace     *workspace; /* for the main thread */
  char                *uuid;
  char                *path;
  AdwPreferencesGroup *group;
  GPtrArray           *backups;
  gboolean             same_disk;
} Filling;

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  g_object_unref (filling->workspace);
  g_object_unref (filling->group);
  g_clear_pointer (&filling->backups, g_ptr_array_unref);
  g_free (filling->uuid);
  g_free (filling->path);
  g_free (filling);
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Filling *filling = task_data;

  filling->backups = accord_backups_list (filling->uuid, cancellable);
  filling->same_disk = accord_backups_on_same_disk (filling->uuid, filling->path);
  g_task_return_boolean (task, TRUE);
}

static void
on_listed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Filling *filling = g_task_get_task_data (G_TASK (result));

  if (filling->backups->len == 0)
    adw_preferences_group_set_description (filling->group, _("No backup yet. One is made every day on which the file is open."));
  else if (filling->same_disk)
    adw_preferences_group_set_description (filling->group, _("They are on the same disk as the file. Save a copy elsewhere from "
                                                             "time to time, in case that disk breaks."));
  else
    adw_preferences_group_set_description (filling->group, _("They are on this computer: of seven days and four weeks."));
  for (guint i = 0; i < filling->backups->len; i++)
    add_backup (filling->group, filling->workspace, g_ptr_array_index (filling->backups, i));
}

static void
fill (AccordWorkspace     *workspace,
      AdwPreferencesGroup *group)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_listed_cb, NULL);
  Filling *filling = g_new0 (Filling, 1);

  filling->workspace = g_object_ref (workspace);
  filling->group = g_object_ref (group);
  filling->uuid = g_strdup (accord_store_get_uuid (accord_workspace_get_store (workspace)));
  filling->path = g_strdup (accord_workspace_get_path (workspace));
  g_task_set_task_data (task, filling, filling_free);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * accord_backups_window_present:
 * @parent: the window of @workspace
 * @workspace: an open file
 *
 * Shows its backups, the newest first.
 */
void
accord_backups_window_present (GtkWindow       *parent,
                               AccordWorkspace *workspace)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  gtk_window_set_title (GTK_WINDOW (window), _("Backups"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 520);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  fill (workspace, ADW_PREFERENCES_GROUP (group));
  gtk_window_present (GTK_WINDOW (window));
}
