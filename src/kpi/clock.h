#pragma once

#include "kpi/judging.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_CLOCK_MET,
  ACCORD_CLOCK_MISSED,
  ACCORD_CLOCK_OPEN, /* it runs; or nobody can know, for a day is known and no time */
} AccordClockState;

/* Working time from one event to another, in milliseconds: the least and the most that a day without a time allows. */
void             accord_clock_measure (const AccordPromise *promise,
                                       const AccordZone    *zone,
                                       const AccordInstant *start,
                                       const AccordInstant *end,
                                       gint64              *least,
                                       gint64              *most);
/* The same from one instant to another: @from before @to, else none at all. */
static inline gint64
accord_clock_between (const AccordPromise *promise,
                      gint64               from,
                      gint64               to)
{
  gboolean all_hours = promise->calendar == NULL || promise->limit_unit == ACCORD_LIMIT_HOURS;

  return all_hours ? MAX (to - from, 0) : accord_working_time_between (promise->calendar, from, to);
}

/* How a clock stands at as-of. @end: NULL where it has not stopped by then. */
AccordClockState accord_clock_judge   (const AccordPromise *promise,
                                       const AccordZone    *zone,
                                       const AccordInstant *start,
                                       const AccordInstant *end,
                                       const AccordAsOf    *as_of);
/* Of a day without a time: its midnight. */
gint64           accord_clock_first_ms (const AccordZone  *zone,
                                        const AccordInstant *event);
/* The last instant that is in time. */
gint64           accord_clock_limit   (const AccordPromise *promise,
                                       const AccordZone    *zone,
                                       const AccordInstant *start);

G_END_DECLS
