#include "layout.h"
#include "pen.h"

#include <math.h>

/*
 * Upright bars: one a period, several series side by side or on one another; without gaps on an axis of numbers; standing
 * on what was before where they are what changed. What is compared with is an outline behind.
 */

#define SHARE 0.66 /* of a slot that its bars fill */
#define MOST_WIDTH 56.0
#define RADIUS 2.0
#define FEW 8      /* so many bars all say their figure */
#define EDGE 1.6   /* of hollow bars */
#define LEAST_HIT 2.0 /* high, so that a pointer finds what is next to nothing */
#define EDGE_HIT 6.0  /* as near as this to the end of what is compared with the pointer means it: elsewhere the bar */

static double
find_y (const AccordChartLayout *self,
        double                   value)
{
  return accord_layout_y (self, CLAMP (value, self->ticks.min, self->ticks.max));
}

/* Side by side within what belongs to the period; what is compared with takes the place of all. */
static void
get_sides (const AccordChartLayout *self,
           guint                    series,
           guint                    index,
           double                  *left,
           double                  *right)
{
  gboolean compared = accord_layout_series (self, series)->compared, all = compared || self->chart->stacked;
  guint n = all ? 1 : MAX (accord_layout_n_data (self), 1), rank = all ? 0 : accord_layout_rank (self, series);
  double middle, fill, width;

  accord_layout_span (self, series, index, left, right);
  if (self->chart->numeric)
    {
      width = (*right - *left) / n;
      *left += rank * width;
      *right = *left + width;
      return;
    }
  middle = (*left + *right) / 2;
  fill = fmin ((*right - *left) * SHARE, MOST_WIDTH * n);
  width = fill / n;
  *left = middle - fill / 2 + rank * width - (compared ? 3 : 0);
  *right = *left + width + (compared ? 6 : 0);
}

static void
get_bar (const AccordChartLayout *self,
         guint                    series,
         guint                    index,
         AccordBox               *box)
{
  double base = accord_layout_base (self, series, index), left, right;
  double zero = find_y (self, base), y = find_y (self, base + accord_layout_point (self, series, index)->value);
  gboolean beside = accord_layout_n_data (self) > 1 && !self->chart->stacked && !accord_layout_series (self, series)->compared;

  get_sides (self, series, index, &left, &right);
  box->left = left;
  box->right = right;
  if (right - left >= 3)
    {
      box->left = round (left);
      box->right = fmax (round (right) - (beside || self->chart->numeric ? 1 : 0), box->left + 1);
    }
  box->top = fmin (zero, y);
  box->bottom = fmax (zero, y);
}

static void
add_hits (AccordChartLayout *self,
          guint              series)
{
  for (guint i = 0; i < accord_layout_series (self, series)->points->len; i++)
    {
      AccordChartHit hit = { series, i, accord_layout_x (self, series, i), self->plot.bottom, 0, self->plot.top, 0,
                             self->plot.bottom + 1 };
      AccordBox box;

      accord_layout_span (self, series, i, &hit.left, &hit.right);
      if (isfinite (accord_layout_point (self, series, i)->value))
        {
          get_bar (self, series, i, &box);
          hit.x = CLAMP ((box.left + box.right) / 2, hit.left, hit.right);
          hit.y = accord_layout_point (self, series, i)->value < 0 ? box.bottom : box.top;
          accord_labels_avoid (self->labels, &box);
          if (accord_layout_series (self, series)->compared)
            {
              hit.top = fmax (hit.y - EDGE_HIT, self->plot.top);
              hit.bottom = fmin (hit.y + EDGE_HIT, self->plot.bottom + 1);
            }
          else if (self->chart->stacked)
            {
              hit.top = fmin (box.top, box.bottom - LEAST_HIT);
              hit.bottom = box.bottom;
            }
        }
      accord_layout_add_hit (self, &hit);
    }
}

static void
place_value (AccordChartLayout *self,
             guint              series,
             guint              index,
             AccordTextStyle    style)
{
  const AccordChartPoint *point = accord_layout_point (self, series, index);
  const AccordColor *color;
  AccordBox box;
  double middle;

  if (point == NULL || !isfinite (point->value))
    return;

  get_bar (self, series, index, &box);
  middle = (box.left + box.right) / 2;
  color = point->tone == ACCORD_CHART_TONE_MUTED ? &self->theme.secondary : accord_layout_tone (self, series, point);
  {
    AccordPlace places[] = { { middle, box.top - 2, 0.5, 1 }, { middle, box.bottom + 2, 0.5, 0 } };

    accord_labels_place_optional (self->labels, point->value_label, style, color, places + (point->value < 0 ? 1 : 0), 1);
  }
}

/* The last final bar, the greatest and the least; all where they are few. */
static void
place_values (AccordChartLayout *self,
              guint              series)
{
  guint n = accord_layout_series (self, series)->points->len, last = G_MAXUINT, least = G_MAXUINT, most = G_MAXUINT;

  for (guint i = 0; i < n; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);

      if (!isfinite (point->value) || point->early)
        continue;
      last = i;
      if (least == G_MAXUINT || point->value < accord_layout_point (self, series, least)->value)
        least = i;
      if (most == G_MAXUINT || point->value > accord_layout_point (self, series, most)->value)
        most = i;
    }
  if (last != G_MAXUINT && !self->chart->numeric)
    place_value (self, series, last, n <= FEW ? ACCORD_TEXT_NORMAL : ACCORD_TEXT_BOLD);
  if (most != last || self->chart->numeric)
    place_value (self, series, most, ACCORD_TEXT_NORMAL);
  if (least != last && least != most && !self->chart->numeric)
    place_value (self, series, least, ACCORD_TEXT_NORMAL);
  for (guint i = 0; i < n; i++)
    if (i != last && i != most && i != least && (n <= FEW || accord_layout_point (self, series, i)->early))
      place_value (self, series, i, ACCORD_TEXT_NORMAL);
}

