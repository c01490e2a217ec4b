#pragma once

#include <gtk/gtk.h>

#include "kpi/goal-history.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What the goal calculator finds: the chain back from the revenue of either side, how long it takes, who can do it. */
#define ACCORD_TYPE_GOAL_RESULTS (accord_goal_results_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalResults, accord_goal_results, ACCORD, GOAL_RESULTS, GtkBox)

GtkWidget *accord_goal_results_new            (AccordWorkspace *workspace);
void       accord_goal_results_show_plan      (AccordGoalResults     *self,
                                               const AccordGoalPlan  *plan,
                                               const AccordPlanInput *input);
/* «Half of the customers buy within 30 days» */
void       accord_goal_results_show_lag       (AccordGoalResults       *self,
                                               const AccordGoalHistory *history);
void       accord_goal_results_show_capacity  (AccordGoalResults         *self,
                                               const AccordCapacity      *capacity,
                                               const AccordCapacityInput *input,
                                               double                     leads);
void       accord_goal_results_show_simulated (AccordGoalResults *self,
                                               const char        *words,
                                               const char        *caption);

G_END_DECLS
