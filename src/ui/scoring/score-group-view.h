#pragma once

#include "ui/scoring/score-rule-row.h"

G_BEGIN_DECLS

/* One group of rules: its name and limits, which unfold to be edited, and its rules. */
#define ACCORD_TYPE_SCORE_GROUP_VIEW (accord_score_group_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordScoreGroupView, accord_score_group_view, ACCORD, SCORE_GROUP_VIEW, GtkBox)

GtkWidget          *accord_score_group_view_new        (AccordPage           *page,
                                                        AccordScoreDraft     *draft,
                                                        AccordRecord         *group);
AccordRecord       *accord_score_group_view_get_record (AccordScoreGroupView *self);
/* The rules of the group, in order (transfer none). */
GListModel         *accord_score_group_view_get_rules  (AccordScoreGroupView *self);
/* After a rule went to another group. */
void                accord_score_group_view_refilter   (AccordScoreGroupView *self);
/* NULL: it is not there. */
AccordScoreRuleRow *accord_score_group_view_find       (AccordScoreGroupView *self,
                                                        const char           *rule);
/* @changes: (nullable): of AccordScoreDifference, from what is published to the draft. */
void                accord_score_group_view_judge      (AccordScoreGroupView       *self,
                                                        const AccordScoreJudgement *judgement,
                                                        GPtrArray                  *changes);
void                accord_score_group_view_edit       (AccordScoreGroupView *self);
/* Gives the focus to its head. */
void                accord_score_group_view_focus      (AccordScoreGroupView *self);

G_END_DECLS
