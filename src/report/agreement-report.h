#pragma once

#include <gio/gio.h>

#include "kpi/metric.h"
#include "model/records.h"

G_BEGIN_DECLS

#define ACCORD_REPORT_ERROR (accord_report_error_quark ())

typedef enum
{
  ACCORD_REPORT_ERROR_WRITE,
  ACCORD_REPORT_ERROR_GLYPHS, /* a character no installed font has */
} AccordReportError;

GQuark accord_report_error_quark (void);

typedef enum
{
  ACCORD_PAPER_A4,
  ACCORD_PAPER_LETTER,
} AccordPaper;

/* Everything that the agreement says, copied, so that a job can write it off the main thread. */
typedef struct
{
  AccordRecord  *settings;
  GPtrArray     *members;     /* of AccordRecord, in order, as are the next */
  GPtrArray     *sections;
  GPtrArray     *personas;
  GPtrArray     *commitments;
  GPtrArray     *targets;
  AccordFigures *goal;        /* of the shared goal's metric over its dates; NULL: no goal */
  AccordFigures *conversion;  /* conversion rate by month */
  AccordFigures *value;       /* lead value by month */
  AccordFigures *conversion_all, *value_all; /* one figure each, the same query over all leads */
  GPtrArray     *persona_figures; /* of AccordFigures (conversion-rate) per persona, or NULL entries */
  AccordDay      as_of;
  AccordDay      today;
  char          *version;     /* «Draft» */
} AccordAgreement;

AccordAgreement *accord_agreement_new       (void);
void             accord_agreement_free      (AccordAgreement *self);
gboolean         accord_agreement_write_pdf (const AccordAgreement *self,
                                             const char            *path,
                                             AccordPaper            paper,
                                             GCancellable          *cancellable,
                                             GError               **error);
char            *accord_agreement_to_markdown (const AccordAgreement *self);
char            *accord_agreement_to_json     (const AccordAgreement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAgreement, accord_agreement_free)

G_END_DECLS
