#pragma once

#include "report/agreement-parts.h"
#include "report/agreement-report.h"
#include "report/document.h"

G_BEGIN_DECLS

/* The whole: what accord_agreement_write_pdf() writes. */
AccordDocument *accord_agreement_make_document (const AccordAgreement *self,
                                                AccordPaper            paper);

const AccordPageSize *accord_paper_get_size   (AccordPaper            paper);

/* What the pages of the agreement's PDF are made of. */
void accord_agreement_add_front    (const AccordAgreement *self,
                                    AccordDocument        *document);
void accord_agreement_add_front_heading (AccordDocument    *document,
                                    const char            *title);
void accord_agreement_add_changes_short (const AccordAgreement *self,
                                    AccordDocument        *document,
                                    guint                  most);
void accord_agreement_add_changes  (const AccordAgreement *self,
                                    AccordDocument        *document);
void accord_agreement_set_footnotes (const AccordAgreement *self,
                                    AccordDocument        *document);
void accord_agreement_add_sections (const AccordAgreement *self,
                                    AccordDocument        *document);
void accord_agreement_add_charts   (const AccordAgreement *self,
                                    AccordDocument        *document);
void accord_agreement_add_personas (const AccordAgreement *self,
                                    AccordDocument        *document);
void accord_agreement_add_handover (const AccordAgreement *self,
                                    AccordDocument        *document);
void accord_agreement_add_calendars (const AccordAgreement *self,
                                    AccordDocument        *document);
void accord_agreement_add_signatures (const AccordAgreement *self,
                                    AccordDocument        *document);

G_END_DECLS
