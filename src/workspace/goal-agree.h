#pragma once

#include <gio/gio.h>

#include "kpi/goal-plan.h"
#include "model/change-set.h"
#include "model/moment.h"

G_BEGIN_DECLS

/*
 * A plan made into what both teams agree, in one change: the shared goal; a commitment for each number that is needed
 * (those that exist with the same figure and stage get the new target, the others are added); and as targets what the
 * plan counts on: the mean deal, the conversion rate and the value of a lead.
 */
AccordChangeSet *accord_goal_agree (AccordRecord          *settings,
                                    GListModel            *commitments,
                                    GListModel            *targets,
                                    const AccordGoalPlan  *plan,
                                    const AccordPlanInput *input,
                                    AccordDay              first,
                                    AccordDay              last);

G_END_DECLS
