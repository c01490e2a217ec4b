#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What each side owes, the first of it; the rest is on the SLA page. */
#define ACCORD_TYPE_COMMITMENTS_CARD (accord_commitments_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordCommitmentsCard, accord_commitments_card, ACCORD, COMMITMENTS_CARD, AdwBin)

void accord_commitments_card_show (AccordCommitmentsCard *self,
                                   AccordWorkspace       *workspace);

G_END_DECLS
