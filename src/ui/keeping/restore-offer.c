#include "ui/keeping/restore-offer.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"
#include "ui/common/place-words.h"
#include "ui/common/long-work.h"

/* A file that cannot be opened, and its newest backup. */
typedef struct
{
  char        *path;
  char        *backup;
  AccordMoment at;
  char        *kept;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_free (offer->path);
  g_free (offer->backup);
  g_free (offer->kept);
  g_free (offer);
}

static gboolean
restore (gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  Offer *offer = data;

  return accord_restore_damaged (offer->path, offer->backup, &offer->kept, cancellable, error);
}

static void
on_restored (GtkWindow    *parent,
             gpointer      data,
             const GError *error)
{
  Offer *offer = data;
  g_autofree char *name = offer->kept != NULL ? g_path_get_basename (offer->kept) : NULL, *text = NULL;

  if (error != NULL)
    {
      gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("The Backup Was Not Restored"), error->message)));
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-again", NULL);
  if (name == NULL)
    return;
  text = g_strdup_printf (_("The damaged file is kept beside it as “%s”"), name);
  accord_long_work_toast (parent, text);
}

static void
on_clicked_cb (GtkButton *button)
{
  const Offer *shown = g_object_get_data (G_OBJECT (button), "offer");
  Offer *offer = g_new0 (Offer, 1);

  offer->path = g_strdup (shown->path);
  offer->backup = g_strdup (shown->backup);
  accord_long_work_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), _("Restoring the backup…"), restore, on_restored,
                        offer, offer_free);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Offer *offer = g_new0 (Offer, 1);
  g_autofree char *uuid = accord_backups_find (task_data);
  g_autoptr (GPtrArray) backups = uuid != NULL ? accord_backups_list (uuid, cancellable) : NULL;

  offer->path = g_strdup (task_data);
  for (guint i = 0; backups != NULL && i < backups->len && offer->backup == NULL; i++)
    {
      const AccordBackupInfo *info = g_ptr_array_index (backups, i);

      if (info->member_name == NULL)
        continue;
      offer->backup = g_strdup (info->path);
      offer->at = info->at;
    }
  g_task_return_pointer (task, offer, offer_free);
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Offer *offer = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *when = NULL, *label = NULL;

  if (offer == NULL || offer->backup == NULL || g_object_get_data (source, "path") != g_task_get_task_data (G_TASK (result)))
    {
      g_clear_pointer (&offer, offer_free);
      return;
    }
  when = accord_place_words_time (accord_moment_to_ms (offer->at) / 1000);
  /* Translators: %s is a time: «yesterday, 18:02» */
  label = g_strdup_printf (_("Restore the backup of %s"), when);
  gtk_button_set_label (GTK_BUTTON (source), label);
  g_object_set_data_full (source, "offer", offer, offer_free);
  gtk_widget_set_visible (GTK_WIDGET (source), TRUE);
}

static gboolean
is_mended_by_backup (const GError *error)
{
  return g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED) ||
         g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FOREIGN) ||
         g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE) ||
         g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND);
}

/**
 * accord_restore_offer_begin:
 * @button: that restores it; hidden as long as there is nothing to restore
 * @path: (nullable): of a file that could not be opened; %NULL: of none
 * @error: (nullable): why
 */
void
accord_restore_offer_begin (GtkButton    *button,
                            const char   *path,
                            const GError *error)
{
  g_autoptr (GTask) task = NULL;
  char *asked;

  gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
  g_object_set_data (G_OBJECT (button), "path", NULL);
  if (path == NULL || !is_mended_by_backup (error))
    return;
  if (g_signal_handler_find (button, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_clicked_cb, NULL) == 0)
    g_signal_connect (button, "clicked", G_CALLBACK (on_clicked_cb), NULL);
  asked = g_strdup (path);
  /* Which question it is that is answered. */
  g_object_set_data (G_OBJECT (button), "path", asked);
  task = g_task_new (button, NULL, on_found_cb, NULL);
  g_task_set_task_data (task, asked, g_free);
  g_task_run_in_thread (task, find_in_thread);
}
