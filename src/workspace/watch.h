#pragma once

#include "scoring/watch.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* How the model that counts holds, off this thread. NULL without an error: none counts. */
void              accord_workspace_watch_async  (AccordWorkspace      *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
AccordScoreWatch *accord_workspace_watch_finish (AccordWorkspace      *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
