#pragma once

#include "model/records.h"
#include "report/agreement-report.h"
#include "report/document.h"
#include "report/key-figures.h"

G_BEGIN_DECLS

/* A persona for a meeting, or for the wall: all that is known of it, on a page. */
typedef struct
{
  AccordRecord *persona; /* a copy: another thread writes it */
  char         *head;    /* whose it is */
  char         *as_of;   /* «Figures as of 11 May 2025»; NULL: there are none */
  GArray       *figures; /* of AccordKeyFigure */
  AccordDay     today;
  AccordPaper   paper;
} AccordPersonaReport;

AccordPersonaReport *accord_persona_report_new        (AccordRecord              *persona);
void                 accord_persona_report_free       (AccordPersonaReport       *self);
/* @value, @note: (transfer full) */
void                 accord_persona_report_add_figure (AccordPersonaReport       *self,
                                                       const char                *label,
                                                       char                      *value,
                                                       char                      *note);
/* Its pages, not yet broken. */
AccordDocument      *accord_persona_report_make_document (const AccordPersonaReport *self,
                                                          AccordPaper                paper);
gboolean             accord_persona_report_write      (const AccordPersonaReport *self,
                                                       const char                *path,
                                                       GCancellable              *cancellable,
                                                       GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPersonaReport, accord_persona_report_free)

G_END_DECLS
