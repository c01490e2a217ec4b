#pragma once

#include "kpi/waiting.h"
#include "workspace/figure-origin.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Most late first. (transfer full): of AccordWaitingLead. The first form waits: for the command line. */
GPtrArray        *accord_workspace_find_waiting        (AccordWorkspace      *self,
                                                        AccordFrame          *frame,
                                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void              accord_workspace_find_waiting_async  (AccordWorkspace      *self,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
GPtrArray        *accord_workspace_find_waiting_finish (AccordWorkspace      *self,
                                                        GAsyncResult         *result,
                                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* Those leads, for the page of leads: asked again of the leads as they are then. */
AccordFigurePart *accord_workspace_ask_waiting         (AccordWorkspace      *self);

G_END_DECLS
