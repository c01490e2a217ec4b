#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Rules and groups change their places; a rule that is moved past the end of its group goes to the next. */

/* @page: an AccordPage. An AccordScoreDropped. */
void     accord_score_moves_drop       (AccordRecord *dragged,
                                        AccordRecord *target,
                                        gpointer      page);
/* FALSE: there is no place to go to. @step: 1 or -1. */
gboolean accord_score_moves_step_rule  (AccordPage   *page,
                                        const char   *id,
                                        gint          step);
gboolean accord_score_moves_step_group (AccordPage   *page,
                                        const char   *id,
                                        gint          step);

/* The rules of a group, in their order. */
GListModel *accord_score_rules_of (AccordWorkspace *workspace,
                                   const char      *group);

G_END_DECLS
