#pragma once

#include "scoring/outcome.h"
#include "scoring/scores.h"

G_BEGIN_DECLS

typedef struct
{
  guint  n, won;
  double rate, low, high; /* likely range (Wilson); NaN: no leads */
} AccordScoreShare;

/* How well scores tell who buys from who does not. */
typedef struct
{
  guint             n, won;
  double            sum;                /* of all scores, as a check */
  double            auc, auc_low, auc_high; /* how often a buyer scores above a non-buyer; bootstrap, 95 % */
  double            lift;               /* the best tenth's rate ÷ the average's */
  double            brier;              /* of a logistic curve through the scores, fitted to the same leads */
  double            threshold;          /* of the next; NaN: the model has none */
  guint             true_positives, false_positives, false_negatives, true_negatives;
  double            precision, recall;  /* passed on who bought; buyers found; NaN: nobody */
  double            weekly;             /* leads a week over the threshold; NaN: no dates */
  AccordScoreShare  bands[ACCORD_N_BANDS];
} AccordScoreQuality;

/* @threshold: NaN is the model's for MQL. @seed: of the bootstrap; the same seed, the same interval. */
void   accord_score_quality (const AccordScores  *scores,
                             const AccordOutcome *outcome,
                             double               threshold,
                             guint32              seed,
                             AccordScoreQuality  *quality);
/* Of @n leads in any order; 0.5 for each pair with the same score. NaN: all or none have won. */
double accord_auc           (const double        *scores,
                             const guint8        *won,
                             guint                n);

G_END_DECLS
