#include "snapshot.h"

#include "frame/frame-cache.h"
#include "model/records.h"
#include "persona-column.h"
#include "score-column.h"

/**
 * accord_snapshot_as_of:
 * @data_as_of: when the data was true, or %ACCORD_MOMENT_NONE for now
 * @zone: the workspace's zone
 * @as_of: (out): the instant
 *
 * Tells the instant at which figures are judged unless a person asks for another: an export of Monday says nothing
 * about Tuesday.
 */
void
accord_snapshot_as_of (AccordMoment      data_as_of,
                       const AccordZone *zone,
                       AccordAsOf       *as_of)
{
  accord_as_of_moment (as_of, zone, data_as_of != ACCORD_MOMENT_NONE ? data_as_of : accord_moment_now ());
}

static gboolean
is_of_zone (const AccordFrame *frame,
            const AccordZone  *zone)
{
  return g_str_equal (accord_zone_get_identifier (accord_frame_get_zone (frame)), accord_zone_get_identifier (zone));
}

/* Of @base what changed since; of what is kept on this computer where there is no @base. */
static AccordFrame *
load_base (AccordStore   *store,
           AccordZone    *zone,
           AccordFrame   *base,
           void         (*progress) (double fraction, gpointer user_data),
           gpointer       user_data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (AccordFrame) kept = base == NULL ? accord_frame_cache_read (store, zone, cancellable) : NULL;

  if (base == NULL)
    base = kept;
  if (base != NULL && is_of_zone (base, zone))
    return accord_frame_refresh (base, store, progress, user_data, cancellable, error);
  return accord_frame_load (store, zone, progress, user_data, cancellable, error);
}

/**
 * accord_snapshot_load:
 * @store: a store
 * @zone: the workspace's zone
 * @base: (nullable): the leads as they were loaded before, in whatever zone
 * @progress: (nullable): called on this thread with 0 … 1 where all leads are loaded
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads the leads, of @base what changed since, and derives their columns. Waits for the store: from a job's thread or the command line.
 *
 * Returns: (transfer full) (nullable): a new snapshot
 */
AccordSnapshot *
accord_snapshot_load (AccordStore   *store,
                      AccordZone    *zone,
                      AccordFrame   *base,
                      void         (*progress) (double fraction, gpointer user_data),
                      gpointer       user_data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (AccordSnapshot) self = g_new0 (AccordSnapshot, 1);
  g_autoptr (GPtrArray) personas = accord_store_load_records (store, ACCORD_TYPE_PERSONA, cancellable, error);
  g_autoptr (AccordFrame) with_persona = NULL;
  AccordAsOf as_of;

  if (personas == NULL)
    return NULL;
  if (!accord_score_column_load_model (store, zone, &self->model, &self->model_number, NULL, cancellable, error) ||
      !accord_store_get_data_as_of (store, &self->data_as_of, error))
    return NULL;
  self->base = load_base (store, zone, base, progress, user_data, cancellable, error);
  if (self->base == NULL)
    return NULL;

  accord_snapshot_as_of (self->data_as_of, zone, &as_of);
  with_persona = accord_persona_column_derive (self->base, personas, &as_of);
  self->frame = accord_score_column_derive (with_persona, self->model, &as_of, cancellable, error);
  return self->frame != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_snapshot_copy:
 * @self: a snapshot
 *
 * Returns: (transfer full): another of the same leads
 */
AccordSnapshot *
accord_snapshot_copy (const AccordSnapshot *self)
{
  AccordSnapshot *copy = g_memdup2 (self, sizeof *self);

  accord_frame_ref (copy->base);
  accord_frame_ref (copy->frame);
  if (copy->model != NULL)
    accord_score_model_ref (copy->model);
  return copy;
}

/**
 * accord_snapshot_free:
 * @self: (transfer full): a snapshot
 */
void
accord_snapshot_free (AccordSnapshot *self)
{
  g_clear_pointer (&self->base, accord_frame_unref);
  g_clear_pointer (&self->frame, accord_frame_unref);
  g_clear_pointer (&self->model, accord_score_model_unref);
  g_free (self);
}
