#include "frame/loader.h"

#include "frame/batch-pipe.h"
#include "frame/frame-cache.h"
#include "frame/frame-merge.h"
#include "frame/loader-private.h"

#define BATCH_ROWS 8192
#define BATCH_KEYS 1024

typedef gboolean (*ReadFunc) (AccordStore  *store,
                              gint64        after,
                              AccordBatch  *batch,
                              GCancellable *cancellable,
                              GError      **error);
typedef gboolean (*ReadKeysFunc) (AccordStore  *store,
                                  const gint64 *keys,
                                  guint         n_keys,
                                  AccordBatch  *batch,
                                  GCancellable *cancellable,
                                  GError      **error);
typedef void (*AddFunc) (AccordFrameBuilder *builder,
                         const AccordBatch  *batch);

typedef struct
{
  AccordStore        *store;
  AccordFrameBuilder *builder;
  guint64             n_leads;
  guint64             n_expected, n_read; /* rows of both kinds */
  void              (*progress) (double   fraction,
                                 gpointer user_data);
  gpointer            user_data;
} Load;

/* The fields that are kept in the table of leads: not those that are computed. To be asked for after the log's number:
 * a field that came between is there, and what is in it is found as a change. */
GPtrArray *
_accord_list_stored_fields (AccordStore  *store,
                            GCancellable *cancellable,
                            GError      **error)
{
  GPtrArray *fields = accord_store_list_fields (store, cancellable, error);

  if (fields == NULL)
    return NULL;
  for (guint i = fields->len; i > 0; i--)
    if (((AccordField *) g_ptr_array_index (fields, i - 1))->column == NULL)
      g_ptr_array_remove_index (fields, i - 1);
  return fields;
}

static void
report (Load  *load,
        guint  n_rows)
{
  load->n_read += n_rows;
  if (load->progress != NULL && load->n_expected > 0)
    load->progress (MIN ((double) load->n_read / (double) load->n_expected, 1), load->user_data);
}

/* Until a read that comes back empty. The next rows are read while these go into their columns: the two take about as
 * long. */
static gboolean
read_all (Load             *load,
          ReadFunc          read,
          AccordBatchTake   add,
          AccordBatch      *batches[2],
          GCancellable     *cancellable,
          GError          **error)
{
  g_autoptr (AccordBatchPipe) pipe = accord_batch_pipe_new (batches, add, load->builder);
  gint64 after = 0;
  guint n;

  do
    {
      AccordBatch *batch = accord_batch_pipe_get (pipe);

      if (!read (load->store, after, batch, cancellable, error))
        return FALSE;
      n = batch->n_rows;
      if (n > 0)
        after = batch->keys[n - 1];
      accord_batch_pipe_put (pipe, batch);
      report (load, n);
    }
  while (n > 0);
  return TRUE;
}

static void
add_leads (gpointer           builder,
           const AccordBatch *batch)
{
  accord_frame_builder_add_leads (builder, batch);
}

static void
add_activities (gpointer           builder,
                const AccordBatch *batch)
{
  accord_frame_builder_add_activities (builder, batch);
}

static gboolean
read_leads (Load          *load,
            GPtrArray     *fields,
            GCancellable  *cancellable,
            GError       **error)
{
  const AccordField *const *columns = (const AccordField *const *) fields->pdata;
  g_autoptr (AccordBatch) first = accord_batch_new (columns, fields->len, BATCH_ROWS);
  g_autoptr (AccordBatch) second = accord_batch_new (columns, fields->len, BATCH_ROWS);
  AccordBatch *batches[] = { first, second };

  return read_all (load, accord_store_read_leads, add_leads, batches, cancellable, error);
}

static gboolean
read_activities (Load          *load,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (AccordBatch) first = accord_activity_batch_new (BATCH_ROWS);
  g_autoptr (AccordBatch) second = accord_activity_batch_new (BATCH_ROWS);
  AccordBatch *batches[] = { first, second };

  return read_all (load, accord_store_read_activities, add_activities, batches, cancellable, error);
}

static gboolean
begin (Load         *load,
       gint64       *log_seq,
       GCancellable *cancellable,
       GError      **error)
{
  g_autoptr (GArray) changed = NULL;
  guint64 n_leads, n_activities;

  if (!accord_store_leads_since (load->store, G_MAXINT64, log_seq, &changed, cancellable, error) ||
      !accord_store_count_bulk (load->store, &n_leads, &n_activities, cancellable, error))
    return FALSE;
  load->n_leads = n_leads;
  load->n_expected = n_leads + n_activities;
  return TRUE;
}

