#include "kpi/goal.h"

#include <math.h>

#define LONGEST_BY_WEEK 130 /* days */

static const char *const metrics[] = { "new-customers", "revenue", "leads", NULL };

/**
 * accord_goal_metrics:
 *
 * Returns: (transfer none): the metrics a goal can be set for
 */
const char *const *
accord_goal_metrics (void)
{
  return metrics;
}

/**
 * accord_goal_first:
 *
 * Returns: the first day of the goal
 */
AccordDay
accord_goal_first (AccordRecord *settings)
{
  return g_value_get_int (accord_record_get_value (settings, "goal_first"));
}

/**
 * accord_goal_last:
 *
 * Returns: the last day of the goal
 */
AccordDay
accord_goal_last (AccordRecord *settings)
{
  return g_value_get_int (accord_record_get_value (settings, "goal_last"));
}

/**
 * accord_goal_is_set:
 *
 * Returns: whether a goal is named whole: a metric that adds up, a target, and days
 */
gboolean
accord_goal_is_set (AccordRecord *settings)
{
  const char *metric = accord_record_get_text (settings, "goal_metric");

  return metric != NULL && g_strv_contains (metrics, metric) && accord_record_get_real (settings, "goal_target") > 0 &&
         accord_goal_first (settings) != ACCORD_DAY_NONE && accord_goal_last (settings) >= accord_goal_first (settings);
}

/**
 * accord_goal_ask:
 * @settings: in which a goal is set
 * @query: initialised; gets its days
 *
 * Asks for what was reached, by week or, where that would be too many, by month.
 */
void
accord_goal_ask (AccordRecord *settings,
                 AccordQuery  *query)
{
  query->from = accord_goal_first (settings);
  query->to = accord_goal_last (settings);
  query->by = query->to - query->from <= LONGEST_BY_WEEK ? ACCORD_PERIOD_WEEK : ACCORD_PERIOD_MONTH;
}

/**
 * accord_goal_sum:
 *
 * Returns: what was reached in all
 */
double
accord_goal_sum (const AccordFigures *figures)
{
  double sum = 0;

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = figures->figures->pdata[i];

      sum += isnan (figure->value) ? 0 : figure->value;
    }

  return sum;
}

/**
 * accord_goal_pace:
 * @day: of the goal's days, or before or after them
 *
 * Returns: what would be reached by the end of @day if every day of the goal brought the same
 */
double
accord_goal_pace (AccordRecord *settings,
                  AccordDay     day)
{
  AccordDay first = accord_goal_first (settings), last = accord_goal_last (settings);
  double share = (double) (CLAMP (day, first - 1, last) - first + 1) / (last - first + 1);

  return accord_record_get_real (settings, "goal_target") * share;
}
