#pragma once

#include "model/agreement.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What collecting an agreement needs, taken on the workspace's own thread; for work that has a thread of its own. */
typedef struct _AccordAgreementJob AccordAgreementJob;

AccordAgreementJob *accord_agreement_job_new     (AccordWorkspace     *workspace);
void                accord_agreement_job_free    (AccordAgreementJob  *job);
AccordAgreement    *accord_agreement_job_collect (AccordAgreementJob  *job,
                                                  GCancellable        *cancellable,
                                                  GError             **error) G_GNUC_WARN_UNUSED_RESULT;

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
