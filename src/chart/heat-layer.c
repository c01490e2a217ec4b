#include "heat.h"
#include "color.h"
#include "pen.h"

#include <math.h>

/* A cell for each point of each series: the series are rows, their points columns. The greater, the darker. */

#define CELL_MOST 34.0 /* high */
#define FAINTEST 0.06  /* of the data's colour, for what is least */
#define STRONGEST 0.3   /* of the text's colour in the shade of what is greatest */
#define CELL_WIDEST 96.0
#define STRIP 60.0     /* of the scale, where cells have no room for figures */
#define STRIP_STEPS 24

/**
 * accord_heat_get_cell:
 * @self: a layout
 * @series: a row
 * @point: a column
 * @box: (out): its place
 */
void
accord_heat_get_cell (const AccordChartLayout *self,
                      guint                    series,
                      guint                    point,
                      AccordBox               *box)
{
  double gap = fmin (self->cell_width, self->cell_height) >= 8 ? 1 : 0;

  box->left = self->plot.left + point * self->cell_width;
  box->top = self->plot.top + series * self->cell_height;
  box->right = box->left + self->cell_width - gap;
  box->bottom = box->top + self->cell_height - gap;
}

/**
 * accord_heat_find_bounds:
 * @self: a layout
 * @low: (out): the least value, at most 0
 * @high: (out): the greatest, at least 0
 */
void
accord_heat_find_bounds (const AccordChartLayout *self,
                         double                  *low,
                         double                  *high)
{
  *low = *high = 0;
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; j < accord_layout_series (self, i)->points->len; j++)
      {
        double value = accord_layout_point (self, i, j)->value;

        *low = isfinite (value) ? fmin (*low, value) : *low;
        *high = isfinite (value) ? fmax (*high, value) : *high;
      }
}

/**
 * accord_heat_shade:
 * @self: a layout whose cells are known
 * @value: a value
 *
 * Returns: the colour of its cell: paler towards 0, of the contrast's hue below it
 */
AccordColor
accord_heat_shade (const AccordChartLayout *self,
                   double                   value)
{
  double most = fmax (-self->ticks.min, self->ticks.max), share = most > 0 ? CLAMP (fabs (value) / most, 0, 1) : 0;
  AccordColor end = accord_color_mix (value < 0 ? &self->theme.contrast : &self->theme.data, &self->theme.text, STRONGEST);

  return accord_color_mix (&self->theme.background, &end, FAINTEST + (1 - FAINTEST) * share);
}

static void
add_hits (AccordChartLayout *self,
          guint              series)
{
  for (guint i = 0; i < accord_layout_series (self, series)->points->len; i++)
    {
      AccordBox box;
      AccordChartHit hit = { series, i };

      if (!isfinite (accord_layout_point (self, series, i)->value) && !accord_layout_point (self, series, i)->early)
        continue;
      accord_heat_get_cell (self, series, i, &box);
      hit.x = (box.left + box.right) / 2;
      hit.y = (box.top + box.bottom) / 2;
      hit.left = box.left;
      hit.right = self->plot.left + (i + 1) * self->cell_width;
      hit.top = box.top;
      hit.bottom = self->plot.top + (series + 1) * self->cell_height;
      accord_layout_add_hit (self, &hit);
    }
}

/**
 * accord_heat_layer_layout:
 * @self: a layout whose header and foot are placed
 *
 * Finds the size of the cells, and what of their labels and figures fits.
 */
void
accord_heat_layer_layout (AccordChartLayout *self)
{
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
  guint n_rows = MAX (self->chart->series->len, 1), n_columns = MAX (self->n_points, 1);
  AccordBox *plot = &self->plot;

  *plot = self->inside;
  accord_heat_find_bounds (self, &self->ticks.min, &self->ticks.max);
  plot->left = ceil (plot->left + accord_heat_measure_rows (self));
  if (plot->bottom - plot->top > 3 * line)
    plot->top = ceil (plot->top + line + 4);
  self->cell_width = fmin ((plot->right - plot->left) / n_columns, CELL_WIDEST * self->scale);
  self->cell_height = fmin ((plot->bottom - plot->top) / n_rows, CELL_MOST * self->scale);
  if (!accord_heat_place_figures (self) && plot->bottom - plot->top > 3 * line)
    {
      plot->bottom -= line + 5;
      self->cell_height = fmin (fmax (plot->bottom - plot->top, 1) / n_rows, CELL_MOST * self->scale);
      plot->bottom = plot->top + n_rows * self->cell_height;
      accord_heat_place_scale (self);
    }
  plot->bottom = plot->top + n_rows * self->cell_height;
  plot->right = plot->left + n_columns * self->cell_width;
  accord_heat_place_rows (self);
  accord_heat_place_columns (self);
  for (guint i = 0; i < self->chart->series->len; i++)
    add_hits (self, i);
}

/* What is too early is hatched: pale below, so that its figure can be read. */
static void
draw_cell (AccordChartLayout *self,
           guint              series,
           guint              index,
           cairo_t           *cr)
{
  const AccordChartPoint *point = accord_layout_point (self, series, index);
  AccordColor shade = accord_heat_shade (self, isfinite (point->value) ? point->value : 0);
  AccordBox box;

  if (!isfinite (point->value) && !point->early)
    return;
  accord_heat_get_cell (self, series, index, &box);
  if (point->early)
    {
      accord_pen_hatch (cr, &box, &self->theme.hatch);
      return;
    }
  cairo_rectangle (cr, box.left, box.top, box.right - box.left, box.bottom - box.top);
  accord_pen_color (cr, &shade);
  cairo_fill (cr);
}

/* From the least to the greatest, where the cells do not say so themselves. */
static void
draw_scale (AccordChartLayout *self,
            cairo_t           *cr)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      const AccordKey *key = &g_array_index (self->keys, AccordKey, i);
      double width = STRIP * self->scale / STRIP_STEPS;

      for (guint j = 0; j < STRIP_STEPS; j++)
        {
          double value = self->ticks.min + (self->ticks.max - self->ticks.min) * j / (STRIP_STEPS - 1);
          AccordColor shade = accord_heat_shade (self, value);

          cairo_rectangle (cr, key->x + j * width, key->y - 4, width + 0.3, 8);
          accord_pen_color (cr, &shade);
          cairo_fill (cr);
        }
    }
}

/**
 * accord_heat_layer_draw:
 * @self: a layout
 * @cr: where to
 *
 * Draws the cells, and their scale where it is needed.
 */
void
accord_heat_layer_draw (AccordChartLayout *self,
                        cairo_t           *cr)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; j < accord_layout_series (self, i)->points->len; j++)
      draw_cell (self, i, j, cr);
  draw_scale (self, cr);
}
