#pragma once

#include "workspace/agreement.h"

G_BEGIN_DECLS

struct _AccordAgreementJob
{
  AccordStore *store;
  AccordZone  *zone;
  AccordFrame *frame; /* NULL: to be loaded */
  AccordMoment data_as_of;
};

void             accord_agreement_job_init     (AccordAgreementJob *job,
                                                AccordWorkspace    *workspace);
void             accord_agreement_job_clear    (AccordAgreementJob *job);
gboolean         accord_agreement_load_records (AccordAgreement    *agreement,
                                                AccordStore        *store,
                                                GCancellable       *cancellable,
                                                GError            **error);

G_END_DECLS
