#pragma once

#include "scoring/evidence.h"

G_BEGIN_DECLS

/* The values of a field with how many leads have each, and how many of them have bought: (element-type
 * AccordEvidenceValue), every lead of the outcome in one of them. Their figures are filled in by evidence.c. */
GPtrArray *accord_evidence_of_texts    (const AccordFrame       *frame,
                                        const AccordFrameColumn *column,
                                        const AccordOutcome     *outcome);
GPtrArray *accord_evidence_of_flags    (const AccordFrame       *frame,
                                        const AccordFrameColumn *column,
                                        const AccordOutcome     *outcome);
GPtrArray *accord_evidence_of_numbers  (const AccordFrame       *frame,
                                        const AccordFrameColumn *column,
                                        const AccordOutcome     *outcome);
GPtrArray *accord_evidence_of_activity (const AccordFrame       *frame,
                                        const char              *kind,
                                        const AccordOutcome     *outcome);

void       accord_evidence_value_free  (gpointer                 data);

G_END_DECLS