/**
 * accord_bar_layer_layout:
 * @self: a layout whose axes are known
 *
 * Places the bars' figures and notes where each bar is.
 */
void
accord_bar_layer_layout (AccordChartLayout *self)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    add_hits (self, i);
  accord_ends_place (self);
  for (guint i = 0; i < self->chart->series->len && accord_layout_n_data (self) == 1 && (self->bare & ACCORD_BARE_PANEL) == 0; i++)
    if (!accord_layout_series (self, i)->compared && !accord_layout_series (self, i)->reference)
      place_values (self, i);
  accord_early_place (self);
}

static void
draw_hollow (AccordChartLayout *self,
             const AccordBox   *box,
             const AccordColor *color,
             gboolean           on_paper,
             double             edge,
             cairo_t           *cr)
{
  AccordBox inner = { box->left + edge / 2, box->top, fmax (box->right - edge / 2, box->left + edge), box->bottom };

  accord_pen_bar (cr, &inner, RADIUS);
  accord_pen_color (cr, &self->theme.background);
  if (on_paper)
    cairo_fill_preserve (cr);
  accord_pen_color (cr, color);
  cairo_set_line_width (cr, edge);
  cairo_stroke (cr);
}

static void
draw_bar (AccordChartLayout *self,
          guint              series,
          guint              index,
          cairo_t           *cr)
{
  const AccordChartPoint *point = accord_layout_point (self, series, index);
  const AccordColor *color = accord_layout_tone (self, series, point);
  AccordBox box;

  if (!isfinite (point->value) || point->value == 0)
    return;

  get_bar (self, series, index, &box);
  if (accord_layout_series (self, series)->compared)
    {
      draw_hollow (self, &box, &self->theme.muted, FALSE, 1.2, cr);
      return;
    }
  if (point->early)
    {
      draw_hollow (self, &box, color, TRUE, EDGE, cr);
      return;
    }
  /* A gap tells neighbours apart for who does not see their colours apart. */
  if (self->chart->stacked)
    box.top = fmin (box.top + 1, box.bottom);
  accord_pen_bar (cr, &box, self->chart->stacked || self->chart->numeric ? 0 : RADIUS);
  accord_pen_color (cr, color);
  cairo_fill (cr);
}

static void
draw_bars (AccordChartLayout *self,
           gboolean           compared,
           cairo_t           *cr)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; j < accord_layout_series (self, i)->points->len && accord_layout_series (self, i)->compared == compared; j++)
      draw_bar (self, i, j, cr);
}

/* From where a bar ends to where the next one that stands there begins. */
static void
draw_connectors (AccordChartLayout *self,
                 guint              series,
                 cairo_t           *cr)
{
  gboolean changes = FALSE;
  guint n = accord_layout_series (self, series)->points->len;

  for (guint i = 0; i < n; i++)
    changes = changes || accord_layout_point (self, series, i)->base != 0;
  for (guint i = 0; changes && i + 1 < n; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i), *after = accord_layout_point (self, series, i + 1);
      double end = point->base + point->value, near = (self->ticks.max - self->ticks.min) * 1e-6;
      AccordBox here, next;

      if (!isfinite (end + after->value) || !(fabs (after->base - end) <= near || fabs (after->base + after->value - end) <= near))
        continue;
      get_bar (self, series, i, &here);
      get_bar (self, series, i + 1, &next);
      accord_pen_color (cr, &self->theme.axis);
      accord_pen_across (cr, here.right, next.left, find_y (self, end) + 0.5, 1);
    }
}

static void
draw_keys (AccordChartLayout *self,
           cairo_t           *cr)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      AccordKey *key = &g_array_index (self->keys, AccordKey, i);
      AccordBox box = { key->x - 4, key->y - 4, key->x + 4, key->y + 4 };

      accord_pen_color (cr, accord_layout_color (self, key->series));
      if (accord_layout_series (self, key->series)->compared)
        draw_hollow (self, &box, &self->theme.muted, FALSE, 1.2, cr);
      else
        accord_pen_down (cr, key->x, key->y - 4, key->y + 4, 8);
    }
}

/**
 * accord_bar_layer_draw:
 * @self: a layout
 * @cr: where to
 *
 * Draws axes, bars, and targets over them.
 */
void
accord_bar_layer_draw (AccordChartLayout *self,
                       cairo_t           *cr)
{
  accord_axes_draw (self, cr);
  draw_bars (self, TRUE, cr);
  draw_bars (self, FALSE, cr);
  for (guint i = 0; i < self->chart->series->len && !self->chart->stacked; i++)
    if (!accord_layout_series (self, i)->compared)
      draw_connectors (self, i, cr);
  accord_targets_draw (self, cr);
  draw_keys (self, cr);
}
