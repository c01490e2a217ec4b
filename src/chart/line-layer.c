#include "line.h"
#include "pen.h"

#include <math.h>

/* Lines over time or numbers: likely ranges, the line of final points, hollow points for what is too early. */

#define MOST_AVOIDED 400
#define LINE 2.0
#define THIN 1.2 /* of what is compared with */

/**
 * accord_line_rises:
 * @self: a layout
 * @point: a point
 *
 * Returns: whether an arrow says that it can only rise
 */
gboolean
accord_line_rises (const AccordChartLayout *self,
                   const AccordChartPoint  *point)
{
  return point->early && point->can_rise && !self->chart->compact && accord_layout_n_data (self) == 1 &&
         (self->bare & ACCORD_BARE_PANEL) == 0;
}

/* Where a point's mark is follows from its index: of very many it need not be kept. */
static void
make_hit (gconstpointer   data,
          guint           counted,
          guint           index,
          AccordChartHit *hit)
{
  const AccordChartLayout *self = data;
  guint series = counted - self->first_series;
  const AccordChartPoint *point = accord_layout_point (self, series, index);

  *hit = (AccordChartHit) { counted, index, accord_layout_x (self, series, index), self->plot.bottom, 0, self->plot.top, 0,
                            self->plot.bottom + 1 };
  accord_layout_span (self, series, index, &hit->left, &hit->right);
  if (isfinite (point->value))
    hit->y = accord_layout_y (self, point->value);
  accord_layout_mirror_hit (self, hit);
}

static void
avoid_piece (AccordChartLayout *self,
             AccordSpot         from,
             AccordSpot         to)
{
  for (guint step = 1; step < 8; step++)
    {
      double share = step / 8.0, across = from.x + (to.x - from.x) * share, down = from.y + (to.y - from.y) * share;
      AccordBox piece = { across - 2, down - 2, across + 2, down + 2 };

      accord_labels_avoid (self->labels, &piece);
    }
}

/* The line and its marks, in small boxes, so that texts keep off them; of very many, some. */
static void
avoid_marks (AccordChartLayout *self,
             guint              series)
{
  const AccordChartSeries *line = accord_layout_series (self, series);
  AccordSpot before = { NAN, NAN };

  for (guint i = 0; i < line->points->len; i += line->points->len / MOST_AVOIDED + 1)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);
      AccordSpot spot = { accord_layout_x (self, series, i), accord_layout_y (self, isfinite (point->value) ? point->value : 0) };
      AccordBox mark = { spot.x - 4, spot.y - (accord_line_rises (self, point) ? ACCORD_MARK_RADIUS + ACCORD_ARROW : 4),
                         spot.x + 4, spot.y + 4 };
      AccordBox range = { spot.x - 3, accord_layout_y (self, point->high), spot.x + 3, accord_layout_y (self, point->low) };

      if (isfinite (point->value))
        accord_labels_avoid (self->labels, &mark);
      if (isfinite (range.top) && isfinite (range.bottom) && accord_line_shows_bars (self) && !point->early)
        accord_labels_avoid (self->labels, &range);
      if (accord_line_is_joined (line, point) && !isnan (before.x))
        avoid_piece (self, before, spot);
      before = accord_line_is_joined (line, point) ? spot : (AccordSpot) { NAN, NAN };
    }
}

/**
 * accord_line_layer_layout:
 * @self: a layout whose axes are known
 *
 * Places the figures at telling points and notes where each mark is.
 */
void
accord_line_layer_layout (AccordChartLayout *self)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    avoid_marks (self, i);
  accord_ends_place (self);
  for (guint i = 0; i < self->chart->series->len; i++)
    if (!accord_layout_series (self, i)->reference)
      accord_hits_add_run (self->hits, self->first_series + i, accord_layout_series (self, i)->points->len, self->mirrored,
                           make_hit, self);
  accord_line_labels_place (self);
  accord_early_place (self);
}

static void
set_line (AccordChartLayout *self,
          guint              series,
          cairo_t           *cr)
{
  const AccordChartSeries *line = accord_layout_series (self, series);

  accord_pen_color (cr, accord_layout_color (self, series));
  cairo_set_line_width (cr, line->compared ? THIN : LINE);
  cairo_set_line_cap (cr, line->reference ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (line->reference)
    accord_pen_dashes (cr);
}

/* Final points that follow each other are joined; a gap or an early point ends the run. */
static void
draw_line (AccordChartLayout *self,
           guint              series,
           cairo_t           *cr)
{
  const AccordChartSeries *line = accord_layout_series (self, series);
  AccordRun run;

  cairo_save (cr);
  set_line (self, series, cr);
  accord_run_begin (&run, cr, line->points->len > ACCORD_DENSE * (self->plot.right - self->plot.left));
  for (guint i = 0; i < line->points->len; i++)
    {
      const AccordChartPoint *point = g_ptr_array_index (line->points, i);
      double x = accord_layout_x (self, series, i);

      accord_line_fetch (line, i + ACCORD_LINE_AHEAD);
      if (!accord_line_is_joined (line, point))
        {
          accord_run_end (&run);
          continue;
        }
      if (self->chart->stepped && run.n_spots > 0)
        accord_run_add (&run, x, run.end.y);
      accord_run_add (&run, x, accord_layout_y (self, point->value));
    }
  accord_run_end (&run);
  cairo_restore (cr);
}

/* What is compared with lies under what is measured. */
static void
draw_lines (AccordChartLayout *self,
            gboolean           compared,
            cairo_t           *cr)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    if (accord_layout_series (self, i)->compared == compared)
      draw_line (self, i, cr);
  for (guint i = 0; i < self->chart->series->len; i++)
    if (accord_layout_series (self, i)->compared == compared && !accord_layout_series (self, i)->reference)
      accord_line_marks_draw (self, i, cr);
}

/**
 * accord_line_layer_draw:
 * @self: a layout
 * @cr: where to
 *
 * Draws axes, ranges, targets, lines and marks, in this order.
 */
void
accord_line_layer_draw (AccordChartLayout *self,
                        cairo_t           *cr)
{
  accord_axes_draw (self, cr);
  for (guint i = 0; i < self->chart->series->len; i++)
    accord_line_ranges_draw (self, i, cr);
  accord_targets_draw (self, cr);
  draw_lines (self, TRUE, cr);
  draw_lines (self, FALSE, cr);
  accord_line_keys_draw (self, cr);
}
