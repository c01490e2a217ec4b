#pragma once

#include "kpi/event.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * Of AccordEvent, by day: what people noted, when a version of the agreement came into force, when campaigns started.
 * Without @frame, which may be NULL, no campaigns.
 */
GPtrArray *accord_workspace_list_events (AccordWorkspace *self,
                                         AccordFrame     *frame);

G_END_DECLS
