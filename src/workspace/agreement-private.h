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

/* agreement-base.c: all versions as they stand on @today (of AccordVersionStatus), and what the agreement says otherwise
 * than the one before it. */
GPtrArray       *accord_agreement_job_list_versions (AccordAgreementJob *job,
                                                     AccordDay           today,
                                                     GCancellable       *cancellable,
                                                     GError            **error);
gboolean         accord_agreement_job_compare       (AccordAgreementJob *job,
                                                     AccordAgreement    *agreement,
                                                     GCancellable       *cancellable,
                                                     GError            **error);

G_END_DECLS
