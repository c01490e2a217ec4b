#include "heat.h"
#include "color.h"

#include <math.h>

/* The texts of a heat map: names of rows and columns, as many as fit, the figure in each cell where all fit. */

#define NAMES_MOST 0.38
#define GAP 8.0
#define STRIP 60.0

/**
 * accord_heat_measure_rows:
 * @self: a layout
 *
 * Returns: the width that names of rows take
 */
double
accord_heat_measure_rows (AccordChartLayout *self)
{
  double widest = 0;

  for (guint i = 0; i < self->chart->series->len; i++)
    widest = fmax (widest, accord_layout_measure (self, accord_layout_series (self, i)->name, ACCORD_TEXT_NORMAL));
  return widest > 0 ? fmin (widest + 1, (self->inside.right - self->inside.left) * NAMES_MOST) + GAP : 0;
}

/* Every first, second, third …: so that names under each other keep a line's height, or a word's width. */
static guint
find_stride (double needed,
             double pitch)
{
  return MAX (ceil (needed / fmax (pitch, 0.01) - 1e-6), 1);
}

/**
 * accord_heat_place_rows:
 * @self: a layout whose cells are known
 *
 * Places the names of rows before them.
 */
void
accord_heat_place_rows (AccordChartLayout *self)
{
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL), right = self->plot.left - GAP;
  guint stride = find_stride (line, self->cell_height);

  for (guint i = 0; i < self->chart->series->len; i += stride)
    {
      const char *name = accord_layout_series (self, i)->name;
      double middle = self->plot.top + (i + 0.5) * self->cell_height;
      AccordPlace place = { right, middle, 1, 0.5 };
      AccordBox box = { self->inside.left, middle - line / 2 - 1, right, middle + line / 2 + 1 };
      double width = accord_layout_measure (self, name, ACCORD_TEXT_NORMAL);

      if (width > right - self->inside.left)
        accord_labels_place_block (self->labels, name, ACCORD_TEXT_NORMAL, &self->theme.secondary, &box, 1, 0);
      else if (width > 0)
        accord_labels_place (self->labels, name, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1);
    }
}

static const char *
get_column (const AccordChartLayout *self,
            guint                    index)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    if (accord_layout_point (self, i, index) != NULL && accord_layout_point (self, i, index)->label != NULL)
      return accord_layout_point (self, i, index)->label;
  return NULL;
}

/**
 * accord_heat_place_columns:
 * @self: a layout whose cells are known
 *
 * Places the names of columns above them.
 */
void
accord_heat_place_columns (AccordChartLayout *self)
{
  double widest = 0;
  guint stride;

  for (guint i = 0; i < self->n_points; i++)
    widest = fmax (widest, accord_layout_measure (self, get_column (self, i), ACCORD_TEXT_NORMAL));
  stride = find_stride (widest + GAP, self->cell_width);
  for (guint i = 0; i < self->n_points; i += stride)
    {
      double middle = self->plot.left + (i + 0.5) * self->cell_width;
      AccordPlace places[] = { { middle, self->plot.top - 4, 0.5, 1 }, { self->inside.right, self->plot.top - 4, 1, 1 } };

      accord_labels_place (self->labels, get_column (self, i), ACCORD_TEXT_NORMAL, &self->theme.secondary, places,
                           i + stride >= self->n_points ? 2 : 1);
    }
}

static gboolean
fit_figures (AccordChartLayout *self)
{
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL), room = self->cell_width - 5;

  if (self->cell_height < line + 1)
    return FALSE;
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; j < accord_layout_series (self, i)->points->len; j++)
      if (accord_layout_measure (self, accord_layout_point (self, i, j)->value_label, ACCORD_TEXT_NORMAL) > room)
        return FALSE;
  return TRUE;
}

static void
place_figure (AccordChartLayout *self,
              guint              series,
              guint              index)
{
  const AccordChartPoint *point = accord_layout_point (self, series, index);
  AccordColor shade, color;
  AccordBox box;
  AccordPlace place;

  if (!isfinite (point->value))
    return;
  accord_heat_get_cell (self, series, index, &box);
  shade = point->early ? self->theme.background : accord_heat_shade (self, point->value);
  color = point->early ? self->theme.secondary : accord_color_readable_on (&shade, &self->theme);
  place = (AccordPlace) { (box.left + box.right) / 2, (box.top + box.bottom) / 2, 0.5, 0.5 };
  if (point->early)
    accord_labels_set_plot (self->labels, &box);
  accord_labels_place (self->labels, point->value_label, ACCORD_TEXT_NORMAL, &color, &place, 1);
  accord_labels_set_plot (self->labels, &(AccordBox) { 0 });
}

/**
 * accord_heat_place_figures:
 * @self: a layout whose cells are known
 *
 * Places the figure in each cell, if every cell has room for it.
 *
 * Returns: whether they have
 */
gboolean
accord_heat_place_figures (AccordChartLayout *self)
{
  if (!fit_figures (self))
    return FALSE;
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; j < accord_layout_series (self, i)->points->len; j++)
      place_figure (self, i, j);
  return TRUE;
}

static char *
format_value (const AccordChartLayout *self,
              double                   value)
{
  if (self->chart->format == NULL)
    return g_strdup_printf ("%g", value);
  return self->chart->format (value, self->ticks.max - self->ticks.min, self->chart->format_data);
}

/**
 * accord_heat_place_scale:
 * @self: a layout whose cells are known
 *
 * Places the least and the greatest value beside the strip of shades, under the cells.
 */
void
accord_heat_place_scale (AccordChartLayout *self)
{
  g_autofree char *low = format_value (self, self->ticks.min), *high = format_value (self, self->ticks.max);
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL), y = self->plot.bottom + 4 + line / 2;
  double end = self->inside.right - accord_layout_measure (self, high, ACCORD_TEXT_NORMAL) - 5;
  AccordKey key = { 0, end - STRIP * self->scale, y };
  AccordPlace first = { key.x - 5, y, 1, 0.5 }, last = { self->inside.right, y, 1, 0.5 };

  if (key.x - 5 - accord_layout_measure (self, low, ACCORD_TEXT_NORMAL) < self->inside.left)
    return;
  if (accord_labels_place (self->labels, low, ACCORD_TEXT_NORMAL, &self->theme.secondary, &first, 1) &&
      accord_labels_place (self->labels, high, ACCORD_TEXT_NORMAL, &self->theme.secondary, &last, 1))
    g_array_append_val (self->keys, key);
}
