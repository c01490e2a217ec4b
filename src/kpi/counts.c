#include "kpi/counting.h"

/* One entry of a stage, in the period of its day. */
static guint
count_entry (const AccordJudge *judge,
             guint              row,
             AccordStage        stage,
             AccordCount       *count)
{
  AccordPassage entry, lead;

  if (!accord_passages_find (&judge->passages, row, stage, &entry))
    return 0;
  *count = (AccordCount) { entry.day, ACCORD_COUNT_NUMERATOR, 0 };
  if (entry.skipped)
    count->flags |= ACCORD_COUNT_SKIPPED;
  if (stage != ACCORD_STAGE_LEAD && accord_passages_find (&judge->passages, row, ACCORD_STAGE_LEAD, &lead) &&
      entry.day < lead.day)
    count->flags |= ACCORD_COUNT_OUT_OF_ORDER;
  return 1;
}

/* Every lead is one, even if nobody wrote down since when: only a period needs a date. */
static guint
count_leads (const AccordJudge *judge,
             guint              row,
             AccordCount        counts[ACCORD_MOST_COUNTS])
{
  guint n = count_entry (judge, row, judge->from, counts);

  if (n > 0 || judge->from != ACCORD_STAGE_LEAD || !accord_passages_undated (&judge->passages, row))
    return n;
  counts[0] = (AccordCount) { ACCORD_DAY_NONE, judge->needs_date ? ACCORD_COUNT_NO_DATE : ACCORD_COUNT_NUMERATOR, 0 };
  return 1;
}

/* Of most leads one day says all. */
static void
count_lead_rows (const AccordJudge *judge,
                 guint              begin,
                 guint              n,
                 AccordCount       *counts)
{
  const AccordDay *days = judge->passages.days[ACCORD_STAGE_LEAD] + begin;
  gboolean usual = judge->from == ACCORD_STAGE_LEAD;

  for (guint i = 0; i < n; i++)
    if (usual && days[i] != ACCORD_DAY_NONE && days[i] < judge->passages.as_of.day)
      counts[i] = (AccordCount) { days[i], ACCORD_COUNT_NUMERATOR, 0 };
    else if (count_leads (judge, begin + i, &counts[i]) == 0)
      counts[i].flags = 0;
}

static guint
count_customers (const AccordJudge *judge,
                 guint              row,
                 AccordCount        counts[ACCORD_MOST_COUNTS])
{
  return count_entry (judge, row, ACCORD_STAGE_CUSTOMER, counts);
}

static guint
count_revenue (const AccordJudge *judge,
               guint              row,
               AccordCount        counts[ACCORD_MOST_COUNTS])
{
  guint n = count_customers (judge, row, counts);

  if (n > 0)
    accord_count_add_amount (judge, row, counts);
  return n;
}

/* A deal of unknown value is neither summed nor divided by. */
static guint
count_mean_deal (const AccordJudge *judge,
                 guint              row,
                 AccordCount        counts[ACCORD_MOST_COUNTS])
{
  guint n = count_revenue (judge, row, counts);

  if (n > 0 && (counts[0].flags & ACCORD_COUNT_NUMERATOR) != 0)
    counts[0].flags |= ACCORD_COUNT_DENOMINATOR;
  return n;
}

static guint
count_all_leads (const AccordJudge *judge,
                 guint              row,
                 AccordCount        counts[ACCORD_MOST_COUNTS])
{
  return count_entry (judge, row, ACCORD_STAGE_LEAD, counts);
}

/* What a period's leads brought in so far. */
static guint
count_return (const AccordJudge *judge,
              guint              row,
              AccordCount        counts[ACCORD_MOST_COUNTS])
{
  AccordPassage lead, customer;

  if (!accord_passages_find (&judge->passages, row, ACCORD_STAGE_LEAD, &lead))
    return 0;
  counts[0] = (AccordCount) { lead.day, 0, 0 };
  if (!accord_passages_find (&judge->passages, row, ACCORD_STAGE_CUSTOMER, &customer))
    return 1;
  counts[0].flags = ACCORD_COUNT_NUMERATOR;
  accord_count_add_amount (judge, row, counts);
  return 1;
}

/**
 * accord_count_add_amount:
 * @judge: what is asked
 * @row: a lead that is in the numerator
 * @count: what it counts; gets the amount. Where that is not known the lead leaves the numerator and is said to be left out
 */
void
accord_count_add_amount (const AccordJudge *judge,
                         guint              row,
                         AccordCount       *count)
{
  AccordAmount amount = accord_money_find (&judge->money, row, &count->amount);

  if (amount == ACCORD_AMOUNT_KNOWN)
    return;
  count->flags &= ~(guint) ACCORD_COUNT_NUMERATOR;
  if ((count->flags & ACCORD_COUNT_DENOMINATOR) == 0)
    count->flags = 0; /* it is not counted: nothing else is to be said of it */
  count->flags |= amount == ACCORD_AMOUNT_MISSING ? ACCORD_COUNT_NO_VALUE : ACCORD_COUNT_CURRENCY;
}

const AccordCounting accord_counting_leads = {
  .decide = count_leads,
  .decide_rows = count_lead_rows,
};

const AccordCounting accord_counting_new_customers = {
  .decide = count_customers,
};

const AccordCounting accord_counting_revenue = {
  .decide = count_revenue,
  .sums_money = TRUE,
};

const AccordCounting accord_counting_mean_deal_value = {
  .decide = count_mean_deal,
  .sums_money = TRUE,
  .is_ratio = TRUE,
};

const AccordCounting accord_counting_lead_velocity = {
  .decide = count_leads,
  .is_ratio = TRUE,
  .is_growth = TRUE,
};

const AccordCounting accord_counting_cost_per_lead = {
  .decide = count_all_leads,
  .is_ratio = TRUE,
  .costs = ACCORD_COSTS_PER_COUNT,
};

const AccordCounting accord_counting_cac = {
  .decide = count_customers,
  .is_ratio = TRUE,
  .costs = ACCORD_COSTS_PER_COUNT,
};

const AccordCounting accord_counting_roi = {
  .decide = count_return,
  .sums_money = TRUE,
  .is_ratio = TRUE,
  .costs = ACCORD_COSTS_RETURN,
};
