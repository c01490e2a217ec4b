#pragma once

#include "chart/chart.h"
#include "kpi/goal-plan.h"
#include "model/record.h"

G_BEGIN_DECLS

/* What a plan needs of one side, stage by stage, as lying bars with their likely ranges. */
AccordChart *accord_present_plan          (const AccordPlanNeed *needs,
                                           AccordStage           from,
                                           AccordRecord         *settings,
                                           gboolean              rtl);
/* The same as a sentence, for screen readers: «3,000 leads, 750 MQLs …» */
char        *accord_present_plan_sentence (const AccordPlanNeed *needs,
                                           AccordStage           from,
                                           AccordRecord         *settings);
/* «19 %, 250 of 1,000; likely range 17–22 %»; NULL: nothing was measured. */
char        *accord_present_plan_rate     (const AccordPlanRate *rate);

G_END_DECLS
