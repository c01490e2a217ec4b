#pragma once

#include "kpi/digest.h"

G_BEGIN_DECLS

/* How a commitment stands: «93 of 97 (95.9 %)»; «≥ 90 %». It must have figures. */
char *accord_words_digest_value  (const AccordStandingFigure *standing,
                                  const char                 *currency);
char *accord_words_digest_target (const AccordStandingFigure *standing,
                                  const char                 *currency);

G_END_DECLS
