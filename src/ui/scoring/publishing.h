#pragma once

#include "ui/common/page.h"
#include "ui/scoring/score-draft.h"
#include "ui/scoring/score-previewer.h"

G_BEGIN_DECLS

/* Asks for a note and publishes the draft; a draft that is not in order says what is to be done first. */
void  accord_publishing_ask   (AccordPage           *page,
                               AccordScoreDraft     *draft);
/* What was published, the newest first, each to be taken as the draft again. */
void  accord_publishing_list  (AccordPage           *page);
/* How the draft stands: «Draft», «Model 5»; and in a sentence. Transfer full. */
char *accord_publishing_standing (AccordScorePreviewer *previewer);
char *accord_publishing_state    (AccordPage           *page,
                                  AccordScorePreviewer *previewer);

G_END_DECLS
