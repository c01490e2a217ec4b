#include "scoring/rejections.h"

#include <math.h>
#include <string.h>

/* What is seldom is chance, and what is much is not read. */
#define LEAST_REJECTED 3
#define MOST_REASONS 8
#define MOST_SIGNS 5
/* So many points double the odds; what a rule takes is rounded, and never next to nothing or all. */
#define DOUBLE_ODDS 20.0
#define ROUNDED_TO 5.0
#define LEAST_POINTS 5.0
#define MOST_POINTS 50.0

static void
sign_free (gpointer data)
{
  AccordRejectionSign *self = data;

  g_free (self->field);
  g_free (self->value);
  accord_condition_unref (self->condition);
  g_free (self);
}

static void
rejection_free (gpointer data)
{
  AccordRejection *self = data;

  g_free (self->field);
  g_free (self->reason);
  g_ptr_array_unref (self->signs);
  g_free (self);
}

/**
 * accord_rejection_points:
 * @woe: the weight of evidence of a value: above 0, it is more frequent among those who were rejected
 *
 * Returns: the points of a rule against it, in proportion
 */
double
accord_rejection_points (double woe)
{
  return -CLAMP (round (woe * DOUBLE_ODDS / G_LN2 / ROUNDED_TO) * ROUNDED_TO, LEAST_POINTS, MOST_POINTS);
}

/* The standard field, and those of a file's own that are called so. */
static gboolean
is_reason (const AccordFrameColumn *column)
{
  g_autofree char *name = g_utf8_casefold (column->field->name, -1);

  if (column->kind != ACCORD_FRAME_TEXT)
    return FALSE;
  return g_str_equal (name, "reject_reason") || (column->field->custom && strstr (name, "reason") != NULL);
}

/* What came with the decision, or tells single leads apart, is no sign of it. */
static gboolean
can_be_sign (const AccordFrameColumn *column)
{
  static const char *const none[] = { "id",      "email",    "name",  "owner", "value", "currency", "quality",
                                      "persona", "stage",    "score", "band",  NULL };

  return column->kind != ACCORD_FRAME_MOMENT && !g_strv_contains (none, column->field->name) && !is_reason (column);
}

static gint
compare_rejections (gconstpointer a,
                    gconstpointer b)
{
  const AccordRejection *first = *(AccordRejection *const *) a, *second = *(AccordRejection *const *) b;

  if (first->n != second->n)
    return first->n < second->n ? 1 : -1;
  return strcmp (first->reason, second->reason);
}

static AccordRejection *
rejection_new (const char *field,
               const char *reason)
{
  AccordRejection *self = g_new0 (AccordRejection, 1);

  self->field = g_strdup (field);
  self->reason = g_strdup (reason);
  self->signs = g_ptr_array_new_with_free_func (sign_free);
  return self;
}

/* One reason however people capitalize it, as conditions compare texts. */
static void
add_reasons (GPtrArray               *rejections,
             const AccordFrame       *frame,
             const AccordFrameColumn *column)
{
  g_autofree guint *counts = g_new0 (guint, column->n_codes + 1);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = accord_frame_get_n_leads (frame);

  for (guint row = 0; row < n; row++)
    counts[column->codes[row]]++;
  for (guint code = 1; code < column->n_codes; code++)
    {
      g_autofree char *folded = g_utf8_casefold (column->dictionary[code], -1);
      AccordRejection *rejection = g_hash_table_lookup (known, folded);

      if (rejection == NULL && counts[code] > 0)
        {
          rejection = rejection_new (column->field->name, column->dictionary[code]);
          g_hash_table_insert (known, g_steal_pointer (&folded), rejection);
          g_ptr_array_add (rejections, rejection);
        }
      if (rejection != NULL)
        rejection->n += counts[code];
    }
}

static void
drop_seldom (GPtrArray *rejections,
             guint      n_leads)
{
  for (guint i = rejections->len; i > 0; i--)
    {
      AccordRejection *rejection = rejections->pdata[i - 1];

      rejection->rate = (double) rejection->n / n_leads;
      if (rejection->n < LEAST_REJECTED || rejection->n == n_leads)
        g_ptr_array_remove_index (rejections, i - 1);
    }
}

static GPtrArray *
list_reasons (const AccordFrame *frame)
{
  GPtrArray *rejections = g_ptr_array_new_with_free_func (rejection_free);

  for (guint i = 0; i < accord_frame_get_n_columns (frame); i++)
    if (is_reason (accord_frame_get_column (frame, i)))
      add_reasons (rejections, frame, accord_frame_get_column (frame, i));
  drop_seldom (rejections, accord_frame_get_n_leads (frame));
  g_ptr_array_sort (rejections, compare_rejections);
  if (rejections->len > MOST_REASONS)
    g_ptr_array_set_size (rejections, MOST_REASONS);
  return rejections;
}

/* How many more it has than its share would be: often, and far from the others. */
static double
weigh (const AccordRejectionSign *sign)
{
  return sign->n_rejected - sign->n * sign->average;
}

