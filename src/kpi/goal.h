#pragma once

#include "kpi/figure.h"
#include "model/record.h"

G_BEGIN_DECLS

/* The shared goal of a workspace's settings: a metric, a target, and the days it is for. */

/* The metrics that add up over time, so that a pace can be said of them; ends with NULL. */
const char *const *accord_goal_metrics (void);
gboolean           accord_goal_is_set  (AccordRecord *settings);
AccordDay          accord_goal_first   (AccordRecord *settings);
AccordDay          accord_goal_last    (AccordRecord *settings);
/* Asks for the figures by week or month; they add up to what is reached. */
void               accord_goal_ask     (AccordRecord *settings,
                                        AccordQuery  *query);
double             accord_goal_sum     (const AccordFigures *figures);
/* How much an even pace would have reached by the end of @day. */
double             accord_goal_pace    (AccordRecord *settings,
                                        AccordDay     day);

G_END_DECLS
