#include "kpi/clock.h"

#include <math.h>

#define MS_PER_HOUR 3600000.0

/* The instants between which an event lies: of a day without a time, all of that day. */
static void
find_bounds (const AccordZone  *zone,
             const AccordInstant *event,
             gint64            *first,
             gint64            *last)
{
  *first = *last = accord_moment_to_ms (event->moment);
  if (!accord_moment_is_day (event->moment))
    return;
  *first = accord_moment_end_of_day (zone, event->day - 1) + 1;
  *last = accord_moment_end_of_day (zone, event->day);
}

/**
 * accord_clock_measure:
 * @promise: whose calendar
 * @zone: of days without a time
 * @start: when the clock starts
 * @end: when it stops; before @start it takes no time at all
 * @least: (out): milliseconds
 * @most: (out): the same where both events have a time
 */
void
accord_clock_measure (const AccordPromise *promise,
                      const AccordZone    *zone,
                      const AccordInstant *start,
                      const AccordInstant *end,
                      gint64              *least,
                      gint64              *most)
{
  gint64 start_first, start_last, end_first, end_last;

  find_bounds (zone, start, &start_first, &start_last);
  find_bounds (zone, end, &end_first, &end_last);
  *least = accord_clock_between (promise, start_last, end_first);
  *most = accord_clock_between (promise, start_first, end_last);
}

/**
 * accord_clock_limit:
 * @promise: a promise with a limit
 * @zone: of days without a time
 * @start: when the clock starts; a day without a time: with that day
 *
 * Returns: the last instant that is in time
 */
gint64
accord_clock_limit (const AccordPromise *promise,
                    const AccordZone    *zone,
                    const AccordInstant *start)
{
  gint64 first, last;

  find_bounds (zone, start, &first, &last);
  if (promise->limit_unit == ACCORD_LIMIT_WORKING_DAYS && promise->calendar != NULL)
    return accord_working_time_after_days (promise->calendar, first, (guint) promise->limit);
  if (promise->limit_unit == ACCORD_LIMIT_WORKING_DAYS || promise->limit_unit == ACCORD_LIMIT_DAYS)
    return accord_moment_end_of_day (zone, start->day + (gint) promise->limit);
  if (promise->limit_unit == ACCORD_LIMIT_WORKING_HOURS && promise->calendar != NULL)
    return accord_working_time_after (promise->calendar, first, (gint64) (promise->limit * MS_PER_HOUR));
  return first + (gint64) (promise->limit * MS_PER_HOUR);
}

/**
 * accord_clock_first_ms:
 * @zone: of days without a time
 * @event: an event
 *
 * Returns: the first instant at which it can have been, in milliseconds since 1970 UTC
 */
gint64
accord_clock_first_ms (const AccordZone  *zone,
                       const AccordInstant *event)
{
  gint64 first, last;

  find_bounds (zone, event, &first, &last);
  return first;
}

static gboolean
is_in_days (const AccordPromise *promise)
{
  return promise->limit_unit == ACCORD_LIMIT_WORKING_DAYS || promise->limit_unit == ACCORD_LIMIT_DAYS;
}

/* Days are compared as days: an event on the last day is in time, whether or not its time is known. */
static AccordClockState
judge_days (const AccordPromise *promise,
            const AccordZone    *zone,
            const AccordInstant *start,
            const AccordInstant *end,
            const AccordAsOf    *as_of)
{
  gint64 limit = accord_clock_limit (promise, zone, start);
  gint64 first, last;

  if (end == NULL)
    return as_of->instant_ms > limit ? ACCORD_CLOCK_MISSED : ACCORD_CLOCK_OPEN;
  find_bounds (zone, end, &first, &last);
  return first <= limit ? ACCORD_CLOCK_MET : ACCORD_CLOCK_MISSED;
}

/**
 * accord_clock_judge:
 * @promise: a promise with a limit
 * @zone: of days without a time
 * @start: when the clock starts
 * @end: (nullable): when it stopped
 * @as_of: until when anything is known
 *
 * Returns: in time, too late, or not to be known yet
 */
AccordClockState
accord_clock_judge (const AccordPromise *promise,
                    const AccordZone    *zone,
                    const AccordInstant *start,
                    const AccordInstant *end,
                    const AccordAsOf    *as_of)
{
  const AccordInstant now = { accord_moment_from_ms (as_of->instant_ms), as_of->day };
  double limit = promise->limit * MS_PER_HOUR;
  gint64 least, most;

  if (is_in_days (promise))
    return judge_days (promise, zone, start, end, as_of);
  accord_clock_measure (promise, zone, start, end != NULL ? end : &now, &least, &most);
  if ((double) least > limit)
    return ACCORD_CLOCK_MISSED;
  return end != NULL && (double) most <= limit ? ACCORD_CLOCK_MET : ACCORD_CLOCK_OPEN;
}
