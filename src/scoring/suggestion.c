#include "scoring/suggestion.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "scoring/evidence.h"
#include "scoring/suggestion-leads.h"

/* Fewer of the rarer outcome for each coefficient, and it cannot be trusted: Peduzzi et al. 1996. */
#define LEAST_EACH 10
#define N_FOLDS 5
/* Cross-validation looks at so many leads at most: more hardly change what it finds. */
#define MOST_VALIDATED 50000
/* Of the draws for likely ranges: the same leads, the same ranges. */
#define SEED 20250511

static const double lambdas[] = { 0.1, 0.3, 1, 3, 10, 30, 100 };

static void
rule_free (gpointer data)
{
  AccordSuggestedRule *self = data;

  g_free (self->field);
  g_free (self);
}

/* Asked once a field, for rules test the same ones. */
typedef struct
{
  AccordFrame         *frame;
  const AccordOutcome *outcome;
  const char *const   *before; /* (nullable): known before the sale, a person says */
  GHashTable          *known;  /* name → whether it is known only after the sale */
} Fields;

static gboolean
is_said_before (const char *const *before,
                const char        *field)
{
  for (; before != NULL && *before != NULL; before++)
    if (g_ascii_strcasecmp (*before, field) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
judge_field (const Fields *self,
             const char   *field)
{
  g_autoptr (AccordFieldEvidence) evidence = accord_field_evidence_new (self->frame, field, self->outcome, NULL);

  return evidence != NULL && evidence->verdict == ACCORD_FIELD_KNOWN_AFTER &&
         !(evidence->known_after == ACCORD_KNOWN_AFTER_SUSPECT && is_said_before (self->before, evidence->field));
}

static gboolean
is_known_after (Fields     *self,
                const char *field)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->known, field, NULL, &found))
    {
      found = GINT_TO_POINTER (judge_field (self, field));
      g_hash_table_insert (self->known, g_strdup (field), found);
    }
  return GPOINTER_TO_INT (found);
}

/* The first field that a condition tests and that is known only after the sale; NULL: none is. */
static char *
find_known_after (Fields                *self,
                  const AccordCondition *condition)
{
  if (condition->kind == ACCORD_CONDITION_TEST)
    return is_known_after (self, condition->field) ? g_strdup (condition->field) : NULL;
  for (guint i = 0; condition->children != NULL && i < condition->children->len; i++)
    {
      char *field = find_known_after (self, condition->children->pdata[i]);

      if (field != NULL)
        return field;
    }
  return NULL;
}

static GPtrArray *
list_rules (AccordFrame              *frame,
            const AccordScoreModel   *model,
            const AccordScoreMatches *matches,
            const AccordOutcome      *outcome,
            const char *const        *before)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Fields fields = { frame, outcome, before, known };
  GPtrArray *rules = g_ptr_array_new_with_free_func (rule_free);

  for (guint i = 0; i < model->groups->len; i++)
    {
      const AccordScoreGroup *group = model->groups->pdata[i];

      for (guint j = 0; j < group->rules->len; j++)
        {
          const AccordScoreRule *rule = group->rules->pdata[j];
          AccordSuggestedRule *self;

          if (rule->is_off || accord_score_matches_get (matches, i, j)->problem != NULL)
            continue;
          self = g_new0 (AccordSuggestedRule, 1);
          self->group = i;
          self->rule = j;
          self->now = self->points = rule->points;
          self->field = find_known_after (&fields, rule->condition);
          self->state = self->field != NULL ? ACCORD_SUGGESTED_KNOWN_AFTER : ACCORD_SUGGESTED_POINTS;
          self->coefficient = self->error = self->low = self->high = NAN;
          g_ptr_array_add (rules, self);
        }
    }
  return rules;
}

