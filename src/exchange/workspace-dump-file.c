#include "exchange/workspace-json.h"

#include <glib/gi18n-lib.h>

/**
 * accord_workspace_dump_to_file:
 * @store: a workspace's store
 * @path: where; what is there is replaced, once the new file is whole
 * @history: whether the log of what was changed is added
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error, which names @path where it cannot be written
 *
 * Written beside its place and moved there whole: a failure leaves what was there.
 *
 * Returns: whether all was written
 */
gboolean
accord_workspace_dump_to_file (AccordStore   *store,
                               const char    *path,
                               gboolean       history,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) out = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  g_autoptr (GCancellable) abandoned = NULL;

  if (out == NULL)
    {
      g_prefix_error (error, _("%s cannot be written: "), path);
      return FALSE;
    }
  if (accord_workspace_dump (store, G_OUTPUT_STREAM (out), history, cancellable, error) &&
      g_output_stream_close (G_OUTPUT_STREAM (out), cancellable, error))
    return TRUE;

  /* A cancelled close drops the new file and keeps the old one. */
  abandoned = g_cancellable_new ();
  g_cancellable_cancel (abandoned);
  g_output_stream_close (G_OUTPUT_STREAM (out), abandoned, NULL);
  return FALSE;
}
