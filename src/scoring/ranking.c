#include "scoring/ranking.h"

#include <math.h>
#include <stdlib.h>

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static guint
find_level (const AccordRanking *self,
            double               score)
{
  guint low = 0, high = self->n_levels;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->levels[middle] <= score)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * accord_ranking_new:
 * @scores: (array length=n): no NaN among them
 * @won: (array length=n): 1 for who has bought, else 0
 * @n: the number of leads
 *
 * Returns: (transfer full): the ranking
 */
AccordRanking *
accord_ranking_new (const double *scores,
                    const guint8 *won,
                    guint         n)
{
  AccordRanking *self = g_new0 (AccordRanking, 1);

  self->n = n;
  self->levels = g_new (double, MAX (n, 1));
  self->level = g_new (guint, MAX (n, 1));
  self->won = g_new (guint8, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    self->levels[i] = scores[i];
  qsort (self->levels, n, sizeof *self->levels, compare_doubles);
  for (guint i = 0; i < n; i++)
    if (i == 0 || self->levels[i] != self->levels[self->n_levels - 1])
      self->levels[self->n_levels++] = self->levels[i];
  for (guint i = 0; i < n; i++)
    {
      self->level[i] = find_level (self, scores[i]);
      self->won[i] = won[i] != 0;
    }
  return self;
}

/**
 * accord_ranking_free:
 * @self: (transfer full) (nullable): a ranking
 */
void
accord_ranking_free (AccordRanking *self)
{
  if (self == NULL)
    return;
  g_free (self->levels);
  g_free (self->level);
  g_free (self->won);
  g_free (self);
}

/**
 * accord_ranking_count:
 * @self: a ranking
 * @lost: (out) (array): how many at each level have not bought
 * @won: (out) (array): how many at each level have
 */
void
accord_ranking_count (const AccordRanking *self,
                      guint               *lost,
                      guint               *won)
{
  for (guint i = 0; i < self->n_levels; i++)
    lost[i] = won[i] = 0;
  for (guint i = 0; i < self->n; i++)
    (self->won[i] ? won : lost)[self->level[i]]++;
}

/**
 * accord_ranking_auc:
 * @lost: (array length=n_levels): how many at each level have not bought
 * @won: (array length=n_levels): how many have
 * @n_levels: the number of levels, the lowest score first
 *
 * The area under the curve (Mann–Whitney): the share of pairs of a winner and a loser in which the winner scores above;
 * a half for the same score.
 *
 * Returns: it, or NaN where there is no pair
 */
double
accord_ranking_auc (const guint *lost,
                    const guint *won,
                    guint        n_levels)
{
  double below = 0, all_won = 0, pairs = 0;

  for (guint i = 0; i < n_levels; i++)
    {
      pairs += won[i] * (below + lost[i] * 0.5);
      below += lost[i];
      all_won += won[i];
    }
  return below > 0 && all_won > 0 ? pairs / (below * all_won) : NAN;
}
