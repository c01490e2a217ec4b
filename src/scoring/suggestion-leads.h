#pragma once

#include "scoring/ridge.h"
#include "scoring/suggestion.h"

G_BEGIN_DECLS

/* The leads of an outcome, older and newer ones. */
typedef struct
{
  GArray   *rows;    /* of guint: all of them, the oldest first */
  guint     n_older; /* so many of them are the older */
  AccordDay split;   /* of the first of the newer; ACCORD_DAY_NONE: no dates, by their order in the file */
} AccordLeadSplit;

void             accord_lead_split_init  (AccordLeadSplit     *self,
                                          const AccordFrame   *frame,
                                          const AccordOutcome *outcome);
void             accord_lead_split_clear (AccordLeadSplit     *self);
/* The newer as an outcome of their own: its sets are the caller's, the rest is of @outcome. */
void             accord_lead_split_newer (const AccordLeadSplit *self,
                                          const AccordOutcome   *outcome,
                                          AccordOutcome         *newer);

/* What each of @rules gives every @stride-th of the older leads: a column a rule that has none of its own state yet. */
AccordRidgeRows *accord_score_suggestion_rows  (const AccordLeadSplit    *split,
                                          const AccordOutcome      *outcome,
                                          const AccordScoreModel   *model,
                                          const AccordScoreMatches *matches,
                                          GPtrArray                *rules,
                                          guint                     stride);
/* From coefficients to points: see the source. */
void             accord_score_suggestion_scale (AccordScoreSuggestion         *self,
                                          const AccordRidgeRows    *rows,
                                          const AccordRidgeFit     *fit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordLeadSplit, accord_lead_split_clear)

G_END_DECLS
