#include "kpi/clock.h"
#include "kpi/counting.h"

/* Where nothing was agreed: within two weeks of work, as often as the query does not ask. */
#define USUAL_ATTEMPT_DAYS 10

static const AccordPromise usual_attempts = { .limit = USUAL_ATTEMPT_DAYS, .limit_unit = ACCORD_LIMIT_WORKING_DAYS };

/* By the terms that hold for the lead, whatever they measure. */
static guint
count_judged (const AccordJudge *judge,
              guint              row,
              AccordCount        counts[ACCORD_MOST_COUNTS])
{
  const AccordReading *reading = accord_judging_find (&judge->judging, row);

  if (reading == NULL || reading->counting->judge == NULL)
    return 0;
  return reading->counting->judge (judge, row, reading, &counts[0]);
}

static guint
judge_share (const AccordJudge   *judge,
             guint                row,
             const AccordReading *reading,
             AccordCount         *count)
{
  AccordInstant start;

  if (!accord_judging_find_start (&judge->judging, reading, row, &start))
    return 0;
  *count = (AccordCount) { start.day, ACCORD_COUNT_DENOMINATOR, 0 };
  if (accord_lead_set_contains (reading->condition, row))
    count->flags |= ACCORD_COUNT_NUMERATOR;
  return 1;
}

static guint
count_share (const AccordJudge *judge,
             guint              row,
             AccordCount        counts[ACCORD_MOST_COUNTS])
{
  const AccordReading *reading = accord_judging_find (&judge->judging, row);

  return reading != NULL ? judge_share (judge, row, reading, &counts[0]) : 0;
}

/* The first decision counts, in the period of its day; who waits for one is open in that of the hand-over. */
static guint
judge_acceptance (const AccordJudge   *judge,
                  guint                row,
                  const AccordReading *reading,
                  AccordCount         *count)
{
  const AccordJudging *judging = &judge->judging;
  AccordInstant accepted, rejected, handed_over;
  gboolean is_accepted = accord_judging_find_date (judging, judging->accepted, row, &accepted);
  gboolean is_rejected = accord_judging_find_date (judging, judging->rejected, row, &rejected);

  if (is_accepted && (!is_rejected || !accord_event_is_before (&rejected, &accepted)))
    *count = (AccordCount) { accepted.day, ACCORD_COUNT_NUMERATOR | ACCORD_COUNT_DENOMINATOR, 0 };
  else if (is_rejected)
    *count = (AccordCount) { rejected.day, ACCORD_COUNT_DENOMINATOR, 0 };
  else if (accord_judging_find_date (judging, judging->handed_over, row, &handed_over))
    *count = (AccordCount) { handed_over.day, ACCORD_COUNT_OPEN, 0 };
  else
    return 0;
  return 1;
}

static guint
count_acceptance (const AccordJudge *judge,
                  guint              row,
                  AccordCount        counts[ACCORD_MOST_COUNTS])
{
  const AccordReading *reading = accord_judging_find (&judge->judging, row);

  return reading != NULL ? judge_acceptance (judge, row, reading, &counts[0]) : 0;
}

/* How often sales turned to the lead from the hand-over until a day. */
static guint
count_attempts (const AccordJudge *judge,
                guint              row,
                const AccordInstant *start,
                gint64             until)
{
  const AccordJudging *judging = &judge->judging;
  const AccordZone *zone = accord_frame_get_zone (judge->passages.frame);
  AccordActivities activities;
  guint n = 0;

  accord_frame_get_activities (judge->passages.frame, row, &activities);
  for (guint i = 0; i < activities.n; i++)
    {
      AccordInstant event = { activities.at[i], ACCORD_DAY_NONE };

      if (!judging->is_attempt[activities.kinds[i]])
        continue;
      event.day = accord_moment_to_day (event.moment, zone);
      n += !accord_event_is_before (&event, start) && accord_clock_first_ms (zone, &event) <= until &&
           accord_as_of_includes (&judge->passages.as_of, event.moment, event.day);
    }
  return n;
}

/* What a lead's attempts are counted in; 0: it was decided before its time was up, or was never handed over. */
static gboolean
begin_attempts (const AccordJudge   *judge,
                guint                row,
                const AccordReading *reading,
                AccordCount         *count,
                gint64              *until,
                AccordInstant       *start)
{
  const AccordZone *zone = accord_frame_get_zone (judge->passages.frame);
  AccordPromise terms = *reading->promise;
  AccordInstant decision;

  if (terms.limit_unit == ACCORD_LIMIT_NONE)
    {
      terms.limit = usual_attempts.limit;
      terms.limit_unit = usual_attempts.limit_unit;
    }
  if (!accord_judging_find_start (&judge->judging, reading, row, start))
    return FALSE;
  *until = accord_clock_limit (&terms, zone, start);
  *count = (AccordCount) { start->day, 0, 0 };
  if (accord_judging_find_decision (&judge->judging, row, start, &decision) &&
      accord_clock_first_ms (zone, &decision) <= *until)
    count->flags = ACCORD_COUNT_DECIDED;
  return TRUE;
}

static guint
judge_attempts (const AccordJudge   *judge,
                guint                row,
                const AccordReading *reading,
                AccordCount         *count)
{
  AccordInstant start;
  gint64 until;

  if (!begin_attempts (judge, row, reading, count, &until, &start))
    return 0;
  if (count->flags != 0)
    return 1;
  if (count_attempts (judge, row, &start, until) >= MAX (reading->promise->attempts, 1))
    count->flags = ACCORD_COUNT_NUMERATOR | ACCORD_COUNT_DENOMINATOR;
  else if (judge->judging.knows_attempts && judge->passages.as_of.instant_ms > until)
    count->flags = ACCORD_COUNT_DENOMINATOR;
  else
    count->flags = ACCORD_COUNT_OPEN;
  return 1;
}

/* On average, once there is no more time for another. */
static guint
count_mean_attempts (const AccordJudge *judge,
                     guint              row,
                     AccordCount        counts[ACCORD_MOST_COUNTS])
{
  const AccordReading *reading = accord_judging_find (&judge->judging, row);
  AccordInstant start;
  gint64 until;

  if (reading == NULL || !begin_attempts (judge, row, reading, &counts[0], &until, &start))
    return 0;
  if (counts[0].flags != 0)
    return 1;
  if (!judge->judging.knows_attempts || judge->passages.as_of.instant_ms <= until)
    {
      counts[0].flags = ACCORD_COUNT_OPEN;
      return 1;
    }
  counts[0].flags = ACCORD_COUNT_DENOMINATOR;
  counts[0].amount = count_attempts (judge, row, &start, until);
  if (counts[0].amount > 0)
    counts[0].flags |= ACCORD_COUNT_NUMERATOR;
  return 1;
}

const AccordCounting accord_counting_share = {
  .decide = count_share,
  .judge = judge_share,
  .is_ratio = TRUE,
  .is_proportion = TRUE,
  .uses_promises = TRUE,
  .needs_condition = TRUE,
};

const AccordCounting accord_counting_acceptance_rate = {
  .decide = count_acceptance,
  .judge = judge_acceptance,
  .is_ratio = TRUE,
  .is_proportion = TRUE,
  .uses_promises = TRUE,
};

const AccordCounting accord_counting_contact_attempts = {
  .decide = count_mean_attempts,
  .judge = judge_attempts,
  .sums_money = TRUE,
  .is_ratio = TRUE,
  .uses_promises = TRUE,
};

const AccordCounting accord_counting_attainment = {
  .decide = count_judged,
  .is_ratio = TRUE,
  .is_proportion = TRUE,
  .uses_promises = TRUE,
};
