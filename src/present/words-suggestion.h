#pragma once

#include "scoring/suggestion.h"

G_BEGIN_DECLS

/* A suggested model, in words. All transfer full. */

char *accord_words_auc              (const AccordScoreQuality  *quality); /* «81 of 100 times (likely 78 to 84)» */
char *accord_words_suggestion       (const AccordScoreSuggestion    *suggestion); /* how it was found, sentences */
char *accord_words_suggested_points (const AccordSuggestedRule *rule);    /* «+12», «off», «+10, as now» */
char *accord_words_suggested_note   (const AccordSuggestedRule *rule);    /* «likely +8 to +15», why it is left out */

G_END_DECLS
