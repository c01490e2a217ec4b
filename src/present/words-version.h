#pragma once

#include "model/agreement-diff.h"
#include "model/version-state.h"

G_BEGIN_DECLS

/* Versions of the agreement in words. Transfer full unless said otherwise. */

const char *accord_words_version_state  (AccordVersionState         state); /* «in review», translated; transfer none */
char       *accord_words_version        (const AccordVersionStatus *version); /* «Version 4 in review» */
/* What is known about how it stands, a sentence: «1 of 3 signed. In force from 2 June 2025.» */
char       *accord_words_version_detail (const AccordVersionStatus *version);
/* «In force from 2 June 2025, once all have signed.» */
char       *accord_words_version_force  (const AccordVersionStatus *version);
/* «signed», «filed: scan», «refused», «waiting» … */
char       *accord_words_signer_act     (const AccordVersionSigner *signer);
/* How far one can know: «verified», «by name only» …; NULL where nothing was signed */
const char *accord_words_proof          (AccordProof                proof);
/* «16 May 2025, 09:14» */
char       *accord_words_moment         (AccordMoment               moment,
                                         const AccordZone          *zone);
char       *accord_words_check_code     (const char                *digest); /* «7c1e 90b4 2fd8 … 41d7», all of it */

/* What changed: where («Section 3, “What is a qualified lead”: text»), and what was and is said there. */
char       *accord_words_agreement_place  (const AccordAgreementChange *change);
char       *accord_words_agreement_was    (const AccordAgreementChange *change);
char       *accord_words_agreement_is     (const AccordAgreementChange *change);
/* What was altered, part of a sentence: «commitment 9 “…” says 8 hours, the signed copy 4 hours» */
char       *accord_words_alteration       (const AccordAgreementChange *change);

G_END_DECLS
