#pragma once

#include "scoring/evidence.h"
#include "scoring/quality.h"
#include "scoring/threshold-table.h"

G_BEGIN_DECLS

/* What the data says to one rule: of the leads it was for before it was known who buys. */
typedef struct
{
  char               *id; /* of the rule's record */
  guint               n, won;
  AccordValueVerdict  verdict;
} AccordRuleVerdict;

/* How well a model would have told who buys, each lead judged right before it became one. Immutable, reference counted. */
typedef struct
{
  AccordScoreQuality  quality;
  GPtrArray          *rules;   /* of AccordRuleVerdict, by group and rule, those switched off left out */
  guint               n_young; /* leads left out: no time yet to buy */
  /*< private >*/
  gpointer            basis;   /* who has bought */
  AccordScores       *scores;
} AccordScoreJudgement;

/* @previous: (nullable): takes over what stayed the same. NULL: cancelled, or nobody has bought as far as is known. */
AccordScoreJudgement *accord_score_judgement_new   (AccordFrame                *frame,
                                                    const AccordScoreModel     *model,
                                                    const AccordAsOf           *as_of,
                                                    gint                        horizon_days,
                                                    const AccordScoreJudgement *previous,
                                                    GCancellable               *cancellable,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
AccordScoreJudgement *accord_score_judgement_ref   (AccordScoreJudgement       *self);
void                  accord_score_judgement_unref (AccordScoreJudgement       *self);
/* Whether another would say the same. */
gboolean              accord_score_judgement_is_of (const AccordScoreJudgement *self,
                                                    const AccordFrame          *frame,
                                                    const AccordScoreModel     *model,
                                                    const AccordAsOf           *as_of,
                                                    gint                        horizon_days);
/* What each threshold would have done. */
AccordThresholdTable *accord_score_judgement_make_table (const AccordScoreJudgement *self) G_GNUC_WARN_UNUSED_RESULT;
/* NULL: nothing is said of it. */
const AccordRuleVerdict *accord_score_judgement_find (const AccordScoreJudgement *self,
                                                    const char                 *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordScoreJudgement, accord_score_judgement_unref)

G_END_DECLS
