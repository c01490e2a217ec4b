#include "kpi/standing.h"

#include <math.h>

#include "kpi/attainment.h"

/**
 * accord_standing_figure_free:
 * @self: (transfer full): how a commitment stands
 */
void
accord_standing_figure_free (AccordStandingFigure *self)
{
  g_free (self->id);
  g_free (self->title);
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
 * Returns: whether it is kept so far: against an even pace, where its days add up
 */
AccordStands
accord_standing_figure_judge (const AccordStandingFigure *self)
{
  const AccordFigure *figure = accord_standing_figure_get (self);

  if (figure == NULL || isnan (self->target))
    return ACCORD_STANDS_UNKNOWN;
  return accord_attainment_is_kept (figure->value, self->due, self->at_most) ? ACCORD_STANDS_KEPT : ACCORD_STANDS_MISSED;
}
