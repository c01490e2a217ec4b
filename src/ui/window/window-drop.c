#include <glib/gi18n-lib.h>

#include "ui/window/window-private.h"

static gboolean
has_suffix (const char *path,
            const char *suffix)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, suffix);
}

static gboolean
on_drop_cb (AccordWindow *self,
            const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL)
    return FALSE;
  if (has_suffix (path, ".csv") || has_suffix (path, ".tsv") || has_suffix (path, ".txt"))
    {
      if (self->workspace == NULL)
        {
          adw_toast_overlay_add_toast (self->toast_overlay,
                                       adw_toast_new (_("Start or open an agreement first; then drop the leads on it.")));
          return FALSE;
        }
      return gtk_widget_activate_action (GTK_WIDGET (self), "win.import", "s", path);
    }

  accord_window_open_here_or_elsewhere (self, path, NULL);

  return TRUE;
}

/**
 * accord_window_accept_drops:
 *
 * Lets files be dropped on the window: an Accord file is opened, a CSV file is imported.
 */
void
accord_window_accept_drops (AccordWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
