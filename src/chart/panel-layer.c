#include "layout.h"

#include <math.h>

/* Several charts side by side on one scale: axes only at the outer ones, as many beside each other as fit. */

#define GAP_ACROSS 16.0
#define GAP_DOWN 6.0
#define SHAPE 1.7       /* width to height that a panel had better have */
#define LEAST_WIDTH 96.0
#define LEAST_HEIGHT 12.0

typedef struct
{
  guint  columns, rows;
  double width, height; /* of a plot */
  double line;          /* of a title */
  double left, gap_across, gap_down;
} Grid;

static const AccordChart *
get_panel (const AccordChartLayout *self,
           guint                    index)
{
  return g_ptr_array_index (self->chart->panels, index);
}

static AccordChartLayout *
get_child (const AccordChartLayout *self,
           guint                    index)
{
  return g_ptr_array_index (self->panels, index);
}

/* What stands under the lowest panels. */
static double
measure_below (AccordChartLayout *self)
{
  double below = 0;

  for (guint i = 0; i < self->panels->len; i++)
    if (accord_layout_is_upright (get_child (self, i)))
      below = fmax (below, accord_axes_height (get_child (self, i)));
  return below;
}

static double
judge_shape (AccordChartLayout *self,
             double             line,
             guint              columns)
{
  guint n = self->panels->len, rows = (n + columns - 1) / columns;
  double width = (self->inside.right - self->inside.left) / columns;
  double height = (self->inside.bottom - self->inside.top - measure_below (self)) / rows - line - GAP_DOWN;
  double narrow = fmax (LEAST_WIDTH * self->scale / fmax (width, 1) - 1, 0), blank = rows * columns - n;

  return fabs (log (width / fmax (height, 1) / SHAPE)) + narrow * 4 + blank * 0.1;
}

static guint
choose_columns (AccordChartLayout *self,
                double             line)
{
  guint best = 1;

  for (guint columns = 2; columns <= self->panels->len; columns++)
    if (judge_shape (self, line, columns) < judge_shape (self, line, best))
      best = columns;
  return best;
}

/* Uprights share their ticks: what one of them must hold, all do. */
static void
share_ticks (AccordChartLayout *self,
             Grid              *grid)
{
  double low = 0, high = 0, line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL), height;
  AccordChartLayout *first = NULL;

  for (guint i = 0; i < self->panels->len; i++)
    {
      AccordChartLayout *child = get_child (self, i);
      double child_low, child_high;

      if (!accord_layout_is_upright (child) || child->is_empty)
        continue;
      first = first == NULL ? child : first;
      accord_axes_extent (child, &child_low, &child_high);
      low = fmin (low, child_low);
      high = fmax (high, child_high);
      self->at_low = first == child ? child->at_low : fmin (self->at_low, child->at_low);
      self->at_high = first == child ? child->at_high : fmax (self->at_high, child->at_high);
    }
  height = (self->inside.bottom - self->inside.top) / grid->rows - grid->line;
  accord_ticks_choose (&self->ticks, low, high, CLAMP (height / (line * 2.6) + 1, 2, 5), first != NULL && first->chart->whole);
  for (guint i = 0; i < self->panels->len; i++)
    {
      get_child (self, i)->ticks = self->ticks;
      get_child (self, i)->at_low = self->at_low;
      get_child (self, i)->at_high = self->at_high;
    }
  grid->left = first != NULL ? ceil (accord_axes_measure (first)) : 0;
}

/* Where titles and axis leave next to nothing, panels go without. */
static void
measure_grid (AccordChartLayout *self,
              Grid              *grid)
{
  double below = measure_below (self), width = self->inside.right - self->inside.left, height = self->inside.bottom - self->inside.top;

  grid->gap_across = fmin (GAP_ACROSS * self->scale, width / grid->columns / 4);
  grid->gap_down = GAP_DOWN * self->scale;
  grid->width = (width - grid->left - (grid->columns - 1) * grid->gap_across - 1) / grid->columns;
  grid->height = (height - below - grid->rows * grid->line - (grid->rows - 1) * grid->gap_down) / grid->rows;
  if (grid->height < LEAST_HEIGHT)
    {
      grid->line = 0;
      grid->gap_down = 1;
      grid->height = (height - (grid->rows - 1) - 1) / grid->rows;
    }
  grid->width = fmax (floor (grid->width), 2);
  grid->height = fmax (floor (grid->height), 2);
}

static void
place_title (AccordChartLayout *child,
             const AccordBox   *plot,
             double             line)
{
  AccordBox box = { plot->left, plot->top - line, plot->right, plot->top };

  accord_labels_place_block (child->labels, child->chart->title, ACCORD_TEXT_BOLD, &child->theme.text, &box, 1, 0);
}

static void
place_panel (AccordChartLayout *self,
             const Grid        *grid,
             guint              index)
{
  AccordChartLayout *child = get_child (self, index);
  guint column = index % grid->columns, row = index / grid->columns;
  double left = self->inside.left + grid->left + column * (grid->width + grid->gap_across);
  double top = self->inside.top + grid->line + row * (grid->height + grid->line + grid->gap_down);
  AccordBox plot = { left, top, left + grid->width, top + grid->height };

  child->frame = (AccordBox) { column == 0 ? self->inside.left : left - grid->gap_across / 2, top - grid->line,
                               column + 1 == grid->columns ? self->inside.right : plot.right + grid->gap_across / 2, self->inside.bottom };
  child->inside = child->plot = plot;
  child->bare |= (column > 0 ? ACCORD_BARE_TICKS : 0) | (index + grid->columns < self->panels->len ? ACCORD_BARE_AXIS : 0) |
                 (index > 0 ? ACCORD_BARE_WORDS : 0);
  accord_labels_set_bounds (self->labels, &child->frame);
  place_title (child, &plot, grid->line);
  if (child->is_empty)
    accord_header_say_empty (child, &plot);
  else if (accord_layout_is_upright (child))
    accord_axes_place (child);
  if (!child->is_empty)
    accord_layout_marks (child);
  accord_labels_set_bounds (self->labels, NULL);
}

/**
 * accord_panel_layer_layout:
 * @self: a layout whose header and foot are placed
 *
 * Finds the grid of panels and the scale that they share, and lays out each.
 */
void
accord_panel_layer_layout (AccordChartLayout *self)
{
  guint n = self->chart->panels->len;
  Grid grid = { 0 };

  for (guint i = 0; i < n; i++)
    accord_layout_new_panel (self, get_panel (self, i), &self->inside);
  grid.line = ceil (accord_labels_line_height (self->labels, ACCORD_TEXT_BOLD)) + 4;
  grid.columns = choose_columns (self, grid.line);
  grid.rows = (n + grid.columns - 1) / grid.columns;
  share_ticks (self, &grid);
  measure_grid (self, &grid);
  for (guint i = 0; i < n; i++)
    place_panel (self, &grid, i);
  for (guint i = 0; i < n; i++)
    accord_events_hits (get_child (self, i));
}

/**
 * accord_panel_layer_draw:
 * @self: a layout
 * @cr: where to
 *
 * Draws each panel.
 */
void
accord_panel_layer_draw (AccordChartLayout *self,
                         cairo_t           *cr)
{
  for (guint i = 0; i < self->panels->len; i++)
    accord_layout_draw (get_child (self, i), cr);
}
