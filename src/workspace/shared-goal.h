#pragma once

#include "kpi/figure.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What was reached of the shared goal, by week or month; waits. NULL without an error: none is set. */
AccordFigures *accord_workspace_compute_goal (AccordWorkspace  *self,
                                              AccordFrame      *frame,
                                              GError          **error);

G_END_DECLS
