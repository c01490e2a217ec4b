/* The shapes that calls to the worker have. All of them wait. */
#include "store/store-private.h"

typedef struct
{
  AccordStoreCall call;
  AccordListFunc  list;
} ListCall;

typedef struct
{
  AccordStoreCall call;
  AccordReadFunc  read;
  AccordKeysFunc  read_keys;
  guint           n_keys;
  AccordBatch    *batch;
} ReadCall;

static void
list_on_worker (gpointer data)
{
  ListCall *self = data;

  self->call.result = self->list (self->call.self, self->call.error);
}

static void
read_on_worker (gpointer data)
{
  ReadCall *self = data;
  AccordStoreCall *call = &self->call;

  if (self->read_keys != NULL)
    call->ok = self->read_keys (call->self, call->in[0], self->n_keys, self->batch, call->error);
  else
    call->ok = self->read (call->self, call->number, self->batch, call->error);
}

/**
 * accord_store_call_list:
 * @self: a store
 * @list: what lists
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what it listed
 */
GPtrArray *
accord_store_call_list (AccordStore    *self,
                        AccordListFunc  list,
                        GCancellable   *cancellable,
                        GError        **error)
{
  ListCall list_call = { .call = { .self = self, .error = error }, .list = list };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  accord_store_call (&list_call.call, ACCORD_WORK_READ, list_on_worker);
  return list_call.call.result;
}

/**
 * accord_store_call_read:
 * @self: a store
 * @read: what reads the next rows after a key
 * @after: the last key that was read; 0 at first
 * @batch: made for what is wanted
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: whether it could
 */
gboolean
accord_store_call_read (AccordStore    *self,
                        AccordReadFunc  read,
                        gint64          after,
                        AccordBatch    *batch,
                        GCancellable   *cancellable,
                        GError        **error)
{
  ReadCall call = { .call = { .self = self, .number = after, .error = error }, .read = read, .batch = batch };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  accord_store_call (&call.call, ACCORD_WORK_READ, read_on_worker);
  return call.call.ok;
}

/**
 * accord_store_call_read_keys:
 * @self: a store
 * @read: what reads the rows of some keys
 * @keys: (array length=n_keys): keys of leads
 * @n_keys: their number
 * @batch: made for what is wanted
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: whether it could
 */
gboolean
accord_store_call_read_keys (AccordStore    *self,
                             AccordKeysFunc  read,
                             const gint64   *keys,
                             guint           n_keys,
                             AccordBatch    *batch,
                             GCancellable   *cancellable,
                             GError        **error)
{
  ReadCall call = { .call = { .self = self, .in = { keys }, .error = error },
                    .read_keys = read, .n_keys = n_keys, .batch = batch };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  accord_store_call (&call.call, ACCORD_WORK_READ, read_on_worker);
  return call.call.ok;
}

/**
 * accord_store_call_write:
 * @call: what it takes, and room for what it gives
 * @work: what is done with @call on the worker's thread
 *
 * As accord_store_call(), in the name of whoever writes now.
 */
void
accord_store_call_write (AccordStoreCall *call,
                         AccordWork       work)
{
  AccordStoreAuthor *author = accord_store_dup_author (call->self);

  call->author = author;
  accord_store_call (call, ACCORD_WORK_SAVE, work);
  call->author = NULL;
  accord_store_author_free (author);
}
