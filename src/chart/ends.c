#include "layout.h"

#include <math.h>

/* What stands at the right of the plot: targets, and the names of several series at their last point. */

#define END_GAP 6.0
#define KEY_WIDTH 14.0   /* of a series' mark beside its name */
#define MOST_SHARE 0.34  /* of the width that names may take; longer ones are cut */

typedef struct
{
  const char  *text;
  double       y;
  AccordColor  color;
  guint        series; /* G_MAXUINT: of a target, or of what is aimed at */
  gboolean     bold;
} End;

static void
list_targets (const AccordChartLayout *self,
              GArray                  *ends)
{
  for (guint i = 0; i < self->chart->targets->len; i++)
    {
      const AccordChartTarget *target = g_ptr_array_index (self->chart->targets, i);
      End end = { target->label, accord_layout_y (self, target->value), self->theme.contrast, G_MAXUINT, TRUE };

      if (target->label != NULL)
        g_array_append_val (ends, end);
    }
}

/* The height of a series at its last point, final if there is one. */
static double
find_end (const AccordChartLayout *self,
          guint                    series)
{
  double y = NAN;
  guint n = accord_layout_series (self, series)->points->len;
  gboolean early = TRUE;

  for (guint i = n; i > 0 && early; i--)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i - 1);

      if (!isfinite (point->value) || (!isnan (y) && point->early))
        continue;
      early = point->early;
      y = accord_layout_y (self, accord_layout_base (self, series, i - 1) + point->value / (self->chart->stacked ? 2 : 1));
    }
  return y;
}

static GArray *
list_ends (const AccordChartLayout *self)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  if ((self->bare & ACCORD_BARE_WORDS) != 0)
    return ends;
  list_targets (self, ends);
  for (guint i = 0; self->chart->series->len > 1 && i < self->chart->series->len; i++)
    {
      const AccordChartSeries *series = accord_layout_series (self, i);
      End end = { series->name, find_end (self, i), *accord_layout_color (self, i), series->reference ? G_MAXUINT : i,
                  !series->compared };

      if (series->compared)
        end.color = self->theme.secondary;
      if (series->name != NULL && isfinite (end.y))
        g_array_append_val (ends, end);
    }

  return ends;
}

static AccordTextStyle
get_style (const End *end)
{
  return end->bold ? ACCORD_TEXT_BOLD : ACCORD_TEXT_NORMAL;
}

/**
 * accord_ends_measure:
 * @self: a layout whose plot is not yet known
 *
 * Returns: the margin that names and targets want at the right, or what of it they can have
 */
double
accord_ends_measure (AccordChartLayout *self)
{
  g_autoptr (GArray) ends = list_ends (self);
  double widest = 0, most = (self->inside.right - self->inside.left) * MOST_SHARE;
  gboolean cut = FALSE;

  if ((self->bare & ACCORD_BARE_PANEL) != 0)
    return 1;
  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = &g_array_index (ends, End, i);
      double key = end->series < G_MAXUINT ? KEY_WIDTH : 0;

      widest = fmax (widest, accord_layout_measure (self, end->text, get_style (end)) + END_GAP + 1 + key);
      cut = cut || end->series < G_MAXUINT;
    }
  if (widest < most)
    return fmax (widest, 1);
  return cut ? most : 1;
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const End *first = a, *second = b;

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
      End *above = &g_array_index (ends, End, i - 1), *end = &g_array_index (ends, End, i);

      end->y = fmax (end->y, above->y + line);
    }
  for (guint i = ends->len; i > 0; i--)
    {
      End *end = &g_array_index (ends, End, i - 1);

      end->y = fmin (end->y, bottom);
      bottom = end->y - line;
    }
}

/* In the margin, else in the plot beside the line. */
static void
place_target (AccordChartLayout *self,
              const End         *end)
{
  AccordPlace places[] = {
    { self->plot.right + END_GAP, end->y, 0, 0.5 },
    { self->plot.left + 4, end->y - 2, 0, 1 },
    { self->plot.left + 4, end->y + 3, 0, 0 },
    { self->plot.right - 4, end->y - 2, 1, 1 },
    { self->plot.right - 4, end->y + 3, 1, 0 },
  };
  guint from = (self->bare & ACCORD_BARE_PANEL) != 0 ? 1 : 0;

  if (accord_layout_is_low (self))
    accord_labels_place_optional (self->labels, end->text, get_style (end), &end->color, places + from, G_N_ELEMENTS (places) - from);
  else
    accord_labels_place (self->labels, end->text, get_style (end), &end->color, places + from, G_N_ELEMENTS (places) - from);
}

/* In the margin, cut where it is too long; in a panel in the plot, at the end of its line. */
static void
place_name (AccordChartLayout *self,
            const End         *end,
            double             line)
{
  double left = self->plot.right + END_GAP + KEY_WIDTH, width = accord_layout_measure (self, end->text, get_style (end));
  AccordPlace place = { left, end->y, 0, 0.5 };
  AccordPlace within[] = { { self->plot.right - 4, end->y - 5, 1, 1 }, { self->plot.right - 4, end->y + 5, 1, 0 } };
  AccordBox box = { left, end->y - line / 2, self->inside.right, end->y + line / 2 };
  AccordKey key = { end->series, self->plot.right + END_GAP + KEY_WIDTH / 2 - 2, end->y };

  if ((self->bare & ACCORD_BARE_PANEL) != 0)
    accord_labels_place_optional (self->labels, end->text, get_style (end), &end->color, within, G_N_ELEMENTS (within));
  else if (left + width <= self->inside.right
               ? accord_labels_place (self->labels, end->text, get_style (end), &end->color, &place, 1)
               : accord_labels_place_block (self->labels, end->text, get_style (end), &end->color, &box, 1, 0) > 0)
    {
      AccordBox mark = { key.x - 5, key.y - 5, key.x + 5, key.y + 5 };

      g_array_append_val (self->keys, key);
      accord_labels_avoid (self->labels, &mark);
    }
}

/**
 * accord_ends_place:
 * @self: a layout whose plot is known
 *
 * Places the targets' labels and the names of series.
 */
void
accord_ends_place (AccordChartLayout *self)
{
  g_autoptr (GArray) ends = list_ends (self);
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_BOLD) + 1;

  spread_ends (ends, line, self->plot.bottom - line / 2);
  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = &g_array_index (ends, End, i);

      if (end->series == G_MAXUINT)
        place_target (self, end);
      else
        place_name (self, end, line);
    }
}
