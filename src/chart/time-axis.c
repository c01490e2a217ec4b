#include "layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * The axis of periods: calendar steps by what their labels measure, the year on a second row. Works on
 * dates, never on instants, so that no time zone can shift a month.
 */
typedef enum
{
  GRAIN_LABEL, /* not dates */
  GRAIN_DAY,   /* days or weeks */
  GRAIN_MONTH,
  GRAIN_QUARTER,
  GRAIN_YEAR,
} Grain;

typedef struct
{
  guint index;
  char *text;
  char *year; /* on the second row; NULL: none */
} Tick;

#define LEAST_LABEL 8.0
#define OVER_TICKS 4.0 /* labels may begin so far to the left of the plot */

static const guint month_steps[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240 };

static void
clear_tick (gpointer data)
{
  Tick *tick = data;

  g_free (tick->text);
  g_free (tick->year);
}

static const AccordChartPoint *
get_point (const AccordChartLayout *self,
           guint                    index)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    if (accord_layout_point (self, i, index) != NULL)
      return accord_layout_point (self, i, index);
  return NULL;
}

static gint
month_of (const AccordChartPoint *point)
{
  return point->year * 12 + point->month - 1;
}

static Grain
find_grain (const AccordChartLayout *self)
{
  gint least = G_MAXINT;

  if (self->n_points < 2)
    return GRAIN_LABEL;
  for (guint i = 0; i < self->n_points; i++)
    {
      const AccordChartPoint *point = get_point (self, i);

      if (point->year == 0 || point->month == 0)
        return GRAIN_LABEL;
      if (point->day > 1)
        least = 0;
      if (i > 0)
        least = MIN (least, month_of (point) - month_of (get_point (self, i - 1)));
    }
  if (least <= 0)
    return GRAIN_DAY;
  if (least % 12 == 0)
    return GRAIN_YEAR;
  return least % 3 == 0 ? GRAIN_QUARTER : GRAIN_MONTH;
}

static char *
format_date (const AccordChartPoint *point,
             const char             *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (point->year, point->month, MAX (point->day, 1), 0, 0, 0);

  return date != NULL ? g_date_time_format (date, format) : g_strdup (point->label);
}

static char *
format_tick (const AccordChartPoint *point,
             Grain                   grain,
             guint                   step)
{
  if (grain == GRAIN_LABEL)
    return g_strdup (point->label != NULL ? point->label : "");
  if (step == 0)
    /* Translators: a day on an axis, as strftime has it: «29 Jan». */
    return format_date (point, C_ ("day on an axis", "%-d %b"));
  if (grain == GRAIN_YEAR || step >= 12)
    return g_strdup_printf ("%d", point->year);
  if (grain == GRAIN_QUARTER)
    /* Translators: a quarter on an axis, «Q3». */
    return g_strdup_printf (_("Q%d"), (point->month - 1) / 3 + 1);
  return format_date (point, "%b");
}

/* Whether the period at @index starts a step of @step months; @step 0 is every @stride days or weeks. */
static gboolean
is_tick (const AccordChartLayout *self,
         Grain                    grain,
         guint                    step,
         guint                    stride,
         guint                    index)
{
  const AccordChartPoint *point = get_point (self, index);

  if (step == 0)
    return index % stride == 0;
  if (month_of (point) % (gint) step != 0)
    return FALSE;
  if (grain != GRAIN_DAY)
    return TRUE;
  return index > 0 ? month_of (get_point (self, index - 1)) != month_of (point) : point->day == 1;
}

static GArray *
make_ticks (const AccordChartLayout *self,
            Grain                    grain,
            guint                    step,
            guint                    stride)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (Tick));
  gboolean with_year = grain != GRAIN_LABEL && grain != GRAIN_YEAR && step < 12;
  gint year = 0;

  g_array_set_clear_func (ticks, clear_tick);
  for (guint i = 0; i < self->n_points; i += step == 0 ? stride : 1)
    {
      const AccordChartPoint *point = get_point (self, i);
      Tick tick = { i };

      if (!is_tick (self, grain, step, stride, i))
        continue;
      tick.text = format_tick (point, grain, step);
      if (with_year && point->year != year)
        tick.year = g_strdup_printf ("%d", point->year);
      year = point->year;
      g_array_append_val (ticks, tick);
    }

  return ticks;
}

static double
measure (AccordChartLayout *self,
         const char        *text)
{
  return accord_layout_measure (self, text, ACCORD_TEXT_NORMAL);
}

/* Keeps a label's middle so far from the edges that it stays in the picture, or its panel, and does not come under the
 * figures of the value axis, the last of which reaches below it. */
static double
hold_inside (const AccordChartLayout *self,
             double                   x,
             double                   width)
{
  double left = fmax (self->frame.left, self->plot.left - OVER_TICKS) + width / 2;

  return CLAMP (x, left, fmax (self->frame.right - width / 2, left));
}

static gboolean
fits (AccordChartLayout *self,
      GArray            *ticks)
{
  double gap = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL) * 0.35, end = -INFINITY;

  for (guint i = 0; i < ticks->len; i++)
    {
      Tick *tick = &g_array_index (ticks, Tick, i);
      double width = measure (self, tick->text), x = hold_inside (self, accord_layout_x (self, 0, tick->index), width);

      if (x - width / 2 < end + gap)
        return FALSE;
      end = x + width / 2;
    }

  return TRUE;
}

/* 1, 2, 5, 10, 20, 50 … */
static guint
find_next_stride (guint stride)
{
  guint first = stride;

  while (first % 10 == 0)
    first /= 10;
  return first == 2 ? stride / 2 * 5 : stride * 2;
}

