#include "kpi/standing.h"

#include <math.h>

#include "kpi/period.h"

/**
 * accord_standing_figure_free:
 * @self: (transfer full): how a commitment stands
 */
void
accord_standing_figure_free (AccordStandingFigure *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->owner);
  g_clear_pointer (&self->figures, accord_figures_unref);
  g_free (self);
}

/**
 * accord_standing_figure_get:
 * @self: how a commitment stands
 *
 * Returns: (transfer none) (nullable): its figure; %NULL where there is none, or one without a value
 */
const AccordFigure *
accord_standing_figure_get (const AccordStandingFigure *self)
{
  const AccordFigure *figure =
      self->figures != NULL && self->figures->figures->len > 0 ? self->figures->figures->pdata[0] : NULL;

  return figure != NULL && !isnan (figure->value) ? figure : NULL;
}

/**
 * accord_standing_figure_judge:
 * @self: how a commitment stands
 *
 * Returns: whether it is kept so far, as on every page: against an even pace, where its days add up
 */
AccordStandingState
accord_standing_figure_judge (const AccordStandingFigure *self)
{
  const AccordFigure *figure = accord_standing_figure_get (self);
  AccordDay first, ends;

  accord_period_get_days (self->period, self->last, &first, &ends);
  return accord_attainment_judge (self->metric, figure != NULL ? figure->value : NAN, self->due, self->target,
                                  self->at_most, self->last, ends);
}
