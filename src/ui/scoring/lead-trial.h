#pragma once

#include "ui/common/page.h"
#include "ui/scoring/score-previewer.h"

G_BEGIN_DECLS

/* A window in which a lead is looked up, and why the draft gives it its score. */
void accord_lead_trial_open (AccordPage           *page,
                             AccordScorePreviewer *previewer);

G_END_DECLS