/**
 * accord_frame_load:
 * @store: an open store
 * @zone: the zone that days are told in
 * @progress: (nullable): told how far it has come
 * @user_data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Reads in key ranges and holds no lock between them. What others write meanwhile may be in it or not: the frame's
 * log number is the one from before, so that whoever looks for changes since finds all of them. Waits: call it from a job.
 *
 * Returns: (transfer full): the frame; %NULL on error
 */
AccordFrame *
accord_frame_load (AccordStore  *store,
                   AccordZone   *zone,
                   void        (*progress) (double fraction, gpointer user_data),
                   gpointer      user_data,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (AccordFrameBuilder) builder = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  Load load = { .store = store, .progress = progress, .user_data = user_data };
  gint64 log_seq = 0;

  g_return_val_if_fail (store != NULL && zone != NULL, NULL);

  if (!begin (&load, &log_seq, cancellable, error) ||
      (fields = _accord_list_stored_fields (store, cancellable, error)) == NULL)
    return NULL;

  load.builder = builder = accord_frame_builder_new (zone, fields);
  accord_frame_builder_reserve (builder, load.n_leads);
  if (!read_leads (&load, fields, cancellable, error) || !read_activities (&load, cancellable, error))
    return NULL;
  return accord_frame_builder_end (g_steal_pointer (&builder), log_seq);
}

static gboolean
read_by_key (AccordStore         *store,
             const GArray        *keys,
             ReadKeysFunc         read,
             AddFunc              add,
             AccordFrameBuilder  *builder,
             AccordBatch         *batch,
             GCancellable        *cancellable,
             GError             **error)
{
  for (guint i = 0; i < keys->len; i += BATCH_KEYS)
    {
      if (!read (store, (const gint64 *) (gpointer) keys->data + i, MIN (BATCH_KEYS, keys->len - i), batch, cancellable,
                 error))
        return FALSE;
      add (builder, batch);
    }
  return TRUE;
}

/* A frame of those of the leads that are there. */
static AccordFrame *
load_by_key (AccordStore   *store,
             AccordZone    *zone,
             const GArray  *keys,
             gint64         log_seq,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GPtrArray) fields = _accord_list_stored_fields (store, cancellable, error);
  g_autoptr (AccordBatch) activities = accord_activity_batch_new (BATCH_KEYS);
  g_autoptr (AccordFrameBuilder) builder = NULL;
  g_autoptr (AccordBatch) leads = NULL;

  if (fields == NULL)
    return NULL;
  builder = accord_frame_builder_new (zone, fields);
  leads = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, BATCH_KEYS);
  if (!read_by_key (store, keys, accord_store_read_leads_by_key, accord_frame_builder_add_leads, builder, leads,
                    cancellable, error) ||
      !read_by_key (store, keys, accord_store_read_activities_of, accord_frame_builder_add_activities, builder,
                    activities, cancellable, error))
    return NULL;
  return accord_frame_builder_end (g_steal_pointer (&builder), log_seq);
}

/**
 * accord_frame_refresh:
 * @base: a frame as it was loaded, or refreshed, from @store
 * @store: an open store
 * @progress: (nullable): told how far it has come where all is loaded again
 * @user_data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Reads the leads that the change log says were written since, and shares what did not change with @base. All leads are
 * loaded again where more than 20,000 were written, or where the log cannot say. Waits: call it from a job.
 *
 * Returns: (transfer full): the frame as accord_frame_load() would load it now; %NULL on error
 */
AccordFrame *
accord_frame_refresh (AccordFrame  *base,
                      AccordStore  *store,
                      void        (*progress) (double fraction, gpointer user_data),
                      gpointer      user_data,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (AccordFrame) fresh = NULL;
  g_autoptr (GArray) keys = NULL;
  AccordZone *zone;
  gint64 now;

  g_return_val_if_fail (base != NULL && store != NULL, NULL);

  zone = accord_frame_get_zone (base);
  if (!accord_store_leads_since (store, accord_frame_get_log_seq (base), &now, &keys, cancellable, error))
    return NULL;
  if (keys == NULL)
    {
      /* What is kept of them is no use any more, or holds somebody who was erased. */
      accord_frame_cache_discard (store);
      return accord_frame_load (store, zone, progress, user_data, cancellable, error);
    }
  fresh = load_by_key (store, zone, keys, now, cancellable, error);
  if (fresh == NULL)
    return NULL;
  return _accord_frame_merge (base, (const gint64 *) (gpointer) keys->data, keys->len, fresh);
}
