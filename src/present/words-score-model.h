#pragma once

#include "model/record.h"
#include "model/score-model.h"

G_BEGIN_DECLS

/* A score model in words, for those who sign it. Transfer full; @settings (or NULL) has own words. */

/* «Qualified (MQL) from», «50»: each thing that holds for the whole of a model, in order. */
typedef void (*AccordScoreSaying) (const char *label,
                                   const char *value,
                                   gpointer    user_data);

void  accord_words_score_model       (const AccordScoreModel *model,
                                      AccordScoreSaying       say,
                                      gpointer                user_data);
/* What is said of the points of a group: «at most 40 points»; NULL: nothing. */
char *accord_words_score_group       (const AccordScoreGroup *group);
/* For which leads: «Job title contains director»; and what becomes of its points with time, NULL: nothing. */
char *accord_words_score_rule_leads  (const AccordScoreRule  *rule,
                                      AccordRecord           *settings);
char *accord_words_score_rule_time   (const AccordScoreRule  *rule);

G_END_DECLS
