/* Bulk rows: each call waits for the worker. */
#include "store/bulk.h"

#include "store/store-private.h"

#include <glib/gi18n-lib.h>

#define CLASS(call) ACCORD_STORE_GET_CLASS ((call)->self)

static void
list_fields_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = CLASS (call)->list_fields (call->self, call->error);
}

/**
 * accord_store_list_fields:
 *
 * Returns: (transfer full): of #AccordField: the stored standard ones, then custom ones in the order of their making
 */
GPtrArray *
accord_store_list_fields (AccordStore  *self,
                          GCancellable *cancellable,
                          GError      **error)
{
  AccordStoreCall call = { .self = self, .error = error };

  accord_store_call (&call, ACCORD_WORK_READ, list_fields_on_worker);
  return call.result;
}

static void
count_bulk_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call)->count_bulk (call->self, call->out[0], call->out[1], call->error);
}

/**
 * accord_store_count_bulk:
 * @n_leads: (out): at least as many as there are leads
 * @n_activities: (out): at least as many as there are activities
 *
 * Does not count, which reads whole tables, but takes the highest keys: upper bounds, exact unless rows were deleted.
 *
 * Returns: whether they could be read
 */
gboolean
accord_store_count_bulk (AccordStore  *self,
                         guint64      *n_leads,
                         guint64      *n_activities,
                         GCancellable *cancellable,
                         GError      **error)
{
  AccordStoreCall call = { .self = self, .out = { n_leads, n_activities }, .error = error };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  accord_store_call (&call, ACCORD_WORK_READ, count_bulk_on_worker);
  return call.ok;
}

static void
read_leads_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call)->read_leads (call->self, call->number, call->out[0], call->error);
}

/**
 * accord_store_read_leads:
 * @after: the last key that was read; 0 at first
 * @batch: made for the fields wanted; cleared and filled
 *
 * Reads the next leads by key. No rows: the end.
 */
gboolean
accord_store_read_leads (AccordStore  *self,
                         gint64        after,
                         AccordBatch  *batch,
                         GCancellable *cancellable,
                         GError      **error)
{
  AccordStoreCall call = { .self = self, .number = after, .out = { batch }, .error = error };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  accord_store_call (&call, ACCORD_WORK_READ, read_leads_on_worker);
  return call.ok;
}

static void
leads_since_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call)->leads_since (call->self, call->number, call->out[0], call->out[1], call->error);
}

/**
 * accord_store_leads_since:
 * @now: (out): the log's number now
 * @keys: (out) (nullable): keys (gint64) of leads written since; %NULL: load all again
 */
gboolean
accord_store_leads_since (AccordStore  *self,
                          gint64        since,
                          gint64       *now,
                          GArray      **keys,
                          GCancellable *cancellable,
                          GError      **error)
{
  AccordStoreCall call = { .self = self, .number = since, .out = { now, keys }, .error = error };

  accord_store_call (&call, ACCORD_WORK_READ, leads_since_on_worker);
  return call.ok;
}

/**
 * accord_activity_batch_new:
 *
 * Returns: (transfer full): a batch with the columns lead-key (INTEGER), kind (TEXT), at (MOMENT), detail (TEXT)
 */
AccordBatch *
accord_activity_batch_new (guint capacity)
{
  g_autoptr (AccordField) lead = accord_field_new_custom ("lead", "lead", ACCORD_COLUMN_INTEGER);
  g_autoptr (AccordField) kind = accord_field_new_custom ("kind", "kind", ACCORD_COLUMN_TEXT);
  g_autoptr (AccordField) at = accord_field_new_custom ("at", "at", ACCORD_COLUMN_MOMENT);
  g_autoptr (AccordField) detail = accord_field_new_custom ("detail", "detail", ACCORD_COLUMN_TEXT);
  const AccordField *fields[] = { lead, kind, at, detail };

  return accord_batch_new (fields, G_N_ELEMENTS (fields), capacity);
}

static void
read_activities_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call)->read_activities (call->self, call->number, call->out[0], call->error);
}

gboolean
accord_store_read_activities (AccordStore  *self,
                              gint64        after,
                              AccordBatch  *batch,
                              GCancellable *cancellable,
                              GError      **error)
{
  AccordStoreCall call = { .self = self, .number = after, .out = { batch }, .error = error };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  accord_store_call (&call, ACCORD_WORK_READ, read_activities_on_worker);
  return call.ok;
}

static void
add_activities_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call)->add_activities (call->self, call->in[0], call->error);
}

/**
 * accord_store_add_activities:
 * @batch: as accord_activity_batch_new() makes it; the keys of leads are the store's
 */
gboolean
accord_store_add_activities (AccordStore       *self,
                             const AccordBatch *batch,
                             GError           **error)
{
  AccordStoreCall call = { .self = self, .in = { batch }, .error = error };

  accord_store_call (&call, ACCORD_WORK_SAVE, add_activities_on_worker);
  if (call.ok)
    accord_store_deliver_leads (self);
  return call.ok;
}

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

  begin->call.result = CLASS (&begin->call)->import_begin (self, begin->call.author, begin->options, begin->fields,
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
  AccordStoreAuthor *author;

  g_return_val_if_fail (ACCORD_IS_STORE (self) && options != NULL && fields != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  author = accord_store_dup_author (self);
  begin.call.author = author;
  accord_store_call (&begin.call, ACCORD_WORK_SAVE, import_begin_on_worker);
  accord_store_author_free (author);
  return begin.call.result;
}

static void
import_rows_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call)->import_rows (call->self, call->out[0], call->out[1], call->out[2], call->error);
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
import_commit_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->number = CLASS (call)->import_commit (call->self, call->out[0], (guint64) call->number, call->error);
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
  AccordStoreCall call = { .self = store, .number = (gint64) rejected, .out = { self }, .error = error };

  accord_store_call (&call, ACCORD_WORK_IMPORT, import_commit_on_worker);
  if (call.number > 0)
    accord_store_deliver_leads (store);
  return call.number;
}

