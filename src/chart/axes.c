#include "layout.h"
#include "pen.h"

#include <math.h>

/* The plot of lines and upright bars: value axis, margins, targets, what is too early. */

#define TICK_GAP 8.0
#define END_GAP 6.0
#define KEY_WIDTH 14.0 /* of a series' mark beside its name */
#define RANGE_MOST 2.0 /* ranges may stretch the axis to this many times the greatest value; the rest is cut */

typedef struct
{
  const char  *text;
  double       y;
  AccordColor  color;
  guint        series; /* G_MAXUINT: of a target */
} EndLabel;

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

/* Values and targets wholly; ranges, but those of early points, as far as they leave the values readable. */
static void
find_extent (const AccordChartLayout *self,
             double                  *low,
             double                  *high)
{
  double most = 0;

  *low = *high = 0;
  for (guint i = 0; i < self->chart->targets->len; i++)
    stretch (((AccordChartTarget *) g_ptr_array_index (self->chart->targets, i))->value, low, high);
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; j < accord_layout_series (self, i)->points->len; j++)
      {
        const AccordChartPoint *point = accord_layout_point (self, i, j);

        stretch (accord_layout_base (self, i, j) + point->value, low, high);
        if (isfinite (point->high) && !point->early && accord_layout_n_data (self) < 2 && !self->chart->compact)
          most = fmax (most, point->high);
      }
  *high = fmax (*high, *high > 0 ? fmin (most, *high * RANGE_MOST) : most);
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

static double
measure_ticks (AccordChartLayout *self)
{
  guint zero = find_zero (self);
  double widest = 0;

  for (guint i = 0; i < self->ticks.n; i++)
    {
      g_autofree char *text = format_tick (self, accord_ticks_get (&self->ticks, i));
      double width, height;

      accord_labels_measure (self->labels, text, ACCORD_TEXT_NORMAL, &width, &height);
      if (i == zero || !self->chart->compact)
        widest = fmax (widest, width);
    }

  return widest;
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

/* What stands at the right of the plot: targets, and the names of several lines at their last point. */
static GArray *
list_ends (const AccordChartLayout *self)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (EndLabel));

  for (guint i = 0; i < self->chart->targets->len; i++)
    {
      const AccordChartTarget *target = g_ptr_array_index (self->chart->targets, i);
      EndLabel end = { target->label, accord_layout_y (self, target->value), self->theme.contrast, G_MAXUINT };

      if (target->label != NULL)
        g_array_append_val (ends, end);
    }
  for (guint i = 0; self->chart->series->len > 1 && i < self->chart->series->len; i++)
    {
      const AccordChartSeries *series = accord_layout_series (self, i);
      EndLabel end = { series->name, NAN, *accord_layout_color (self, i), series->reference ? G_MAXUINT : i };

      for (guint j = 0; j < series->points->len; j++)
        if (isfinite (accord_layout_point (self, i, j)->value) && (isnan (end.y) || !accord_layout_point (self, i, j)->early))
          end.y = accord_layout_y (self, accord_layout_base (self, i, j) +
                                         accord_layout_point (self, i, j)->value / (self->chart->stacked ? 2 : 1));
      if (series->name != NULL && isfinite (end.y))
        g_array_append_val (ends, end);
    }

  return ends;
}

static double
measure_ends (AccordChartLayout *self)
{
  g_autoptr (GArray) ends = list_ends (self);
  double widest = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      double width, height;

      accord_labels_measure (self->labels, g_array_index (ends, EndLabel, i).text, ACCORD_TEXT_BOLD, &width, &height);
      widest = fmax (widest, width + END_GAP + 1 + (g_array_index (ends, EndLabel, i).series < G_MAXUINT ? KEY_WIDTH : 0));
    }

  return widest;
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const EndLabel *first = a, *second = b;

  return (first->y > second->y) - (first->y < second->y);
}

