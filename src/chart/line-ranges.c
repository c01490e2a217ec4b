#include "line.h"
#include "pen.h"

#include <math.h>

/* The likely range around a line: a bar at each period, a band where the line is one of ages or numbers. */

#define RANGE_WIDTH 5.0
#define BAND 0.22 /* of the range's colour on paper: its edges carry the contrast */

static gboolean
shows_ranges (const AccordChartLayout *self)
{
  return !self->chart->compact && accord_layout_n_data (self) == 1 && (self->bare & ACCORD_BARE_PANEL) == 0;
}

static gboolean
has_range (const AccordChartPoint *point)
{
  return point != NULL && isfinite (point->low) && isfinite (point->high) && !point->early;
}

/**
 * accord_line_shows_bars:
 * @self: a layout
 *
 * Returns: whether ranges are bars that have room beside each other
 */
gboolean
accord_line_shows_bars (const AccordChartLayout *self)
{
  return shows_ranges (self) && !self->chart->stepped && !self->chart->numeric && accord_layout_slot (self) >= RANGE_WIDTH + 2;
}

static double
hold (const AccordChartLayout *self,
      double                   value)
{
  return CLAMP (accord_layout_y (self, value), self->plot.top, self->plot.bottom);
}

static void
draw_bars (AccordChartLayout *self,
           guint              series,
           cairo_t           *cr)
{
  accord_pen_color (cr, &self->theme.range);
  for (guint i = 0; i < accord_layout_series (self, series)->points->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);

      if (has_range (point))
        accord_pen_down (cr, accord_layout_x (self, series, i), hold (self, point->high), hold (self, point->low), RANGE_WIDTH);
    }
}

/* One edge of the band, forth or back. */
static void
trace_edge (AccordChartLayout *self,
            guint              series,
            guint              from,
            guint              to,
            gboolean           upper,
            cairo_t           *cr)
{
  gboolean back = to < from;

  for (guint i = from;; i += back ? -1 : 1)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);
      double x = accord_layout_x (self, series, i), y = hold (self, upper ? point->high : point->low);

      if (self->chart->stepped && i != from)
        {
          const AccordChartPoint *before = accord_layout_point (self, series, i + (back ? 1 : -1));

          if (back)
            cairo_line_to (cr, accord_layout_x (self, series, i + 1), y);
          else
            cairo_line_to (cr, x, hold (self, upper ? before->high : before->low));
        }
      cairo_line_to (cr, x, y);
      if (i == to)
        break;
    }
}

static void
draw_band (AccordChartLayout *self,
           guint              series,
           guint              from,
           guint              to,
           cairo_t           *cr)
{
  const AccordColor *color = &self->theme.range;

  if (to == from)
    return;
  cairo_new_path (cr);
  trace_edge (self, series, from, to, TRUE, cr);
  trace_edge (self, series, to, from, FALSE, cr);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, color->r, color->g, color->b, BAND);
  cairo_fill (cr);
  accord_pen_color (cr, color);
  cairo_set_line_width (cr, 1);
  for (guint upper = 0; upper < 2; upper++)
    {
      cairo_new_path (cr);
      trace_edge (self, series, from, to, upper == 1, cr);
      cairo_stroke (cr);
    }
}

static void
draw_bands (AccordChartLayout *self,
            guint              series,
            cairo_t           *cr)
{
  guint n = accord_layout_series (self, series)->points->len;

  for (guint from = 0; from < n; from++)
    {
      guint to = from;

      if (!has_range (accord_layout_point (self, series, from)))
        continue;
      while (has_range (accord_layout_point (self, series, to + 1)))
        to++;
      draw_band (self, series, from, to, cr);
      from = to;
    }
}

/**
 * accord_line_ranges_draw:
 * @self: a layout
 * @series: a series
 * @cr: where to
 *
 * Draws the ranges of its points, where one series stands alone.
 */
void
accord_line_ranges_draw (AccordChartLayout *self,
                         guint              series,
                         cairo_t           *cr)
{
  if (!shows_ranges (self) || accord_layout_series (self, series)->compared || accord_layout_series (self, series)->reference)
    return;
  if (accord_line_shows_bars (self))
    draw_bars (self, series, cr);
  else if (self->chart->stepped || self->chart->numeric)
    draw_bands (self, series, cr);
}
