/* Reading through a store. */
#include "store/store-private.h"

#include "model/records.h"

static AccordRecordList *
get_list (AccordStore *self,
          GType        type)
{
  return g_hash_table_lookup (accord_store_get_private (self)->lists, GSIZE_TO_POINTER (type));
}

static void
load_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = ACCORD_STORE_GET_CLASS (call->self)->load_records (call->self, (GType) call->number, call->error);
}

/**
 * accord_store_load_records:
 * @self: a store
 * @type: a kind of record
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Reads them as they are in the file now; the copies are the caller's own. Waits.
 *
 * Returns: (transfer full): of #AccordRecord, by position then id
 */
GPtrArray *
accord_store_load_records (AccordStore  *self,
                           GType         type,
                           GCancellable *cancellable,
                           GError      **error)
{
  AccordStoreCall call = { .self = self, .number = (gint64) type, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self) && g_type_is_a (type, ACCORD_TYPE_RECORD), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  accord_store_call (&call, ACCORD_WORK_READ, load_on_worker);
  return call.result;
}

/**
 * accord_store_list:
 * @self: a store
 * @type: a kind of record
 *
 * The thread that asks is the one that lists and signals belong to from then on.
 *
 * Returns: (transfer full): all records of @type, by position then id; it follows every change
 */
GListModel *
accord_store_list (AccordStore *self,
                   GType        type)
{
  g_return_val_if_fail (ACCORD_IS_STORE (self) && get_list (self, type) != NULL, NULL);

  accord_store_take_ownership (self);
  return g_object_ref (G_LIST_MODEL (get_list (self, type)));
}

/**
 * accord_store_get_settings:
 * @self: a store
 *
 * Returns: (transfer none): the one record of settings; it follows every change, as lists do
 */
AccordRecord *
accord_store_get_settings (AccordStore *self)
{
  g_autoptr (AccordRecord) settings = NULL;

  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  accord_store_take_ownership (self);
  settings = g_list_model_get_item (G_LIST_MODEL (get_list (self, ACCORD_TYPE_SETTINGS)), 0);
  return settings; /* the list keeps it */
}

static void
recent_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = ACCORD_STORE_GET_CLASS (call->self)->recent_changes (call->self, (guint) call->number, call->error);
}

/**
 * accord_store_recent_changes:
 * @self: a store
 * @limit: at most so many
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Waits.
 *
 * Returns: (transfer full): of #AccordLogEntry, one for each change set, the newest first
 */
GPtrArray *
accord_store_recent_changes (AccordStore  *self,
                             guint         limit,
                             GCancellable *cancellable,
                             GError      **error)
{
  AccordStoreCall call = { .self = self, .number = limit, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  accord_store_call (&call, ACCORD_WORK_READ, recent_on_worker);
  return call.result;
}
