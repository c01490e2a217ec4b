#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* How far the agreement is written, and the way to its PDF. */
#define ACCORD_TYPE_AGREEMENT_CARD (accord_agreement_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordAgreementCard, accord_agreement_card, ACCORD, AGREEMENT_CARD, AdwBin)

void accord_agreement_card_show (AccordAgreementCard *self,
                                 AccordWorkspace     *workspace);

G_END_DECLS
