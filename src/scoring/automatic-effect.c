#include "scoring/automatic-effect.h"

#include <math.h>

#include "scoring/automatic.h"

static AccordScores *
compute (AccordFrame             *frame,
         const AccordScoreModel  *model,
         gboolean                 skip,
         const AccordAsOf        *as_of,
         GCancellable            *cancellable,
         GError                 **error)
{
  g_autoptr (AccordScoreModel) copy = accord_score_model_copy (model);

  copy->skip_automatic = skip;
  return accord_scores_compute (frame, copy, as_of, NULL, cancellable, error);
}

/**
 * accord_automatic_effect_new:
 * @frame: all leads
 * @model: a model, whether it leaves them out or not
 * @as_of: when leads are judged
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error: it was cancelled
 *
 * Returns: (transfer full) (nullable): which leads qualify only because of what looks automatic
 */
AccordAutomaticEffect *
accord_automatic_effect_new (AccordFrame             *frame,
                             const AccordScoreModel  *model,
                             const AccordAsOf        *as_of,
                             GCancellable            *cancellable,
                             GError                 **error)
{
  g_autoptr (AccordAutomaticEffect) self = g_new0 (AccordAutomaticEffect, 1);
  g_autoptr (AccordAutomatic) found = accord_automatic_find (frame);
  g_autoptr (AccordScores) with = compute (frame, model, FALSE, as_of, cancellable, error), without = NULL;
  g_autoptr (AccordLeadSet) joined = NULL;

  self->n = found->n;
  self->n_found = found->n_found;
  if (with != NULL)
    without = compute (frame, model, TRUE, as_of, cancellable, error);
  if (without == NULL)
    return NULL;
  if (isnan (model->mql))
    {
      self->dependent = accord_lead_set_new (accord_frame_get_n_leads (frame));
      return g_steal_pointer (&self);
    }
  self->n_qualify = accord_scores_count_from (with, NULL, model->mql);
  accord_scores_compare (with, without, model->mql, model->mql, &joined, &self->dependent);
  return g_steal_pointer (&self);
}

/**
 * accord_automatic_effect_free:
 * @self: (transfer full): what was found
 */
void
accord_automatic_effect_free (AccordAutomaticEffect *self)
{
  g_clear_pointer (&self->dependent, accord_lead_set_unref);
  g_free (self);
}
