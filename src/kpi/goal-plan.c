#include "kpi/goal-plan.h"

#include <math.h>

#include "kpi/metric.h"

/* What a count may be above a whole number for no other reason than that 0.1 has no exact form. */
#define ROUNDING 1e-9

static const AccordStage steps_from[ACCORD_N_PLAN_RATES] = {
  ACCORD_STAGE_LEAD, ACCORD_STAGE_MQL, ACCORD_STAGE_SQL, ACCORD_STAGE_OPPORTUNITY,
  ACCORD_STAGE_SQL,  ACCORD_STAGE_OPPORTUNITY,
};

/**
 * accord_plan_rate_measure:
 * @self: (out): a rate
 * @n: how many came on
 * @of: of how many
 *
 * Makes a rate of what was counted, with its likely range; one of nothing is not known.
 */
void
accord_plan_rate_measure (AccordPlanRate *self,
                          double          n,
                          double          of)
{
  *self = (AccordPlanRate) { .value = of > 0 ? n / of : NAN, .n = n, .of = of };
  accord_wilson (n, of, &self->low, &self->high);
}

/**
 * accord_plan_rate_assume:
 * @self: a rate; what it was measured from stays
 * @value: what a person typed
 */
void
accord_plan_rate_assume (AccordPlanRate *self,
                         double          value)
{
  self->value = value;
  self->low = self->high = NAN;
  self->assumed = TRUE;
}

/**
 * accord_plan_step_from:
 *
 * Returns: the stage that a rate starts from
 */
AccordStage
accord_plan_step_from (AccordPlanStep step)
{
  g_return_val_if_fail (step < ACCORD_N_PLAN_RATES, ACCORD_STAGE_LEAD);

  return steps_from[step];
}

/**
 * accord_plan_step_is_own:
 *
 * Returns: whether it is a rate of the leads that sales finds itself
 */
gboolean
accord_plan_step_is_own (AccordPlanStep step)
{
  return step >= ACCORD_PLAN_OWN_OPPORTUNITY;
}

/* Half a lead buys nothing: whole ones, upwards. */
static double
round_up (double exact)
{
  return ceil (exact - ROUNDING * MAX (exact, 1));
}

static double
divide (double count,
        double rate)
{
  return count == 0 ? 0 : rate > 0 ? count / rate : isnan (rate) ? NAN : INFINITY;
}

/* From the customers back through the steps @last … @first; rounded only where it is handed out. */
static void
go_back (AccordPlanNeed        *needs,
         double                 customers,
         const AccordPlanRate  *rates,
         AccordPlanStep         first,
         AccordPlanStep         last)
{
  double exact = customers, low = customers, high = customers;

  needs[ACCORD_STAGE_CUSTOMER] = (AccordPlanNeed) { exact, round_up (exact), round_up (low), round_up (high) };
  for (gint step = (gint) last; step >= (gint) first; step--)
    {
      const AccordPlanRate *rate = &rates[step];

      exact = rate->value > 0 ? divide (exact, rate->value) : exact == 0 ? 0 : NAN;
      low = divide (low, isnan (rate->high) ? rate->value : rate->high);
      high = divide (high, isnan (rate->low) ? rate->value : rate->low);
      needs[steps_from[step]] = (AccordPlanNeed) { exact, round_up (exact), round_up (low), round_up (high) };
    }
}

static guint
find_missing (const AccordPlanInput *input)
{
  guint missing = 0;

  if (!(input->revenue > 0))
    missing |= ACCORD_PLAN_MISSING_REVENUE;
  if (!(input->deal_value > 0))
    missing |= ACCORD_PLAN_MISSING_DEAL_VALUE;
  for (guint step = 0; step < ACCORD_N_PLAN_RATES; step++)
    {
      double part = accord_plan_step_is_own (step) ? 1 - input->share : input->share;

      if (part > 0 && !(input->rates[step].value > 0))
        missing |= (guint) ACCORD_PLAN_MISSING_RATE << step;
    }
  return missing;
}

static void
clear_needs (AccordPlanNeed *needs)
{
  for (guint stage = 0; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    needs[stage] = (AccordPlanNeed) { NAN, NAN, NAN, NAN };
}

/**
 * accord_goal_plan_make:
 * @self: (out): the plan
 * @input: what is known and assumed
 *
 * Goes back from the revenue to what each team must bring, as in metrics.md: N_k = C / Π_{j≥k} r_j.
 */
void
accord_goal_plan_make (AccordGoalPlan        *self,
                       const AccordPlanInput *input)
{
  double customers;

  g_return_if_fail (self != NULL && input != NULL);

  clear_needs (self->marketing);
  clear_needs (self->own);
  self->customers = (AccordPlanNeed) { NAN, NAN, NAN, NAN };
  self->missing = find_missing (input);
  if ((self->missing & (ACCORD_PLAN_MISSING_REVENUE | ACCORD_PLAN_MISSING_DEAL_VALUE)) != 0)
    return;

  customers = input->revenue / input->deal_value;
  self->customers = (AccordPlanNeed) { customers, round_up (customers), round_up (customers), round_up (customers) };
  go_back (self->marketing, customers * input->share, input->rates, ACCORD_PLAN_LEAD_MQL,
           ACCORD_PLAN_OPPORTUNITY_CUSTOMER);
  go_back (self->own, customers * (1 - input->share), input->rates, ACCORD_PLAN_OWN_OPPORTUNITY,
           ACCORD_PLAN_OWN_CUSTOMER);
}

/**
 * accord_capacity_make:
 * @self: (out): what people can do
 * @input: their time, and what a lead takes of it
 * @leads: how many are to be followed up; NaN: not known
 *
 * Attempts for a lead are (1 − (1−c)^k) / c: one stops when somebody answers, and after the last.
 */
void
accord_capacity_make (AccordCapacity            *self,
                      const AccordCapacityInput *input,
                      double                     leads)
{
  double chance = input->chance;

  g_return_if_fail (self != NULL && input != NULL);

  *self = (AccordCapacity) { NAN, NAN, NAN };
  if (input->attempts <= 0 || !(chance >= 0 && chance <= 1))
    return;
  self->attempts = chance > 0 ? (1 - pow (1 - chance, input->attempts)) / chance : input->attempts;
  if (!(input->minutes > 0) || !(input->hours > 0))
    return;
  self->each = 60 * input->hours / (input->minutes * self->attempts);
  if (isfinite (leads))
    self->people = round_up (leads / self->each);
}
