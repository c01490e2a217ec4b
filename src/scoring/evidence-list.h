#pragma once

#include "scoring/evidence.h"

G_BEGIN_DECLS

/* How far a list is, to be read from another thread. */
typedef struct
{
  gint done, all; /* atomic: fields */
} AccordEvidenceProgress;

/* Of every field and every kind of activity, what says most first, those of no use last: of AccordFieldEvidence. Left
 * out are names and e-mail addresses, of which every lead has its own, and the score itself. NULL only where it was cancelled. @progress: (nullable). */
GPtrArray *accord_evidence_list_new (const AccordFrame      *frame,
                                     const AccordOutcome    *outcome,
                                     AccordEvidenceProgress *progress,
                                     GCancellable           *cancellable,
                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* Points for a rule of a value, in proportion to its evidence: 10 for odds twice the average's. */
double     accord_evidence_points   (const AccordEvidenceValue *value);

G_END_DECLS
