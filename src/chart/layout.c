#include "layout.h"

#include <math.h>

/* What has the plot left must be this high, else foot and subtitle give way. */
#define LEAST_PLOT 96.0

/**
 * accord_layout_slot:
 * @self: a layout
 *
 * Returns: the width that belongs to one period
 */
double
accord_layout_slot (const AccordChartLayout *self)
{
  return (self->plot.right - self->plot.left) / MAX (self->n_points, 1);
}

/**
 * accord_layout_x:
 * @self: a layout
 * @point: a period's index
 *
 * Returns: the middle of the period
 */
double
accord_layout_x (const AccordChartLayout *self,
                 guint                    point)
{
  return self->plot.left + (point + 0.5) * accord_layout_slot (self);
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

/**
 * accord_layout_base:
 * @self: a layout
 * @series: a series' index
 * @point: a point's index
 *
 * Returns: what its bar stands on: the sum of those below it where they are stacked, else 0
 */
double
accord_layout_base (const AccordChartLayout *self,
                    guint                    series,
                    guint                    point)
{
  double base = 0;

  for (guint i = 0; self->chart->stacked && i < series; i++)
    {
      const AccordChartPoint *below = accord_layout_point (self, i, point);

      if (below != NULL && isfinite (below->value))
        base += below->value;
    }
  return base;
}

/**
 * accord_layout_n_data:
 * @self: a layout
 *
 * Returns: how many series are measured, not aimed at
 */
guint
accord_layout_n_data (const AccordChartLayout *self)
{
  guint n = 0;

  for (guint i = 0; i < self->chart->series->len; i++)
    n += accord_layout_series (self, i)->reference ? 0 : 1;
  return n;
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
  if (accord_layout_n_data (self) < 2)
    return &self->theme.data;
  return &self->theme.series[series % G_N_ELEMENTS (self->theme.series)];
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

  if (self->chart->rtl)
    {
      added.x = self->width - hit->x;
      added.left = self->width - hit->right;
      added.right = self->width - hit->left;
    }
  g_array_append_val (self->hits, added);
}

static gboolean
has_value (const AccordChart *chart)
{
  for (guint i = 0; i < chart->series->len; i++)
    {
      const AccordChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; !series->reference && j < series->points->len; j++)
        if (isfinite (((AccordChartPoint *) g_ptr_array_index (series->points, j))->value))
          return TRUE;
    }
  return FALSE;
}

static guint
count_points (const AccordChart *chart)
{
  guint most = 0;

  for (guint i = 0; i < chart->series->len; i++)
    most = MAX (most, ((AccordChartSeries *) g_ptr_array_index (chart->series, i))->points->len);
  return most;
}

/* The title with its subtitle beside it, or under it where there is no room. */
static void
place_header (AccordChartLayout *self)
{
  const AccordChart *chart = self->chart;
  AccordBox *inside = &self->inside;
  double gap = 10 * self->scale, title_width = 0, width = 0, height, taken;

  if (chart->title == NULL)
    return;

  taken = accord_labels_place_block (self->labels, chart->title, ACCORD_TEXT_TITLE, &self->theme.text, inside,
                                     self->height >= 300 ? 2 : 1, 0);
  accord_labels_measure (self->labels, chart->title, ACCORD_TEXT_TITLE, &title_width, &height);
  if (chart->subtitle != NULL)
    accord_labels_measure (self->labels, chart->subtitle, ACCORD_TEXT_NORMAL, &width, &height);
  if (chart->subtitle != NULL && inside->left + title_width + gap + width <= inside->right)
    {
      AccordPlace beside = { inside->left + title_width + gap, inside->top + taken * 0.53, 0, 0.5 };

      accord_labels_place (self->labels, chart->subtitle, ACCORD_TEXT_NORMAL, &self->theme.secondary, &beside, 1);
    }
  else if (chart->subtitle != NULL && inside->bottom - inside->top - taken - height >= LEAST_PLOT * self->scale)
    {
      AccordBox under = { inside->left, inside->top + taken + 1, inside->right, inside->bottom };

      taken += 1 + accord_labels_place_block (self->labels, chart->subtitle, ACCORD_TEXT_NORMAL, &self->theme.secondary,
                                              &under, self->height >= 300 ? 2 : 1, 0);
    }
  if (taken > 0)
    inside->top += taken + 8 * self->scale;
}

static void
place_foot (AccordChartLayout *self)
{
  AccordBox *inside = &self->inside;
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL), taken;

  if (self->chart->foot == NULL || inside->bottom - inside->top - line < LEAST_PLOT * self->scale)
    return;

  taken = accord_labels_place_block (self->labels, self->chart->foot, ACCORD_TEXT_NORMAL, &self->theme.secondary, inside,
                                     self->height >= 300 ? 2 : 1, 1);
  if (taken > 0)
    inside->bottom -= taken + 6 * self->scale;
}

