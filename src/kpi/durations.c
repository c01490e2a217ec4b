#include "kpi/clock.h"
#include "kpi/counting.h"

#define MS_PER_SECOND 1000.0
#define SECONDS_PER_DAY 86400.0
#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

static const AccordZone *
get_zone (const AccordJudge *judge)
{
  return accord_frame_get_zone (judge->passages.frame);
}

/* How long it took in working hours; a day without a time says nothing of hours. */
static guint
count_clock (const AccordJudge *judge,
             guint              row,
             AccordCount        counts[ACCORD_MOST_COUNTS])
{
  const AccordReading *reading = accord_judging_find (&judge->judging, row);
  AccordInstant start, end;

  if (reading == NULL || !accord_judging_find_start (&judge->judging, reading, row, &start))
    return 0;
  counts[0] = (AccordCount) { start.day, ACCORD_COUNT_DENOMINATOR, 0 };
  if (!accord_judging_find_end (&judge->judging, reading, row, &start, &end))
    {
      counts[0].flags |= ACCORD_COUNT_OPEN;
      return 1;
    }
  if (((start.moment | end.moment) & 1) != 0)
    {
      counts[0].flags = ACCORD_COUNT_NO_TIME;
      return 1;
    }
  counts[0].amount = (double) accord_clock_between (reading->promise, accord_moment_to_ms (start.moment), accord_moment_to_ms (end.moment)) / MS_PER_SECOND;
  counts[0].flags |= ACCORD_COUNT_NUMERATOR;
  if (accord_event_is_before (&end, &start))
    counts[0].flags |= ACCORD_COUNT_OUT_OF_ORDER;
  return 1;
}

/* What is surely known: at least a day before as-of, whatever the zone. */
static AccordMoment
find_sure_end (const AccordAsOf *as_of)
{
  return accord_moment_from_ms (as_of->instant_ms - 2 * MS_PER_DAY);
}

/* Most leads have two moments of their own, or only the first: those are counted without going through all that may be. */
static void
count_clocks (const AccordJudge *judge,
              guint              begin,
              guint              n,
              AccordCount       *counts)
{
  const AccordJudging *judging = &judge->judging;
  const AccordReading *reading = judging->n == 1 ? &judging->readings[0] : NULL;
  gboolean usual = reading != NULL && reading->scope == NULL && !reading->by_stage && reading->from != NULL && reading->to != NULL;
  gboolean ends_open = usual && !(reading->to_contact && judging->knows_attempts);
  const AccordMoment *from = usual ? reading->from->moments + begin : NULL, *to = usual ? reading->to->moments + begin : NULL;
  const AccordDay *days = usual ? reading->from->days + begin : NULL;
  const AccordMoment sure = find_sure_end (&judge->passages.as_of);

  for (guint i = 0; i < n; i++)
    {
      AccordMoment start = usual ? from[i] : ACCORD_MOMENT_NONE, end = usual ? to[i] : ACCORD_MOMENT_NONE;
      gboolean is_open = end == ACCORD_MOMENT_NONE;

      if (((start | end) & 1) != 0 || start == ACCORD_MOMENT_NONE || start >= sure || end >= sure || (is_open && !ends_open))
        {
          if (count_clock (judge, begin + i, &counts[i]) == 0)
            counts[i].flags = 0;
          continue;
        }
      end = is_open ? start : end;
      counts[i].day = days[i];
      counts[i].flags = ACCORD_COUNT_DENOMINATOR | (is_open ? ACCORD_COUNT_OPEN : ACCORD_COUNT_NUMERATOR) |
                        (end < start ? ACCORD_COUNT_OUT_OF_ORDER : 0);
      counts[i].amount = (double) accord_clock_between (reading->promise, start >> 1, end >> 1) / MS_PER_SECOND;
    }
}

/* Whether a lead's clock stopped in time. */
static guint
judge_clock (const AccordJudge   *judge,
             guint                row,
             const AccordReading *reading,
             AccordCount         *count)
{
  AccordInstant start, end;
  gboolean stopped;

  if (!accord_judging_find_start (&judge->judging, reading, row, &start))
    return 0;
  stopped = accord_judging_find_end (&judge->judging, reading, row, &start, &end);
  *count = (AccordCount) { start.day, 0, 0 };
  switch (accord_clock_judge (reading->promise, get_zone (judge), &start, stopped ? &end : NULL, &judge->passages.as_of))
    {
    case ACCORD_CLOCK_MET:
      count->flags = ACCORD_COUNT_NUMERATOR | ACCORD_COUNT_DENOMINATOR;
      break;
    case ACCORD_CLOCK_MISSED:
      count->flags = ACCORD_COUNT_DENOMINATOR;
      break;
    case ACCORD_CLOCK_OPEN:
    default:
      count->flags = ACCORD_COUNT_OPEN;
      return 1;
    }
  if (stopped && accord_event_is_before (&end, &start))
    count->flags |= ACCORD_COUNT_OUT_OF_ORDER;
  return 1;
}

/* Ages are differences of civil days, for most stages have no other date. */
static guint
count_conversion_time (const AccordJudge *judge,
                       guint              row,
                       AccordCount        counts[ACCORD_MOST_COUNTS])
{
  const AccordReading *reading = accord_judging_find (&judge->judging, row);
  AccordPassage first, second;

  if (reading == NULL || !accord_passages_find (&judge->passages, row, reading->promise->from_stage, &first))
    return 0;
  counts[0] = (AccordCount) { first.day, ACCORD_COUNT_DENOMINATOR, 0 };
  if (first.skipped)
    counts[0].flags |= ACCORD_COUNT_SKIPPED;
  if (!accord_passages_find (&judge->passages, row, reading->promise->to_stage, &second))
    {
      if (accord_passages_lost (&judge->passages, row))
        return 0;
      counts[0].flags |= ACCORD_COUNT_OPEN;
      return 1;
    }
  counts[0].flags |= ACCORD_COUNT_NUMERATOR;
  if (second.skipped)
    counts[0].flags |= ACCORD_COUNT_SKIPPED;
  if (second.day < first.day)
    counts[0].flags |= ACCORD_COUNT_OUT_OF_ORDER;
  counts[0].amount = MAX (second.day - first.day, 0) * SECONDS_PER_DAY;
  return 1;
}

const AccordCounting accord_counting_speed_to_lead = {
  .decide = count_clock,
  .decide_rows = count_clocks,
  .judge = judge_clock,
  .uses_promises = TRUE,
  .needs_limit = TRUE,
  .is_duration = TRUE,
};

const AccordCounting accord_counting_time_between = {
  .decide = count_clock,
  .decide_rows = count_clocks,
  .judge = judge_clock,
  .uses_promises = TRUE,
  .needs_limit = TRUE,
  .is_duration = TRUE,
};

const AccordCounting accord_counting_time_to_convert = {
  .decide = count_conversion_time,
  .uses_promises = TRUE,
  .uses_stages = TRUE,
  .is_duration = TRUE,
};
