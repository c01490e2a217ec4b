#pragma once

#include "ui/common/page.h"
#include "ui/scoring/score-previewer.h"

G_BEGIN_DECLS

/* A window in which a threshold of the draft is chosen by what it would have done. */
void accord_threshold_chooser_open (AccordPage           *page,
                                    AccordScorePreviewer *previewer);

G_END_DECLS
