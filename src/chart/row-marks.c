#include "pen.h"
#include "rows.h"

#include <math.h>

/* The marks of lying bars: the bars, what they are compared with, their likely ranges, and the targets across them. */

#define RADIUS 2.0
#define RANGE_THICKNESS 4.0
#define OUTLINE 1.2

/* Under heads, those on the way are paler than the last: what they come to. */
static const AccordColor *
pick_color (const AccordChartLayout *self,
            guint                    index)
{
  if (self->chart->heads[0] == NULL)
    return accord_layout_tone (self, 0, accord_layout_point (self, 0, index));
  return index + 1 < accord_rows_count (self) ? &self->theme.range : &self->theme.data;
}

static void
draw_bar (AccordChartLayout *self,
          guint              index,
          cairo_t           *cr)
{
  const AccordRow *row = &g_array_index (self->rows, AccordRow, index);
  const AccordChartPoint *point = accord_layout_point (self, 0, index);
  AccordBox box = { round (row->start), row->top, round (row->end), row->bottom };

  if (!isfinite (point->value) || point->value == 0)
    return;
  box.right = fmax (box.right, box.left + 1);
  if (point->early)
    {
      box = (AccordBox) { box.left + 0.8, box.top + 0.8, fmax (box.right - 0.8, box.left + 1.6), box.bottom - 0.8 };
      accord_pen_hatch (cr, &box, &self->theme.hatch);
    }
  accord_pen_bar (cr, &box, RADIUS);
  accord_pen_color (cr, pick_color (self, index));
  cairo_set_line_width (cr, 1.6);
  if (point->early)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

/* What is compared with: an outline behind, a little wider than the bar. */
static void
draw_compared (AccordChartLayout *self,
               guint              index,
               cairo_t           *cr)
{
  const AccordRow *row = &g_array_index (self->rows, AccordRow, index);

  for (guint i = 1; i < self->chart->series->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, i, index);
      double end = point != NULL && isfinite (point->value) ? self->row_zero + point->value * self->row_unit : self->row_zero;
      AccordBox box = { fmin (self->row_zero, end), row->top - 1.5, fmax (self->row_zero, end), row->bottom + 1.5 };

      if (!accord_layout_series (self, i)->compared || box.right - box.left < 1)
        continue;
      accord_pen_bar (cr, &box, RADIUS);
      accord_pen_color (cr, &self->theme.muted);
      cairo_set_line_width (cr, OUTLINE);
      cairo_stroke (cr);
    }
}

/* The likely range: paper on the bar, colour beside it, so that both ends show. */
static void
draw_range (AccordChartLayout *self,
            guint              index,
            cairo_t           *cr)
{
  const AccordRow *row = &g_array_index (self->rows, AccordRow, index);
  const AccordChartPoint *point = accord_layout_point (self, 0, index);
  double middle = (row->top + row->bottom) / 2;

  if (!isfinite (point->low) || !isfinite (point->high) || point->early)
    return;
  accord_pen_color (cr, &self->theme.range);
  accord_pen_across (cr, row->from, CLAMP (row->start, row->from, row->to), middle, RANGE_THICKNESS);
  accord_pen_across (cr, CLAMP (row->end, row->from, row->to), row->to, middle, RANGE_THICKNESS);
  accord_pen_color (cr, &self->theme.background);
  if (fmin (row->end, row->to) > fmax (row->start, row->from))
    accord_pen_across (cr, fmax (row->start, row->from), fmin (row->end, row->to), middle, RANGE_THICKNESS / 2);
}

/* Over bars on a band of paper; broken where a figure stands. */
static void
draw_target (AccordChartLayout       *self,
             const AccordChartTarget *target,
             cairo_t                 *cr)
{
  double x = round (self->row_zero + target->value * self->row_unit), from = self->plot.top - 2;

  cairo_set_line_width (cr, 2);
  for (guint i = 0; i <= self->rows->len; i++)
    {
      const AccordRow *row = i < self->rows->len ? &g_array_index (self->rows, AccordRow, i) : NULL;
      gboolean crosses = row != NULL && x > row->figure.left && x < row->figure.right + 3;
      double to = row == NULL ? self->plot.bottom : row->top - 1;

      if (row != NULL && !crosses)
        continue;
      accord_pen_color (cr, &self->theme.background);
      accord_pen_down (cr, x, from, fmax (to, from), 4);
      accord_pen_color (cr, &self->theme.contrast);
      cairo_save (cr);
      accord_pen_dashes (cr);
      cairo_move_to (cr, x, from);
      cairo_line_to (cr, x, fmax (to, from));
      cairo_stroke (cr);
      cairo_restore (cr);
      if (row != NULL)
        from = row->bottom + 1;
    }
}

/**
 * accord_row_layer_draw:
 * @self: a layout
 * @cr: where to
 *
 * Draws the bars, their ranges, the axis and the targets.
 */
void
accord_row_layer_draw (AccordChartLayout *self,
                       cairo_t           *cr)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      draw_compared (self, i, cr);
      draw_bar (self, i, cr);
      draw_range (self, i, cr);
    }
  accord_pen_color (cr, &self->theme.axis);
  accord_pen_down (cr, self->row_zero, self->plot.top, self->plot.bottom, 1);
  for (guint i = 0; i < self->chart->targets->len; i++)
    draw_target (self, g_ptr_array_index (self->chart->targets, i), cr);
}
