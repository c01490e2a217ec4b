#pragma once

#include "chart/chart.h"
#include "kpi/goal.h"
#include "model/record.h"

G_BEGIN_DECLS

/* The shared goal of a workspace's settings; it must be set. */
char        *accord_goal_describe      (AccordRecord        *settings); /* «New customers: 120, April to June 2025» */
/* What is reached, beside an even pace to the target. */
AccordChart *accord_goal_chart         (AccordRecord        *settings,
                                        const AccordFigures *figures,
                                        AccordDay            as_of);

/* The day by which a mark of it counts. */
AccordDay    accord_goal_find_day      (AccordRecord        *settings,
                                        AccordPeriodKind     by,
                                        AccordDay            as_of,
                                        guint                point);
/* How that stands, as markup: «<b>5 behind</b> an even pace of 54». @risk: whether it should worry. */
char        *accord_goal_judge         (AccordRecord        *settings,
                                        const AccordFigures *figures,
                                        AccordDay            as_of,
                                        gboolean            *risk);
/* The same, without markup. */
char        *accord_goal_say           (AccordRecord        *settings,
                                        const AccordFigures *figures,
                                        AccordDay            as_of);
/* All of it: «New customers: 120, April to June 2025: 49. 5 behind an even pace of 54.» */
char        *accord_goal_make_sentence (AccordRecord        *settings,
                                        const AccordFigures *figures,
                                        AccordDay            as_of);

G_END_DECLS
