#include "scoring/evidence.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/score-model.h"
#include "model/wilson.h"
#include "scoring/evidence-bins.h"
#include "scoring/ranking.h"

#define IV_NOTHING 0.02
#define IV_MUCH 0.1
#define IV_SUSPECT 0.5
#define AUC_SUSPECT 0.9
/* A date of which so many come on the day of the sale or later is one that the sale brings. */
#define SET_AFTER_SHARE 0.5

/**
 * accord_evidence_value_free:
 * @data: (transfer full): an #AccordEvidenceValue
 */
void
accord_evidence_value_free (gpointer data)
{
  AccordEvidenceValue *self = data;

  g_free (self->value);
  g_free (self->condition);
  g_free (self);
}

/* As metrics.md has it: 0.5 is added to each count, so that a value nobody bought with has a figure too. */
static void
weigh (AccordEvidenceValue *self,
       double               all_won,
       double               all_lost,
       double               average)
{
  double won = (self->won + 0.5) / all_won;
  double lost = (self->n - self->won + 0.5) / all_lost;

  self->rate = self->n > 0 ? (double) self->won / self->n : NAN;
  accord_wilson (self->won, self->n, &self->low, &self->high);
  self->woe = log (won / lost);
  self->verdict = self->n == 0            ? ACCORD_VERDICT_TOO_FEW
                  : self->low > average   ? ACCORD_VERDICT_SUPPORTS
                  : self->high < average  ? ACCORD_VERDICT_CONTRADICTS
                                          : ACCORD_VERDICT_TOO_FEW;
}

/* Each value as good as it was: the best that a score of this field alone could do on these leads. */
static double
compute_auc (GPtrArray *values)
{
  g_autofree double *rates = g_new (double, values->len + 1);
  g_autofree guint8 *one = g_new0 (guint8, values->len + 1);
  g_autofree guint *lost = g_new0 (guint, values->len + 1), *won = g_new0 (guint, values->len + 1);
  g_autoptr (AccordRanking) ranking = NULL;

  for (guint i = 0; i < values->len; i++)
    rates[i] = ((const AccordEvidenceValue *) values->pdata[i])->rate;
  ranking = accord_ranking_new (rates, one, values->len);
  for (guint i = 0; i < values->len; i++)
    {
      const AccordEvidenceValue *value = values->pdata[i];

      won[ranking->level[i]] += value->won;
      lost[ranking->level[i]] += value->n - value->won;
    }
  return accord_ranking_auc (lost, won, ranking->n_levels);
}

/* The dates of stages after the first say by themselves how far a lead came. */
static gboolean
is_of_stage (const char *field)
{
  static const char *const of_sales[] = { "stage",       "mql_at",        "sql_at",   "opportunity_at", "customer_at",
                                          "lost_at",     "accepted_at",   "rejected_at", "reject_reason",
                                          "quality",     "value",         "currency", "handed_over_at",
                                          "first_contact_at", "score", "band", NULL };

  return g_strv_contains (of_sales, field);
}

/* Among those who bought, whether the date comes on the day of the sale or later as a rule. */
static gboolean
is_set_after (const AccordFrame       *frame,
              const AccordFrameColumn *column,
              const AccordOutcome     *outcome)
{
  const AccordFrameColumn *sale = accord_frame_stage_column (frame, ACCORD_STAGE_CUSTOMER);
  guint n = 0, after = 0;

  if (column == NULL || column->kind != ACCORD_FRAME_MOMENT)
    return FALSE;
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    if (accord_lead_set_contains (outcome->won, row) && column->days[row] != ACCORD_DAY_NONE &&
        sale->days[row] != ACCORD_DAY_NONE)
      {
        n++;
        after += column->days[row] >= sale->days[row];
      }
  return n > 0 && after > n * SET_AFTER_SHARE;
}

static AccordKnownAfter
find_known_after (const AccordFieldEvidence *self,
                  gboolean                   of_stage)
{
  if (of_stage)
    return ACCORD_KNOWN_AFTER_STAGE;
  if (self->set_after)
    return ACCORD_KNOWN_AFTER_SET;
  if (self->auc > AUC_SUSPECT)
    return ACCORD_KNOWN_AFTER_SEPARATES;
  return self->iv > IV_SUSPECT ? ACCORD_KNOWN_AFTER_SUSPECT : ACCORD_KNOWN_AFTER_NOT;
}

static void
judge (AccordFieldEvidence *self,
       gboolean             of_stage)
{
  self->known_after = find_known_after (self, of_stage);
  if (self->known_after != ACCORD_KNOWN_AFTER_NOT)
    self->verdict = ACCORD_FIELD_KNOWN_AFTER;
  else if (self->iv >= IV_MUCH)
    self->verdict = ACCORD_FIELD_SAYS_MUCH;
  else if (self->iv >= IV_NOTHING)
    self->verdict = ACCORD_FIELD_SAYS_SOME;
  else
    self->verdict = ACCORD_FIELD_SAYS_NOTHING;
}

