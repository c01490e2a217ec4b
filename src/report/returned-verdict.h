#pragma once

#include "model/version-state.h"
#include "report/returned-pdf.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_FINDING_RIGHT,
  ACCORD_FINDING_WRONG,
  ACCORD_FINDING_EMPTY,     /* there is nothing to be right or wrong: a field that nobody signed */
  ACCORD_FINDING_UNCHECKED, /* what nobody should take for checked */
} AccordFindingKind;

/* A thing that was looked at in a PDF that came back. */
typedef struct
{
  AccordFindingKind kind;
  char             *text; /* a sentence */
} AccordFinding;

/* What is to be said of a PDF that came back, in the window as on the command line. */
typedef struct
{
  const AccordVersionStatus *version;  /* that it is of, borrowed; NULL: of none in this file */
  GPtrArray                 *findings; /* of AccordFinding */
  GPtrArray                 *problems; /* of char *: why it is not to be relied on; none: it is as it was sent */
} AccordReturnedVerdict;

AccordReturnedVerdict *accord_returned_verdict_new  (const AccordReturnedPdf *pdf,
                                                     GPtrArray               *versions,
                                                     const AccordZone        *zone);
void                   accord_returned_verdict_free (AccordReturnedVerdict   *self);
/* «Version 4». Transfer full, as are the next. */
char *accord_returned_verdict_get_title    (const AccordReturnedVerdict *self);
char *accord_returned_verdict_to_text      (const AccordReturnedVerdict *self); /* title and findings, a line each */
char *accord_returned_verdict_get_problems (const AccordReturnedVerdict *self); /* parts of a sentence; "": there are none */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordReturnedVerdict, accord_returned_verdict_free)

G_END_DECLS
