#include "records.h"

/**
 * accord_records_load:
 * @workspace: a workspace
 * @type: a type of records
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the records of one type and waits: the workspace's own lists load in the background.
 *
 * Returns: (transfer full) (nullable): the records, in order
 */
GListModel *
accord_records_load (AccordWorkspace *workspace,
                     GType            type,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_autoptr (GPtrArray) records = accord_store_load_records (accord_workspace_get_store (workspace), type,
                                                             cancellable, error);
  GListStore *list;

  if (records == NULL)
    return NULL;
  list = g_list_store_new (type);
  g_list_store_splice (list, 0, 0, records->pdata, records->len);
  return G_LIST_MODEL (list);
}
