#pragma once

#include "model/agreement.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The agreement as it stands: its records copied, its figures computed. The first form waits: for the command line. */
AccordAgreement *accord_workspace_collect_agreement        (AccordWorkspace      *self,
                                                            GCancellable         *cancellable,
                                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void             accord_workspace_collect_agreement_async  (AccordWorkspace      *self,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
AccordAgreement *accord_workspace_collect_agreement_finish (AccordWorkspace      *self,
                                                            GAsyncResult         *result,
                                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
