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

/* A rule as it is said in an agreement, on paper and in Markdown alike. */
typedef struct
{
  char *name;   /* «Directors»; where it has no name «Job title contains director» */
  char *leads;  /* «Job title contains director»; NULL: its name says so */
  char *points; /* «+18» */
  char *time;   /* «loses half its points every 30 days»; NULL: it keeps them */
} AccordScoreRuleWords;

void  accord_words_score_rule        (const AccordScoreRule  *rule,
                                      AccordRecord           *settings,
                                      AccordScoreRuleWords   *words);
void  accord_score_rule_words_clear  (AccordScoreRuleWords   *self);
char *accord_words_score_rule_name   (const AccordScoreRule  *rule,
                                      AccordRecord           *settings);
/* «job title contains director» */
char *accord_words_score_rule_leads  (const AccordScoreRule  *rule,
                                      AccordRecord           *settings);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordScoreRuleWords, accord_score_rule_words_clear)

G_END_DECLS
