#include "scoring/score-judgement.h"

#include <math.h>

/* Of the draws for likely ranges: the same leads, the same ranges, here and on the command line. */
#define SEED 20250511

/* Who has bought: what takes long to find, and is the same whatever the points are. */
typedef struct
{
  AccordFrame     *frame;
  AccordAsOf       as_of;
  gint             horizon_days;
  AccordCondition *condition; /* or NULL */
  AccordOutcome   *outcome;
} Basis;

static void
clear_basis (gpointer data)
{
  Basis *self = data;

  accord_frame_unref (self->frame);
  g_clear_pointer (&self->condition, accord_condition_unref);
  g_clear_pointer (&self->outcome, accord_outcome_free);
}

static void
basis_unref (gpointer basis)
{
  g_atomic_rc_box_release_full (basis, clear_basis);
}

static void
verdict_free (gpointer data)
{
  AccordRuleVerdict *self = data;

  g_free (self->id);
  g_free (self);
}

static void
clear_judgement (gpointer data)
{
  AccordScoreJudgement *self = data;

  g_clear_pointer (&self->basis, basis_unref);
  g_clear_pointer (&self->scores, accord_scores_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
}

static gboolean
is_same_basis (const Basis            *self,
               const AccordFrame      *frame,
               const AccordScoreModel *model,
               const AccordAsOf       *as_of,
               gint                    horizon_days)
{
  return self->frame == frame && self->as_of.instant_ms == as_of->instant_ms && self->horizon_days == horizon_days &&
         (self->condition == model->outcome || (self->condition != NULL && model->outcome != NULL &&
                                                accord_condition_equal (self->condition, model->outcome)));
}

static Basis *
find_basis (AccordFrame             *frame,
            const AccordScoreModel  *model,
            const AccordAsOf        *as_of,
            gint                     horizon_days,
            GError                 **error)
{
  AccordOutcomeQuery query = { .as_of = *as_of, .horizon_days = horizon_days, .condition = model->outcome };
  AccordOutcome *outcome = accord_outcome_new (frame, &query, error);
  Basis *self;

  if (outcome == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (Basis);
  self->frame = accord_frame_ref (frame);
  self->as_of = *as_of;
  self->horizon_days = horizon_days;
  self->condition = model->outcome != NULL ? accord_condition_ref (model->outcome) : NULL;
  self->outcome = outcome;
  return self;
}

static gboolean
compute_scores (AccordScoreJudgement        *self,
                const AccordScoreModel      *model,
                const AccordScoreJudgement  *previous,
                GCancellable                *cancellable,
                GError                     **error)
{
  const Basis *basis = self->basis;
  AccordScores *known = previous != NULL && previous->basis == self->basis ? previous->scores : NULL;
  g_autoptr (AccordScoreMatches) matches =
      accord_score_matches_new (basis->frame, model, &basis->as_of, basis->outcome->each,
                                known != NULL ? accord_scores_get_matches (known) : NULL, cancellable, error);

  if (matches != NULL)
    self->scores = accord_scores_new (matches, model, known);
  return matches != NULL;
}

static void
judge_rules (AccordScoreJudgement   *self,
             const AccordScoreModel *model)
{
  const Basis *basis = self->basis;
  AccordScoreMatches *matches = accord_scores_get_matches (self->scores);

  self->rules = g_ptr_array_new_with_free_func (verdict_free);
  for (guint i = 0; i < model->groups->len; i++)
    {
      const AccordScoreGroup *group = model->groups->pdata[i];

      for (guint j = 0; j < group->rules->len; j++)
        {
          const AccordScoreRule *rule = group->rules->pdata[j];
          const AccordScoreMatch *match = accord_score_matches_get (matches, i, j);
          AccordRuleVerdict *verdict;
          AccordEvidenceValue value;

          if (rule->is_off || match->problem != NULL)
            continue;
          verdict = g_new0 (AccordRuleVerdict, 1);
          verdict->id = g_strdup (rule->id);
          verdict->verdict = accord_evidence_of_leads (match->set, basis->outcome, rule->points, &value);
          verdict->n = value.n;
          verdict->won = value.won;
          g_ptr_array_add (self->rules, verdict);
        }
    }
}

/**
 * accord_score_judgement_new:
 * @frame: all leads
 * @model: a model
 * @as_of: up to when it is known who has bought
 * @horizon_days: the days in which a lead may become a customer
 * @previous: (nullable): another, from which it takes over what stayed the same
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error: it was cancelled, or nobody has bought as far as is known
 *
 * Returns: (transfer full) (nullable): the judgement
 */
AccordScoreJudgement *
accord_score_judgement_new (AccordFrame                 *frame,
                            const AccordScoreModel      *model,
                            const AccordAsOf            *as_of,
                            gint                         horizon_days,
                            const AccordScoreJudgement  *previous,
                            GCancellable                *cancellable,
                            GError                     **error)
{
  g_autoptr (AccordScoreJudgement) self = g_atomic_rc_box_new0 (AccordScoreJudgement);
  const Basis *basis;

  if (previous != NULL && is_same_basis (previous->basis, frame, model, as_of, horizon_days))
    self->basis = g_atomic_rc_box_acquire (previous->basis);
  else
    self->basis = find_basis (frame, model, as_of, horizon_days, error);
  if (self->basis == NULL || !compute_scores (self, model, previous, cancellable, error))
    return NULL;
  basis = self->basis;
  self->n_young = basis->outcome->n_young;
  judge_rules (self, model);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  accord_score_quality (self->scores, basis->outcome, NAN, SEED, &self->quality);
  return g_steal_pointer (&self);
}

/**
 * accord_score_judgement_is_of:
 * @self: a judgement
 * @frame: all leads
 * @model: a model
 * @as_of: up to when it is known who has bought
 * @horizon_days: the days in which a lead may become a customer
 *
 * Returns: whether it is of all of these
 */
gboolean
accord_score_judgement_is_of (const AccordScoreJudgement *self,
                              const AccordFrame          *frame,
                              const AccordScoreModel     *model,
                              const AccordAsOf           *as_of,
                              gint                        horizon_days)
{
  return is_same_basis (self->basis, frame, model, as_of, horizon_days) &&
         accord_score_model_equal (accord_scores_get_model (self->scores), model);
}

/**
 * accord_score_judgement_make_table:
 * @self: a judgement
 *
 * Returns: (transfer full): what each threshold would have done
 */
AccordThresholdTable *
accord_score_judgement_make_table (const AccordScoreJudgement *self)
{
  const Basis *basis = self->basis;

  return accord_threshold_table_new (self->scores, basis->outcome);
}

/**
 * accord_score_judgement_ref:
 * @self: a judgement
 *
 * Returns: (transfer full): @self
 */
AccordScoreJudgement *
accord_score_judgement_ref (AccordScoreJudgement *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * accord_score_judgement_unref:
 * @self: (transfer full): a judgement
 */
void
accord_score_judgement_unref (AccordScoreJudgement *self)
{
  g_atomic_rc_box_release_full (self, clear_judgement);
}

/**
 * accord_score_judgement_find:
 * @self: a judgement
 * @id: of a rule's record
 *
 * Returns: (transfer none) (nullable): what the data says to that rule
 */
const AccordRuleVerdict *
accord_score_judgement_find (const AccordScoreJudgement *self,
                             const char                 *id)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const AccordRuleVerdict *verdict = self->rules->pdata[i];

      if (g_str_equal (verdict->id, id))
        return verdict;
    }
  return NULL;
}
