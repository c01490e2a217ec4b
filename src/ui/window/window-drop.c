#include <glib/gi18n-lib.h>

#include "ui/leads/import-chooser.h"
#include "ui/leads/import-window.h"
#include "ui/window/window-private.h"

static gboolean
has_suffix (const char *path,
            const char *suffix)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, suffix);
}

/* Whether its name says that it is a table, which can be imported. */
static gboolean
is_table (const char *path)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".txt", ".xlsx", ".json", ".jsonl", ".ndjson" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (has_suffix (path, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* All of them in one go. */
static gboolean
import_files (AccordWindow *self,
              GSList       *files)
{
  g_auto (GStrv) paths = accord_import_chooser_list_paths (files);
  AccordImportWindow *assistant;

  if (self->workspace == NULL)
    {
      adw_toast_overlay_add_toast (self->toast_overlay,
                                   adw_toast_new (_("Start or open an agreement first; then drop the leads on it.")));
      return FALSE;
    }
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.import", "s", paths[0]))
    return FALSE;
  assistant = accord_import_window_find (GTK_WINDOW (self));
  for (guint i = 1; assistant != NULL && paths[i] != NULL; i++)
    accord_import_window_add_path (assistant, paths[i]);
  return TRUE;
}

static gboolean
on_drop_cb (AccordWindow *self,
            const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL)
    return FALSE;
  if (is_table (path))
    return import_files (self, files);

  /* An agreement that came back is looked at beside the one that was sent. */
  if (has_suffix (path, ".pdf") && self->workspace != NULL)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.open-item", "(ss)", "sla", path);

  accord_window_open_here_or_elsewhere (self, path, NULL);

  return TRUE;
}

/**
 * accord_window_accept_drops:
 *
 * Lets files be dropped on the window: an Accord file is opened, tables are imported, and of a PDF
 * it is said which version of the agreement it is.
 */
void
accord_window_accept_drops (AccordWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
