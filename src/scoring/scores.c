#include "scoring/scores.h"

#include "frame/parallel.h"
#include "scoring/group-sum.h"
#include "scoring/real-column.h"

#define WORDS_WORTH_A_THREAD 512

struct _AccordScores
{
  gatomicrefcount     ref_count;
  AccordScoreModel   *model;
  AccordScoreMatches *matches;
  guint               n;
  GPtrArray          *groups; /* of AccordRealColumn: scores that follow one another share them */
  AccordRealColumn   *scores;
  guint8             *bands;
};

G_DEFINE_BOXED_TYPE (AccordScores, accord_scores, accord_scores_ref, accord_scores_unref)

typedef struct
{
  AccordScores *self;
  guint         group;
} GroupWork;

static void
sum_group (guint    begin,
           guint    end,
           gpointer user_data)
{
  GroupWork *work = user_data;

  accord_group_sum_run (work->self->model, work->self->matches, work->group, begin, end,
                        ((AccordRealColumn *) work->self->groups->pdata[work->group])->values);
}

static gboolean
can_share (const AccordScores *self,
           const AccordScores *previous,
           guint               index)
{
  return previous != NULL && index < previous->groups->len && previous->n == self->n &&
         accord_group_sum_is_same (self->model, self->matches, previous->model, previous->matches, index);
}

static void
fill_groups (AccordScores       *self,
             const AccordScores *previous)
{
  for (guint i = 0; i < self->model->groups->len; i++)
    {
      GroupWork work = { self, i };

      if (can_share (self, previous, i))
        {
          g_ptr_array_add (self->groups, accord_real_column_ref (previous->groups->pdata[i]));
          continue;
        }
      g_ptr_array_add (self->groups, accord_real_column_new (self->n));
      accord_parallel_run (accord_real_column_n_words (self->n), WORDS_WORTH_A_THREAD, sum_group, &work);
    }
}

static inline double
clamp (double number,
       double low,
       double high)
{
  number = low > number ? low : number;
  return high < number ? high : number;
}

static void
add_groups (const AccordScores *self,
            guint               first,
            double              sums[64])
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const double *group = ((const AccordRealColumn *) self->groups->pdata[i])->values + first;

      for (guint bit = 0; bit < 64; bit++)
        sums[bit] += group[bit];
    }
}

/* 64 rows at a time: they stay where the processor has them at hand. */
static void
sum_all (guint    begin,
         guint    end,
         gpointer user_data)
{
  AccordScores *self = user_data;
  const AccordScoreModel *model = self->model;

  for (guint word = begin; word < end; word++)
    {
      double sums[64];
      guint first = word * 64;

      for (guint bit = 0; bit < 64; bit++)
        sums[bit] = model->start;
      add_groups (self, first, sums);
      for (guint bit = 0; bit < 64; bit++)
        {
          double score = clamp (sums[bit], model->min, model->max);

          self->scores->values[first + bit] = score;
          self->bands[first + bit] = score >= model->bands[0]   ? ACCORD_BAND_A
                                     : score >= model->bands[1] ? ACCORD_BAND_B
                                     : score >= model->bands[2] ? ACCORD_BAND_C
                                                                : ACCORD_BAND_D;
        }
    }
}

/**
 * accord_scores_new:
 * @matches: which leads each rule is for
 * @model: a model that they fit
 * @previous: (nullable): scores of before
 *
 * Returns: (transfer full): the scores
 */
AccordScores *
accord_scores_new (AccordScoreMatches     *matches,
                   const AccordScoreModel *model,
                   const AccordScores     *previous)
{
  AccordScores *self;

  g_return_val_if_fail (accord_score_matches_fit (matches, model), NULL);

  self = g_new0 (AccordScores, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->model = accord_score_model_ref ((AccordScoreModel *) model);
  self->matches = accord_score_matches_ref (matches);
  self->n = accord_frame_get_n_leads (accord_score_matches_get_frame (matches));
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_real_column_unref);
  self->scores = accord_real_column_new (self->n);
  self->bands = g_new (guint8, accord_real_column_n_words (self->n) * 64);
  fill_groups (self, previous);
  accord_parallel_run (accord_real_column_n_words (self->n), WORDS_WORTH_A_THREAD, sum_all, self);
  return self;
}

/**
 * accord_scores_compute:
 * @frame: all leads
 * @model: a model
 * @as_of: when leads are judged
 * @each: (nullable) (array): for each row, when that lead is judged
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the scores
 */
AccordScores *
accord_scores_compute (AccordFrame            *frame,
                       const AccordScoreModel *model,
                       const AccordAsOf       *as_of,
                       const AccordAsOf       *each,
                       GCancellable           *cancellable,
                       GError                **error)
{
  g_autoptr (AccordScoreMatches) matches = accord_score_matches_new (frame, model, as_of, each, NULL, cancellable, error);

  return matches != NULL ? accord_scores_new (matches, model, NULL) : NULL;
}

/**
 * accord_scores_ref:
 * @self: scores
 *
 * Returns: (transfer full): @self
 */
AccordScores *
accord_scores_ref (AccordScores *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_scores_unref:
 * @self: (transfer full): scores
 */
void
accord_scores_unref (AccordScores *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->groups);
  accord_real_column_unref (self->scores);
  g_free (self->bands);
  accord_score_matches_unref (self->matches);
  accord_score_model_unref (self->model);
  g_free (self);
}

/**
 * accord_scores_get_n:
 * @self: scores
 *
 * Returns: how many leads there are
 */
guint
accord_scores_get_n (const AccordScores *self)
{
  return self->n;
}

/**
 * accord_scores_get:
 * @self: scores
 *
 * Returns: (transfer none): the score of each row, unrounded
 */
const double *
accord_scores_get (const AccordScores *self)
{
  return self->scores->values;
}

/**
 * accord_scores_get_dimension:
 * @self: scores
 * @dimension: fit or engagement
 * @row: a lead
 *
 * Returns: the sum of the groups of that dimension
 */
double
accord_scores_get_dimension (const AccordScores *self,
                             AccordDimension     dimension,
                             guint               row)
{
  double sum = 0;

  for (guint i = 0; i < self->groups->len; i++)
    if (((const AccordScoreGroup *) self->model->groups->pdata[i])->dimension == dimension)
      sum += ((const AccordRealColumn *) self->groups->pdata[i])->values[row];
  return sum;
}

/**
 * accord_scores_get_bands:
 * @self: scores
 *
 * Returns: (transfer none): the #AccordBand of each row
 */
const guint8 *
accord_scores_get_bands (const AccordScores *self)
{
  return self->bands;
}

/**
 * accord_scores_get_model:
 * @self: scores
 *
 * Returns: (transfer none): the model they are by
 */
const AccordScoreModel *
accord_scores_get_model (const AccordScores *self)
{
  return self->model;
}

/**
 * accord_scores_get_matches:
 * @self: scores
 *
 * Returns: (transfer none): the matches they are summed from
 */
AccordScoreMatches *
accord_scores_get_matches (const AccordScores *self)
{
  return self->matches;
}
