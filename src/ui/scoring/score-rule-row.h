#pragma once

#include <adwaita.h>

#include "scoring/score-judgement.h"
#include "ui/common/page.h"
#include "ui/scoring/score-draft.h"

G_BEGIN_DECLS

/* One rule: closed, what it gives for what, with a bar to drag; open, all of it is edited. */
#define ACCORD_TYPE_SCORE_RULE_ROW (accord_score_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordScoreRuleRow, accord_score_rule_row, ACCORD, SCORE_RULE_ROW, AdwPreferencesRow)

GtkWidget    *accord_score_rule_row_new         (AccordPage         *page,
                                                 AccordScoreDraft   *draft,
                                                 AccordRecord       *rule);
AccordRecord *accord_score_rule_row_get_record  (AccordScoreRuleRow *self);
/* @verdict: (nullable): what the data says to it. @before: the points by what is published; NaN: they are the same. */
void          accord_score_rule_row_set_verdict (AccordScoreRuleRow      *self,
                                                 const AccordRuleVerdict *verdict,
                                                 double                   before);
void          accord_score_rule_row_edit        (AccordScoreRuleRow *self);
void          accord_score_rule_row_focus       (AccordScoreRuleRow *self);

G_END_DECLS
