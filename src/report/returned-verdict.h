#pragma once

#include "model/version-state.h"
#include "report/returned-pdf.h"

G_BEGIN_DECLS

/* What is to be said of a PDF that came back. */
typedef struct
{
  const AccordVersionStatus *version;  /* that it is of, borrowed; NULL: of none in this file */
  GPtrArray                 *lines;    /* of char *: a sentence for each field to sign */
  GPtrArray                 *problems; /* of char *: why it is not to be relied on; none: it is as it was sent */
} AccordReturnedVerdict;

AccordReturnedVerdict *accord_returned_verdict_new  (const AccordReturnedPdf *pdf,
                                                     GPtrArray               *versions,
                                                     const AccordZone        *zone);
void                   accord_returned_verdict_free (AccordReturnedVerdict   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordReturnedVerdict, accord_returned_verdict_free)

G_END_DECLS
