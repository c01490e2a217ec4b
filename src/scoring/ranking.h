#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Leads by score, those with the same score together: what ranks are counted by. */
typedef struct
{
  guint   n;
  guint   n_levels;
  double *levels; /* the different scores, ascending */
  guint  *level;  /* of each lead, in the order they were given in */
  guint8 *won;    /* of each lead */
} AccordRanking;

AccordRanking *accord_ranking_new   (const double        *scores,
                                     const guint8        *won,
                                     guint                n);
void           accord_ranking_free  (AccordRanking       *self);
/* Of the numbers of losers and winners at each level. */
double         accord_ranking_auc   (const guint         *lost,
                                     const guint         *won,
                                     guint                n_levels);
void           accord_ranking_count (const AccordRanking *self,
                                     guint               *lost,
                                     guint               *won);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRanking, accord_ranking_free)

G_END_DECLS
