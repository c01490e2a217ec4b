#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What sales says of a persona, and for those who speak for sales the buttons that say it. */
#define ACCORD_TYPE_PERSONA_REVIEW_BAR (accord_persona_review_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordPersonaReviewBar, accord_persona_review_bar, ACCORD, PERSONA_REVIEW_BAR, AdwBin)

void accord_persona_review_bar_set_workspace (AccordPersonaReviewBar *self,
                                              AccordWorkspace        *workspace);
void accord_persona_review_bar_set_record    (AccordPersonaReviewBar *self,
                                              AccordRecord           *persona);
/* The icon that stands for it; on cards too. */
const char *accord_persona_review_icon       (AccordRecord           *persona,
                                              GListModel             *reviews);

G_END_DECLS
