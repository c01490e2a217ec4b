#include "layout.h"
#include "pen.h"

#include <math.h>

/* What happened, marked on the axis of time: a thin line, its label above it, or a number where that has no room. */

#define LABEL_GAP 2.0
#define FLAG 7.0   /* half of a number's flag */
#define REACH 4.0  /* as near as this the pointer means the line */
#define ROOM 7.0   /* lines of text that a picture must be high to say what happened */

static const AccordChartPoint *
get_period (const AccordChartLayout *self,
            guint                    index)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    if (accord_layout_point (self, i, index) != NULL)
      return accord_layout_point (self, i, index);
  return NULL;
}

static gint
count_days (gint year,
            gint month,
            gint day)
{
  GDate date;

  if (year < 1 || month < 1 || month > 12 || !g_date_valid_dmy (MAX (day, 1), month, year))
    return G_MININT;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, MAX (day, 1), month, year);
  return (gint) g_date_get_julian (&date);
}

static gint
get_start (const AccordChartLayout *self,
           guint                    index)
{
  const AccordChartPoint *point = get_period (self, index);

  return point != NULL ? count_days (point->year, point->month, point->day) : G_MININT;
}

/* Periods of an axis follow each other: that in which the day lies, searched by halves. */
static guint
find_period (const AccordChartLayout *self,
             gint                     day)
{
  guint low = 0, high = self->n_points;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (get_start (self, middle) <= day)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* In the middle of its day; NaN beside the axis. */
static double
find_x (const AccordChartLayout *self,
        const AccordChartEvent  *event)
{
  gint day = count_days (event->year, event->month, event->day), start, length;
  guint index;

  if (self->chart->numeric || self->n_points < 2 || get_start (self, 0) == G_MININT || day < get_start (self, 0))
    return NAN;
  index = find_period (self, day);
  start = get_start (self, index);
  length = index + 1 < self->n_points ? get_start (self, index + 1) - start : start - get_start (self, index - 1);
  if (length < 1 || day - start >= length)
    return NAN;
  return self->plot.left + (index + (day - start + 0.5) / length) * accord_layout_slot (self);
}

static gboolean
shows_events (const AccordChartLayout *self)
{
  return self->chart->events->len > 0 && accord_layout_is_upright (self);
}

static gboolean
has_room (AccordChartLayout *self)
{
  return (self->bare & ACCORD_BARE_PANEL) == 0 && !self->chart->compact &&
         self->inside.bottom - self->inside.top >= ROOM * accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
}

/**
 * accord_events_height:
 * @self: a layout
 *
 * Returns: what their labels take above the plot
 */
double
accord_events_height (AccordChartLayout *self)
{
  if (!shows_events (self) || !has_room (self))
    return 0;
  for (guint i = 0; i < self->chart->events->len; i++)
    if (isfinite (find_x (self, g_ptr_array_index (self->chart->events, i))))
      return accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL) + LABEL_GAP;
  return 0;
}

/* How far it is to the next event in a direction. */
static double
find_distance (const AccordChartLayout *self,
               double                   x,
               gint                     step)
{
  double nearest = INFINITY;

  for (guint i = 0; i < self->flags->len; i++)
    {
      double distance = (g_array_index (self->flags, AccordFlag, i).x - x) * step;

      if (distance > 0)
        nearest = fmin (nearest, distance);
    }
  return nearest;
}

/* Above the line's top end: in its middle, but to a side where another event is close at the other. */
static gboolean
place_label (AccordChartLayout *self,
             const char        *text,
             double             x)
{
  double y = self->plot.top - LABEL_GAP, half = accord_layout_measure (self, text, ACCORD_TEXT_NORMAL) / 2 + 4;
  AccordPlace places[] = { { x, y, 0.5, 1 }, { x - 2, y, 0, 1 }, { x + 2, y, 1, 1 } }, first = places[0];

  if (find_distance (self, x, 1) < 2 * half)
    {
      places[0] = places[2];
      places[2] = first;
    }
  else if (find_distance (self, x, -1) < 2 * half)
    {
      places[0] = places[1];
      places[1] = first;
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (accord_labels_place (self->labels, text, ACCORD_TEXT_NORMAL, &self->theme.secondary, &places[i], 1))
      return TRUE;
  return FALSE;
}

static void
place_number (AccordChartLayout *self,
              guint              index,
              AccordFlag        *flag)
{
  g_autofree char *text = g_strdup_printf ("%u", index + 1);
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
  AccordPlace place = { flag->x, self->plot.top - LABEL_GAP - line / 2, 0.5, 0.5 };

  flag->y = place.y;
  flag->numbered = accord_labels_place (self->labels, text, ACCORD_TEXT_NORMAL, &self->theme.text, &place, 1);
}

/**
 * accord_events_layout:
 * @self: a layout whose plot is known
 *
 * Places the labels that fit, and numbers where they do not.
 */
void
accord_events_layout (AccordChartLayout *self)
{
  for (guint i = 0; shows_events (self) && i < self->chart->events->len; i++)
    {
      AccordFlag flag = { find_x (self, g_ptr_array_index (self->chart->events, i)), self->plot.top, FALSE, FALSE };

      g_array_append_val (self->flags, flag);
    }
  for (guint i = 0; i < self->flags->len && has_room (self); i++)
    {
      AccordFlag *flag = &g_array_index (self->flags, AccordFlag, i);

      if (isfinite (flag->x))
        flag->named = place_label (self, ((AccordChartEvent *) g_ptr_array_index (self->chart->events, i))->label, flag->x);
    }
  for (guint i = 0; i < self->flags->len && has_room (self); i++)
    {
      AccordFlag *flag = &g_array_index (self->flags, AccordFlag, i);

      if (isfinite (flag->x) && !flag->named)
        place_number (self, i, flag);
    }
}

/**
 * accord_events_hits:
 * @self: a layout whose marks are placed
 *
 * Notes where a pointer or the keyboard finds each event: after all other marks.
 */
void
accord_events_hits (AccordChartLayout *self)
{
  for (guint i = 0; i < self->flags->len; i++)
    {
      const AccordFlag *flag = &g_array_index (self->flags, AccordFlag, i);
      double top = self->plot.top - 2 * FLAG;
      AccordChartHit hit = { ACCORD_CHART_EVENTS, i, flag->x, self->plot.top, flag->x - REACH, top, flag->x + REACH,
                             self->plot.bottom };

      if (isfinite (flag->x))
        accord_layout_add_hit (self, &hit);
    }
}

/**
 * accord_events_draw:
 * @self: a layout
 * @cr: where to
 *
 * Draws the lines, and a ring around each number.
 */
void
accord_events_draw (AccordChartLayout *self,
                    cairo_t           *cr)
{
  accord_pen_color (cr, &self->theme.axis);
  for (guint i = 0; i < self->flags->len; i++)
    {
      const AccordFlag *flag = &g_array_index (self->flags, AccordFlag, i);

      if (!isfinite (flag->x))
        continue;
      accord_pen_down (cr, flag->x, self->plot.top - 1, self->plot.bottom, 1);
      if (flag->numbered)
        {
          cairo_arc (cr, flag->x, flag->y, FLAG * self->scale, 0, 2 * G_PI);
          cairo_set_line_width (cr, 1);
          cairo_stroke (cr);
          continue;
        }
      cairo_move_to (cr, flag->x - 3, self->plot.top - 2);
      cairo_line_to (cr, flag->x + 3, self->plot.top - 2);
      cairo_line_to (cr, flag->x, self->plot.top + 3);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
}
