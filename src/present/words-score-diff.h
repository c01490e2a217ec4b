#pragma once

#include "model/score-model-diff.h"

G_BEGIN_DECLS

/* A difference between two score models, in words. Both transfer full; @settings (or NULL) has own words. */
char *accord_words_score_difference_name (const AccordScoreDifference *self,
                                          AccordRecord                *settings); /* what it is of: «Referral» */
char *accord_words_score_difference      (const AccordScoreDifference *self,
                                          AccordRecord                *settings); /* «points +10 → +15» */

G_END_DECLS
