#pragma once

#include "ui/common/page.h"
#include "ui/scoring/score-draft.h"

G_BEGIN_DECLS

/* A window with all models that were published, the newest first, each to be compared, or taken as the draft again. */
void accord_models_window_open (AccordPage       *page,
                                AccordScoreDraft *draft);

G_END_DECLS
