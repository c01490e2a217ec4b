#pragma once

#include "report/agreement-report.h"
#include "report/document.h"

G_BEGIN_DECLS

/* What changed from one version of the agreement to another, or to the draft: each place, before and now. */
typedef struct _AccordChangesReport AccordChangesReport;

AccordChangesReport *accord_changes_report_new           (AccordAgreement           *before, /* (transfer full), as is the next */
                                                          AccordAgreement           *after);
void                 accord_changes_report_free          (AccordChangesReport       *self);
char                *accord_changes_report_get_title     (const AccordChangesReport *self);
AccordDay            accord_changes_report_get_day       (const AccordChangesReport *self);
/* Its pages, not yet broken. */
AccordDocument      *accord_changes_report_make_document (const AccordChangesReport *self,
                                                          AccordPaper                paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordChangesReport, accord_changes_report_free)

G_END_DECLS
