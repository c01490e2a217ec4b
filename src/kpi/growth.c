#include "kpi/growth.h"

#include <math.h>

#include "kpi/period.h"
#include "kpi/tally.h"

static AccordFigure *
find_before (const AccordFigures *figures,
             guint                index)
{
  const AccordFigure *figure = g_ptr_array_index (figures->figures, index);

  for (guint i = index; i > 0; i--)
    {
      AccordFigure *other = g_ptr_array_index (figures->figures, i - 1);

      if (figure->first != ACCORD_DAY_NONE && other->last == figure->first - 1 &&
          g_strcmp0 (other->group, figure->group) == 0)
        return other;
    }
  return NULL;
}

/* From the last to the first, for each needs the count of the one before it. */
static void
compare_with_before (AccordFigures *figures)
{
  for (guint i = figures->figures->len; i > 0; i--)
    {
      AccordFigure *figure = g_ptr_array_index (figures->figures, i - 1);
      const AccordFigure *before = find_before (figures, i - 1);

      figure->denominator = before != NULL ? before->numerator : NAN;
      figure->numerator = before != NULL ? figure->numerator - before->numerator : NAN;
      figure->value = figure->denominator > 0 ? figure->numerator / figure->denominator : NAN;
    }
}

/* The period before what is asked for is only there to compare with. */
static void
drop_before (AccordFigures     *figures,
             const AccordQuery *query)
{
  while (figures->figures->len > 0 && query->from != ACCORD_DAY_NONE)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, 0);

      if (figure->first == ACCORD_DAY_NONE || figure->last >= query->from)
        return;
      g_ptr_array_remove_index (figures->figures, 0);
    }
}

/**
 * accord_growth_compute:
 * @metric: what grows: leads that come to be qualified
 * @frame: all leads
 * @query: in what periods
 * @error: return location for a #GError
 *
 * Whole periods are compared, even where from and to cut them.
 *
 * Returns: (transfer full): the figures; %NULL with an #AccordKpiError
 */
AccordFigures *
accord_growth_compute (const AccordMetric *metric,
                       const AccordFrame  *frame,
                       const AccordQuery  *query,
                       GError            **error)
{
  g_autoptr (AccordTally) tally = NULL;
  AccordQuery wider = *query;
  AccordFigures *figures;
  AccordDay unused;

  if (query->by != ACCORD_PERIOD_ALL && query->from != ACCORD_DAY_NONE)
    {
      accord_period_get_days (query->by, query->from, &wider.from, &unused);
      accord_period_get_days (query->by, wider.from - 1, &wider.from, &unused);
    }
  if (query->by != ACCORD_PERIOD_ALL && query->to != ACCORD_DAY_NONE)
    accord_period_get_days (query->by, query->to, &unused, &wider.to);
  tally = accord_tally_new (metric, frame, &wider, error);
  if (tally == NULL)
    return NULL;
  figures = accord_tally_compute (tally);
  compare_with_before (figures);
  drop_before (figures, query);
  figures->query.from = query->from;
  figures->query.to = query->to;
  return figures;
}
