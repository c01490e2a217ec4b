#pragma once

#include "kpi/digest.h"

G_BEGIN_DECLS

/* How a commitment stands: «kept», «at risk»; «93 of 97 (95.9 %)»; «≥ 90 %». */
const char *accord_words_digest_standing (AccordStandingState           state);
char       *accord_words_digest_value    (const AccordDigestCommitment *commitment,
                                          const char                   *currency);
char       *accord_words_digest_target   (const AccordDigestCommitment *commitment,
                                          const char                   *currency);

G_END_DECLS