/* Moves them apart, and back into the plot, keeping their order. */
static void
spread_ends (GArray *ends,
             double  line,
             double  bottom)
{
  g_array_sort (ends, compare_ends);
  for (guint i = 1; i < ends->len; i++)
    {
      EndLabel *above = &g_array_index (ends, EndLabel, i - 1), *end = &g_array_index (ends, EndLabel, i);

      end->y = fmax (end->y, above->y + line);
    }
  for (guint i = ends->len; i > 0; i--)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i - 1);

      end->y = fmin (end->y, bottom);
      bottom = end->y - line;
    }
}

static void
add_key (AccordChartLayout *self,
         const EndLabel    *end)
{
  AccordKey key = { end->series, self->plot.right + END_GAP + KEY_WIDTH / 2 - 2, end->y };

  g_array_append_val (self->keys, key);
}

/**
 * accord_axes_label_ends:
 * @self: a layout whose plot is known
 *
 * Places the targets' labels and the names of lines: in the right margin, or above the line where it is too narrow.
 */
void
accord_axes_label_ends (AccordChartLayout *self)
{
  g_autoptr (GArray) ends = list_ends (self);
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_BOLD) + 1;

  spread_ends (ends, line, self->plot.bottom - line / 2);
  for (guint i = 0; i < ends->len; i++)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i);
      double key = end->series < G_MAXUINT ? KEY_WIDTH : 0;
      AccordPlace places[] = {
        { self->plot.right + END_GAP + key, end->y, 0, 0.5 },
        { self->plot.left + 4, end->y - 2, 0, 1 },
        { self->plot.left + 4, end->y + 3, 0, 0 },
        { self->plot.right - 4, end->y - 2, 1, 1 },
        { self->plot.right - 4, end->y + 3, 1, 0 },
      };

      if (end->series == G_MAXUINT)
        accord_labels_place (self->labels, end->text, ACCORD_TEXT_BOLD, &end->color, places, G_N_ELEMENTS (places));
      else if (accord_labels_place (self->labels, end->text, ACCORD_TEXT_BOLD, &end->color, places, 1))
        add_key (self, end);
    }
}

/* The next run of early periods at or after @from. */
static gboolean
find_early (const AccordChartLayout *self,
            guint                    from,
            guint                   *first,
            guint                   *last)
{
  while (from < self->n_points && !accord_layout_is_early (self, from))
    from++;
  *first = *last = from;
  while (*last + 1 < self->n_points && accord_layout_is_early (self, *last + 1))
    *last += 1;
  return from < self->n_points;
}

static void
get_early_box (const AccordChartLayout *self,
               guint                    first,
               guint                    last,
               AccordBox               *box)
{
  double half = accord_layout_slot (self) / 2;

  box->left = accord_layout_x (self, first) - half;
  box->right = accord_layout_x (self, last) + half;
  box->top = self->plot.top;
  box->bottom = self->plot.bottom;
}

/**
 * accord_axes_label_early:
 * @self: a layout whose plot is known
 *
 * Places «too early» in the last hatched area, where it covers no mark.
 */
void
accord_axes_label_early (AccordChartLayout *self)
{
  AccordBox box = { NAN };
  double middle;

  for (guint from = 0, first, last; find_early (self, from, &first, &last); from = last + 1)
    get_early_box (self, first, last, &box);
  if (isnan (box.left) || self->chart->early_label == NULL)
    return;

  middle = (box.left + box.right) / 2;
  {
    AccordPlace places[] = {
      { middle, box.top + 4, 0.5, 0 },
      { box.left + 4, box.top + 4, 0, 0 },
      { box.right - 2, box.top + 4, 1, 0 },
      { middle, box.bottom - 3, 0.5, 1 },
      { box.left + 4, box.bottom - 3, 0, 1 },
      { box.right - 2, box.bottom - 3, 1, 1 },
      { middle, (box.top + box.bottom) / 2, 0.5, 0.5 },
    };
    guint from = self->chart->compact ? 3 : 0;

    accord_labels_place (self->labels, self->chart->early_label, ACCORD_TEXT_BOLD,
                         self->chart->compact ? &self->theme.secondary : &self->theme.text, places + from, G_N_ELEMENTS (places) - from);
  }
}

