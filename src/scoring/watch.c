#include "scoring/watch.h"

#include <math.h>

/* Of the leads since, as far as they are old enough to have bought; where that says nothing, nothing is said. */
static void
judge_bands (AccordScoreWatch       *self,
             AccordFrame            *frame,
             const AccordWatchQuery *query,
             const AccordDay        *days,
             const AccordScores     *scores)
{
  guint n = accord_frame_get_n_leads (frame);
  g_autoptr (AccordLeadSet) since = accord_lead_set_new (n);
  AccordOutcomeQuery asked = { .as_of = query->as_of, .horizon_days = query->horizon_days,
                               .condition = query->model->outcome, .scope = since };
  g_autoptr (AccordOutcome) outcome = NULL;
  AccordScoreQuality quality;

  for (guint row = 0; row < n; row++)
    if (days[row] != ACCORD_DAY_NONE && days[row] >= query->published)
      accord_lead_set_add (since, row);
  outcome = accord_outcome_new (frame, &asked, NULL);
  self->judged = outcome != NULL;
  if (!self->judged)
    return;
  accord_score_quality (scores, outcome, NAN, 1, &quality);
  for (guint band = 0; band < ACCORD_N_BANDS; band++)
    self->bands[band] = quality.bands[band];
  self->disorder = accord_bands_find_disorder (self->bands);
}

/**
 * accord_score_watch_new:
 * @frame: all leads
 * @query: which model, and since when
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error: it was cancelled
 *
 * Each lead counts with the band that it had right before it became one, as quality is judged.
 *
 * Returns: (transfer full) (nullable): how it holds
 */
AccordScoreWatch *
accord_score_watch_new (AccordFrame             *frame,
                        const AccordWatchQuery  *query,
                        GCancellable            *cancellable,
                        GError                 **error)
{
  g_autofree AccordAsOf *each = NULL;
  g_autofree AccordDay *days = NULL;
  g_autoptr (AccordScores) scores = NULL;
  AccordScoreWatch *self;

  accord_outcome_find_begins (frame, &query->as_of, &each, &days);
  scores = accord_scores_compute (frame, query->model, &query->as_of, each, cancellable, error);
  if (scores == NULL)
    return NULL;
  self = g_new0 (AccordScoreWatch, 1);
  self->number = query->number;
  self->published = query->published;
  self->model = accord_score_model_ref ((AccordScoreModel *) query->model);
  self->disorder = -1;
  self->drift = accord_drift_new (days, accord_scores_get_bands (scores), accord_frame_get_n_leads (frame), query->published);
  judge_bands (self, frame, query, days, scores);
  return self;
}

/**
 * accord_score_watch_free:
 * @self: (transfer full): what was found
 */
void
accord_score_watch_free (AccordScoreWatch *self)
{
  accord_score_model_unref (self->model);
  accord_drift_free (self->drift);
  g_free (self);
}

/**
 * accord_score_watch_get_shift:
 * @self: what was found
 *
 * One month of last winter that was another is no news.
 *
 * Returns: (transfer none) (nullable): the latest month, where the audience has shifted in it
 */
const AccordDriftMonth *
accord_score_watch_get_shift (const AccordScoreWatch *self)
{
  const AccordDriftMonth *latest = accord_drift_get_latest (self->drift);

  return latest != NULL && latest->shifted ? latest : NULL;
}
