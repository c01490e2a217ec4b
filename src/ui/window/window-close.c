#include <glib/gi18n-lib.h>

#include "ui/common/preferences.h"
#include "ui/common/saver.h"
#include "ui/window/window-private.h"

static void
remember_size (AccordWindow *self)
{
  GSettings *settings = accord_preferences ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
on_closed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AccordWindow) self = user_data;

  accord_workspace_close_finish (ACCORD_WORKSPACE (source), result, NULL);
  gtk_window_close (GTK_WINDOW (self));
  g_application_release (g_application_get_default ());
}

/* It is gone for whoever closed it; the file is closed behind, which on a share may take a while. */
static void
finish_close (AccordWindow *self)
{
  g_autoptr (AccordWorkspace) workspace = self->workspace != NULL ? g_object_ref (self->workspace) : NULL;

  if (self->closing)
    return;
  self->closing = TRUE;
  accord_window_set_workspace (self, NULL);
  if (workspace == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_application_hold (g_application_get_default ());
  accord_workspace_close_async (workspace, on_closed_cb, g_object_ref (self));
}

static void
on_close_response_cb (AccordWindow *self,
                      const char   *response)
{
  self->leaving = FALSE;
  if (!g_str_equal (response, "close"))
    return;
  /* Whoever closes without saving does not want to find it again the next time. */
  if (accord_saver_get_state (accord_saver_get (self->workspace)) == ACCORD_SAVE_STATE_FAILED)
    accord_saver_discard (accord_saver_get (self->workspace));
  finish_close (self);
}

static GtkWidget *
ask (AccordWindow *self,
     const char   *heading,
     const char   *body,
     const char   *close_label)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Keep Open"), "close", close_label, NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
ask_to_lose (AccordWindow *self,
             const GError *error)
{
  GtkWidget *dialog = ask (self, _("Not everything is saved"), error->message, _("_Close Without Saving"));

  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
}

/* Of a file that does not answer nobody knows when it will. */
static void
ask_to_keep (AccordWindow *self)
{
  guint n = accord_store_count_kept (accord_workspace_get_store (self->workspace));
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u change is kept on this computer. It is saved when you open the file here the next time.",
                "%u changes are kept on this computer. They are saved when you open the file here the next time.", n), n);

  ask (self, _("The file does not answer"), body, _("_Close"));
}

static void
on_flushed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AccordWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->closing || !self->leaving)
    return;
  if (accord_saver_flush_finish (ACCORD_SAVER (source), result, &error))
    finish_close (self);
  else
    ask_to_lose (self, error);
}

/**
 * accord_window_close_request:
 *
 * Writes first what has been typed; the window closes when that is done.
 *
 * Returns: whether the window stays for now
 */
gboolean
accord_window_close_request (GtkWindow *window)
{
  AccordWindow *self = ACCORD_WINDOW (window);

  remember_size (self);
  accord_window_cancel_open (self);
  if (self->closing || self->workspace == NULL)
    return GDK_EVENT_PROPAGATE;

  self->leaving = TRUE;
  accord_saver_flush_async (accord_saver_get (self->workspace), on_flushed_cb, g_object_ref (self));
  if (accord_saver_get_state (accord_saver_get (self->workspace)) == ACCORD_SAVE_STATE_KEPT)
    ask_to_keep (self);

  return GDK_EVENT_STOP;
}
