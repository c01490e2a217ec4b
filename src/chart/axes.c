#include "layout.h"
#include "pen.h"

#include <math.h>

/* The plot of lines and upright bars: its extent, the value axis, its margins. */

#define TICK_GAP 8.0
#define RANGE_MOST 2.0 /* ranges may stretch the axis to this many times the greatest value; the rest is cut */
#define FLAT 0.35      /* of the axis: lines that would fill less of it may leave 0 */
#define BREAK 14.0     /* of the axis: its beginning is drawn as a zigzag where it does not begin at 0 */

static void
stretch (double  value,
         double *low,
         double *high)
{
  if (!isfinite (value))
    return;
  *low = fmin (*low, value);
  *high = fmax (*high, value);
}

static gboolean
counts_ranges (const AccordChartLayout *self)
{
  return accord_layout_n_data (self) < 2 && !self->chart->compact && self->chart->kind == ACCORD_CHART_LINE &&
         (self->bare & ACCORD_BARE_PANEL) == 0;
}

/* What must be seen wholly: values and targets. */
static void
find_bounds (const AccordChartLayout *self,
             double                  *low,
             double                  *high)
{
  for (guint i = 0; i < self->chart->targets->len; i++)
    stretch (((AccordChartTarget *) g_ptr_array_index (self->chart->targets, i))->value, low, high);
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; j < accord_layout_series (self, i)->points->len; j++)
      {
        double base = accord_layout_base (self, i, j);

        if (self->chart->kind == ACCORD_CHART_BARS)
          stretch (base, low, high);
        stretch (base + accord_layout_point (self, i, j)->value, low, high);
      }
}

/* Ranges, but those of early points. */
static void
find_ranges (const AccordChartLayout *self,
             double                  *low,
             double                  *high)
{
  for (guint i = 0; i < self->chart->series->len && counts_ranges (self); i++)
    for (guint j = 0; j < accord_layout_series (self, i)->points->len; j++)
      {
        const AccordChartPoint *point = accord_layout_point (self, i, j);

        if (point->early)
          continue;
        stretch (point->low, low, high);
        stretch (point->high, low, high);
      }
}

/* Lines that would lie flat far from 0 may leave it, where there are words to say so and room for them. */
static gboolean
leaves_zero (AccordChartLayout *self,
             double             low,
             double             high)
{
  double width = accord_layout_measure (self, self->chart->truncated_label, ACCORD_TEXT_NORMAL);

  if (self->chart->kind != ACCORD_CHART_LINE || width == 0 || self->chart->compact || (self->bare & ACCORD_BARE_PANEL) != 0)
    return FALSE;
  return low > 0 && high > low && high - low < high * FLAT && width <= self->inside.right - self->inside.left &&
         self->inside.bottom - self->inside.top > 5 * accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
}

/**
 * accord_axes_extent:
 * @self: a layout
 * @low: (out): the least that the value axis must hold
 * @high: (out): the greatest
 */
void
accord_axes_extent (AccordChartLayout *self,
                    double            *low,
                    double            *high)
{
  double range_low = INFINITY, range_high = -INFINITY;

  *low = INFINITY;
  *high = -INFINITY;
  find_bounds (self, low, high);
  find_ranges (self, &range_low, &range_high);
  self->is_truncated = leaves_zero (self, fmin (*low, range_low), fmax (*high, range_high));
  if (self->is_truncated)
    {
      stretch (range_low, low, high);
      stretch (range_high, low, high);
      return;
    }
  *low = fmin (*low, 0);
  *high = fmax (*high, 0);
  range_high = fmax (range_high, 0);
  *high = fmax (*high, *high > 0 ? fmin (range_high, *high * RANGE_MOST) : range_high);
  if (*low < 0)
    *low = fmin (*low, fmax (range_low, *low * RANGE_MOST));
}

static char *
format_tick (const AccordChartLayout *self,
             double                   value)
{
  if (self->chart->format == NULL)
    return g_strdup_printf ("%g", value);
  return self->chart->format (value, self->ticks.step, self->chart->format_data);
}

/* The tick at 0, or the last below it. */
static guint
find_zero (const AccordChartLayout *self)
{
  return CLAMP (round (-self->ticks.min / self->ticks.step), 0, self->ticks.n - 1);
}

/**
 * accord_axes_measure:
 * @self: a layout whose ticks are chosen
 *
 * Returns: the margin that they take at the left of the plot
 */
double
accord_axes_measure (AccordChartLayout *self)
{
  guint zero = find_zero (self);
  double widest = 0;

  for (guint i = 0; i < self->ticks.n; i++)
    {
      g_autofree char *text = format_tick (self, accord_ticks_get (&self->ticks, i));

      if (i == zero || !self->chart->compact)
        widest = fmax (widest, accord_layout_measure (self, text, ACCORD_TEXT_NORMAL));
    }

  return widest < (self->inside.right - self->inside.left) * 0.35 ? widest + TICK_GAP : 1;
}

static void
place_tick (AccordChartLayout *self,
            guint              index)
{
  double value = accord_ticks_get (&self->ticks, index);
  g_autofree char *text = format_tick (self, value);
  AccordPlace place = { self->plot.left - TICK_GAP, accord_layout_y (self, value), 1, 0.5 };

  accord_labels_place (self->labels, text, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1);
}

