#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* What a field of a persona rests on: something that was seen or asked, or what its authors think. */
typedef enum
{
  ACCORD_EVIDENCE_NONE, /* nobody said */
  ACCORD_EVIDENCE_ASSUMED,
  ACCORD_EVIDENCE_SEEN,
} AccordEvidence;

gboolean       accord_persona_evidence_applies (const char    *column);
AccordEvidence accord_persona_evidence_get     (AccordRecord  *persona,
                                                const char    *column);
char          *accord_persona_evidence_with    (AccordRecord  *persona,
                                                const char    *column,
                                                AccordEvidence evidence);
guint          accord_persona_evidence_count   (AccordRecord  *persona,
                                                AccordEvidence evidence);
guint          accord_persona_evidence_fields  (AccordRecord  *persona);

G_END_DECLS
