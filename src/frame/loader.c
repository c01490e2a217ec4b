#include "frame/loader.h"

#define BATCH_ROWS 8192

/* Of the whole, what the leads take; activities are lighter. */
#define LEADS_SHARE 0.7

typedef gboolean (*ReadFunc) (AccordStore  *store,
                              gint64        after,
                              AccordBatch  *batch,
                              GCancellable *cancellable,
                              GError      **error);
typedef void (*AddFunc) (AccordFrameBuilder *builder,
                         const AccordBatch  *batch);

/* The fields that are kept in the table of leads: not those that are computed. */
static GPtrArray *
list_stored_fields (AccordStore  *store,
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

static gboolean
read_all (AccordStore        *store,
          ReadFunc            read,
          AddFunc             add,
          AccordFrameBuilder *builder,
          AccordBatch        *batch,
          GCancellable       *cancellable,
          GError            **error)
{
  gint64 after = 0;

  do
    {
      accord_batch_clear (batch);
      if (!read (store, after, batch, cancellable, error))
        return FALSE;
      if (batch->n_rows > 0)
        after = batch->keys[batch->n_rows - 1];
      add (builder, batch);
    }
  while (batch->n_rows > 0);
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
  g_autoptr (AccordBatch) leads = NULL;
  g_autoptr (AccordBatch) activities = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GArray) changed = NULL;
  gint64 log_seq = 0;

  g_return_val_if_fail (store != NULL && zone != NULL, NULL);

  fields = list_stored_fields (store, cancellable, error);
  if (fields == NULL || !accord_store_leads_since (store, G_MAXINT64, &log_seq, &changed, cancellable, error))
    return NULL;

  builder = accord_frame_builder_new (zone, fields);
  leads = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, BATCH_ROWS);
  if (!read_all (store, accord_store_read_leads, accord_frame_builder_add_leads, builder, leads, cancellable, error))
    return NULL;
  if (progress != NULL)
    progress (LEADS_SHARE, user_data);

  activities = accord_activity_batch_new (BATCH_ROWS);
  if (!read_all (store, accord_store_read_activities, accord_frame_builder_add_activities, builder, activities,
                 cancellable, error))
    return NULL;
  if (progress != NULL)
    progress (1, user_data);
  return accord_frame_builder_end (g_steal_pointer (&builder), log_seq);
}
