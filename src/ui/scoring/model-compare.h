#pragma once

#include "ui/common/page.h"
#include "ui/scoring/score-draft.h"

G_BEGIN_DECLS

/* A window that compares two models: which rules differ, and which leads that moves. @number: of the published model that
 * is compared with the draft at first; both can be chosen. */
void accord_model_compare_open (AccordPage       *page,
                                AccordScoreDraft *draft,
                                gint64            number);

G_END_DECLS
