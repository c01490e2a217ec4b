#include "kpi/counting.h"

#include <math.h>

#include "kpi/stage-walk.h"

/* The second stage as seen from the first: its flags and the age at which it was passed. */
static guint
judge_second (const AccordPassage *first,
              const AccordPassage *second,
              gint                *age)
{
  guint flags = second->skipped ? ACCORD_COUNT_SKIPPED : 0;

  *age = second->day - first->day;
  if (*age < 0)
    {
      *age = 0;
      flags |= ACCORD_COUNT_OUT_OF_ORDER;
    }
  return flags;
}

/* Of the leads that are old enough, those that came to the second stage within the horizon. The younger are open. */
static guint
count_cohort (const AccordJudge   *judge,
              guint                row,
              const AccordPassage *first,
              AccordCount         *count)
{
  gint horizon = judge->query->horizon_days;
  AccordPassage second;
  gint age;

  if (judge->passages.as_of.day - first->day < horizon)
    {
      count->flags = ACCORD_COUNT_OPEN;
      return 1;
    }
  count->flags |= ACCORD_COUNT_DENOMINATOR;
  if (accord_passages_find (&judge->passages, row, judge->to, &second))
    {
      guint flags = judge_second (first, &second, &age);

      if (age <= horizon)
        count->flags |= ACCORD_COUNT_NUMERATOR | flags;
    }
  return 1;
}

/* Of all leads, those that have come to the second stage so far. */
static guint
count_to_date (const AccordJudge   *judge,
               guint                row,
               const AccordPassage *first,
               AccordCount         *count)
{
  AccordPassage second;
  gint age;

  count->flags |= ACCORD_COUNT_DENOMINATOR;
  if (accord_passages_find (&judge->passages, row, judge->to, &second))
    count->flags |= ACCORD_COUNT_NUMERATOR | judge_second (first, &second, &age);
  else if (!accord_passages_lost (&judge->passages, row))
    count->flags |= ACCORD_COUNT_OPEN;
  return 1;
}

/* Each entry in its own period: the second stage's over the first's. */
static guint
count_period (const AccordJudge   *judge,
              guint                row,
              const AccordPassage *first,
              AccordCount          counts[ACCORD_MOST_COUNTS])
{
  AccordPassage second;
  gint age;

  counts[0].flags |= ACCORD_COUNT_DENOMINATOR;
  if (!accord_passages_find (&judge->passages, row, judge->to, &second))
    return 1;
  counts[1] = (AccordCount) { second.day, ACCORD_COUNT_NUMERATOR | judge_second (first, &second, &age), 0 };
  return 2;
}

/* A deal of unknown value counts among those that converted, and not in their mean. */
static guint
count_expected (const AccordJudge *judge,
                guint              row,
                AccordCount        counts[ACCORD_MOST_COUNTS])
{
  guint n = accord_count_conversion (judge, row, counts);

  for (guint i = 0; i < n; i++)
    if ((counts[i].flags & ACCORD_COUNT_NUMERATOR) != 0 &&
        accord_money_find (&judge->money, row, &counts[i].amount) != ACCORD_AMOUNT_KNOWN)
      counts[i].amount = NAN;
  return n;
}

/* From the first stage to the second within the days that were agreed. */
static guint
judge_conversion (const AccordJudge   *judge,
                  guint                row,
                  const AccordReading *reading,
                  AccordCount         *count)
{
  const AccordPromise *promise = reading->promise;
  AccordPassage first, second;

  if (!accord_passages_find (&judge->passages, row, promise->from_stage, &first))
    return 0;
  *count = (AccordCount) { first.day, ACCORD_COUNT_OPEN, 0 };
  if (judge->passages.as_of.day - first.day < promise->horizon_days)
    return 1;
  count->flags = ACCORD_COUNT_DENOMINATOR | (first.skipped ? ACCORD_COUNT_SKIPPED : 0);
  if (!accord_passages_find (&judge->passages, row, promise->to_stage, &second) ||
      second.day - first.day > promise->horizon_days)
    return 1;
  count->flags |= ACCORD_COUNT_NUMERATOR | (second.skipped ? ACCORD_COUNT_SKIPPED : 0);
  if (second.day < first.day)
    count->flags |= ACCORD_COUNT_OUT_OF_ORDER;
  return 1;
}

static guint
count_lead_value (const AccordJudge *judge,
                  guint              row,
                  AccordCount        counts[ACCORD_MOST_COUNTS])
{
  guint n = accord_count_conversion (judge, row, counts);

  for (guint i = 0; i < n; i++)
    if ((counts[i].flags & ACCORD_COUNT_NUMERATOR) != 0)
      accord_count_add_amount (judge, row, &counts[i]);
  return n;
}

