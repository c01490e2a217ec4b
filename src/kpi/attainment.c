#include "kpi/attainment.h"

#include <math.h>

#include "kpi/counting.h"
#include "kpi/period.h"

/**
 * accord_attainment_set_days:
 * @query: as of when, on what basis and within how many days are set
 * @metric: what is measured
 * @each: how often it is judged: each month, say
 *
 * Asks for one figure: that of the present period, from its first day to as-of. Of a cohort the present period is the
 * one whose leads are just becoming old enough to be judged: it ends as many days before as-of as they are given.
 */
void
accord_attainment_set_days (AccordQuery        *query,
                            const AccordMetric *metric,
                            AccordPeriodKind    each)
{
  gboolean waits = metric->has_basis && query->basis == ACCORD_BASIS_COHORT;
  AccordDay last;

  query->by = ACCORD_PERIOD_ALL;
  query->to = query->as_of.day - (waits ? query->horizon_days : 0);
  accord_period_get_days (each, query->to, &query->from, &last);
}

/* Whether its days add up to its month: leads do, rates and means do not. */
static gboolean
adds_up (const AccordMetric *metric)
{
  return !metric->counting->is_ratio && !metric->counting->is_duration;
}

/**
 * accord_attainment_get_pace:
 * @metric: what is measured
 * @each: how often it is judged
 * @day: a day, the last that is known
 * @target: what was agreed for a whole period
 *
 * Returns: how much of @target is due at the end of @day: its even share by the day for what adds up over the period,
 * all of it for rates and means
 */
double
accord_attainment_get_pace (const AccordMetric *metric,
                            AccordPeriodKind    each,
                            AccordDay           day,
                            double              target)
{
  AccordDay first, last;

  if (!adds_up (metric))
    return target;
  accord_period_get_days (each, day, &first, &last);
  return target * (day - first + 1) / (last - first + 1);
}

/**
 * accord_attainment_is_kept:
 * @value: a figure; NaN where there is none
 * @target: what was agreed, in the same unit; NaN where nothing was
 * @at_most: whether it is a limit: «within 24 hours»; else it is to be reached
 *
 * Returns: whether the figure is what was agreed; where there is nothing to compare it is not
 */
gboolean
accord_attainment_is_kept (double   value,
                           double   target,
                           gboolean at_most)
{
  return at_most ? value <= target : value >= target;
}

/**
 * accord_attainment_judge:
 * @metric: what is measured
 * @value: a figure; NaN where there is none
 * @due: how much of @target is due by now
 * @target: what was agreed for the period; NaN where nothing was
 * @at_most: whether it is a limit
 * @as_of: the last day that is known
 * @ends: the last day of the period
 *
 * Where all of something was promised, one that was missed is not made good any more, nor is a count above its limit.
 *
 * Returns: how it stands
 */
AccordStandingState
accord_attainment_judge (const AccordMetric *metric,
                         double              value,
                         double              due,
                         double              target,
                         gboolean            at_most,
                         AccordDay           as_of,
                         AccordDay           ends)
{
  gboolean is_settled = at_most ? adds_up (metric) : metric->unit == ACCORD_UNIT_RATIO && target >= 1;

  if (isnan (value) || isnan (target))
    return ACCORD_STANDING_NONE;
  if (accord_attainment_is_kept (value, due, at_most))
    return ACCORD_STANDING_KEPT;
  return as_of < ends && !is_settled ? ACCORD_STANDING_AT_RISK : ACCORD_STANDING_MISSED;
}
