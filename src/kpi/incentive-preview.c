#include "kpi/incentive-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kpi/metric.h"
#include "kpi/money.h"
#include "kpi/passage.h"
#include "kpi/period.h"

/* What pays, read once from its record. */
typedef struct
{
  AccordStage    milestone;
  gboolean       share;
  double         amount;
  const char    *team;
  AccordLeadSet *scope; /* NULL: all leads */
} Rule;

static gboolean
rule_read (Rule               *rule,
           AccordRecord       *record,
           const AccordFrame  *frame,
           const AccordQuery  *query,
           GError            **error)
{
  const char *text = accord_record_get_text (record, "scope");
  g_autoptr (AccordCondition) condition = NULL;

  *rule = (Rule) { .team = accord_record_get_text (record, "team"), .amount = accord_record_get_real (record, "amount") };
  if (!accord_stage_parse (accord_record_get_text (record, "milestone"), &rule->milestone))
    rule->milestone = ACCORD_STAGE_CUSTOMER;
  rule->share = g_strcmp0 (accord_record_get_text (record, "kind"), "share") == 0;
  if (isnan (rule->amount))
    rule->amount = 0;
  if (text == NULL || *text == '\0')
    return TRUE;
  condition = accord_condition_parse (text, error);
  if (condition != NULL)
    rule->scope = accord_condition_match (condition, frame, &query->as_of, error);
  if (rule->scope == NULL)
    /* Translators: %s is the name of a rule; what is wrong follows */
    g_prefix_error (error, _("“%s”: "), accord_record_get_text (record, "title"));
  return rule->scope != NULL;
}

static void
add_payment (AccordIncentivePreview *self,
             AccordIncentiveMonth   *month,
             const Rule             *rule,
             AccordIncentiveCell    *cell,
             double                  paid)
{
  double marketing = strcmp (rule->team, "marketing") == 0 ? paid : strcmp (rule->team, "sales") == 0 ? 0 : paid / 2;

  cell->paid += paid;
  month->marketing += marketing;
  month->sales += paid - marketing;
  self->marketing += marketing;
  self->sales += paid - marketing;
}

static void
count_lead (AccordIncentivePreview *self,
            const AccordMoney      *money,
            const AccordPeriods    *months,
            const Rule             *rule,
            guint                   index,
            guint                   row,
            AccordDay               day)
{
  guint at = accord_periods_find (months, day);
  AccordIncentiveMonth *month;
  double value = 0;

  if (at == ACCORD_NO_PERIOD)
    return;
  month = &self->months[at];
  month->cells[index].leads++;
  if (rule->share && accord_money_find (money, row, &value) != ACCORD_AMOUNT_KNOWN)
    month->cells[index].without_value++;
  else
    add_payment (self, month, rule, &month->cells[index], rule->share ? rule->amount * value : rule->amount);
}

static void
count_rule (AccordIncentivePreview *self,
            const AccordFrame      *frame,
            const AccordQuery      *query,
            const AccordMoney      *money,
            const AccordPeriods    *months,
            const Rule             *rule,
            guint                   index)
{
  AccordPassages passages;

  accord_passages_init (&passages, frame, &query->as_of);
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    {
      AccordPassage passage;

      if ((rule->scope == NULL || accord_lead_set_contains (rule->scope, row)) &&
          accord_passages_find (&passages, row, rule->milestone, &passage) && passage.day >= query->from &&
          passage.day <= query->to)
        count_lead (self, money, months, rule, index, row, passage.day);
    }
  for (guint i = 0; i < self->n_months; i++)
    {
      self->rules[index].leads += self->months[i].cells[index].leads;
      self->rules[index].without_value += self->months[i].cells[index].without_value;
      self->rules[index].paid += self->months[i].cells[index].paid;
    }
}

static AccordIncentivePreview *
make_empty (const AccordPeriods *months,
            guint                n_rules)
{
  AccordIncentivePreview *self = g_new0 (AccordIncentivePreview, 1);

  self->n_rules = n_rules;
  self->rules = g_new0 (AccordIncentiveCell, n_rules);
  self->n_months = accord_periods_get_n (months);
  self->months = g_new0 (AccordIncentiveMonth, self->n_months);
  for (guint i = 0; i < self->n_months; i++)
    {
      accord_periods_get_days (months, i, &self->months[i].first, &self->months[i].last);
      self->months[i].cells = g_new0 (AccordIncentiveCell, n_rules);
    }
  return self;
}

/**
 * accord_incentive_preview_new:
 * @frame: all leads
 * @query: as-of, currency and rates; from and to: the days that are looked at
 * @rules: (element-type AccordRecord): incentives
 * @error: return location for an error
 *
 * A lead pays in the month in which it first came to the milestone, once for each rule that it is meant by.
 *
 * Returns: (transfer full) (nullable): what would have been paid; %NULL where a rule's condition cannot be asked
 */
AccordIncentivePreview *
accord_incentive_preview_new (const AccordFrame  *frame,
                              const AccordQuery  *query,
                              GPtrArray          *rules,
                              GError            **error)
{
  g_autoptr (AccordPeriods) months = NULL;
  g_autoptr (AccordIncentivePreview) self = NULL;
  AccordMoney money;
  gboolean ok = TRUE;

  g_return_val_if_fail (query->from != ACCORD_DAY_NONE && query->from <= query->to, NULL);

  months = accord_periods_new (ACCORD_PERIOD_MONTH, query->from, query->to);
  self = make_empty (months, rules->len);
  accord_money_init (&money, frame, query);
  for (guint i = 0; i < rules->len && ok; i++)
    {
      Rule rule;

      ok = rule_read (&rule, g_ptr_array_index (rules, i), frame, query, error);
      if (ok)
        count_rule (self, frame, query, &money, months, &rule, i);
      g_clear_pointer (&rule.scope, accord_lead_set_unref);
    }
  accord_money_clear (&money);
  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_incentive_preview_free:
 */
void
accord_incentive_preview_free (AccordIncentivePreview *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_months; i++)
    g_free (self->months[i].cells);
  g_free (self->months);
  g_free (self->rules);
  g_free (self);
}
