/* Leads and what happened to them: each call waits for the worker. */
#include "store/bulk.h"

#include "store/store-private.h"

#define CLASS(store) ACCORD_STORE_GET_CLASS (store)

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
  return accord_store_call_list (self, CLASS (self)->list_fields, cancellable, error);
}

static void
count_bulk_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call->self)->count_bulk (call->self, call->out[0], call->out[1], call->error);
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
  return accord_store_call_read (self, CLASS (self)->read_leads, after, batch, cancellable, error);
}

/**
 * accord_store_read_own_leads:
 * @after: the last key that was read; 0 at first
 * @batch: made for the fields wanted; cleared and filled
 *
 * As accord_store_read_leads(), without what their deals say of them.
 */
gboolean
accord_store_read_own_leads (AccordStore  *self,
                             gint64        after,
                             AccordBatch  *batch,
                             GCancellable *cancellable,
                             GError      **error)
{
  return accord_store_call_read (self, CLASS (self)->read_own_leads, after, batch, cancellable, error);
}

/**
 * accord_store_read_leads_by_key:
 * @keys: (array length=n_keys): keys of leads
 * @batch: made for the fields wanted; cleared and filled, in the order of @keys
 *
 * Reads those of the leads that are there.
 */
gboolean
accord_store_read_leads_by_key (AccordStore   *self,
                                const gint64  *keys,
                                guint          n_keys,
                                AccordBatch   *batch,
                                GCancellable  *cancellable,
                                GError       **error)
{
  return accord_store_call_read_keys (self, CLASS (self)->read_leads_by_key, keys, n_keys, batch, cancellable, error);
}

static void
leads_since_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call->self)->leads_since (call->self, call->number, call->out[0], call->out[1], call->error);
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

static void
get_log_mark_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = CLASS (call->self)->log_mark (call->self, call->number, call->error);
}

/**
 * accord_store_get_log_mark:
 * @seq: a number of the change log
 *
 * Returns: (transfer full) (nullable): a text that no other entry has, in no other log
 */
char *
accord_store_get_log_mark (AccordStore  *self,
                           gint64        seq,
                           GCancellable *cancellable,
                           GError      **error)
{
  AccordStoreCall call = { .self = self, .number = seq, .error = error };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  accord_store_call (&call, ACCORD_WORK_READ, get_log_mark_on_worker);
  return call.result;
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

gboolean
accord_store_read_activities (AccordStore  *self,
                              gint64        after,
                              AccordBatch  *batch,
                              GCancellable *cancellable,
                              GError      **error)
{
  return accord_store_call_read (self, CLASS (self)->read_activities, after, batch, cancellable, error);
}

/**
 * accord_store_read_activities_of:
 * @leads: (array length=n_leads): keys of leads
 * @batch: as accord_activity_batch_new() makes it; cleared and filled with all that happened to them
 */
gboolean
accord_store_read_activities_of (AccordStore   *self,
                                 const gint64  *leads,
                                 guint          n_leads,
                                 AccordBatch   *batch,
                                 GCancellable  *cancellable,
                                 GError       **error)
{
  return accord_store_call_read_keys (self, CLASS (self)->read_activities_of, leads, n_leads, batch, cancellable, error);
}

static void
add_activities_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call->self)->add_activities (call->self, call->author, call->in[0], call->error);
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

  accord_store_call_write (&call, add_activities_on_worker);
  if (call.ok)
    accord_store_deliver_leads (self);
  return call.ok;
}

/**
 * accord_deal_batch_new:
 *
 * Returns: (transfer full): a batch with the columns lead-key (INTEGER), id (TEXT), value (REAL), currency (TEXT),
 *   opportunity_at, customer_at, lost_at (MOMENT), fingerprint (TEXT)
 */
AccordBatch *
accord_deal_batch_new (guint capacity)
{
  static const struct { const char *name, *column; AccordColumnType type; } columns[] = {
    { "lead", "lead", ACCORD_COLUMN_INTEGER },
    { "id", "external_id", ACCORD_COLUMN_TEXT },
    { "value", "value", ACCORD_COLUMN_REAL },
    { "currency", "currency", ACCORD_COLUMN_TEXT },
    { "opportunity_at", "opportunity_at", ACCORD_COLUMN_MOMENT },
    { "customer_at", "customer_at", ACCORD_COLUMN_MOMENT },
    { "lost_at", "lost_at", ACCORD_COLUMN_MOMENT },
    { "fingerprint", "fingerprint", ACCORD_COLUMN_TEXT },
  };
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (fields, accord_field_new_custom (columns[i].name, columns[i].column, columns[i].type));
  return accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, capacity);
}

gboolean
accord_store_read_deals (AccordStore  *self,
                         gint64        after,
                         AccordBatch  *batch,
                         GCancellable *cancellable,
                         GError      **error)
{
  return accord_store_call_read (self, CLASS (self)->read_deals, after, batch, cancellable, error);
}

static void
add_deals_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = CLASS (call->self)->add_deals (call->self, call->author, call->in[0], call->error);
}

/**
 * accord_store_add_deals:
 * @batch: as accord_deal_batch_new() makes it; the keys of leads are the store's
 */
gboolean
accord_store_add_deals (AccordStore       *self,
                        const AccordBatch *batch,
                        GError           **error)
{
  AccordStoreCall call = { .self = self, .in = { batch }, .error = error };

  accord_store_call_write (&call, add_deals_on_worker);
  if (call.ok)
    accord_store_deliver_leads (self);
  return call.ok;
}
