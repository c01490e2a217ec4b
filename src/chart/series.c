#include "layout.h"

#include <math.h>

/* What the layers ask of the chart they draw. */

/**
 * accord_layout_series:
 * @self: a layout
 * @series: its index
 *
 * Returns: (transfer none): the series
 */
const AccordChartSeries *
accord_layout_series (const AccordChartLayout *self,
                      guint                    series)
{
  return g_ptr_array_index (self->chart->series, series);
}

/**
 * accord_layout_point:
 * @self: a layout
 * @series: a series' index
 * @point: a point's index
 *
 * Returns: (transfer none) (nullable): the point, or %NULL where the series is shorter
 */
const AccordChartPoint *
accord_layout_point (const AccordChartLayout *self,
                     guint                    series,
                     guint                    point)
{
  const AccordChartSeries *found = accord_layout_series (self, series);

  return point < found->points->len ? g_ptr_array_index (found->points, point) : NULL;
}

static gboolean
is_data (const AccordChartSeries *series)
{
  return !series->reference && !series->compared;
}

/**
 * accord_layout_rank:
 * @self: a layout
 * @series: its index
 *
 * Returns: how many series before it are measured, neither aimed at nor compared with
 */
guint
accord_layout_rank (const AccordChartLayout *self,
                    guint                    series)
{
  guint n = 0;

  for (guint i = 0; i < series; i++)
    n += is_data (accord_layout_series (self, i));
  return n;
}

/**
 * accord_layout_n_data:
 * @self: a layout
 *
 * Returns: how many series are measured, neither aimed at nor compared with
 */
guint
accord_layout_n_data (const AccordChartLayout *self)
{
  return accord_layout_rank (self, self->chart->series->len);
}

/**
 * accord_layout_is_early:
 * @self: a layout
 * @point: a period's index
 *
 * Returns: whether any series says that the period is too early to judge
 */
gboolean
accord_layout_is_early (const AccordChartLayout *self,
                        guint                    point)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    {
      const AccordChartPoint *found = accord_layout_point (self, i, point);

      if (found != NULL && found->early)
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_layout_color:
 * @self: a layout
 * @series: its index
 *
 * Returns: (transfer none): the colour of its marks
 */
const AccordColor *
accord_layout_color (const AccordChartLayout *self,
                     guint                    series)
{
  if (accord_layout_series (self, series)->reference)
    return &self->theme.contrast;
  if (accord_layout_series (self, series)->compared)
    return &self->theme.muted;
  if (accord_layout_n_data (self) < 2)
    return &self->theme.data;
  return &self->theme.series[accord_layout_rank (self, series) % G_N_ELEMENTS (self->theme.series)];
}

/**
 * accord_layout_tone:
 * @self: a layout
 * @series: a series' index
 * @point: one of its points
 *
 * Returns: (transfer none): the colour of the mark: its tone's, or that of its series
 */
const AccordColor *
accord_layout_tone (const AccordChartLayout *self,
                    guint                    series,
                    const AccordChartPoint  *point)
{
  switch (point->tone)
    {
    case ACCORD_CHART_TONE_GOOD:
      return &self->theme.good;
    case ACCORD_CHART_TONE_BAD:
      return &self->theme.contrast;
    case ACCORD_CHART_TONE_MUTED:
      return &self->theme.muted;
    case ACCORD_CHART_TONE_DATA:
    default:
      return accord_layout_color (self, series);
    }
}

/**
 * accord_layout_add_hit:
 * @self: a layout
 * @hit: where a mark is, in a picture from left to right
 */
void
accord_layout_add_hit (AccordChartLayout    *self,
                       const AccordChartHit *hit)
{
  AccordChartHit added = *hit;

  if (hit->series == ACCORD_CHART_EVENTS)
    added.point += self->first_event;
  else
    added.series += self->first_series;
  if (self->mirrored)
    {
      added.x = self->width - hit->x;
      added.left = self->width - hit->right;
      added.right = self->width - hit->left;
    }
  accord_hits_add (self->hits, &added);
}

/**
 * accord_layout_measure:
 * @self: a layout
 * @text: (nullable): one line
 * @style: its font
 *
 * Returns: how wide it is, 0 where there is none
 */
double
accord_layout_measure (AccordChartLayout *self,
                       const char        *text,
                       AccordTextStyle    style)
{
  double width = 0, height;

  if (text != NULL && *text != '\0')
    accord_labels_measure (self->labels, text, style, &width, &height);
  return width;
}
