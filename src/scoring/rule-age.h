#pragma once

#include "frame/lead-set.h"

G_BEGIN_DECLS

/* When what a condition tests happened last, which is from when a rule that loses points with time counts their age. */
typedef struct _AccordRuleAge AccordRuleAge;

/* NULL and an ACCORD_SCORE_ERROR_RULE: the condition names no activity that happened and no date. @frame must outlive it. */
AccordRuleAge *accord_rule_age_new  (const AccordCondition *condition,
                                     const AccordFrame     *frame,
                                     GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void           accord_rule_age_free (AccordRuleAge         *self);
/* The day of the latest of them up to @as_of, or ACCORD_DAY_NONE. */
AccordDay      accord_rule_age_find_latest (AccordRuleAge    *self,
                                            guint             row,
                                            const AccordAsOf *as_of);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRuleAge, accord_rule_age_free)

G_END_DECLS
