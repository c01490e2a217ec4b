#pragma once

#include <gio/gio.h>

#include "model/agreement.h"
#include "model/records.h"

G_BEGIN_DECLS

#define ACCORD_REPORT_ERROR (accord_report_error_quark ())

typedef enum
{
  ACCORD_REPORT_ERROR_WRITE,
  ACCORD_REPORT_ERROR_READ,   /* a file from outside is no PDF, or damaged */
  ACCORD_REPORT_ERROR_GLYPHS, /* a character no installed font has */
} AccordReportError;

GQuark accord_report_error_quark (void);

typedef enum
{
  ACCORD_PAPER_A4,
  ACCORD_PAPER_LETTER,
} AccordPaper;

/* AccordAgreement is the model's; its figures are AccordFigures. */
gboolean  accord_agreement_write_pdf   (const AccordAgreement *self,
                                        const char            *path,
                                        AccordPaper            paper,
                                        GCancellable          *cancellable,
                                        GError               **error);
char     *accord_agreement_to_markdown (const AccordAgreement *self);
char     *accord_agreement_to_json     (const AccordAgreement *self);

G_END_DECLS
