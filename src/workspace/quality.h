#pragma once

#include "kpi/quality.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What may be wrong with the leads of a workspace, found off the main thread; and the frame that its rows are of. */
void                 accord_workspace_find_quality_async  (AccordWorkspace      *self,
                                                           GCancellable         *cancellable,
                                                           GAsyncReadyCallback   callback,
                                                           gpointer              user_data);
AccordQualityReport *accord_workspace_find_quality_finish (AccordWorkspace      *self,
                                                           GAsyncResult         *result,
                                                           AccordFrame         **frame,
                                                           GError              **error);

G_END_DECLS
