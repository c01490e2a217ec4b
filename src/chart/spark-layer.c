#include "layout.h"
#include "pen.h"

#include <math.h>

/* A chart so small that only its marks have room: a line with its last mark, or little bars. */

#define LINE 1.5
#define MARGIN 4.0 /* around the line, for its mark */
#define RADIUS 2.5

static gboolean
is_shown (const AccordChartLayout *self,
          guint                    series)
{
  return !accord_layout_series (self, series)->reference && !accord_layout_series (self, series)->compared;
}

/* Bars stand on 0; a line fills the height. */
static void
find_bounds (AccordChartLayout *self)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; is_shown (self, i) && j < accord_layout_series (self, i)->points->len; j++)
      {
        double value = accord_layout_point (self, i, j)->value;

        low = isfinite (value) ? fmin (low, value) : low;
        high = isfinite (value) ? fmax (high, value) : high;
      }
  if (self->chart->kind == ACCORD_CHART_BARS)
    {
      low = fmin (low, 0);
      high = fmax (high, 0);
    }
  if (high - low < fmax (fabs (low), fabs (high)) * 1e-9 || high == low)
    {
      double pad = high != 0 ? fabs (high) : 1;

      low -= pad;
      high += pad;
    }
  self->ticks = (AccordTicks) { low, high, high - low, 2 };
}

/**
 * accord_spark_layer_layout:
 * @self: a layout
 *
 * Fills the picture, and notes where each mark is.
 */
void
accord_spark_layer_layout (AccordChartLayout *self)
{
  self->plot = (AccordBox) { MARGIN, MARGIN, fmax (self->width - MARGIN, MARGIN + 1), fmax (self->height - MARGIN, MARGIN + 1) };
  find_bounds (self);
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; is_shown (self, i) && j < accord_layout_series (self, i)->points->len; j++)
      {
        double value = accord_layout_point (self, i, j)->value;
        AccordChartHit hit = { i, j, accord_layout_x (self, i, j), self->plot.bottom, 0, 0, 0, self->height };

        accord_layout_span (self, i, j, &hit.left, &hit.right);
        if (isfinite (value))
          hit.y = accord_layout_y (self, value);
        accord_layout_add_hit (self, &hit);
      }
}

static void
draw_bars (AccordChartLayout *self,
           guint              series,
           cairo_t           *cr)
{
  for (guint i = 0; i < accord_layout_series (self, series)->points->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);
      double left, right, y = accord_layout_y (self, point->value), zero = accord_layout_y (self, 0);

      if (!isfinite (point->value))
        continue;
      accord_layout_span (self, series, i, &left, &right);
      accord_pen_color (cr, point->early ? &self->theme.muted : accord_layout_tone (self, series, point));
      cairo_rectangle (cr, left, fmin (y, zero), fmax ((right - left) * 0.75, 1), fmax (fabs (y - zero), 1));
      cairo_fill (cr);
    }
}

static void
draw_line (AccordChartLayout *self,
           guint              series,
           cairo_t           *cr)
{
  const AccordChartSeries *line = accord_layout_series (self, series);
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (AccordSpot));
  AccordSpot last = { NAN, NAN };

  accord_pen_color (cr, accord_layout_color (self, series));
  cairo_set_line_width (cr, LINE);
  for (guint i = 0; i <= line->points->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);

      if (point != NULL && isfinite (point->value) && !point->early)
        {
          last = (AccordSpot) { accord_layout_x (self, series, i), accord_layout_y (self, point->value) };
          g_array_append_val (run, last);
          continue;
        }
      accord_pen_run (cr, (const AccordSpot *) (void *) run->data, run->len, self->plot.right - self->plot.left);
      g_array_set_size (run, 0);
    }
  if (isnan (last.x))
    return;
  cairo_arc (cr, last.x, last.y, RADIUS, 0, 2 * G_PI);
  cairo_fill (cr);
}

/**
 * accord_spark_layer_draw:
 * @self: a layout
 * @cr: where to
 *
 * Draws the marks.
 */
void
accord_spark_layer_draw (AccordChartLayout *self,
                         cairo_t           *cr)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    {
      if (!is_shown (self, i))
        continue;
      if (self->chart->kind == ACCORD_CHART_BARS)
        draw_bars (self, i, cr);
      else
        draw_line (self, i, cr);
    }
}
