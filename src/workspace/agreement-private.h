#pragma once

#include "workspace/agreement.h"

G_BEGIN_DECLS

/* What collecting an agreement needs, taken on the workspace's own thread. */
typedef struct
{
  AccordStore *store;
  AccordZone  *zone;
  AccordFrame *frame; /* NULL: to be loaded */
  AccordMoment data_as_of;
} AccordAgreementJob;

void             accord_agreement_job_init     (AccordAgreementJob *job,
                                                AccordWorkspace    *workspace);
void             accord_agreement_job_clear    (AccordAgreementJob *job);
AccordAgreement *accord_agreement_job_collect  (AccordAgreementJob *job,
                                                GCancellable       *cancellable,
                                                GError            **error);
gboolean         accord_agreement_load_records (AccordAgreement    *agreement,
                                                AccordStore        *store,
                                                GCancellable       *cancellable,
                                                GError            **error);

G_END_DECLS
