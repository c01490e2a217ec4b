#include "line.h"
#include "pen.h"

#include <math.h>

/* The marks on lines: full where a point is final, hollow where it is too early. */

#define LEAST_SLOT 10.0 /* narrower: only the last point has a mark */
#define EARLY_SLOT 3.0  /* narrower: early points, which no line joins, have none either */

static guint
get_form (const AccordChartLayout *self,
          guint                    series)
{
  return accord_layout_n_data (self) < 2 ? 0 : accord_layout_rank (self, series) % 6;
}

static void
draw_arrow (cairo_t *cr,
            double   x,
            double   y,
            double   top)
{
  double tip = fmax (y - ACCORD_MARK_RADIUS - ACCORD_ARROW, top);

  if (y - ACCORD_MARK_RADIUS - tip < ACCORD_ARROW / 2)
    return;
  cairo_move_to (cr, x, y - ACCORD_MARK_RADIUS);
  cairo_line_to (cr, x, tip);
  cairo_move_to (cr, x - 3.5, tip + 4.5);
  cairo_line_to (cr, x, tip);
  cairo_line_to (cr, x + 3.5, tip + 4.5);
  cairo_stroke (cr);
}

static void
draw_mark (AccordChartLayout *self,
           guint              series,
           guint              index,
           cairo_t           *cr)
{
  const AccordChartPoint *point = accord_layout_point (self, series, index);
  double x = accord_layout_x (self, series, index), y = accord_layout_y (self, point->value);
  const AccordColor *color = accord_layout_tone (self, series, point);

  cairo_set_line_width (cr, point->early ? 1.6 : 1.2);
  accord_pen_mark (cr, get_form (self, series), x, y);
  accord_pen_color (cr, point->early ? &self->theme.background : color);
  cairo_fill_preserve (cr);
  accord_pen_color (cr, point->early ? color : &self->theme.background);
  cairo_stroke (cr);
  if (accord_line_rises (self, point))
    draw_arrow (cr, x, y, self->plot.top);
}

/* Each point of a curve of ages or numbers has none: there may be hundreds, unevenly spaced. */
static gboolean
marks_all (const AccordChartLayout *self,
           guint                    series)
{
  if (self->chart->compact || self->chart->stepped || accord_layout_series (self, series)->compared)
    return FALSE;
  return accord_layout_slot (self) >= ((self->bare & ACCORD_BARE_PANEL) != 0 ? 2 : 1) * LEAST_SLOT;
}

/**
 * accord_line_marks_draw:
 * @self: a layout
 * @series: a series
 * @cr: where to
 *
 * All marks where there is room, else the last final one; in a small chart the last two. Alone between gaps: always.
 */
void
accord_line_marks_draw (AccordChartLayout *self,
                        guint              series,
                        cairo_t           *cr)
{
  const AccordChartSeries *line = accord_layout_series (self, series);
  gboolean compact = self->chart->compact, all = marks_all (self, series), after = FALSE;
  gboolean with_early = accord_layout_slot (self) >= EARLY_SLOT && !compact && !line->compared;
  guint final = 0, most = line->compared ? 0 : compact ? 2 : 1, n = line->points->len;
  gboolean joined = accord_line_is_joined (line, n > 0 ? line->points->pdata[n - 1] : NULL);

  for (guint i = n; i > 0; i--)
    {
      const AccordChartPoint *point = g_ptr_array_index (line->points, i - 1);
      gboolean before = accord_line_is_joined (line, i > 1 ? line->points->pdata[i - 2] : NULL);
      gboolean alone = !after && isfinite (point->value) && !before;

      accord_line_fetch (line, i - ACCORD_LINE_AHEAD);
      after = joined;
      joined = before;
      if (!isfinite (point->value) || (point->early && (compact || line->compared)))
        continue;
      final += !point->early;
      if (alone || all || (point->early ? with_early : final <= most))
        draw_mark (self, series, i - 1, cr);
    }
}

/**
 * accord_line_keys_draw:
 * @self: a layout
 * @cr: where to
 *
 * Draws each series' mark beside its name.
 */
void
accord_line_keys_draw (AccordChartLayout *self,
                       cairo_t           *cr)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      const AccordKey *key = &g_array_index (self->keys, AccordKey, i);

      accord_pen_color (cr, accord_layout_color (self, key->series));
      if (accord_layout_series (self, key->series)->compared)
        {
          accord_pen_across (cr, key->x - 4, key->x + 5, key->y, 1);
          continue;
        }
      accord_pen_mark (cr, get_form (self, key->series), key->x, key->y);
      cairo_fill (cr);
    }
}
