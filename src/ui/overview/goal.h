#pragma once

#include "chart/chart.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The shared goal of a workspace's settings: a metric, a target, and the days it is for. */

/* The metrics that add up over time, so that a pace can be said of them; ends with NULL. */
const char *const *accord_goal_metrics   (void);
gboolean           accord_goal_is_set    (AccordRecord *settings);
AccordDay          accord_goal_first     (AccordRecord *settings);
AccordDay          accord_goal_last      (AccordRecord *settings);
char              *accord_goal_describe  (AccordWorkspace *workspace); /* «120 new customers, April to June 2025» */
/* Asks for the figures by week or month; they add up to what is reached. */
void               accord_goal_init_query (AccordWorkspace *workspace,
                                           AccordFrame     *frame,
                                           AccordQuery     *query);
double             accord_goal_sum       (const AccordFigures *figures);
/* How much an even pace would have reached by the end of @day. */
double             accord_goal_pace      (AccordRecord *settings,
                                          AccordDay     day);
AccordChart       *accord_goal_chart     (AccordWorkspace     *workspace,
                                          const AccordFigures *figures,
                                          AccordDay            as_of);

G_END_DECLS