/**
 * accord_count_conversion:
 * @judge: what is asked
 * @row: a lead
 * @counts: (out): what it adds to which period
 *
 * A → B on the basis that is asked for, as metrics.md defines it. A lead without any date is left out where A is «lead»:
 * of a later stage nobody says that it came so far. Flags are those of leads that are counted.
 *
 * Returns: the number of @counts
 */
guint
accord_count_conversion (const AccordJudge *judge,
                         guint              row,
                         AccordCount        counts[ACCORD_MOST_COUNTS])
{
  AccordPassage first;

  if (!accord_passages_find (&judge->passages, row, judge->from, &first))
    {
      if (judge->from != ACCORD_STAGE_LEAD || !accord_passages_undated (&judge->passages, row))
        return 0;
      counts[0] = (AccordCount) { ACCORD_DAY_NONE, ACCORD_COUNT_NO_DATE, 0 };
      return 1;
    }

  counts[0] = (AccordCount) { first.day, first.skipped ? ACCORD_COUNT_SKIPPED : 0, 0 };
  switch (judge->query->basis)
    {
    case ACCORD_BASIS_TO_DATE:
      return count_to_date (judge, row, &first, counts);
    case ACCORD_BASIS_PERIOD:
      return count_period (judge, row, &first, counts);
    case ACCORD_BASIS_COHORT:
    default:
      return count_cohort (judge, row, &first, counts);
    }
}

/* Of a lead that passed one stage after the other: @came, whether to the second in time. */
static guint
find_usual_flags (const AccordJudge *judge,
                  guint              row,
                  AccordDay          day,
                  gboolean           came)
{
  if (judge->query->basis == ACCORD_BASIS_COHORT)
    {
      gboolean old_enough = judge->passages.as_of.day - day >= judge->query->horizon_days;

      return old_enough ? ACCORD_COUNT_DENOMINATOR | (came ? ACCORD_COUNT_NUMERATOR : 0) : ACCORD_COUNT_OPEN;
    }
  if (came)
    return ACCORD_COUNT_DENOMINATOR | ACCORD_COUNT_NUMERATOR;
  return ACCORD_COUNT_DENOMINATOR | (accord_passages_lost (&judge->passages, row) ? 0 : ACCORD_COUNT_OPEN);
}

/* Most leads pass one stage after the other: those are counted without going through all that may be. */
static void
count_conversions (const AccordJudge *judge,
                   guint              begin,
                   guint              n,
                   AccordCount       *counts)
{
  gboolean forward = judge->from < judge->to && judge->to <= ACCORD_STAGE_CUSTOMER;
  const AccordDay *days = judge->passages.days[judge->from] + begin;
  AccordQuery query = *judge->query;
  guint32 last[ACCORD_WALK_ROWS];

  query.from_stage = judge->from;
  accord_stage_walk (&judge->passages, &query, begin, n, last);
  for (guint i = 0; i < n; i++)
    if (forward && last[i] < ACCORD_WALK_OTHER)
      counts[i] = (AccordCount) { days[i], find_usual_flags (judge, begin + i, days[i], last[i] >= judge->to), 0 };
    else if (accord_count_conversion (judge, begin + i, &counts[i]) == 0)
      counts[i].flags = 0;
}

static void
count_lead_values (const AccordJudge *judge,
                   guint              begin,
                   guint              n,
                   AccordCount       *counts)
{
  count_conversions (judge, begin, n, counts);
  for (guint i = 0; i < n; i++)
    if ((counts[i].flags & ACCORD_COUNT_NUMERATOR) != 0)
      accord_count_add_amount (judge, begin + i, &counts[i]);
}

const AccordCounting accord_counting_conversion_rate = {
  .decide = accord_count_conversion,
  .decide_rows = count_conversions,
  .judge = judge_conversion,
  .is_ratio = TRUE,
  .is_proportion = TRUE,
};

/* Realised: what the leads brought in, over those leads. */
const AccordCounting accord_counting_lead_value = {
  .decide = count_lead_value,
  .decide_rows = count_lead_values,
  .sums_money = TRUE,
  .is_ratio = TRUE,
  .ends_as_customer = TRUE,
};

/* What they may be expected to bring in: how many convert, at what such deals are worth on average. */
const AccordCounting accord_counting_expected_lead_value = {
  .decide = count_expected,
  .is_ratio = TRUE,
  .ends_as_customer = TRUE,
  .is_expected = TRUE,
};
