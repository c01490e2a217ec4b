#pragma once

#include <adwaita.h>

#include "scoring/evidence.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * What one field says about who buys: its values as a chart and as lines, each with a button that makes a rule of it,
 * unless the field is known only after the sale.
 * Signals: «make-rule» (guint value); «known» (gboolean) – a person says whether it is known before the sale.
 */
#define ACCORD_TYPE_EVIDENCE_VIEW (accord_evidence_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordEvidenceView, accord_evidence_view, ACCORD, EVIDENCE_VIEW, AdwBin)

GtkWidget *accord_evidence_view_new  (AccordWorkspace           *workspace);
/* @evidence: must stay until another is shown. @known: a person says that it is known before the sale. */
void       accord_evidence_view_show (AccordEvidenceView        *self,
                                      const AccordFieldEvidence *evidence,
                                      const char                *name,
                                      gboolean                   known);
/* Which values have their rule, and what may be written, is another. */
void       accord_evidence_view_update (AccordEvidenceView      *self);

G_END_DECLS
