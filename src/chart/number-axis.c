#include "layout.h"

#include <math.h>

/* The axis of numbers below lines and bars: round numbers below lines, the edges of bars. */

#define MOST_WANTED 9
#define OVERHANG 4.0

static char *
format_at (const AccordChartLayout *self,
           double                   at,
           double                   step)
{
  if (self->chart->at_format == NULL)
    return g_strdup_printf ("%g", at);
  return self->chart->at_format (at, step, self->chart->format_data);
}

/* Keeps a number clear of the value axis' lowest figure at the left, and inside at the right. */
static double
hold_inside (const AccordChartLayout *self,
             double                   x,
             double                   width)
{
  double left = self->plot.left - OVERHANG + width / 2, right = fmax (self->inside.right, self->plot.right) - width / 2;

  return CLAMP (x, left, fmax (right, left));
}

static gboolean
fits (AccordChartLayout *self,
      GArray            *edges,
      guint              stride,
      double             step)
{
  double gap = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL) * 0.5, end = -INFINITY;

  for (guint i = 0; i < edges->len; i += stride)
    {
      g_autofree char *text = format_at (self, g_array_index (edges, double, i), step);
      double width = accord_layout_measure (self, text, ACCORD_TEXT_NORMAL);
      double x = hold_inside (self, accord_layout_at (self, g_array_index (edges, double, i)), width);

      if (x - width / 2 < end + gap)
        return FALSE;
      end = x + width / 2;
    }
  return TRUE;
}

/* Round numbers, as many as have room. */
static GArray *
list_round (AccordChartLayout *self,
            double            *step)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean whole = self->at_low == floor (self->at_low) && self->at_high == floor (self->at_high);

  for (guint wanted = MOST_WANTED; wanted >= 2; wanted--)
    {
      AccordTicks ticks;

      g_array_set_size (numbers, 0);
      accord_ticks_choose (&ticks, self->at_low, self->at_high, wanted, whole);
      for (guint i = 0; i < ticks.n; i++)
        {
          double number = accord_ticks_get (&ticks, i);

          if (number >= self->at_low - ticks.step * 1e-9 && number <= self->at_high + ticks.step * 1e-9)
            g_array_append_val (numbers, number);
        }
      *step = ticks.step;
      if (fits (self, numbers, 1, *step))
        break;
    }
  return numbers;
}

/* Where bars begin, and where the last ends. */
static GArray *
list_edges (AccordChartLayout *self,
            double            *step)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = accord_layout_series (self, 0)->points->len;

  for (guint i = 0; i < n; i++)
    g_array_append_val (edges, accord_layout_point (self, 0, i)->at);
  g_array_append_val (edges, self->at_high);
  *step = edges->len > 1 ? g_array_index (edges, double, 1) - g_array_index (edges, double, 0) : 1;

  return edges;
}

static guint
find_stride (AccordChartLayout *self,
             GArray            *numbers,
             double             step)
{
  static const guint strides[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (strides); i++)
    if (fits (self, numbers, strides[i], step))
      return strides[i];
  return MAX (numbers->len, 1);
}

static void
place_number (AccordChartLayout *self,
              double             number,
              double             step)
{
  g_autofree char *text = format_at (self, number, step);
  AccordAxisMark mark = { accord_layout_at (self, number), TRUE };
  AccordPlace place = { 0, self->plot.bottom + 6, 0.5, 0 };

  place.x = hold_inside (self, mark.x, accord_layout_measure (self, text, ACCORD_TEXT_NORMAL));
  if ((self->bare & ACCORD_BARE_AXIS) == 0)
    mark.labelled = accord_labels_place (self->labels, text, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1);
  g_array_append_val (self->marks, mark);
}

/**
 * accord_number_axis_layout:
 * @self: a layout whose plot is known
 *
 * Chooses and places the numbers.
 */
void
accord_number_axis_layout (AccordChartLayout *self)
{
  double step;
  g_autoptr (GArray) numbers = self->chart->kind == ACCORD_CHART_BARS ? list_edges (self, &step) : list_round (self, &step);
  guint stride = find_stride (self, numbers, step);

  for (guint i = 0; i < numbers->len; i += stride)
    place_number (self, g_array_index (numbers, double, i), step * stride);
}
