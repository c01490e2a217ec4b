#pragma once

#include "ui/common/page.h"
#include "ui/scoring/score-previewer.h"

G_BEGIN_DECLS

/* What the draft would do, beside it. Signal: «line-moved» (s, d): see AccordScoreHistogram. */
#define ACCORD_TYPE_SCORE_PREVIEW_VIEW (accord_score_preview_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordScorePreviewView, accord_score_preview_view, ACCORD, SCORE_PREVIEW_VIEW, GtkBox)

GtkWidget *accord_score_preview_view_new (AccordPage           *page,
                                          AccordScorePreviewer *previewer);

G_END_DECLS