static void
place_empty (AccordChartLayout *self)
{
  double margin = (self->inside.right - self->inside.left) * 0.08;
  AccordBox box = { self->inside.left + margin, self->inside.top, self->inside.right - margin, self->inside.bottom };
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
  guint most_lines = CLAMP ((box.bottom - box.top) / line, 1, 8);

  accord_labels_place_block (self->labels, self->chart->empty, ACCORD_TEXT_NORMAL, &self->theme.secondary, &box, most_lines, 0.5);
}

static void
layout_upright (AccordChartLayout *self)
{
  accord_axes_layout (self);
  if (self->chart->kind == ACCORD_CHART_LINE)
    accord_line_layer_layout (self);
  else
    accord_bar_layer_layout (self);
}

/**
 * accord_chart_layout_new:
 * @self: a chart, which outlives the layout
 * @theme: colours and font; copied
 * @width: of the picture
 * @height: of the picture
 *
 * Returns: (transfer full): the chart, measured
 */
AccordChartLayout *
accord_chart_layout_new (const AccordChart      *self,
                         const AccordChartTheme *theme,
                         double                  width,
                         double                  height)
{
  AccordChartLayout *layout;
  double padding;

  g_return_val_if_fail (self != NULL && theme != NULL, NULL);

  layout = g_new0 (AccordChartLayout, 1);
  layout->chart = self;
  layout->theme = *theme;
  layout->width = floor (width);
  layout->height = floor (height);
  layout->scale = self->text_scale > 0 ? self->text_scale : 1;
  layout->labels = accord_labels_new (theme, layout->scale, layout->width, layout->height, self->rtl);
  layout->marks = g_array_new (FALSE, FALSE, sizeof (AccordAxisMark));
  layout->keys = g_array_new (FALSE, FALSE, sizeof (AccordKey));
  layout->hits = g_array_new (FALSE, FALSE, sizeof (AccordChartHit));
  layout->rows = g_array_new (FALSE, FALSE, sizeof (AccordRow));
  layout->n_points = count_points (self);
  layout->is_empty = !has_value (self);
  padding = self->title != NULL ? 14 : 1;
  layout->inside = (AccordBox) { padding, padding, layout->width - padding, layout->height - padding };

  place_header (layout);
  place_foot (layout);
  if (layout->is_empty)
    place_empty (layout);
  else if (self->kind == ACCORD_CHART_ROWS)
    accord_row_layer_layout (layout);
  else
    layout_upright (layout);

  return layout;
}

/**
 * accord_chart_layout_free:
 * @self: (transfer full) (nullable): a layout
 */
void
accord_chart_layout_free (AccordChartLayout *self)
{
  if (self == NULL)
    return;

  accord_labels_free (self->labels);
  g_array_unref (self->marks);
  g_array_unref (self->keys);
  g_array_unref (self->hits);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * accord_chart_layout_draw:
 * @self: a layout
 * @cr: where to, at its 0,0
 *
 * Draws everything but the background.
 */
void
accord_chart_layout_draw (AccordChartLayout *self,
                          cairo_t           *cr)
{
  cairo_save (cr);
  if (self->chart->rtl)
    {
      cairo_translate (cr, self->width, 0);
      cairo_scale (cr, -1, 1);
    }
  if (self->is_empty)
    cairo_new_path (cr);
  else if (self->chart->kind == ACCORD_CHART_ROWS)
    accord_row_layer_draw (self, cr);
  else if (self->chart->kind == ACCORD_CHART_LINE)
    accord_line_layer_draw (self, cr);
  else
    accord_bar_layer_draw (self, cr);
  cairo_restore (cr);

  accord_labels_draw (self->labels, cr);
}

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
  const AccordChartHit *best = NULL;

  for (guint i = 0; i < self->hits->len; i++)
    {
      const AccordChartHit *hit = &g_array_index (self->hits, AccordChartHit, i);

      if (x < hit->left || x >= hit->right || y < hit->top || y >= hit->bottom)
        continue;
      if (best == NULL || hypot (hit->x - x, hit->y - y) < hypot (best->x - x, best->y - y))
        best = hit;
    }

  return best;
}

/**
 * accord_chart_layout_find:
 * @self: a layout
 * @series: a series' index
 * @point: a point's index
 *
 * Returns: (transfer none) (nullable): where the point's mark is, or %NULL where it has none
 */
const AccordChartHit *
accord_chart_layout_find (AccordChartLayout *self,
                          guint              series,
                          guint              point)
{
  for (guint i = 0; i < self->hits->len; i++)
    {
      const AccordChartHit *hit = &g_array_index (self->hits, AccordChartHit, i);

      if (hit->series == series && hit->point == point)
        return hit;
    }

  return NULL;
}

/**
 * accord_chart_layout_texts:
 * @self: a layout
 * @n_texts: (out): how many
 *
 * Returns: (transfer none): every text that is drawn, and where
 */
const AccordChartText *
accord_chart_layout_texts (AccordChartLayout *self,
                           guint             *n_texts)
{
  return accord_labels_get_texts (self->labels, n_texts);
}

static gboolean
has_value_axis (const AccordChartLayout *self)
{
  return !self->is_empty && self->chart->kind != ACCORD_CHART_ROWS && self->plot.bottom > self->plot.top;
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
