#pragma once

#include "scoring/score-judgement.h"
#include "scoring/score-preview.h"
#include "ui/scoring/score-draft.h"

G_BEGIN_DECLS

/*
 * What the draft would do, computed beside the window: while a number is dragged each result is shown, and the newest
 * number is taken next; how well the score tells who buys follows once the number rests.
 * Signal: «changed» () – any of what is returned below is another.
 */
#define ACCORD_TYPE_SCORE_PREVIEWER (accord_score_previewer_get_type ())
G_DECLARE_FINAL_TYPE (AccordScorePreviewer, accord_score_previewer, ACCORD, SCORE_PREVIEWER, GObject)

AccordScorePreviewer *accord_score_previewer_new           (AccordWorkspace  *workspace,
                                                            AccordScoreDraft *draft);
/* Ends what is under way; to be called when the page goes. */
void                  accord_score_previewer_stop          (AccordScorePreviewer *self);
/* All transfer none; NULL: not known, or not yet. */
AccordFrame          *accord_score_previewer_get_frame     (AccordScorePreviewer *self);
AccordScorePreview   *accord_score_previewer_get_preview   (AccordScorePreviewer *self);
AccordScoreJudgement *accord_score_previewer_get_judgement (AccordScorePreviewer *self);
/* The same of what is published; NULL also where the draft says what is published. */
AccordScoreJudgement *accord_score_previewer_get_before    (AccordScorePreviewer *self);
/* Why there is no judgement, and what is to be put in order in the draft; NULL: nothing. */
const char           *accord_score_previewer_get_unjudged  (AccordScorePreviewer *self);
const char           *accord_score_previewer_get_problem   (AccordScorePreviewer *self);
/* The draft as it was taken last. */
AccordScoreModel     *accord_score_previewer_get_model     (AccordScorePreviewer *self);
/* What is published, and its record; NULL: nothing yet. */
AccordScoreModel     *accord_score_previewer_get_published (AccordScorePreviewer *self);
AccordRecord         *accord_score_previewer_get_publication (AccordScorePreviewer *self);
/* Whether the draft says what is published. */
gboolean              accord_score_previewer_is_published  (AccordScorePreviewer *self);

G_END_DECLS
