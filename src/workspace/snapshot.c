#include "snapshot.h"

#include "frame/frame-cache.h"
#include "model/records.h"
#include "persona-column.h"
#include "score-column.h"
#include "scoring/scores.h"

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

/* A model that looks for what happened to many leads at once judges none alone. */
static gboolean
is_judged_alike (const AccordSnapshot *self,
                 const AccordSnapshot *previous)
{
  return self->model != NULL && previous->model != NULL && accord_score_model_equal (self->model, previous->model) &&
         !self->model->skip_automatic && self->data_as_of != ACCORD_MOMENT_NONE && self->data_as_of == previous->data_as_of;
}

static const char *
get_persona (const AccordFrameColumn *column,
             guint                    row)
{
  return column != NULL ? column->dictionary[column->codes[row]] : NULL;
}

/* Personas may have changed, too: of leads that did not. */
static gboolean
have_same_personas (const AccordFrame       *now,
                    const AccordFrame       *before,
                    const AccordFrameChange *change)
{
  const AccordFrameColumn *column = accord_frame_find_column (now, "persona");
  const AccordFrameColumn *old = accord_frame_find_column (before, "persona");
  guint next = 0, n_changed = accord_frame_get_n_leads (change->fresh);

  for (guint row = 0; row < accord_frame_get_n_leads (now); row++)
    if (next < n_changed && change->rows[next] == row)
      next++;
    else if (g_strcmp0 (get_persona (column, row), get_persona (old, row)) != 0)
      return FALSE;
  return TRUE;
}

static AccordFrame *
derive_scores (const AccordSnapshot *self,
               AccordFrame          *frame,
               GPtrArray            *personas,
               const AccordSnapshot *previous,
               const AccordAsOf     *as_of,
               GCancellable         *cancellable,
               GError              **error)
{
  const AccordFrameChange *change = previous != NULL ? accord_frame_get_change (frame, previous->frame) : NULL;
  g_autoptr (AccordFrame) fresh = NULL;
  g_autoptr (AccordScores) scores = NULL;

  if (change == NULL || !is_judged_alike (self, previous) || !have_same_personas (frame, previous->frame, change))
    return accord_score_column_derive (frame, self->model, as_of, cancellable, error);
  fresh = accord_persona_column_derive (change->fresh, personas, as_of);
  scores = accord_scores_compute (fresh, self->model, as_of, NULL, cancellable, error);
  return scores != NULL ? accord_scores_derive_rows (scores, change->rows, previous->frame, frame) : NULL;
}

/**
 * accord_snapshot_load:
 * @store: a store
 * @zone: the workspace's zone
 * @previous: (nullable): the leads as they were loaded before, in whatever zone
 * @progress: (nullable): called on this thread with 0 … 1 where all leads are loaded
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads the leads, of @previous what changed since, and derives their columns, of @previous for what changed if the rest is
 * judged as it was. Waits for the store: from a job's thread or the command line.
 *
 * Returns: (transfer full) (nullable): a new snapshot
 */
AccordSnapshot *
accord_snapshot_load (AccordStore   *store,
                      AccordZone    *zone,
                      const AccordSnapshot *previous,
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
  self->base = load_base (store, zone, previous != NULL ? previous->base : NULL, progress, user_data, cancellable, error);
  if (self->base == NULL)
    return NULL;

  accord_snapshot_as_of (self->data_as_of, zone, &as_of);
  with_persona = accord_persona_column_derive (self->base, personas, &as_of);
  self->frame = derive_scores (self, with_persona, personas, previous, &as_of, cancellable, error);
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
