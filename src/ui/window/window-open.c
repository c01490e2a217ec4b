#include "ui/window/window-private.h"

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AccordWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordWorkspace) workspace = accord_workspace_open_finish (result, &error);

  if (workspace == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  g_clear_object (&self->opening);
  accord_window_set_workspace (self, workspace);
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
  g_return_if_fail (path != NULL);

  accord_window_cancel_open (self);
  g_free (self->path);
  self->path = g_strdup (path);
  self->opening = g_cancellable_new ();
  accord_workspace_open_async (path, create, self->opening, on_opened_cb, g_object_ref (self));
}

/**
 * accord_window_cancel_open:
 *
 * Stops an opening under way, if there is one.
 */
void
accord_window_cancel_open (AccordWindow *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}
