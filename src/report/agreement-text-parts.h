#pragma once

#include "model/agreement.h"
#include "model/records.h"

G_BEGIN_DECLS

/* Parts of the agreement as Markdown; all end with an empty line. */

void accord_agreement_append_plain      (GString               *text,
                                         const char            *line);
void accord_agreement_append_handover   (const AccordAgreement *self,
                                         GString               *text);
void accord_agreement_append_score_model (const AccordAgreement *self,
                                          GString               *text);
void accord_agreement_append_calendars  (const AccordAgreement *self,
                                         GString               *text);
void accord_agreement_append_terms      (const AccordAgreement *self,
                                         GString               *text);
void accord_agreement_append_incentives (const AccordAgreement *self,
                                         GString               *text);

G_END_DECLS
