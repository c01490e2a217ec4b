#include "scoring/ledger.h"

#include "scoring/group-sum.h"

static void
line_free (gpointer data)
{
  AccordLedgerLine *self = data;

  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_free (self);
}

static AccordLedgerLine *
add_line (AccordLedger    *self,
          AccordLedgerKind kind,
          guint            group,
          double           points)
{
  AccordLedgerLine *line = g_new0 (AccordLedgerLine, 1);

  line->kind = kind;
  line->group = group;
  line->points = line->full = points;
  line->age = -1;
  g_ptr_array_add (self->lines, line);
  return line;
}

/* Keeps @sum within the limits; what that adds or takes is a line. */
static double
limit (AccordLedger    *self,
       double           sum,
       double           low,
       AccordLedgerKind low_kind,
       double           high,
       AccordLedgerKind high_kind,
       guint            group)
{
  if (low > sum)
    {
      add_line (self, low_kind, group, low - sum);
      sum = low;
    }
  if (high < sum)
    {
      add_line (self, high_kind, group, high - sum);
      sum = high;
    }
  return sum;
}

static double
add_rule (AccordLedger             *self,
          const AccordScoreMatches *matches,
          const AccordScoreRule    *rule,
          const AccordScoreMatch   *match,
          guint                     group,
          guint                     index,
          guint                     row)
{
  gint age = match->ages != NULL ? match->ages[row] : -1;
  double points = age >= 0 ? rule->points * accord_rule_share (rule->half_life, age) : rule->points;
  AccordLedgerLine *line = add_line (self, ACCORD_LEDGER_RULE, group, points);

  line->rule = index;
  line->full = rule->points;
  line->age = age;
  line->reasons = accord_rule_reasons (rule->condition, accord_score_matches_get_frame (matches), row, &self->as_of);
  return points;
}

static double
add_group (AccordLedger             *self,
           const AccordScoreMatches *matches,
           const AccordScoreGroup   *group,
           guint                     index,
           guint                     row)
{
  double sum = 0;

  for (guint i = 0; i < group->rules->len; i++)
    {
      const AccordScoreRule *rule = group->rules->pdata[i];
      const AccordScoreMatch *match = accord_score_matches_get (matches, index, i);

      if (rule->is_off || !accord_lead_set_contains (match->set, row))
        continue;
      sum += add_rule (self, matches, rule, match, index, i, row);
      if (group->exclusive)
        break;
    }
  return limit (self, sum, group->low, ACCORD_LEDGER_GROUP_LOW, group->high, ACCORD_LEDGER_GROUP_HIGH, index);
}

/**
 * accord_ledger_new:
 * @matches: which leads each rule is for, at some instant
 * @model: a model that they fit
 * @row: a lead
 *
 * Tells rule by rule where a score comes from. It is computed in the order in which all leads are, so that it is the same
 * score to the last bit.
 *
 * Returns: (transfer full): the ledger
 */
AccordLedger *
accord_ledger_new (const AccordScoreMatches *matches,
                   const AccordScoreModel   *model,
                   guint                     row)
{
  AccordLedger *self = g_new0 (AccordLedger, 1);
  double sum = model->start;

  g_return_val_if_fail (row < accord_frame_get_n_leads (accord_score_matches_get_frame (matches)), NULL);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->as_of = *accord_score_matches_get_as_of (matches, row);
  self->n_left_out = accord_score_matches_count_left_out (matches, row);
  add_line (self, ACCORD_LEDGER_START, 0, model->start);
  for (guint i = 0; i < model->groups->len; i++)
    {
      const AccordScoreGroup *group = model->groups->pdata[i];
      double points = add_group (self, matches, group, i, row);

      sum += points;
      if (group->dimension == ACCORD_DIMENSION_FIT)
        self->fit += points;
      else
        self->engagement += points;
    }
  self->score = limit (self, sum, model->min, ACCORD_LEDGER_MIN, model->max, ACCORD_LEDGER_MAX, 0);
  self->band = accord_score_model_get_band (model, self->score);
  return self;
}

/**
 * accord_ledger_free:
 * @self: (transfer full) (nullable): a ledger
 */
void
accord_ledger_free (AccordLedger *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * accord_ledger_kind_get_name:
 * @kind: what a line is
 *
 * Returns: (transfer none): its name in JSON
 */
const char *
accord_ledger_kind_get_name (AccordLedgerKind kind)
{
  static const char *const names[] = { "start", "rule", "group-low", "group-high", "min", "max" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}
