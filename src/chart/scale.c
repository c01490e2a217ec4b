#include "layout.h"

#include <math.h>

/* From values and periods to places in the picture. */

#define LOW 3.0 /* lines of text */

/**
 * accord_layout_slot:
 * @self: a layout
 *
 * Returns: the width that belongs to one period, on an average where the axis is a number
 */
double
accord_layout_slot (const AccordChartLayout *self)
{
  return (self->plot.right - self->plot.left) / MAX (self->n_points, 1);
}

/**
 * accord_layout_at:
 * @self: a layout
 * @at: a number of the axis below
 *
 * Returns: where it is
 */
double
accord_layout_at (const AccordChartLayout *self,
                  double                   at)
{
  double share = (at - self->at_low) / (self->at_high - self->at_low);

  return self->plot.left + share * (self->plot.right - self->plot.left);
}

static double
get_at (const AccordChartLayout *self,
        guint                    series,
        guint                    point)
{
  return accord_layout_point (self, series, point)->at;
}

/* Where a bar on an axis of numbers ends. */
static double
get_until (const AccordChartLayout *self,
           guint                    series,
           guint                    point)
{
  double at = get_at (self, series, point);

  if (isfinite (accord_layout_point (self, series, point)->until))
    return accord_layout_point (self, series, point)->until;
  if (accord_layout_point (self, series, point + 1) != NULL)
    return get_at (self, series, point + 1);
  return at + (point > 0 ? at - get_at (self, series, point - 1) : 1);
}

/* Half of the way to a neighbour, or to the end of the plot. */
static double
reach_out (const AccordChartLayout *self,
           guint                    series,
           guint                    point,
           gint                     step)
{
  double here = accord_layout_at (self, get_at (self, series, point));

  if ((point == 0 && step < 0) || accord_layout_point (self, series, point + step) == NULL)
    return step < 0 ? fmin (self->plot.left, here) : fmax (self->plot.right, here);
  return (here + accord_layout_at (self, get_at (self, series, point + step))) / 2;
}

/**
 * accord_layout_span:
 * @self: a layout
 * @series: a series' index
 * @point: one of its points
 * @left: (out): where begins what belongs to it
 * @right: (out): where it ends
 */
void
accord_layout_span (const AccordChartLayout *self,
                    guint                    series,
                    guint                    point,
                    double                  *left,
                    double                  *right)
{
  double slot = accord_layout_slot (self);

  if (!self->chart->numeric)
    {
      *left = self->plot.left + point * slot;
      *right = *left + slot;
    }
  else if (self->chart->kind == ACCORD_CHART_BARS)
    {
      *left = accord_layout_at (self, get_at (self, series, point));
      *right = accord_layout_at (self, get_until (self, series, point));
    }
  else
    {
      *left = reach_out (self, series, point, -1);
      *right = reach_out (self, series, point, 1);
    }
}

/**
 * accord_layout_x:
 * @self: a layout
 * @series: a series' index
 * @point: one of its points
 *
 * Returns: the middle of its period or bar, or its place where the axis is a number
 */
double
accord_layout_x (const AccordChartLayout *self,
                 guint                    series,
                 guint                    point)
{
  double left, right;

  if (!self->chart->numeric)
    return self->plot.left + (point + 0.5) * accord_layout_slot (self);
  if (self->chart->kind != ACCORD_CHART_BARS)
    return accord_layout_at (self, get_at (self, series, point));
  accord_layout_span (self, series, point, &left, &right);
  return (left + right) / 2;
}

/**
 * accord_layout_is_low:
 * @self: a layout whose plot is known
 *
 * Returns: whether texts in the plot would hide its marks
 */
gboolean
accord_layout_is_low (AccordChartLayout *self)
{
  return self->plot.bottom - self->plot.top < LOW * accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
}

/**
 * accord_layout_y:
 * @self: a layout
 * @value: a value
 *
 * Returns: its height in the picture; outside of the plot for what is outside of the axis
 */
double
accord_layout_y (const AccordChartLayout *self,
                 double                   value)
{
  double share = (value - self->ticks.min) / (self->ticks.max - self->ticks.min);

  return self->plot.bottom - share * (self->plot.bottom - self->plot.top);
}

/**
 * accord_layout_base:
 * @self: a layout
 * @series: a series' index
 * @point: a point's index
 *
 * Returns: what its bar stands on: the sum of those below it where they are stacked, else what it says
 */
double
accord_layout_base (const AccordChartLayout *self,
                    guint                    series,
                    guint                    point)
{
  double base = 0;

  if (self->chart->kind != ACCORD_CHART_BARS)
    return 0;
  if (!self->chart->stacked)
    return accord_layout_point (self, series, point)->base;
  for (guint i = 0; i < series; i++)
    {
      const AccordChartPoint *below = accord_layout_point (self, i, point);

      if (below != NULL && isfinite (below->value) && !accord_layout_series (self, i)->compared)
        base += below->value;
    }
  return base;
}

/* The extent of the axis of numbers: of all series together. */
static void
stretch_over (const AccordChartLayout *self,
              guint                    series,
              double                  *low,
              double                  *high)
{
  for (guint i = 0; i < accord_layout_series (self, series)->points->len; i++)
    {
      *low = fmin (*low, get_at (self, series, i));
      *high = fmax (*high, self->chart->kind == ACCORD_CHART_BARS ? get_until (self, series, i) : get_at (self, series, i));
    }
}

/**
 * accord_number_axis_extent:
 * @self: a layout
 * @low: (out): the least number
 * @high: (out): the greatest
 */
void
accord_number_axis_extent (const AccordChartLayout *self,
                           double                  *low,
                           double                  *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (guint i = 0; i < self->chart->series->len; i++)
    stretch_over (self, i, low, high);
  if (!isfinite (*low) || !isfinite (*high))
    *low = *high = 0;
  if (*high - *low < fmax (fabs (*low), fabs (*high)) * 1e-9 || *high == *low)
    *high = *low + fmax (fabs (*low), 1);
}
