#pragma once

#include "ui/common/page.h"
#include "ui/scoring/score-draft.h"

G_BEGIN_DECLS

/* What every field and every activity says about who buys, and points that would tell it best; rules are made of it. */
#define ACCORD_TYPE_ANALYSE_WINDOW (accord_analyse_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordAnalyseWindow, accord_analyse_window, ACCORD, ANALYSE_WINDOW, AdwWindow)

void accord_analyse_window_present (AccordPage       *page,
                                    AccordScoreDraft *draft);

G_END_DECLS
