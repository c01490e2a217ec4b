#include "scoring/quality.h"

#include <math.h>
#include <stdlib.h>

#include "model/wilson.h"
#include "scoring/ranking.h"

/* Draws of the bootstrap: enough for the 2.5 % and 97.5 % points; fewer where leads are so many that those hardly move. */
#define N_DRAWS 400
#define MOST_DRAWN 40000000
#define LEAST_DRAWS 40

/* The leads of an outcome, without those that are not asked about. */
typedef struct
{
  guint   n;
  double *scores;
  guint8 *won;
} Sample;

static void
sample_init (Sample              *self,
             const AccordScores  *scores,
             const AccordOutcome *outcome)
{
  self->n = 0;
  self->scores = g_new (double, outcome->n + 1);
  self->won = g_new (guint8, outcome->n + 1);
  for (guint row = 0; row < accord_scores_get_n (scores); row++)
    if (accord_lead_set_contains (outcome->leads, row))
      {
        self->scores[self->n] = accord_scores_get (scores)[row];
        self->won[self->n++] = (guint8) accord_lead_set_contains (outcome->won, row);
      }
}

static void
sample_clear (Sample *self)
{
  g_free (self->scores);
  g_free (self->won);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* As many leads are drawn anew as there are, each as often as it happens, and the area computed of those. */
static void
draw_interval (const AccordRanking *ranking,
               guint32              seed,
               double              *low,
               double              *high)
{
  guint n_draws = MAX (LEAST_DRAWS, MIN (N_DRAWS, MOST_DRAWN / MAX (ranking->n, 1)));
  g_autofree guint *lost = g_new (guint, ranking->n_levels), *won = g_new (guint, ranking->n_levels);
  g_autofree double *draws = g_new (double, n_draws);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n = 0;

  for (guint draw = 0; draw < n_draws; draw++)
    {
      for (guint i = 0; i < ranking->n_levels; i++)
        lost[i] = won[i] = 0;
      for (guint i = 0; i < ranking->n; i++)
        {
          guint lead = (guint) ((guint64) g_rand_int (rand) * ranking->n >> 32);

          (ranking->won[lead] ? won : lost)[ranking->level[lead]]++;
        }
      draws[n] = accord_ranking_auc (lost, won, ranking->n_levels);
      n += !isnan (draws[n]);
    }
  *low = *high = NAN;
  if (n == 0)
    return;
  qsort (draws, n, sizeof *draws, compare_doubles);
  *low = draws[(guint) (0.025 * (n - 1))];
  *high = draws[(guint) ceil (0.975 * (n - 1))];
}

/* Of a level that the tenth ends within, its share counts: which of them are the best nobody knows. */
static double
compute_lift (const guint *lost,
              const guint *won,
              guint        n_levels,
              guint        n,
              guint        n_won)
{
  double left = n / 10.0, best = 0;

  for (guint i = n_levels; i > 0 && left > 0; i--)
    {
      double at_level = lost[i - 1] + won[i - 1];
      double share = at_level > left ? left / at_level : 1;

      best += won[i - 1] * share;
      left -= at_level * share;
    }
  return (best / (n / 10.0)) / ((double) n_won / n);
}

/* p = 1 / (1 + e^−(a + b·x)), by Newton's method; x is scaled, so that a few steps are enough. */
static void
fit_logistic (const AccordRanking *ranking,
              const guint         *lost,
              const guint         *won,
              double               scale,
              double              *a,
              double              *b)
{
  *a = *b = 0;
  for (guint step = 0; step < 25; step++)
    {
      double ga = 0, gb = 0, haa = 1e-9, hab = 0, hbb = 1e-9, determinant;

      for (guint i = 0; i < ranking->n_levels; i++)
        {
          double x = ranking->levels[i] / scale, m = lost[i] + won[i];
          double p = 1 / (1 + exp (-(*a + *b * x)));

          ga += won[i] - m * p;
          gb += (won[i] - m * p) * x;
          haa += m * p * (1 - p);
          hab += m * p * (1 - p) * x;
          hbb += m * p * (1 - p) * x * x;
        }
      determinant = haa * hbb - hab * hab;
      if (!(fabs (determinant) > 1e-12))
        return;
      *a += CLAMP ((hbb * ga - hab * gb) / determinant, -4, 4);
      *b += CLAMP ((haa * gb - hab * ga) / determinant, -4, 4);
    }
}

static double
compute_brier (const AccordRanking *ranking,
               const guint         *lost,
               const guint         *won)
{
  double scale = MAX (1, MAX (fabs (ranking->levels[0]), fabs (ranking->levels[ranking->n_levels - 1])));
  double a, b, sum = 0;

  fit_logistic (ranking, lost, won, scale, &a, &b);
  for (guint i = 0; i < ranking->n_levels; i++)
    {
      double p = 1 / (1 + exp (-(a + b * ranking->levels[i] / scale)));

      sum += won[i] * (1 - p) * (1 - p) + lost[i] * p * p;
    }
  return sum / ranking->n;
}

static void
add_confusion (AccordScoreQuality *self,
               const Sample       *sample)
{
  for (guint i = 0; i < sample->n; i++)
    {
      gboolean over = sample->scores[i] >= self->threshold;

      if (sample->won[i])
        *(over ? &self->true_positives : &self->false_negatives) += 1;
      else
        *(over ? &self->false_positives : &self->true_negatives) += 1;
    }
  self->precision = (double) self->true_positives / (self->true_positives + self->false_positives);
  self->recall = (double) self->true_positives / (self->true_positives + self->false_negatives);
}

static void
add_bands (AccordScoreQuality     *self,
           const AccordScoreModel *model,
           const Sample           *sample)
{
  for (guint i = 0; i < sample->n; i++)
    {
      AccordScoreShare *share = &self->bands[accord_score_model_get_band (model, sample->scores[i])];

      share->n++;
      share->won += sample->won[i];
    }
  for (guint i = 0; i < ACCORD_N_BANDS; i++)
    {
      AccordScoreShare *share = &self->bands[i];

      share->rate = (double) share->won / share->n;
      accord_wilson (share->won, share->n, &share->low, &share->high);
    }
}

/* Over the weeks from the first lead to the last. */
static double
compute_weekly (const AccordScores  *scores,
                const AccordOutcome *outcome,
                double               threshold)
{
  AccordDay first = ACCORD_DAY_NONE, last = ACCORD_DAY_NONE;
  guint over = 0;

  for (guint row = 0; row < accord_scores_get_n (scores); row++)
    if (accord_lead_set_contains (outcome->leads, row) && outcome->days[row] != ACCORD_DAY_NONE)
      {
        over += accord_scores_get (scores)[row] >= threshold;
        first = first == ACCORD_DAY_NONE ? outcome->days[row] : MIN (first, outcome->days[row]);
        last = last == ACCORD_DAY_NONE ? outcome->days[row] : MAX (last, outcome->days[row]);
      }
  return first == ACCORD_DAY_NONE || isnan (threshold) ? NAN : over * 7.0 / (last - first + 1);
}

/**
 * accord_score_quality:
 * @scores: of all leads; at t(lead) where it is judged what they were worth then
 * @outcome: who has bought
 * @threshold: a score, or NaN
 * @seed: of the draws
 * @quality: (out): how well the scores tell
 */
void
accord_score_quality (const AccordScores  *scores,
                      const AccordOutcome *outcome,
                      double               threshold,
                      guint32              seed,
                      AccordScoreQuality  *quality)
{
  const AccordScoreModel *model = accord_scores_get_model (scores);
  g_autoptr (AccordRanking) ranking = NULL;
  g_autofree guint *lost = NULL, *won = NULL;
  Sample sample;

  sample_init (&sample, scores, outcome);
  ranking = accord_ranking_new (sample.scores, sample.won, sample.n);
  lost = g_new0 (guint, ranking->n_levels + 1);
  won = g_new0 (guint, ranking->n_levels + 1);
  accord_ranking_count (ranking, lost, won);

  *quality = (AccordScoreQuality){ .n = sample.n, .won = outcome->n_won, .brier = NAN, .lift = NAN };
  for (guint i = 0; i < sample.n; i++)
    quality->sum += sample.scores[i];
  quality->threshold = isnan (threshold) ? model->mql : threshold;
  quality->auc = accord_ranking_auc (lost, won, ranking->n_levels);
  draw_interval (ranking, seed, &quality->auc_low, &quality->auc_high);
  if (sample.n > 0)
    {
      quality->lift = compute_lift (lost, won, ranking->n_levels, sample.n, outcome->n_won);
      quality->brier = compute_brier (ranking, lost, won);
    }
  quality->precision = quality->recall = NAN;
  if (!isnan (quality->threshold))
    add_confusion (quality, &sample);
  quality->weekly = compute_weekly (scores, outcome, quality->threshold);
  add_bands (quality, model, &sample);
  sample_clear (&sample);
}

/**
 * accord_auc:
 * @scores: (array length=n): no NaN among them
 * @won: (array length=n): 1 for who has bought, else 0
 * @n: the number of leads
 *
 * Returns: how often a winner scores above a loser, or NaN where there is no pair
 */
double
accord_auc (const double *scores,
            const guint8 *won,
            guint         n)
{
  g_autoptr (AccordRanking) ranking = accord_ranking_new (scores, won, n);
  g_autofree guint *lost = g_new0 (guint, ranking->n_levels + 1), *of_won = g_new0 (guint, ranking->n_levels + 1);

  accord_ranking_count (ranking, lost, of_won);
  return accord_ranking_auc (lost, of_won, ranking->n_levels);
}