static gint
compare_signs (gconstpointer a,
               gconstpointer b)
{
  double first = weigh (*(AccordRejectionSign *const *) a), second = weigh (*(AccordRejectionSign *const *) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

static void
add_signs (AccordRejection     *rejection,
           AccordFieldEvidence *evidence)
{
  for (guint i = 0; i < evidence->values->len; i++)
    {
      const AccordEvidenceValue *value = evidence->values->pdata[i];
      AccordCondition *condition = NULL;
      AccordRejectionSign *sign;

      if (value->verdict != ACCORD_VERDICT_SUPPORTS || value->won < LEAST_REJECTED || value->condition == NULL)
        continue;
      condition = accord_condition_parse (value->condition, NULL);
      if (condition == NULL)
        continue;
      sign = g_new0 (AccordRejectionSign, 1);
      sign->field = g_strdup (evidence->field);
      sign->value = g_strdup (value->value);
      sign->condition = condition;
      sign->n = value->n;
      sign->n_rejected = value->won;
      sign->rate = value->rate;
      sign->average = rejection->rate;
      sign->points = accord_rejection_points (value->woe);
      g_ptr_array_add (rejection->signs, sign);
    }
}

static AccordOutcome *
find_rejected (const AccordFrame     *frame,
               const AccordRejection *rejection,
               const AccordAsOf      *as_of)
{
  g_autoptr (AccordCondition) condition = accord_condition_new_test (rejection->field, ACCORD_OPERATOR_EQ);
  AccordOutcomeQuery query = { .as_of = *as_of, .condition = condition };

  accord_condition_add_text (condition, rejection->reason);
  return accord_outcome_new (frame, &query, NULL);
}

static void
find_signs (AccordRejection     *rejection,
            const AccordFrame   *frame,
            const AccordOutcome *outcome)
{
  for (guint i = 0; i < accord_frame_get_n_columns (frame); i++)
    {
      const AccordFrameColumn *column = accord_frame_get_column (frame, i);
      g_autoptr (AccordFieldEvidence) evidence =
          can_be_sign (column) ? accord_field_evidence_new (frame, column->field->name, outcome, NULL) : NULL;

      if (evidence != NULL)
        add_signs (rejection, evidence);
    }
  g_ptr_array_sort (rejection->signs, compare_signs);
  if (rejection->signs->len > MOST_SIGNS)
    g_ptr_array_set_size (rejection->signs, MOST_SIGNS);
}

/* In a group of its own, which has no limits. */
static AccordScoreModel *
add_rule (const AccordScoreModel    *model,
          const AccordRejectionSign *sign)
{
  AccordScoreModel *with = accord_score_model_copy (model);
  AccordScoreGroup *group = accord_score_model_add_group (with, "", ACCORD_DIMENSION_FIT);

  accord_score_group_add_rule (group, "", accord_condition_ref (sign->condition), sign->points);
  return with;
}

static gboolean
count_stopped (AccordRejectionSign    *sign,
               AccordScores           *scores,
               AccordFrame            *frame,
               const AccordAsOf       *as_of,
               const AccordOutcome    *outcome,
               GCancellable           *cancellable,
               GError                **error)
{
  const AccordScoreModel *model = accord_scores_get_model (scores);
  g_autoptr (AccordScoreModel) with = add_rule (model, sign);
  g_autoptr (AccordScores) now = accord_scores_compute (frame, with, as_of, NULL, cancellable, error);
  g_autoptr (AccordLeadSet) joined = NULL, stopped = NULL;
  const AccordFrameColumn *customer = accord_frame_stage_column (frame, ACCORD_STAGE_CUSTOMER);

  if (now == NULL)
    return FALSE;
  if (isnan (model->mql))
    return TRUE;
  accord_scores_compare (scores, now, model->mql, model->mql, &joined, &stopped);
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    if (accord_lead_set_contains (stopped, row))
      {
        sign->n_stopped++;
        sign->n_stopped_rejected += accord_lead_set_contains (outcome->won, row);
        sign->n_stopped_won += accord_as_of_includes (as_of, customer->moments[row], customer->days[row]);
      }
  return TRUE;
}

/**
 * accord_rejections_find:
 * @frame: all leads
 * @model: the draft
 * @as_of: up to when it is known
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error: it was cancelled
 *
 * What the leads of a reason have more often than the others, by evidence: a value counts where its likely range is above
 * the share of the reason in all leads.
 *
 * Returns: (transfer full) (nullable) (element-type AccordRejection): the reasons
 */
GPtrArray *
accord_rejections_find (AccordFrame             *frame,
                        const AccordScoreModel  *model,
                        const AccordAsOf        *as_of,
                        GCancellable            *cancellable,
                        GError                 **error)
{
  g_autoptr (GPtrArray) rejections = list_reasons (frame);
  g_autoptr (AccordScores) scores = accord_scores_compute (frame, model, as_of, NULL, cancellable, error);

  if (scores == NULL)
    return NULL;
  for (guint i = 0; i < rejections->len; i++)
    {
      AccordRejection *rejection = rejections->pdata[i];
      g_autoptr (AccordOutcome) outcome = find_rejected (frame, rejection, as_of);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (outcome == NULL)
        continue;
      find_signs (rejection, frame, outcome);
      for (guint j = 0; j < rejection->signs->len; j++)
        if (!count_stopped (rejection->signs->pdata[j], scores, frame, as_of, outcome, cancellable, error))
          return NULL;
    }
  return g_steal_pointer (&rejections);
}