/* The closest ticks whose labels fit; at least one where there is a date to name. */
static GArray *
choose_ticks (AccordChartLayout *self,
              Grain              grain)
{
  g_autoptr (GArray) ticks = NULL;

  if (grain == GRAIN_LABEL || grain == GRAIN_DAY)
    {
      guint most = grain == GRAIN_LABEL ? self->n_points : 5, stride = 1;

      for (; stride <= most; stride = find_next_stride (stride))
        {
          /* No label is narrower than this. */
          if (grain == GRAIN_LABEL && stride * accord_layout_slot (self) < LEAST_LABEL)
            continue;
          g_clear_pointer (&ticks, g_array_unref);
          ticks = make_ticks (self, grain, 0, stride);
          if (fits (self, ticks))
            return g_steal_pointer (&ticks);
        }
    }
  for (guint i = 0; grain != GRAIN_LABEL && i < G_N_ELEMENTS (month_steps); i++)
    {
      g_autoptr (GArray) closer = make_ticks (self, grain, month_steps[i], 1);

      if ((i > 0 && closer->len == 0) || (grain == GRAIN_YEAR && month_steps[i] < 12))
        continue;
      g_clear_pointer (&ticks, g_array_unref);
      ticks = g_steal_pointer (&closer);
      if (fits (self, ticks))
        break;
    }

  return ticks != NULL ? g_steal_pointer (&ticks) : make_ticks (self, grain, 0, self->n_points);
}

/* A year that would touch the next one belongs to too few periods to be named. */
static void
place_years (AccordChartLayout *self,
             GArray            *ticks,
             double             y)
{
  double start = INFINITY;

  for (guint i = ticks->len; i > 0; i--)
    {
      Tick *tick = &g_array_index (ticks, Tick, i - 1);
      AccordPlace place = { 0, y, 0.5, 0 };
      double width;

      if (tick->year == NULL)
        continue;
      width = measure (self, tick->year);
      place.x = hold_inside (self, accord_layout_x (self, 0, tick->index), width);
      if (place.x + width / 2 + 4 > start)
        continue;
      if (accord_labels_place (self->labels, tick->year, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1))
        start = place.x - width / 2;
    }
}

static void
add_marks (AccordChartLayout *self,
           Grain              grain,
           GArray            *ticks)
{
  gboolean all = grain != GRAIN_DAY && accord_layout_slot (self) >= 4;

  for (guint i = 0; i < ticks->len && !all; i++)
    {
      AccordAxisMark mark = { accord_layout_x (self, 0, g_array_index (ticks, Tick, i).index), TRUE };

      g_array_append_val (self->marks, mark);
    }
  for (guint i = 0, next = 0; i < self->n_points && all; i++)
    {
      AccordAxisMark mark = { accord_layout_x (self, 0, i), FALSE };

      if (next < ticks->len && g_array_index (ticks, Tick, next).index == i)
        {
          mark.labelled = TRUE;
          next++;
        }
      g_array_append_val (self->marks, mark);
    }
}

static void
place_period (AccordChartLayout *self,
              guint              index,
              const char        *text,
              double             y)
{
  AccordPlace place = { 0, y, 0.5, 0 };
  double width = measure (self, text);

  place.x = fmax (hold_inside (self, accord_layout_x (self, 0, index), width), self->plot.left + width / 2);
  accord_labels_place (self->labels, text, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1);
}

/* A small chart names its first period, its last, and the last that is final. */
static void
place_few (AccordChartLayout *self,
           Grain              grain,
           double             y)
{
  guint last = self->n_points - 1, final = last;
  g_autofree char *first_text = NULL, *last_text = NULL, *final_text = NULL;

  while (final > 0 && accord_layout_is_early (self, final))
    final--;
  first_text = g_strdup (get_point (self, 0)->label);
  last_text = format_tick (get_point (self, last), grain, grain == GRAIN_DAY ? 0 : 1);
  final_text = format_tick (get_point (self, final), grain, grain == GRAIN_DAY ? 0 : 1);
  if (first_text != NULL)
    place_period (self, 0, first_text, y);
  if (final > 0)
    place_period (self, final, final_text, y);
  if (last > final)
    place_period (self, last, last_text, y);
}

/**
 * accord_time_axis_height:
 * @self: a layout
 *
 * Returns: what the axis' labels take under the plot
 */
double
accord_time_axis_height (AccordChartLayout *self)
{
  Grain grain = find_grain (self);
  gboolean two_rows = !self->chart->compact && grain != GRAIN_LABEL && grain != GRAIN_YEAR;

  return 7 + (two_rows ? 2 : 1) * accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
}

/**
 * accord_time_axis_layout:
 * @self: a layout whose plot is known
 *
 * Chooses and places the labels of the periods.
 */
void
accord_time_axis_layout (AccordChartLayout *self)
{
  Grain grain = find_grain (self);
  double y = self->plot.bottom + 6;
  g_autoptr (GArray) ticks = NULL;

  if (self->chart->compact)
    {
      if ((self->bare & ACCORD_BARE_AXIS) == 0)
        place_few (self, grain, y);
      return;
    }

  ticks = choose_ticks (self, grain);
  add_marks (self, grain, ticks);
  if ((self->bare & ACCORD_BARE_AXIS) != 0)
    return;
  for (guint i = 0; i < ticks->len; i++)
    {
      Tick *tick = &g_array_index (ticks, Tick, i);
      AccordPlace place = { hold_inside (self, accord_layout_x (self, 0, tick->index), measure (self, tick->text)), y, 0.5, 0 };

      accord_labels_place (self->labels, tick->text, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1);
    }
  place_years (self, ticks, y + accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL));
}
