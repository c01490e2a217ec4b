#pragma once

#include "model/record.h"
#include "scoring/evidence.h"

G_BEGIN_DECLS

/* Evidence in words. All transfer full. */

/* «Source», «Activity: visit»; @settings: (nullable): own words of the file. */
char *accord_words_evidence_field (const AccordFieldEvidence *evidence,
                                   const AccordFrame         *frame,
                                   AccordRecord              *settings);
char *accord_words_evidence_value (const AccordEvidenceValue *value); /* «Fair», «none», «all others» */
char *accord_words_evidence_share (const AccordEvidenceValue *value); /* «62 of 318 bought, 19.5 %; likely range …» */
char *accord_words_known_after    (const AccordFieldEvidence *evidence); /* why, a sentence; NULL: it is not */

G_END_DECLS