/* Texts keep off the targets' lines and the axis. */
static void
avoid_lines (AccordChartLayout *self)
{
  AccordBox under = { 0, self->plot.bottom - 1, self->width, self->height };

  accord_labels_avoid (self->labels, &under);
  for (guint i = 0; i < self->chart->targets->len; i++)
    {
      double y = accord_layout_y (self, ((AccordChartTarget *) g_ptr_array_index (self->chart->targets, i))->value);
      AccordBox box = { self->plot.left, y - 2, self->plot.right, y + 2 };

      accord_labels_avoid (self->labels, &box);
    }
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
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
  double width = self->inside.right - self->inside.left, margin, low, high;
  AccordBox *plot = &self->plot;

  *plot = self->inside;
  plot->top = ceil (plot->top + line / 2 + 1);
  plot->bottom = floor (fmax (plot->bottom - accord_time_axis_height (self), plot->top + 8));
  find_extent (self, &low, &high);
  accord_ticks_choose (&self->ticks, low, high, CLAMP ((plot->bottom - plot->top) / (line * 2.4) + 1, 2, 6), self->chart->whole);

  margin = measure_ticks (self);
  plot->left = ceil (plot->left + (margin < width * 0.35 ? margin + TICK_GAP : 1));
  margin = measure_ends (self);
  plot->right = floor (plot->right - (margin < width * 0.34 ? margin : 1));

  place_ticks (self);
  accord_time_axis_layout (self);
  accord_labels_set_plot (self->labels, plot);
  avoid_lines (self);
}

static void
draw_early (AccordChartLayout *self,
            cairo_t           *cr)
{
  for (guint from = 0, first, last; find_early (self, from, &first, &last); from = last + 1)
    {
      AccordBox box;

      get_early_box (self, first, last, &box);
      accord_pen_hatch (cr, &box, &self->theme.hatch);
    }
}

/**
 * accord_axes_draw:
 * @self: a layout
 * @cr: where to
 *
 * What lies under the marks: the hatched area, the grid, the axis with its ticks.
 */
void
accord_axes_draw (AccordChartLayout *self,
                  cairo_t           *cr)
{
  draw_early (self, cr);
  accord_pen_color (cr, &self->theme.grid);
  for (guint i = 0; !self->chart->compact && i < self->ticks.n; i++)
    accord_pen_across (cr, self->plot.left, self->plot.right, accord_layout_y (self, accord_ticks_get (&self->ticks, i)) + 0.5, 1);
  accord_pen_color (cr, &self->theme.axis);
  accord_pen_across (cr, self->plot.left, self->plot.right, accord_layout_y (self, fmax (self->ticks.min, 0)) + 0.5, 1);
  for (guint i = 0; i < self->marks->len; i++)
    {
      AccordAxisMark *mark = &g_array_index (self->marks, AccordAxisMark, i);

      accord_pen_down (cr, mark->x, self->plot.bottom + 1, self->plot.bottom + (mark->labelled ? 5 : 3), 1);
    }
}

/**
 * accord_axes_draw_targets:
 * @self: a layout
 * @cr: where to
 *
 * The dashed lines of targets, on a band of paper so that they show on bars too.
 */
void
accord_axes_draw_targets (AccordChartLayout *self,
                          cairo_t           *cr)
{
  cairo_save (cr);
  for (guint i = 0; i < self->chart->targets->len; i++)
    {
      const AccordChartTarget *target = g_ptr_array_index (self->chart->targets, i);
      double y = round (accord_layout_y (self, target->value));

      if (self->chart->kind == ACCORD_CHART_BARS)
        {
          accord_pen_color (cr, &self->theme.background);
          accord_pen_across (cr, self->plot.left, self->plot.right, y, 4);
        }
      accord_pen_color (cr, &self->theme.contrast);
      accord_pen_dashes (cr);
      cairo_set_line_width (cr, 2);
      cairo_move_to (cr, self->plot.left, y);
      cairo_line_to (cr, self->plot.right, y);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
