#include "scoring/threshold-table.h"

#include <math.h>

#include "scoring/ranking.h"

/* For each level of the scores, the lowest first: who has that score or a higher one. */
struct _AccordThresholdTable
{
  guint   n_levels;
  double *levels;
  guint  *n, *won, *dated; /* @dated: of whom it is known when they became leads */
  double  weeks;           /* from the first of those to the last; 0: nobody is dated */
};

typedef gboolean (*IsEnough) (const AccordThresholdFigures *figures,
                              double                        wanted);

/* The rows of the leads that are asked about. */
static guint *
list_rows (const AccordScores  *scores,
           const AccordOutcome *outcome,
           guint               *n)
{
  guint *rows = g_new (guint, outcome->n + 1);

  *n = 0;
  for (guint row = 0; row < accord_scores_get_n (scores); row++)
    if (accord_lead_set_contains (outcome->leads, row))
      rows[(*n)++] = row;
  return rows;
}

static AccordRanking *
rank (const AccordScores  *scores,
      const AccordOutcome *outcome,
      const guint         *rows,
      guint                n)
{
  g_autofree double *values = g_new (double, n + 1);
  g_autofree guint8 *won = g_new (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    {
      values[i] = accord_scores_get (scores)[rows[i]];
      won[i] = (guint8) accord_lead_set_contains (outcome->won, rows[i]);
    }
  return accord_ranking_new (values, won, n);
}

static void
count (AccordThresholdTable *self,
       const AccordRanking  *ranking,
       const AccordOutcome  *outcome,
       const guint          *rows)
{
  AccordDay first = ACCORD_DAY_NONE, last = ACCORD_DAY_NONE;

  for (guint i = 0; i < ranking->n; i++)
    {
      AccordDay day = outcome->days[rows[i]];
      guint level = ranking->level[i];

      self->n[level]++;
      self->won[level] += ranking->won[i];
      if (day == ACCORD_DAY_NONE)
        continue;
      self->dated[level]++;
      first = first == ACCORD_DAY_NONE ? day : MIN (first, day);
      last = last == ACCORD_DAY_NONE ? day : MAX (last, day);
    }
  self->weeks = first != ACCORD_DAY_NONE ? (last - first + 1) / 7.0 : 0;
  for (guint i = self->n_levels; i-- > 1;)
    {
      self->n[i - 1] += self->n[i];
      self->won[i - 1] += self->won[i];
      self->dated[i - 1] += self->dated[i];
    }
}

/**
 * accord_threshold_table_new:
 * @scores: of all leads, each at the instant it became one
 * @outcome: who has bought
 *
 * Returns: (transfer full): what each threshold would have done
 */
AccordThresholdTable *
accord_threshold_table_new (const AccordScores  *scores,
                            const AccordOutcome *outcome)
{
  AccordThresholdTable *self = g_new0 (AccordThresholdTable, 1);
  guint n;
  g_autofree guint *rows = list_rows (scores, outcome, &n);
  g_autoptr (AccordRanking) ranking = rank (scores, outcome, rows, n);

  self->n_levels = ranking->n_levels;
  self->levels = g_steal_pointer (&ranking->levels);
  self->n = g_new0 (guint, self->n_levels + 1);
  self->won = g_new0 (guint, self->n_levels + 1);
  self->dated = g_new0 (guint, self->n_levels + 1);
  count (self, ranking, outcome, rows);
  return self;
}

/**
 * accord_threshold_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
accord_threshold_table_free (AccordThresholdTable *self)
{
  if (self == NULL)
    return;
  g_free (self->levels);
  g_free (self->n);
  g_free (self->won);
  g_free (self->dated);
  g_free (self);
}

/* Of the first level at @threshold or over it; all levels are under it: one past the last, where nobody is. */
static guint
find_level (const AccordThresholdTable *self,
            double                      threshold)
{
  guint low = 0, high = self->n_levels;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->levels[middle] < threshold)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
fill_figures (const AccordThresholdTable *self,
              guint                       level,
              AccordThresholdFigures     *figures)
{
  guint all_won = self->won[0];

  figures->n = self->n[level];
  figures->won = self->won[level];
  figures->precision = figures->n > 0 ? (double) figures->won / figures->n : NAN;
  figures->recall = all_won > 0 ? (double) figures->won / all_won : NAN;
  figures->weekly = self->weeks > 0 ? self->dated[level] / self->weeks : NAN;
}

/**
 * accord_threshold_table_get:
 * @self: a table
 * @threshold: a score, from which on leads are passed on
 * @figures: (out): what it would have done
 */
void
accord_threshold_table_get (const AccordThresholdTable *self,
                            double                      threshold,
                            AccordThresholdFigures     *figures)
{
  fill_figures (self, find_level (self, threshold), figures);
}

/**
 * accord_threshold_table_get_span:
 * @self: a table
 * @first: (out): the whole number that no score is under
 * @last: (out): the whole number that no score is over
 */
void
accord_threshold_table_get_span (const AccordThresholdTable *self,
                                 double                     *first,
                                 double                     *last)
{
  *first = self->n_levels > 0 ? floor (self->levels[0]) : 0;
  *last = self->n_levels > 0 ? ceil (self->levels[self->n_levels - 1]) : 0;
}

/* People think in whole points: a level is taken only where a whole number divides it from the one under it. */
static double
find_lowest (const AccordThresholdTable *self,
             IsEnough                    is_enough,
             double                      wanted,
             guint                       least)
{
  for (guint i = 0; i < self->n_levels; i++)
    {
      double whole = i > 0 ? floor (self->levels[i - 1]) + 1 : floor (self->levels[0]);
      AccordThresholdFigures figures;

      if (whole > self->levels[i])
        continue;
      fill_figures (self, i, &figures);
      if (figures.n >= least && is_enough (&figures, wanted))
        return whole;
    }
  return NAN;
}

static gboolean
is_few (const AccordThresholdFigures *figures,
        double                        weekly)
{
  return figures->weekly <= weekly;
}

static gboolean
converts (const AccordThresholdFigures *figures,
          double                        share)
{
  return figures->precision >= share;
}

/**
 * accord_threshold_table_fill:
 * @self: a table
 * @weekly: leads a week that can be followed up
 *
 * Returns: the lowest whole threshold that passes on no more, or NaN
 */
double
accord_threshold_table_fill (const AccordThresholdTable *self,
                             double                      weekly)
{
  return find_lowest (self, is_few, weekly, 1);
}

/**
 * accord_threshold_table_convert:
 * @self: a table
 * @share: of those passed on, from 0 to 1
 * @least: so many must be passed on, for fewer say nothing
 *
 * Returns: the lowest whole threshold at which so many of them bought, or NaN
 */
double
accord_threshold_table_convert (const AccordThresholdTable *self,
                                double                      share,
                                guint                       least)
{
  return find_lowest (self, converts, share, least);
}
