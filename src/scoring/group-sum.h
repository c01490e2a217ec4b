#pragma once

#include "scoring/score-matches.h"

G_BEGIN_DECLS

/* Sums the points of one group into @sums, for the rows of the words from @begin to before @end; 64 rows a word. */
void     accord_group_sum_run     (const AccordScoreModel   *model,
                                   const AccordScoreMatches *matches,
                                   guint                     index,
                                   guint                     begin,
                                   guint                     end,
                                   double                   *sums);
/* Whether the group has the same sums by both. */
gboolean accord_group_sum_is_same (const AccordScoreModel   *model,
                                   const AccordScoreMatches *matches,
                                   const AccordScoreModel   *other_model,
                                   const AccordScoreMatches *other_matches,
                                   guint                     index);
/* The share of its points that a rule keeps after @age days. */
double   accord_rule_share        (double                    half_life,
                                   gint                      age);

G_END_DECLS