static void
import_abort_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  CLASS (call)->import_abort (call->self, call->out[0]);
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

static void
imports_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = CLASS (call)->imports (call->self, call->error);
}

GPtrArray *
accord_store_imports (AccordStore  *self,
                      GCancellable *cancellable,
                      GError      **error)
{
  AccordStoreCall call = { .self = self, .error = error };

  accord_store_call (&call, ACCORD_WORK_READ, imports_on_worker);
  return call.result;
}

typedef struct
{
  AccordStoreCall call;
  guint64        *deleted;
  guint64        *restored;
  GPtrArray      *left;
} UndoImportCall;

static void
undo_import_on_worker (gpointer data)
{
  UndoImportCall *undo = data;

  undo->call.ok = CLASS (&undo->call)->undo_import (undo->call.self, undo->call.author, undo->call.number, undo->deleted,
                                                    undo->restored, undo->left, undo->call.error);
}

/**
 * accord_store_undo_import:
 * @deleted: (out): leads that it had made and nobody touched since
 * @restored: (out): leads that have their old values again
 * @left: (out) (transfer full): names of leads that were edited since and stay as they are
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
  UndoImportCall undo = { .call = { .self = self, .number = id, .error = error },
                          .deleted = deleted, .restored = restored, .left = names };

  AccordStoreAuthor *author;

  g_return_val_if_fail (ACCORD_IS_STORE (self) && deleted != NULL && restored != NULL && left != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  *deleted = 0;
  *restored = 0;
  author = accord_store_dup_author (self);
  undo.call.author = author;
  accord_store_call (&undo.call, ACCORD_WORK_SAVE, undo_import_on_worker);
  accord_store_author_free (author);
  if (!undo.call.ok)
    return FALSE;
  accord_store_deliver_leads (self);
  *left = g_steal_pointer (&names);
  return TRUE;
}

static void
get_meta_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = CLASS (call)->get_meta (call->self, call->in[0], call->in[1], call->error);
}

static char *
get_meta (AccordStore  *self,
          const char   *table,
          const char   *key,
          GError      **error)
{
  AccordStoreCall call = { .self = self, .in = { table, key }, .error = error };

  accord_store_call (&call, ACCORD_WORK_READ, get_meta_on_worker);
  return call.result;
}

static void
set_meta_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call)->set_meta (call->self, call->in[0], call->in[1], call->in[2], call->error);
}

static gboolean
set_meta (AccordStore  *self,
          const char   *table,
          const char   *key,
          const char   *value,
          GError      **error)
{
  AccordStoreCall call = { .self = self, .in = { table, key, value }, .error = error };

  accord_store_call (&call, ACCORD_WORK_SAVE, set_meta_on_worker);
  return call.ok;
}

/**
 * accord_store_get_mapping:
 *
 * Returns: (transfer full) (nullable): the mapping's JSON; %NULL without an error: none of that name
 */
char *
accord_store_get_mapping (AccordStore *self,
                          const char  *name,
                          GError     **error)
{
  return get_meta (self, "mappings", name, error);
}

gboolean
accord_store_set_mapping (AccordStore *self,
                          const char  *name,
                          const char  *json,
                          GError     **error)
{
  return set_meta (self, "mappings", name, json, error);
}

static void
list_mappings_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = CLASS (call)->list_mappings (call->self, call->error);
}

/**
 * accord_store_list_mappings:
 *
 * Returns: (transfer full): the names of all mappings kept, in order
 */
GPtrArray *
accord_store_list_mappings (AccordStore *self,
                            GError     **error)
{
  AccordStoreCall call = { .self = self, .error = error };

  accord_store_call (&call, ACCORD_WORK_READ, list_mappings_on_worker);
  return call.result;
}

/**
 * accord_store_get_data_as_of:
 * @moment: (out): the greatest data_as_of of all imports that stand; %ACCORD_MOMENT_NONE: there are none
 */
gboolean
accord_store_get_data_as_of (AccordStore  *self,
                             AccordMoment *moment,
                             GError      **error)
{
  g_autoptr (GPtrArray) imports = accord_store_imports (self, NULL, error);
  GError *local = NULL;
  g_autofree char *kept = imports != NULL ? get_meta (self, "meta", "data_as_of", &local) : NULL;

  if (imports == NULL || local != NULL)
    {
      if (local != NULL)
        g_propagate_error (error, local);
      return FALSE;
    }
  *moment = kept != NULL ? g_ascii_strtoll (kept, NULL, 10) : ACCORD_MOMENT_NONE;
  for (guint i = 0; i < imports->len; i++)
    {
      AccordImportInfo *info = g_ptr_array_index (imports, i);

      if (!info->undone)
        *moment = MAX (*moment, info->data_as_of);
    }
  return TRUE;
}

/**
 * accord_store_set_data_as_of:
 *
 * Of a workspace that was loaded from a dump, which has no imports.
 */
gboolean
accord_store_set_data_as_of (AccordStore  *self,
                             AccordMoment  moment,
                             GError      **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, moment);

  return set_meta (self, "meta", "data_as_of", text, error);
}
