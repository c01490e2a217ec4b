#include <glib/gi18n-lib.h>

#include "ui/common/recent-files.h"
#include "ui/keeping/keeping.h"
#include "ui/window/reminder.h"
#include "ui/window/window-private.h"

/* Before the file is looked through for damage, the leads are read. */
#define PEACE_MS 5000

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AccordWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordWorkspace) workspace = accord_workspace_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening_cancellable);
  if (workspace == NULL)
    {
      accord_opening_show_error (self->opening, self->path, error);
      accord_window_show_view (self, "opening");
      return;
    }

  accord_recent_files_add (self->path);
  accord_store_watch (accord_workspace_get_store (workspace));
  accord_store_check_later (accord_workspace_get_store (workspace), PEACE_MS);
  accord_store_keep_unsaved (accord_workspace_get_store (workspace));
  accord_window_set_workspace (self, workspace);
  accord_keeping_begin (GTK_WINDOW (self), workspace);
  accord_reminder_begin (workspace);
}

static void
open_file (AccordWindow           *self,
           const char             *path,
           AccordOpenFlags         flags,
           const AccordNewOptions *create)
{
  g_autofree char *absolute = NULL;

  absolute = g_canonicalize_filename (path, NULL);
  accord_window_cancel_open (self);
  g_free (self->path);
  self->path = g_steal_pointer (&absolute);
  self->opening_cancellable = g_cancellable_new ();
  accord_opening_show_progress (self->opening, self->path);
  accord_window_show_view (self, "opening");
  accord_workspace_open_async (self->path, flags, create, self->opening_cancellable, on_opened_cb, g_object_ref (self));
}

/**
 * accord_window_open:
 * @path: of a file
 * @create: (nullable): how to make it first
 *
 * Opens a file in this window, in the background.
 */
void
accord_window_open (AccordWindow           *self,
                    const char             *path,
                    const AccordNewOptions *create)
{
  g_return_if_fail (ACCORD_IS_WINDOW (self));
  g_return_if_fail (self->workspace == NULL);
  g_return_if_fail (path != NULL);

  open_file (self, path, ACCORD_OPEN_DEFAULT, create);
}

/* Nothing that was typed waits here: the file was read-only. */
static void
on_sole_user_response_cb (AccordWindow *self,
                          const char   *response)
{
  g_autoptr (AccordWorkspace) workspace = self->workspace != NULL ? g_object_ref (self->workspace) : NULL;
  g_autofree char *path = g_strdup (self->path);

  if (!g_str_equal (response, "open") || workspace == NULL)
    return;
  accord_window_set_workspace (self, NULL);
  accord_workspace_close (workspace);
  open_file (self, path, ACCORD_OPEN_SOLE_USER, NULL);
}

/**
 * accord_window_open_as_sole_user:
 *
 * Asks whether nobody else has the file open, and opens it once more, for writing. That holds for this sitting.
 */
void
accord_window_open_as_sole_user (AccordWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Does nobody else have this file open?"),
                                              _("If somebody has, what one of you saves will be lost. Ask them first; "
                                                "then you can save until you close the file."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "open",
                                    _("I Am the _Only User"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_sole_user_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * accord_window_cancel_open:
 *
 * Stops an opening under way, if there is one.
 */
void
accord_window_cancel_open (AccordWindow *self)
{
  if (self->opening_cancellable != NULL)
    g_cancellable_cancel (self->opening_cancellable);
  g_clear_object (&self->opening_cancellable);
}

/**
 * accord_window_show_welcome:
 *
 * Gives up the file that could not be opened and shows the welcome.
 */
void
accord_window_show_welcome (AccordWindow *self)
{
  accord_window_cancel_open (self);
  g_clear_pointer (&self->path, g_free);
  accord_welcome_refresh (self->welcome);
  accord_window_show_view (self, "welcome");
}
