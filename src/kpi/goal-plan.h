#pragma once

#include "model/field.h"

G_BEGIN_DECLS

/* The rates of a plan: those of marketing's leads on their way, and those of the SQLs that sales finds itself. */
typedef enum
{
  ACCORD_PLAN_LEAD_MQL,
  ACCORD_PLAN_MQL_SQL,
  ACCORD_PLAN_SQL_OPPORTUNITY,
  ACCORD_PLAN_OPPORTUNITY_CUSTOMER,
  ACCORD_PLAN_OWN_OPPORTUNITY,
  ACCORD_PLAN_OWN_CUSTOMER,
  ACCORD_N_PLAN_RATES,
} AccordPlanStep;

/* A rate, measured or typed. */
typedef struct
{
  double   value;     /* NaN: it is not known */
  double   low, high; /* what is likely of a measured one; NaN where it is assumed */
  double   n, of;     /* what it was measured from; 0 of 0 where it was not */
  gboolean assumed;
} AccordPlanRate;

typedef struct
{
  double         revenue;    /* to reach; NaN: not known */
  double         deal_value; /* of a customer, on average */
  double         share;      /* of the customers that marketing brings: 0 … 1 */
  AccordPlanRate rates[ACCORD_N_PLAN_RATES];
} AccordPlanInput;

/* How many are needed: not rounded, and as whole leads. NaN where a rate is missing. */
typedef struct
{
  double exact;
  double needed;
  double low, high; /* of the likely rates; the same as @needed where all are assumed; high may be infinite */
} AccordPlanNeed;

typedef enum
{
  ACCORD_PLAN_MISSING_REVENUE    = 1 << 0,
  ACCORD_PLAN_MISSING_DEAL_VALUE = 1 << 1,
  ACCORD_PLAN_MISSING_RATE       = 1 << 2, /* << an AccordPlanStep */
} AccordPlanMissing;

typedef struct
{
  AccordPlanNeed customers;                         /* of both together */
  AccordPlanNeed marketing[ACCORD_STAGE_CUSTOMER + 1]; /* by stage */
  AccordPlanNeed own[ACCORD_STAGE_CUSTOMER + 1];       /* from SQL on */
  guint          missing;                           /* AccordPlanMissing */
} AccordGoalPlan;

void           accord_plan_rate_measure (AccordPlanRate *self,
                                         double          n,
                                         double          of);
void           accord_plan_rate_assume  (AccordPlanRate *self,
                                         double          value);
AccordStage    accord_plan_step_from    (AccordPlanStep step);
gboolean       accord_plan_step_is_own  (AccordPlanStep step);
void           accord_goal_plan_make    (AccordGoalPlan        *self,
                                         const AccordPlanInput *input);

/* What people can follow up in their working time. */
typedef struct
{
  double people;   /* who do it */
  double hours;    /* that each has for it, in the whole period */
  double minutes;  /* of an attempt */
  double chance;   /* that an attempt reaches somebody: 0 … 1 */
  gint   attempts; /* at most, for a lead */
} AccordCapacityInput;

typedef struct
{
  double attempts; /* for a lead, on average; NaN: what is asked for is not known */
  double each;     /* leads that one person can follow up; not rounded */
  double people;   /* that are needed, whole */
} AccordCapacity;

void           accord_capacity_make     (AccordCapacity            *self,
                                         const AccordCapacityInput *input,
                                         double                     leads);

G_END_DECLS
