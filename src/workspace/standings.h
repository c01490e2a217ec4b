#pragma once

#include "kpi/standing.h"
#include "workspace/figure-origin.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* How each commitment that is measured stands, of the leads that meet @where. Of AccordStandingFigure, in their order. */
GPtrArray *accord_workspace_list_standings (AccordWorkspace       *self,
                                            AccordFrame           *frame,
                                            const AccordCondition *where,
                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same in another thread. */
void       accord_workspace_list_standings_async  (AccordWorkspace       *self,
                                                   const AccordCondition *where,
                                                   GCancellable          *cancellable,
                                                   GAsyncReadyCallback    callback,
                                                   gpointer               user_data);
GPtrArray *accord_workspace_list_standings_finish (AccordWorkspace  *self,
                                                   GAsyncResult     *result,
                                                   GError          **error);
/* One of them: how to come to its figures. */
AccordFigureOrigin *accord_workspace_ask_standing (AccordWorkspace       *self,
                                                   AccordFrame           *frame,
                                                   AccordRecord          *commitment,
                                                   AccordCondition      **where,
                                                   AccordStandingFigure **standing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
