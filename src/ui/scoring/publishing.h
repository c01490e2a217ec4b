#pragma once

#include "ui/common/page.h"
#include "ui/scoring/score-draft.h"
#include "ui/scoring/score-previewer.h"

G_BEGIN_DECLS

/* Asks for a note and publishes the draft; a draft that is not in order says what is to be done first. */
void  accord_publishing_ask   (AccordPage           *page,
                               AccordScoreDraft     *draft);
/* When a model was published; transfer full. */
char *accord_publishing_day   (AccordPage           *page,
                               AccordRecord         *publication);
/* How the draft stands: «Draft», «Model 5»; and in a sentence. Transfer full. */
char *accord_publishing_standing (AccordScorePreviewer *previewer);
char *accord_publishing_state    (AccordPage           *page,
                                  AccordScorePreviewer *previewer);

G_END_DECLS