static void
count_leads (AccordScoreSuggestion      *self,
             const AccordRidgeRows *rows)
{
  g_autofree guint *counts = g_new0 (guint, rows->n_columns + 1);
  guint column = 0;

  for (guint i = 0; i < rows->columns->len; i++)
    counts[g_array_index (rows->columns, guint, i)]++;
  for (guint i = 0; i < self->rules->len; i++)
    {
      AccordSuggestedRule *rule = self->rules->pdata[i];

      if (rule->state == ACCORD_SUGGESTED_KNOWN_AFTER)
        continue;
      rule->n = counts[column++];
      if (rule->n == 0)
        rule->state = ACCORD_SUGGESTED_NOBODY;
      self->n_fitted += rule->n > 0;
    }
}

static gboolean
refuse (const AccordScoreSuggestion *self,
        GError                **error)
{
  guint lost = self->n_older - self->won_older, rarer = MIN (self->won_older, lost);

  if (self->n_fitted == 0)
    g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
                         _("The model has no rules that points could be suggested for; add some."));
  else if (rarer < LEAST_EACH * self->n_fitted && self->won_older <= lost)
    g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
                 /* Translators: the numbers are of customers, of the least there should be, and of rules */
                 _("Too few have bought: %u of the older leads, and points for %u rules need %u, ten a rule (Peduzzi et "
                   "al. 1996); take fewer rules, or wait."),
                 self->won_older, self->n_fitted, LEAST_EACH * self->n_fitted);
  else if (rarer < LEAST_EACH * self->n_fitted)
    g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
                 _("Too few have not bought: %u of the older leads, and points for %u rules need %u, ten a rule (Peduzzi "
                   "et al. 1996); take fewer rules, or wait."),
                 lost, self->n_fitted, LEAST_EACH * self->n_fitted);
  else if (self->won_newer == 0 || self->won_newer == self->n_newer)
    g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
                         _("The newer leads all ended alike: there is nothing to judge a suggestion by; wait."));
  else
    return FALSE;
  return TRUE;
}

/* The penalty that expects best what leads did that the fit had not seen (le Cessie & van Houwelingen 1992). */
static gboolean
choose_lambda (AccordScoreSuggestion      *self,
               const AccordRidgeRows *rows,
               GCancellable          *cancellable,
               GError               **error)
{
  double least = INFINITY;

  for (guint i = 0; i < G_N_ELEMENTS (lambdas); i++)
    {
      double deviance = 0;

      for (guint fold = 0; fold < N_FOLDS; fold++)
        {
          g_autoptr (AccordRidgeFit) fit = NULL;

          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          fit = accord_ridge_fit_new (rows, lambdas[i], fold, N_FOLDS);
          deviance += accord_ridge_fit_deviance (fit, rows, fold, N_FOLDS);
        }
      if (deviance < least)
        {
          least = deviance;
          self->lambda = lambdas[i];
        }
    }
  return TRUE;
}

static void
take_fit (AccordScoreSuggestion      *self,
          const AccordRidgeRows *rows,
          const AccordRidgeFit  *fit)
{
  guint column = 0;

  for (guint i = 0; i < self->rules->len; i++)
    {
      AccordSuggestedRule *rule = self->rules->pdata[i];

      if (rule->state == ACCORD_SUGGESTED_KNOWN_AFTER)
        continue;
      if (rule->state == ACCORD_SUGGESTED_POINTS)
        {
          rule->coefficient = fit->coefficients[column];
          rule->error = fit->errors[column];
        }
      column++;
    }
  accord_score_suggestion_scale (self, rows, fit);
}

static void
judge (AccordScoreSuggestion       *self,
       AccordScoreMatches     *matches,
       const AccordScoreModel *model,
       const AccordOutcome    *newer)
{
  g_autoptr (AccordScores) now = accord_scores_new (matches, model, NULL);
  g_autoptr (AccordScores) suggested = accord_scores_new (matches, self->model, NULL);

  accord_score_quality (now, newer, NAN, SEED, &self->now);
  accord_score_quality (suggested, newer, NAN, SEED, &self->suggested);
}

