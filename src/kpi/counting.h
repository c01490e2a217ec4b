#pragma once

#include "kpi/judging.h"
#include "kpi/money.h"
#include "kpi/passage.h"

G_BEGIN_DECLS

/* What a lead adds to a figure. */
typedef enum
{
  ACCORD_COUNT_NUMERATOR    = 1 << 0,
  ACCORD_COUNT_DENOMINATOR  = 1 << 1,
  ACCORD_COUNT_OPEN         = 1 << 2,
  ACCORD_COUNT_LEFT_OUT     = 1 << 3, /* << an AccordLeftOut */
  ACCORD_COUNT_NO_DATE      = ACCORD_COUNT_LEFT_OUT << ACCORD_LEFT_OUT_NO_DATE,
  ACCORD_COUNT_NO_VALUE     = ACCORD_COUNT_LEFT_OUT << ACCORD_LEFT_OUT_NO_VALUE,
  ACCORD_COUNT_CURRENCY     = ACCORD_COUNT_LEFT_OUT << ACCORD_LEFT_OUT_CURRENCY,
  ACCORD_COUNT_NO_TIME      = ACCORD_COUNT_LEFT_OUT << ACCORD_LEFT_OUT_NO_TIME,
  ACCORD_COUNT_DECIDED      = ACCORD_COUNT_LEFT_OUT << ACCORD_LEFT_OUT_DECIDED,
  ACCORD_COUNT_OUT_OF_ORDER = ACCORD_COUNT_LEFT_OUT << ACCORD_LEFT_OUT_OUT_OF_ORDER,
  ACCORD_COUNT_SKIPPED      = ACCORD_COUNT_LEFT_OUT << ACCORD_LEFT_OUT_SKIPPED,
} AccordCountFlags;

typedef struct
{
  AccordDay day;    /* of the period that it counts in; NONE with NO_DATE, or where «all» needs none */
  guint     flags;
  double    amount; /* of the numerator, where that is a sum or a duration in seconds */
} AccordCount;

/* What the decision needs to know, the same for every lead. */
typedef struct _AccordJudge AccordJudge;

struct _AccordJudge
{
  const AccordQuery *query;
  AccordPassages     passages;
  AccordMoney        money;
  AccordJudging      judging;    /* by what was agreed, where that matters */
  AccordStage        from, to;   /* of the metric: not always those asked for */
  gboolean           needs_date; /* «all» from ever to ever does not */
};

#define ACCORD_MOST_COUNTS 2

/* How a metric counts: one decision a lead, from which both the figure and the list of its leads are made. */
typedef struct _AccordCounting AccordCounting;

/* What is spent, in the figure. */
typedef enum
{
  ACCORD_COSTS_NONE,
  ACCORD_COSTS_PER_COUNT, /* what was spent ÷ what is counted */
  ACCORD_COSTS_RETURN,    /* (the sum × margin − what was spent) ÷ what was spent */
} AccordCostUse;

struct _AccordCounting
{
  guint    (*decide) (const AccordJudge *judge,
                      guint              row,
                      AccordCount        counts[ACCORD_MOST_COUNTS]); /* how many counts */
  /* The same of @n leads from @begin on, each of which adds one count or, without flags, none: not on the basis of periods,
   * on which a lead counts twice. NULL: one by one. */
  void     (*decide_rows) (const AccordJudge *judge,
                           guint              begin,
                           guint              n,
                           AccordCount       *counts);
  /* Whether one lead keeps what was agreed: numerator and denominator, denominator alone, or open. NULL: periods do. */
  guint    (*judge)  (const AccordJudge   *judge,
                      guint                row,
                      const AccordReading *reading,
                      AccordCount         *count);
  gboolean sums_money;      /* the numerator: else it counts leads */
  gboolean is_ratio;        /* has a denominator, and is null over 0 */
  gboolean is_proportion;   /* has an interval */
  gboolean ends_as_customer; /* the second stage is customer whatever is asked for */
  gboolean uses_stages;     /* both stages matter, though no basis does */
  gboolean uses_promises;   /* by the terms of the query, or by usual ones */
  gboolean needs_limit;     /* a lead keeps or misses it only where a time is allowed */
  gboolean needs_condition;
  gboolean is_duration;     /* the value is the median of the amounts */
  gboolean is_expected;     /* a rate × the mean of the known amounts */
  gboolean is_growth;       /* against the period before */
  AccordCostUse costs;
};

/* Of conversion and lead value alike: the basis decides. */
guint accord_count_conversion (const AccordJudge *judge,
                               guint              row,
                               AccordCount        counts[ACCORD_MOST_COUNTS]);

extern const AccordCounting accord_counting_leads;
extern const AccordCounting accord_counting_conversion_rate;
extern const AccordCounting accord_counting_lead_value;
extern const AccordCounting accord_counting_new_customers;
extern const AccordCounting accord_counting_revenue;
extern const AccordCounting accord_counting_mean_deal_value;
extern const AccordCounting accord_counting_expected_lead_value;
extern const AccordCounting accord_counting_lead_velocity;
extern const AccordCounting accord_counting_cost_per_lead;
extern const AccordCounting accord_counting_cac;
extern const AccordCounting accord_counting_roi;
extern const AccordCounting accord_counting_speed_to_lead;
extern const AccordCounting accord_counting_time_between;
extern const AccordCounting accord_counting_time_to_convert;
extern const AccordCounting accord_counting_share;
extern const AccordCounting accord_counting_contact_attempts;
extern const AccordCounting accord_counting_acceptance_rate;
extern const AccordCounting accord_counting_attainment;
extern const AccordCounting accord_counting_own; /* it counts no leads itself */

/* Finds the amount of a numerator, or turns it into a value left out. */
void accord_count_add_amount (const AccordJudge *judge,
                              guint              row,
                              AccordCount       *count);

G_END_DECLS
