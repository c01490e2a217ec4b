#pragma once

#include "kpi/figure.h"
#include "kpi/goal-plan.h"
#include "kpi/goal-simulation.h"

G_BEGIN_DECLS

/* What the leads so far say to somebody who plans: rates, a mean deal, lags, and past months to draw from. */
typedef struct
{
  AccordPlanRate rates[ACCORD_N_PLAN_RATES];
  double         deal_value;    /* NaN: nobody bought with a value */
  double         deals;         /* that it is the mean of */
  gint           horizon_days;  /* within which each step was measured */
  gint           half, most;    /* days after which half, and 9 in 10, of the customers had bought; -1: nobody has */
  GPtrArray     *cohorts;       /* of AccordCohort: marketing's leads, by month */
} AccordGoalHistory;

/* @query: as a workspace fills it in: as-of, horizon, currency, rates. What sales found itself is what became an SQL
 * without ever having been an MQL; where no lead has an MQL date, all is marketing's. */
AccordGoalHistory *accord_goal_history_new  (const AccordFrame  *frame,
                                             const AccordQuery  *query,
                                             GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void               accord_goal_history_free (AccordGoalHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordGoalHistory, accord_goal_history_free)

G_END_DECLS