/* The ends first, so that they are there however low the plot is; a small chart says only where it starts. */
static void
place_ticks (AccordChartLayout *self)
{
  guint zero = find_zero (self);

  place_tick (self, zero);
  if (self->chart->compact)
    return;
  place_tick (self, self->ticks.n - 1);
  for (guint i = 0; i + 1 < self->ticks.n; i++)
    if (i != zero)
      place_tick (self, i);
}

/* Texts keep off the targets' lines and the axis. */
static void
avoid_lines (AccordChartLayout *self)
{
  AccordBox under = { self->frame.left, self->plot.bottom - 1, self->frame.right, self->frame.bottom };

  accord_labels_avoid (self->labels, &under);
  for (guint i = 0; i < self->chart->targets->len; i++)
    {
      double y = accord_layout_y (self, ((AccordChartTarget *) g_ptr_array_index (self->chart->targets, i))->value);
      AccordBox box = { self->plot.left, y - 2, self->plot.right, y + 2 };

      accord_labels_avoid (self->labels, &box);
    }
}

/**
 * accord_axes_height:
 * @self: a layout
 *
 * Returns: what stands under the plot
 */
double
accord_axes_height (AccordChartLayout *self)
{
  if (self->chart->numeric)
    return 7 + accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
  return accord_time_axis_height (self);
}

/**
 * accord_axes_place:
 * @self: a layout whose ticks and plot are known
 *
 * Places the axes' labels, and the events above them.
 */
void
accord_axes_place (AccordChartLayout *self)
{
  if ((self->bare & ACCORD_BARE_TICKS) == 0)
    place_ticks (self);
  if (self->chart->numeric)
    accord_number_axis_layout (self);
  else
    accord_time_axis_layout (self);
  accord_events_layout (self);
  accord_labels_set_plot (self->labels, &self->plot);
  avoid_lines (self);
}

/* That the axis does not begin at 0 stands above it, where it is read first. */
static void
place_truncated (AccordChartLayout *self)
{
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
  AccordPlace place = { self->plot.left, self->plot.top, 0, 0 };

  if (!self->is_truncated)
    return;
  accord_labels_place (self->labels, self->chart->truncated_label, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1);
  self->plot.top += line + 2;
}

/**
 * accord_axes_layout:
 * @self: a layout whose header and foot are placed
 *
 * Chooses the ticks and the margins, and places the axes' labels.
 */
void
accord_axes_layout (AccordChartLayout *self)
{
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL), low, high;
  AccordBox *plot = &self->plot;

  accord_axes_extent (self, &low, &high);
  *plot = self->inside;
  place_truncated (self);
  plot->top = ceil (plot->top + accord_events_height (self) + line / 2 + 1);
  plot->bottom = floor (fmax (plot->bottom - accord_axes_height (self), plot->top + 8));
  accord_ticks_choose (&self->ticks, low, high, CLAMP ((plot->bottom - plot->top) / (line * 2.4) + 1, 2, 6), self->chart->whole);
  plot->left = ceil (plot->left + accord_axes_measure (self));
  plot->right = floor (plot->right - accord_ends_measure (self));
  accord_axes_place (self);
}

/* The axis itself; its beginning is bent where it does not stand at 0. */
static void
draw_axis (AccordChartLayout *self,
           cairo_t           *cr)
{
  double y = accord_layout_y (self, self->is_truncated ? self->ticks.min : CLAMP (0, self->ticks.min, self->ticks.max)) + 0.5;
  double left = self->plot.left + (self->is_truncated ? BREAK : 0);

  accord_pen_color (cr, &self->theme.axis);
  accord_pen_across (cr, left, self->plot.right, y, 1);
  if (!self->is_truncated)
    return;
  cairo_move_to (cr, self->plot.left, y);
  for (guint i = 1; i < 4; i++)
    cairo_line_to (cr, self->plot.left + i * BREAK / 4, y + (i % 2 == 1 ? -4 : 4));
  cairo_line_to (cr, left, y);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
}

/**
 * accord_axes_draw:
 * @self: a layout
 * @cr: where to
 *
 * What lies under the marks: the hatched area, the grid, the axis with its ticks, the events.
 */
void
accord_axes_draw (AccordChartLayout *self,
                  cairo_t           *cr)
{
  accord_early_draw (self, cr);
  accord_pen_color (cr, &self->theme.grid);
  for (guint i = 0; !self->chart->compact && i < self->ticks.n; i++)
    accord_pen_across (cr, self->plot.left, self->plot.right, accord_layout_y (self, accord_ticks_get (&self->ticks, i)) + 0.5, 1);
  draw_axis (self, cr);
  for (guint i = 0; i < self->marks->len; i++)
    {
      AccordAxisMark *mark = &g_array_index (self->marks, AccordAxisMark, i);

      accord_pen_down (cr, mark->x, self->plot.bottom + 1, self->plot.bottom + (mark->labelled ? 5 : 3), 1);
    }
  accord_events_draw (self, cr);
}
