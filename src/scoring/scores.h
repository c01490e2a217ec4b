#pragma once

#include "scoring/score-matches.h"

G_BEGIN_DECLS

/* The scores of all leads by one model: columns, one number a row. Immutable, reference counted, for any thread. */
typedef struct _AccordScores AccordScores;

#define ACCORD_TYPE_SCORES (accord_scores_get_type ())

GType                     accord_scores_get_type    (void);
/* Sums what @matches say by the numbers of @model, which they must fit. @previous: sums anew only the groups in which a
 * number is another, or NULL. */
AccordScores             *accord_scores_new         (AccordScoreMatches     *matches,
                                                     const AccordScoreModel *model,
                                                     const AccordScores     *previous);
/* Both at once; NULL only where it was cancelled. */
AccordScores             *accord_scores_compute     (AccordFrame            *frame,
                                                     const AccordScoreModel *model,
                                                     const AccordAsOf       *as_of,
                                                     const AccordAsOf       *each,
                                                     GCancellable           *cancellable,
                                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
AccordScores             *accord_scores_ref         (AccordScores           *self);
void                      accord_scores_unref       (AccordScores           *self);

guint                     accord_scores_get_n       (const AccordScores     *self);
const double             *accord_scores_get         (const AccordScores     *self);
double                    accord_scores_get_dimension (const AccordScores   *self,
                                                       AccordDimension       dimension,
                                                       guint                 row);
const guint8             *accord_scores_get_bands   (const AccordScores     *self); /* of AccordBand */
const AccordScoreModel   *accord_scores_get_model   (const AccordScores     *self);
AccordScoreMatches       *accord_scores_get_matches (const AccordScores     *self);

/* How many leads of @scope (NULL: all) have at least this score. */
guint                     accord_scores_count_from  (const AccordScores     *self,
                                                     const AccordLeadSet    *scope,
                                                     double                  threshold);
/* How many have a score from first + i · width to before the next; what is outside counts at the end it is past. */
void                      accord_scores_histogram   (const AccordScores     *self,
                                                     const AccordLeadSet    *scope,
                                                     double                  first,
                                                     double                  width,
                                                     guint                  *counts,
                                                     guint                   n_counts);
/* Who has the score under @now and had not under @before, or the other way round. */
void                      accord_scores_compare     (const AccordScores     *before,
                                                     const AccordScores     *now,
                                                     double                  threshold_before,
                                                     double                  threshold_now,
                                                     AccordLeadSet         **joined,
                                                     AccordLeadSet         **left);
/* A frame like @frame with the columns «score» and «band». */
AccordFrame              *accord_scores_derive      (const AccordScores     *self,
                                                     AccordFrame            *frame);

/* The same, where @before has these columns already and only the leads that @self scores are other: they are @rows there. */
AccordFrame              *accord_scores_derive_rows (const AccordScores     *self,
                                                     const guint32          *rows,
                                                     const AccordFrame      *before,
                                                     AccordFrame            *frame);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordScores, accord_scores_unref)

G_END_DECLS
