#pragma once

#include "scoring/outcome.h"
#include "scoring/scores.h"

G_BEGIN_DECLS

/* What a threshold would have done to the leads of whom it is known who bought. */
typedef struct
{
  guint  n, won;    /* leads with at least that score, and those of them who bought */
  double precision; /* how many of those passed on bought; NaN: nobody is passed on */
  double recall;    /* how many of those who bought are passed on; NaN: nobody bought */
  double weekly;    /* leads passed on a week; NaN: no dates */
} AccordThresholdFigures;

/* The figures of every threshold. Immutable, for any thread. */
typedef struct _AccordThresholdTable AccordThresholdTable;

/* @scores: of all leads, each at t(lead). */
AccordThresholdTable *accord_threshold_table_new  (const AccordScores         *scores,
                                                   const AccordOutcome        *outcome);
void                  accord_threshold_table_free (AccordThresholdTable       *self);
void                  accord_threshold_table_get  (const AccordThresholdTable *self,
                                                   double                      threshold,
                                                   AccordThresholdFigures     *figures);
/* The lowest and the highest score, as whole numbers around them; 0 and 0: there are no leads. */
void                  accord_threshold_table_get_span (const AccordThresholdTable *self,
                                                       double                     *first,
                                                       double                     *last);
/* The lowest whole threshold that passes on no more leads a week; NaN: no dates, or even the best are too many. */
double                accord_threshold_table_fill    (const AccordThresholdTable *self,
                                                      double                      weekly);
/* The lowest whole threshold at which this share of those passed on bought; NaN: there is none. Fewer than @least leads
 * say nothing. */
double                accord_threshold_table_convert (const AccordThresholdTable *self,
                                                      double                      share,
                                                      guint                       least);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordThresholdTable, accord_threshold_table_free)

G_END_DECLS
