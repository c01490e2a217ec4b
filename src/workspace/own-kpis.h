#pragma once

#include "kpi/own-kpi.h"
#include "workspace/figure-origin.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Metrics as one workspace knows them: the built-in ones, and the KPIs of its teams' own. Of its thread. They stay valid as
 * long as the workspace does, also when they are changed: what is asked for anew is then another. */
AccordOwnKpis      *accord_workspace_get_own_kpis (AccordWorkspace *self);
const AccordMetric *accord_workspace_find_metric  (AccordWorkspace *self,
                                                   const char      *id);
/* (transfer container): of AccordMetric: the built-in ones, then their own. */
GPtrArray          *accord_workspace_list_metrics (AccordWorkspace *self);

/* What @query asks of @metric, with what the workspace knows of costs and calendars where the query says nothing of them. */
AccordFigureOrigin *accord_workspace_ask_metric   (AccordWorkspace       *self,
                                                   const AccordMetric    *metric,
                                                   const AccordQuery     *query,
                                                   const AccordCondition *where,
                                                   GError               **error);

G_END_DECLS
