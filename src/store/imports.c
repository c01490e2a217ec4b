/* Imports, and taking them back: each call waits for the worker. */
#include "store/bulk.h"

#include "store/store-private.h"

#define CLASS(store) ACCORD_STORE_GET_CLASS (store)

static AccordStore *
get_store (AccordImport *import)
{
  return ((AccordImportHead *) import)->store;
}

typedef struct
{
  AccordStoreCall            call;
  const AccordImportOptions *options;
  GPtrArray                 *fields;
  GThread                   *thread;
} BeginCall;

static void
import_begin_on_worker (gpointer data)
{
  BeginCall *begin = data;
  AccordStore *self = begin->call.self;

  begin->call.result = CLASS (self)->import_begin (self, begin->call.author, begin->options, begin->fields,
                                                           begin->call.error);
  if (begin->call.result != NULL && !begin->options->plan_only)
    accord_worker_hold (accord_store_get_private (self)->worker, begin->thread);
}

/**
 * accord_store_import_begin:
 * @self: a store
 * @options: what it is
 * @fields: of #AccordField: of the columns of the batches to come
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Begins the one transaction that an import is. Until its end all other work of this store waits, but that of this
 * thread. Of a plan nothing waits. Waits.
 *
 * Returns: (transfer full): to be ended by accord_import_commit() or accord_import_abort()
 */
AccordImport *
accord_store_import_begin (AccordStore               *self,
                           const AccordImportOptions *options,
                           GPtrArray                 *fields,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  BeginCall begin = { .call = { .self = self, .error = error }, .options = options, .fields = fields,
                      .thread = g_thread_self () };

  g_return_val_if_fail (ACCORD_IS_STORE (self) && options != NULL && fields != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  accord_store_call_write (&begin.call, import_begin_on_worker);
  return begin.call.result;
}

static void
import_rows_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call->self)->import_rows (call->self, call->out[0], call->out[1], call->out[2], call->error);
}

gboolean
accord_import_rows (AccordImport      *self,
                    AccordBatch       *batch,
                    AccordRowOutcome  *outcomes,
                    GError           **error)
{
  AccordStoreCall call = { .self = get_store (self), .out = { self, batch, outcomes }, .error = error };

  accord_store_call (&call, ACCORD_WORK_IMPORT, import_rows_on_worker);
  return call.ok;
}

static void
list_marks_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = CLASS (call->self)->import_list_marks (call->self, call->out[0], (guint64) call->number, call->error);
}

AccordFingerprintSet *
accord_import_list_marks (AccordImport *self,
                          guint64       n_rows,
                          GError      **error)
{
  AccordStoreCall call = { .self = get_store (self), .number = (gint64) n_rows, .out = { self }, .error = error };

  accord_store_call (&call, ACCORD_WORK_IMPORT, list_marks_on_worker);
  return call.result;
}

/**
 * accord_import_count_known:
 * @self: an import, between its rows
 *
 * A row was not given to it, because of its mark.
 */
void
accord_import_count_known (AccordImport *self)
{
  ((AccordImportHead *) self)->n_known++;
}

/**
 * accord_import_count_changes:
 * @self: an import, between its rows
 * @field: an index of the fields that it was begun with
 *
 * Returns: of how many leads, deals or costs that were there that field is changed, or would be
 */
guint64
accord_import_count_changes (AccordImport *self,
                             guint         field)
{
  AccordImportHead *head = (AccordImportHead *) self;

  return field < head->n_fields ? head->changes[field] : 0;
}

/* @written: (transfer full) (nullable): records that changed with it. */
static void
deliver (AccordStore *self,
         GPtrArray   *written)
{
  AccordDelivery *delivery = g_new0 (AccordDelivery, 1);

  delivery->leads = TRUE;
  delivery->written = written;
  accord_store_deliver (self, delivery);
}

static void
import_commit_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->number = CLASS (call->self)->import_commit (call->self, call->out[0], (guint64) call->number, call->out[1],
                                                    call->error);
  accord_worker_release (accord_store_get_private (call->self)->worker);
}

/**
 * accord_import_commit:
 * @self: (transfer full): freed, whether it succeeds or not
 *
 * Returns: the import's number, 0 of a plan, -1 on an error: then nothing was written
 */
gint64
accord_import_commit (AccordImport  *self,
                      guint64        rejected,
                      GError       **error)
{
  g_autoptr (AccordStore) store = g_object_ref (get_store (self));
  GPtrArray *written = NULL;
  AccordStoreCall call = { .self = store, .number = (gint64) rejected, .out = { self, &written }, .error = error };

  accord_store_call (&call, ACCORD_WORK_IMPORT, import_commit_on_worker);
  if (call.number > 0)
    deliver (store, written);
  else
    g_clear_pointer (&written, g_ptr_array_unref);
  return call.number;
}

static void
import_abort_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  CLASS (call->self)->import_abort (call->self, call->out[0]);
  accord_worker_release (accord_store_get_private (call->self)->worker);
}

/**
 * accord_import_abort:
 * @self: (transfer full): freed; nothing is written
 */
void
accord_import_abort (AccordImport *self)
{
  g_autoptr (AccordStore) store = g_object_ref (get_store (self));
  AccordStoreCall call = { .self = store, .out = { self } };

  accord_store_call (&call, ACCORD_WORK_IMPORT, import_abort_on_worker);
}

void
accord_import_info_free (AccordImportInfo *self)
{
  g_free (self->member_name);
  g_free (self->file);
  g_free (self->kind);
  g_free (self);
}

GPtrArray *
accord_store_imports (AccordStore  *self,
                      GCancellable *cancellable,
                      GError      **error)
{
  return accord_store_call_list (self, CLASS (self)->imports, cancellable, error);
}

typedef struct
{
  AccordStoreCall call;
  AccordImportUndone undone;
} UndoImportCall;

static void
undo_import_on_worker (gpointer data)
{
  UndoImportCall *undo = data;

  undo->call.ok = CLASS (undo->call.self)->undo_import (undo->call.self, undo->call.author, undo->call.number, &undo->undone,
                                                        undo->call.error);
}

/**
 * accord_store_undo_import:
 * @deleted: (out): leads, or what else it had, that it had made and nobody touched since
 * @restored: (out): those that have their old values again
 * @left: (out) (transfer full): names of those that were edited since and stay as they are
 */
gboolean
accord_store_undo_import (AccordStore   *self,
                          gint64         id,
                          guint64       *deleted,
                          guint64       *restored,
                          GPtrArray    **left,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  UndoImportCall undo = { .call = { .self = self, .number = id, .error = error }, .undone = { .left = names } };

  g_return_val_if_fail (ACCORD_IS_STORE (self) && deleted != NULL && restored != NULL && left != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  accord_store_call_write (&undo.call, undo_import_on_worker);
  *deleted = undo.undone.deleted;
  *restored = undo.undone.restored;
  if (!undo.call.ok)
    {
      g_clear_pointer (&undo.undone.written, g_ptr_array_unref);
      return FALSE;
    }
  deliver (self, undo.undone.written);
  *left = g_steal_pointer (&names);
  return TRUE;
}
