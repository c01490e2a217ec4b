#include "layout.h"

#include <math.h>

/* What a pointer or the keyboard asks of a picture. */

/**
 * accord_chart_layout_hit:
 * @self: a layout
 * @x: of the pointer
 * @y: of the pointer
 *
 * Returns: (transfer none) (nullable): the mark whose area the pointer is in; of several the nearest
 */
const AccordChartHit *
accord_chart_layout_hit (AccordChartLayout *self,
                         double             x,
                         double             y)
{
  return accord_hits_at (self->hits, x, y);
}

/**
 * accord_chart_layout_find:
 * @self: a layout
 * @series: a series' index, or %ACCORD_CHART_EVENTS
 * @point: a point's index
 *
 * Returns: (transfer none) (nullable): where the point's mark is, or %NULL where it has none
 */
const AccordChartHit *
accord_chart_layout_find (AccordChartLayout *self,
                          guint              series,
                          guint              point)
{
  return accord_hits_find (self->hits, series, point);
}

static gboolean
lies (const AccordChartLayout *self)
{
  return self->chart->kind == ACCORD_CHART_ROWS || self->chart->kind == ACCORD_CHART_BULLETS;
}

/* How far along its series a key leads; 0 where it leads to another series. */
static gint
get_stride (const AccordChartLayout *self,
            AccordChartStep          step)
{
  gboolean mirrored = self->mirrored && !lies (self);

  switch (step)
    {
    case ACCORD_CHART_STEP_FIRST:
      return -G_MAXINT;
    case ACCORD_CHART_STEP_LAST:
      return G_MAXINT;
    case ACCORD_CHART_STEP_LEFT:
      return mirrored ? 1 : -1;
    case ACCORD_CHART_STEP_RIGHT:
      return mirrored ? -1 : 1;
    case ACCORD_CHART_STEP_UP:
      return lies (self) ? -1 : 0;
    case ACCORD_CHART_STEP_DOWN:
    default:
      return lies (self) ? 1 : 0;
    }
}

/* In the same row. */
static const AccordChartHit *
find_beside (const AccordChartLayout *self,
             const AccordChartHit    *from,
             gint                     step)
{
  guint point = from->point;
  const AccordChartHit *hit = accord_hits_across (self->hits, from, step);

  return hit != NULL && hit->point == point ? hit : NULL;
}

/**
 * accord_chart_layout_walk:
 * @self: a layout
 * @from: (nullable): the mark that was read last; %NULL: none yet
 * @step: where to
 *
 * Left and right lead along the points as they are seen, up and down from series to series, and above the first to
 * the events. Of lying bars up and down lead along them, right and left to what a bar is compared with and back. A walk
 * begins at the newest point, or at the first bar.
 *
 * Returns: (transfer none) (nullable): the mark there, or %NULL where there is none
 */
const AccordChartHit *
accord_chart_layout_walk (AccordChartLayout    *self,
                          const AccordChartHit *from,
                          AccordChartStep       step)
{
  gint stride = get_stride (self, step);

  if (from == NULL)
    return accord_hits_end (self->hits, step == ACCORD_CHART_STEP_LAST || (step != ACCORD_CHART_STEP_FIRST && !lies (self)));
  if (lies (self) && (step == ACCORD_CHART_STEP_LEFT || step == ACCORD_CHART_STEP_RIGHT))
    return find_beside (self, from, step == ACCORD_CHART_STEP_RIGHT ? 1 : -1);
  if (stride != 0)
    return accord_hits_along (self->hits, from, stride);
  return accord_hits_across (self->hits, from, step == ACCORD_CHART_STEP_UP ? -1 : 1);
}

static gboolean
has_value_axis (const AccordChartLayout *self)
{
  return !self->is_empty && accord_layout_is_upright (self) && self->plot.bottom > self->plot.top;
}

/**
 * accord_chart_layout_value_at:
 * @self: a layout
 * @y: a height in the picture
 *
 * Returns: the value that stands there, also beyond the axis; NaN where the picture has no such axis
 */
double
accord_chart_layout_value_at (AccordChartLayout *self,
                              double             y)
{
  if (!has_value_axis (self))
    return NAN;
  return self->ticks.min +
         (self->plot.bottom - y) / (self->plot.bottom - self->plot.top) * (self->ticks.max - self->ticks.min);
}

/**
 * accord_chart_layout_target_y:
 * @self: a layout
 * @target: the index of a target
 *
 * Returns: the height of its line; NaN where none is drawn
 */
double
accord_chart_layout_target_y (AccordChartLayout *self,
                              guint              target)
{
  if (!has_value_axis (self) || target >= self->chart->targets->len)
    return NAN;
  return accord_layout_y (self, ((AccordChartTarget *) g_ptr_array_index (self->chart->targets, target))->value);
}
