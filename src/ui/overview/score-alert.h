#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_SCORE_ALERT (accord_score_alert_get_type ())

/* A line of the overview where the audience has shifted since the score model was published, or its bands do not convert in
 * order any more; it leads to what says more. */
G_DECLARE_FINAL_TYPE (AccordScoreAlert, accord_score_alert, ACCORD, SCORE_ALERT, AdwBin)

void accord_score_alert_show (AccordScoreAlert *self,
                              AccordWorkspace  *workspace);

G_END_DECLS
