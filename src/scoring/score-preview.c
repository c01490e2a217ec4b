#include "scoring/score-preview.h"

#include <math.h>

#include "scoring/outcome.h"

/* As many columns as can be told apart in a picture of a card's width. */
#define COLUMNS 50

static void
clear_preview (gpointer data)
{
  AccordScorePreview *self = data;

  g_clear_pointer (&self->scores, accord_scores_unref);
  g_clear_pointer (&self->published, accord_scores_unref);
  g_clear_pointer (&self->joined, accord_lead_set_unref);
  g_clear_pointer (&self->left, accord_lead_set_unref);
  g_free (self->columns);
}

static gboolean
is_of (const AccordScores *scores,
       const AccordFrame  *frame,
       const AccordAsOf   *as_of)
{
  AccordScoreMatches *matches = accord_scores_get_matches (scores);

  return accord_score_matches_is_of (matches, frame) &&
         (accord_frame_get_n_leads (frame) == 0 ||
          accord_score_matches_get_as_of (matches, 0)->instant_ms == as_of->instant_ms);
}

static AccordScores *
compute (AccordFrame             *frame,
         const AccordScoreModel  *model,
         const AccordAsOf        *as_of,
         const AccordScores      *previous,
         GCancellable            *cancellable,
         GError                 **error)
{
  gboolean same = previous != NULL && is_of (previous, frame, as_of);
  AccordScoreMatches *known = same ? accord_scores_get_matches ((AccordScores *) previous) : NULL;
  g_autoptr (AccordScoreMatches) matches = NULL;

  if (known != NULL && accord_score_matches_fit (known, model))
    matches = accord_score_matches_ref (known);
  else
    matches = accord_score_matches_new (frame, model, as_of, NULL, known, cancellable, error);
  return matches != NULL ? accord_scores_new (matches, model, same ? previous : NULL) : NULL;
}

static AccordScores *
compute_published (AccordFrame               *frame,
                   const AccordScoreModel    *published,
                   const AccordAsOf          *as_of,
                   const AccordScorePreview  *previous,
                   GCancellable              *cancellable,
                   GError                   **error)
{
  AccordScores *known = previous != NULL ? previous->published : NULL;

  if (known != NULL && accord_scores_get_model (known) == published && is_of (known, frame, as_of))
    return accord_scores_ref (known);
  return compute (frame, published, as_of, NULL, cancellable, error);
}

/* From the lowest score to the highest, or of what scores there are where the model has no such limits. */
static void
fill_columns (AccordScorePreview     *self,
              const AccordScoreModel *model)
{
  const double *scores = accord_scores_get (self->scores);
  double low = model->min, high = model->max;

  if (isnan (low) || isnan (high))
    for (guint i = 0; i < self->n_leads; i++)
      {
        low = isnan (model->min) ? fmin (low, scores[i]) : low;
        high = isnan (model->max) ? fmax (high, scores[i]) : high;
      }
  self->first = isnan (low) ? 0 : floor (low);
  high = isnan (high) ? self->first + 100 : high;
  self->width = fmax (ceil ((high - self->first) / COLUMNS), 1);
  self->n_columns = (guint) CLAMP (ceil ((high - self->first) / self->width), 1, COLUMNS);
  self->columns = g_new0 (guint, self->n_columns);
  accord_scores_histogram (self->scores, NULL, self->first, self->width, self->columns, self->n_columns);
}

/* The same as long as the leads are. */
static void
find_days (AccordScorePreview       *self,
           AccordFrame              *frame,
           const AccordAsOf         *as_of,
           const AccordScorePreview *previous)
{
  if (previous == NULL || !is_of (previous->scores, frame, as_of))
    {
      accord_outcome_find_span (frame, as_of, &self->first_day, &self->last_day);
      return;
    }
  self->first_day = previous->first_day;
  self->last_day = previous->last_day;
}

static void
count_moves (AccordScorePreview *self)
{
  const double *before = accord_scores_get (self->published), *now = accord_scores_get (self->scores);

  for (guint row = 0; row < self->n_leads; row++)
    {
      self->n_up += now[row] > before[row];
      self->n_down += now[row] < before[row];
    }
}

static void
compare (AccordScorePreview     *self,
         const AccordScoreModel *model,
         const AccordScoreModel *published)
{
  if (!isnan (model->mql))
    self->n_qualify = accord_scores_count_from (self->scores, NULL, model->mql);
  if (!isnan (model->handover))
    self->n_handed_over = accord_scores_count_from (self->scores, NULL, model->handover);
  if (self->published != NULL)
    count_moves (self);
  if (self->published != NULL && !isnan (model->mql) && !isnan (published->mql))
    accord_scores_compare (self->published, self->scores, published->mql, model->mql, &self->joined, &self->left);
}

/**
 * accord_score_preview_new:
 * @frame: all leads
 * @model: what is tried
 * @published: (nullable): what is published
 * @as_of: when leads are judged
 * @previous: (nullable): another preview, from which it takes over what stayed the same
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the preview
 */
AccordScorePreview *
accord_score_preview_new (AccordFrame               *frame,
                          const AccordScoreModel    *model,
                          const AccordScoreModel    *published,
                          const AccordAsOf          *as_of,
                          const AccordScorePreview  *previous,
                          GCancellable              *cancellable,
                          GError                   **error)
{
  g_autoptr (AccordScorePreview) self = g_atomic_rc_box_new0 (AccordScorePreview);

  self->n_leads = accord_frame_get_n_leads (frame);
  self->scores = compute (frame, model, as_of, previous != NULL ? previous->scores : NULL, cancellable, error);
  if (self->scores == NULL)
    return NULL;
  if (published != NULL)
    {
      self->published = compute_published (frame, published, as_of, previous, cancellable, error);
      if (self->published == NULL)
        return NULL;
    }
  find_days (self, frame, as_of, previous);
  fill_columns (self, model);
  compare (self, model, published);
  return g_steal_pointer (&self);
}

/**
 * accord_score_preview_ref:
 * @self: a preview
 *
 * Returns: (transfer full): @self
 */
AccordScorePreview *
accord_score_preview_ref (AccordScorePreview *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * accord_score_preview_unref:
 * @self: (transfer full): a preview
 */
void
accord_score_preview_unref (AccordScorePreview *self)
{
  g_atomic_rc_box_release_full (self, clear_preview);
}
