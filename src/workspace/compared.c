/* The days that a stretch of time is compared with. */
#include "workspace/board.h"

#define WEEK 7

/* The same day so many months earlier; the last of that month where it has no such day. */
static AccordDay
months_before (AccordDay day,
               gint      n)
{
  gint year, month, of_month, months;
  AccordDay first, next;

  accord_day_to_ymd (day, &year, &month, &of_month);
  months = year * 12 + month - 1 - n;
  first = accord_day_from_ymd (months / 12, months % 12 + 1, 1);
  months++;
  next = accord_day_from_ymd (months / 12, months % 12 + 1, 1);
  return MIN (first + of_month - 1, next - 1);
}

static gboolean
is_first_of_month (AccordDay day)
{
  gint of_month;

  accord_day_to_ymd (day, NULL, NULL, &of_month);
  return of_month == 1;
}

static gint
count_months (AccordDay from,
              AccordDay to)
{
  gint first_year, first_month, last_year, last_month;

  accord_day_to_ymd (from, &first_year, &first_month, NULL);
  accord_day_to_ymd (to, &last_year, &last_month, NULL);
  return (last_year - first_year) * 12 + last_month - first_month + 1;
}

/* Whole months end with the last day of one. */
static void
move_by_months (AccordQuery *query,
                gint         n)
{
  gboolean whole = is_first_of_month (query->to + 1);

  query->from = months_before (query->from, n);
  query->to = whole ? months_before (query->to + 1, n) - 1 : months_before (query->to, n);
}

static void
move_by_days (AccordQuery *query,
              gint         n)
{
  query->from -= n;
  query->to -= n;
}

/* Of stretches that begin with a month, so many months; of others as many days; of weeks, whole ones: then week stands
 * beside week. */
static void
move_before (AccordQuery *query)
{
  gint n_days = query->to - query->from + 1;

  if (query->by == ACCORD_PERIOD_WEEK)
    move_by_days (query, (n_days + WEEK - 1) / WEEK * WEEK);
  else if (is_first_of_month (query->from))
    move_by_months (query, count_months (query->from, query->to));
  else
    move_by_days (query, n_days);
}

/**
 * accord_compared_set_days:
 * @compared: what is compared with
 * @query: what is asked; gets the days that it is compared with
 *
 * A stretch that is not over is compared with as much of the other: the eleven days of this May with eleven of that.
 *
 * Returns: whether there are such days; %FALSE: @query is as it was
 */
gboolean
accord_compared_set_days (AccordCompared compared,
                          AccordQuery   *query)
{
  if (query->from == ACCORD_DAY_NONE || query->to == ACCORD_DAY_NONE || query->to < query->from)
    return FALSE;
  if (compared == ACCORD_COMPARED_PREVIOUS)
    move_before (query);
  else if (compared == ACCORD_COMPARED_LAST_YEAR && query->by == ACCORD_PERIOD_WEEK)
    move_by_days (query, 52 * WEEK);
  else if (compared == ACCORD_COMPARED_LAST_YEAR)
    move_by_months (query, 12);
  else
    return FALSE;
  return TRUE;
}
