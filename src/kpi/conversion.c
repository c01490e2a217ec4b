#include "kpi/counting.h"

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

const AccordCounting accord_counting_conversion_rate = {
  .decide = accord_count_conversion,
  .is_ratio = TRUE,
  .is_proportion = TRUE,
};

/* Realised: what the leads brought in, over those leads. */
const AccordCounting accord_counting_lead_value = {
  .decide = count_lead_value,
  .sums_money = TRUE,
  .is_ratio = TRUE,
  .ends_as_customer = TRUE,
};
