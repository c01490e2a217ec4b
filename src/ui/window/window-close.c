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
finish_close (AccordWindow *self)
{
  g_autoptr (AccordWorkspace) workspace = self->workspace != NULL ? g_object_ref (self->workspace) : NULL;

  self->closing = TRUE;
  accord_window_set_workspace (self, NULL);
  if (workspace != NULL)
    accord_workspace_close (workspace);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_close_response_cb (AccordWindow *self,
                      const char   *response)
{
  if (g_str_equal (response, "close"))
    finish_close (self);
}

static void
ask_to_lose (AccordWindow *self,
             const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Not everything is saved"), error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Keep Open"), "close",
                                    _("_Close Without Saving"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_flushed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AccordWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->closing)
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

  accord_saver_flush_async (accord_saver_get (self->workspace), on_flushed_cb, g_object_ref (self));

  return GDK_EVENT_STOP;
}
