#include "layout.h"
#include "pen.h"

#include <math.h>

/* Upright bars, one a period; several series stand side by side, or on one another. */

#define SHARE 0.66 /* of a slot that its bars fill */
#define MOST_WIDTH 56.0
#define RADIUS 2.0
#define FEW 8      /* so many bars all say their figure */

static void
get_bar (const AccordChartLayout *self,
         guint                    series,
         guint                    index,
         AccordBox               *box)
{
  guint n = self->chart->stacked ? 1 : MAX (self->chart->series->len, 1);
  double base = accord_layout_base (self, series, index);
  double slot = accord_layout_slot (self), all = fmin (slot * SHARE, MOST_WIDTH * n), width = all / n;
  double left = accord_layout_x (self, index) - all / 2 + (self->chart->stacked ? 0 : series * width);
  double zero = accord_layout_y (self, fmax (self->ticks.min, base));
  double y = accord_layout_y (self, base + accord_layout_point (self, series, index)->value);

  box->left = slot >= 4 ? round (left) : left;
  box->right = slot >= 4 ? fmax (round (left + width - (n > 1 ? 1 : 0)), box->left + 1) : left + width;
  box->top = fmin (zero, y);
  box->bottom = fmax (zero, y);
}

static void
add_hits (AccordChartLayout *self,
          guint              series)
{
  double slot = accord_layout_slot (self);

  for (guint i = 0; i < accord_layout_series (self, series)->points->len; i++)
    {
      double x = accord_layout_x (self, i);
      AccordChartHit hit = { series, i, x, self->plot.bottom, x - slot / 2, self->plot.top, x + slot / 2, self->plot.bottom + 1 };
      AccordBox box;

      if (isfinite (accord_layout_point (self, series, i)->value))
        {
          get_bar (self, series, i, &box);
          hit.x = (box.left + box.right) / 2;
          hit.y = accord_layout_point (self, series, i)->value < 0 ? box.bottom : box.top;
          accord_labels_avoid (self->labels, &box);
          if (self->chart->stacked)
            {
              hit.top = box.top;
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
  AccordBox box;
  double middle;

  if (point == NULL || !isfinite (point->value))
    return;

  get_bar (self, series, index, &box);
  middle = (box.left + box.right) / 2;
  {
    AccordPlace places[] = { { middle, box.top - 2, 0.5, 1 }, { middle, box.bottom + 2, 0.5, 0 } };

    accord_labels_place_optional (self->labels, point->value_label, style, accord_layout_color (self, series),
                                  places + (point->value < 0 ? 1 : 0), 1);
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
  if (last != G_MAXUINT)
    place_value (self, series, last, ACCORD_TEXT_BOLD);
  if (most != last)
    place_value (self, series, most, ACCORD_TEXT_NORMAL);
  if (least != last && least != most)
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
  accord_axes_label_ends (self);
  if (self->chart->series->len == 1)
    place_values (self, 0);
  accord_axes_label_early (self);
}

static void
draw_bar (AccordChartLayout *self,
          guint              series,
          guint              index,
          cairo_t           *cr)
{
  const AccordChartPoint *point = accord_layout_point (self, series, index);
  AccordBox box;

  if (!isfinite (point->value) || point->value == 0)
    return;

  get_bar (self, series, index, &box);
  if (point->early)
    {
      box = (AccordBox) { box.left + 0.8, box.top, box.right - 0.8, box.bottom };
      accord_pen_bar (cr, &box, RADIUS);
      accord_pen_color (cr, &self->theme.background);
      cairo_fill_preserve (cr);
      accord_pen_color (cr, accord_layout_color (self, series));
      cairo_set_line_width (cr, 1.6);
      cairo_stroke (cr);
      return;
    }
  /* A gap tells neighbours apart for who does not see their colours apart. */
  if (self->chart->stacked)
    box.top = fmin (box.top + 1, box.bottom);
  accord_pen_bar (cr, &box, self->chart->stacked ? 0 : RADIUS);
  accord_pen_color (cr, accord_layout_color (self, series));
  cairo_fill (cr);
}

static void
draw_keys (AccordChartLayout *self,
           cairo_t           *cr)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      AccordKey *key = &g_array_index (self->keys, AccordKey, i);

      accord_pen_color (cr, accord_layout_color (self, key->series));
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
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; j < accord_layout_series (self, i)->points->len; j++)
      draw_bar (self, i, j, cr);
  accord_axes_draw_targets (self, cr);
  draw_keys (self, cr);
}