/* What is known before anything is fitted. */
static AccordScoreSuggestion *
suggestion_prepare (const AccordScoreModel *model,
                    const AccordOutcome    *outcome,
                    const AccordLeadSplit  *split,
                    const AccordOutcome    *newer)
{
  AccordScoreSuggestion *self = g_new0 (AccordScoreSuggestion, 1);

  self->model = accord_score_model_copy (model);
  self->start_now = model->start;
  self->split = split->split;
  self->n_older = split->n_older;
  self->n_newer = newer->n;
  self->won_newer = newer->n_won;
  for (guint i = 0; i < split->n_older; i++)
    self->won_older += accord_lead_set_contains (outcome->won, g_array_index (split->rows, guint, i));
  return self;
}

/* @rows: (out): of the older leads */
static gboolean
fit_model (AccordScoreSuggestion         *self,
           const AccordScoreMatches *matches,
           const AccordOutcome      *outcome,
           const AccordLeadSplit    *split,
           GCancellable             *cancellable,
           GError                  **error)
{
  guint stride = split->n_older / MOST_VALIDATED + 1;
  g_autoptr (AccordRidgeRows) rows = accord_score_suggestion_rows (split, outcome, self->model, matches, self->rules, 1);
  g_autoptr (AccordRidgeRows) few = NULL;
  g_autoptr (AccordRidgeFit) fit = NULL;

  count_leads (self, rows);
  if (refuse (self, error))
    return FALSE;
  if (stride > 1)
    few = accord_score_suggestion_rows (split, outcome, self->model, matches, self->rules, stride);
  if (!choose_lambda (self, few != NULL ? few : rows, cancellable, error))
    return FALSE;
  fit = accord_ridge_fit_new (rows, self->lambda, 0, 0);
  take_fit (self, rows, fit);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * accord_score_suggestion_new:
 * @frame: all leads
 * @model: a model
 * @as_of: up to when it is known who has bought
 * @outcome: who has bought
 * @known: (nullable): fields known before the sale
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error: one sentence that says why there is no suggestion
 *
 * Returns: (transfer full) (nullable): the suggestion
 */
AccordScoreSuggestion *
accord_score_suggestion_new (AccordFrame            *frame,
                             const AccordScoreModel *model,
                             const AccordAsOf       *as_of,
                             const AccordOutcome    *outcome,
                             const char *const      *known,
                             GCancellable           *cancellable,
                             GError                **error)
{
  g_autoptr (AccordScoreMatches) matches =
      accord_score_matches_new (frame, model, as_of, outcome->each, NULL, cancellable, error);
  g_auto (AccordLeadSplit) split = { NULL };
  g_autoptr (AccordScoreSuggestion) self = NULL;
  AccordOutcome newer;

  if (matches == NULL)
    return NULL;
  accord_lead_split_init (&split, frame, outcome);
  accord_lead_split_newer (&split, outcome, &newer);
  self = suggestion_prepare (model, outcome, &split, &newer);
  self->rules = list_rules (frame, model, matches, outcome, known);
  if (fit_model (self, matches, outcome, &split, cancellable, error))
    judge (self, matches, model, &newer);
  else
    g_clear_pointer (&self, accord_score_suggestion_free);
  accord_lead_set_unref (newer.leads);
  accord_lead_set_unref (newer.won);
  return g_steal_pointer (&self);
}

/**
 * accord_score_suggestion_free:
 * @self: (transfer full) (nullable): a suggestion
 */
void
accord_score_suggestion_free (AccordScoreSuggestion *self)
{
  if (self == NULL)
    return;
  accord_score_model_unref (self->model);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/**
 * accord_suggested_state_get_name:
 * @state: of a rule
 *
 * Returns: (transfer none): its name in JSON
 */
const char *
accord_suggested_state_get_name (AccordSuggestedState state)
{
  static const char *const names[] = { "suggested", "known-after-the-sale", "no-leads" };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), NULL);

  return names[state];
}