/* What the counts of the values say, once all leads are in one of them. */
static void
finish (AccordFieldEvidence *self,
        gboolean             of_stage)
{
  double all_won, all_lost;

  for (guint i = 0; i < self->values->len; i++)
    {
      const AccordEvidenceValue *value = self->values->pdata[i];

      self->n += value->n;
      self->won += value->won;
    }
  self->rate = (double) self->won / self->n;
  all_won = self->won;
  all_lost = self->n - self->won;
  for (guint i = 0; i < self->values->len; i++)
    {
      AccordEvidenceValue *value = self->values->pdata[i];

      weigh (value, all_won, all_lost, self->rate);
      self->iv += ((value->won + 0.5) / all_won - (value->n - value->won + 0.5) / all_lost) * value->woe;
    }
  self->auc = compute_auc (self->values);
  judge (self, of_stage);
}

/* «activity("page:pricing")» → «page:pricing» */
static char *
read_activity (const char *field)
{
  g_autofree char *text = g_strconcat (field, " >= 1", NULL);
  g_autoptr (AccordCondition) condition = NULL;

  if (g_ascii_strncasecmp (field, "activity", 8) != 0)
    return NULL;
  condition = accord_condition_parse (text, NULL);
  return condition != NULL && condition->kind == ACCORD_CONDITION_ACTIVITY ? g_strdup (condition->field) : NULL;
}

static GPtrArray *
collect (const AccordFrame       *frame,
         const AccordFrameColumn *column,
         const char              *kind,
         const AccordOutcome     *outcome)
{
  if (kind != NULL)
    return accord_evidence_of_activity (frame, kind, outcome);
  switch (column->kind)
    {
    case ACCORD_FRAME_TEXT:
      return accord_evidence_of_texts (frame, column, outcome);
    case ACCORD_FRAME_BOOLEAN:
      return accord_evidence_of_flags (frame, column, outcome);
    case ACCORD_FRAME_REAL:
    case ACCORD_FRAME_MOMENT:
    default:
      return accord_evidence_of_numbers (frame, column, outcome);
    }
}

/**
 * accord_field_evidence_new:
 * @frame: all leads
 * @field: the name of a field, as «Lead Source», or an activity, as «activity("visit")»
 * @outcome: who has bought
 * @error: return location for an error
 *
 * Finds which values convert better than the average. Activities are those before t(lead); a field is as it is today.
 *
 * Returns: (transfer full) (nullable): the evidence
 */
AccordFieldEvidence *
accord_field_evidence_new (const AccordFrame   *frame,
                           const char          *field,
                           const AccordOutcome *outcome,
                           GError             **error)
{
  g_autoptr (AccordFieldEvidence) self = NULL;
  const AccordFrameColumn *column = accord_frame_find_column (frame, field);
  g_autofree char *kind = column == NULL ? read_activity (field) : NULL;

  if (column == NULL && kind == NULL)
    {
      g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_FIELD,
                   _("There is no field “%s” in this file; name one of its columns, or an activity as activity(\"visit\")."),
                   field);
      return NULL;
    }
  self = g_new0 (AccordFieldEvidence, 1);
  self->field = g_strdup (column != NULL ? column->field->name : field);
  self->values = collect (frame, column, kind, outcome);
  self->set_after = is_set_after (frame, column, outcome);
  finish (self, column != NULL && is_of_stage (column->field->name));
  return g_steal_pointer (&self);
}

/**
 * accord_field_evidence_free:
 * @self: (transfer full) (nullable): evidence
 */
void
accord_field_evidence_free (AccordFieldEvidence *self)
{
  if (self == NULL)
    return;
  g_free (self->field);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

/**
 * accord_evidence_of_leads:
 * @leads: those of a rule
 * @outcome: who has bought
 * @points: of the rule; 0 asks about points above 0
 * @value: (out): their figures; no texts
 *
 * Returns: whether those leads buy more often where the rule gives points, or less where it takes some
 */
AccordValueVerdict
accord_evidence_of_leads (const AccordLeadSet *leads,
                          const AccordOutcome *outcome,
                          double               points,
                          AccordEvidenceValue *value)
{
  *value = (AccordEvidenceValue){ .from = NAN, .to = NAN };
  for (guint row = 0; row < accord_lead_set_get_n_rows (leads); row++)
    if (accord_lead_set_contains (leads, row) && accord_lead_set_contains (outcome->leads, row))
      {
        value->n++;
        value->won += accord_lead_set_contains (outcome->won, row);
      }
  weigh (value, outcome->n_won, outcome->n - outcome->n_won, (double) outcome->n_won / outcome->n);
  if (points < 0 && value->verdict != ACCORD_VERDICT_TOO_FEW)
    value->verdict = value->verdict == ACCORD_VERDICT_SUPPORTS ? ACCORD_VERDICT_CONTRADICTS : ACCORD_VERDICT_SUPPORTS;
  return value->verdict;
}

/**
 * accord_value_verdict_get_name:
 * @verdict: a verdict
 *
 * Returns: (transfer none): its name in JSON
 */
const char *
accord_value_verdict_get_name (AccordValueVerdict verdict)
{
  static const char *const names[] = { "too-few", "supports", "contradicts" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (names), NULL);

  return names[verdict];
}

/**
 * accord_field_verdict_get_name:
 * @verdict: a verdict
 *
 * Returns: (transfer none): its name in JSON
 */
const char *
accord_field_verdict_get_name (AccordFieldVerdict verdict)
{
  static const char *const names[] = { "none", "some", "strong", "known-after-the-sale" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (names), NULL);

  return names[verdict];
}
