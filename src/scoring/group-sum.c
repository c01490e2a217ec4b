#include "scoring/group-sum.h"

#include <math.h>
#include <string.h>

/* Rules that lose points look their share up by age: few leads are older. */
#define N_SHARES 4096
/* Where a rule has so many of 64 leads, adding to all of them is quicker than finding those. */
#define DENSE 20
/* Words of a block: its sums stay where the processor has them at hand while all rules go over them. */
#define BLOCK_WORDS 32

typedef struct
{
  const guint64 *words;
  double         points;
  gboolean       dense;
  const gint32  *ages;
  double         half_life;
  double        *shares;      /* by age; or NULL */
  double         steps[16][4]; /* what four rows get, by the bits they have */
} Rule;

/**
 * accord_rule_share:
 * @half_life: days in which half the points are lost
 * @age: days
 *
 * Returns: 0.5^(age / half-life)
 */
double
accord_rule_share (double half_life,
                   gint   age)
{
  return exp2 (-age / half_life);
}

static void
prepare_rule (Rule                   *self,
              const AccordScoreRule  *rule,
              const AccordScoreMatch *match)
{
  self->words = accord_lead_set_get_words (match->set);
  self->points = rule->points;
  self->dense = match->n >= accord_lead_set_get_n_rows (match->set) / 64 * DENSE;
  self->ages = match->ages;
  self->half_life = rule->half_life;
  for (guint bits = 0; bits < 16; bits++)
    for (guint i = 0; i < 4; i++)
      self->steps[bits][i] = (bits >> i & 1) != 0 ? rule->points : 0;
  if (match->ages == NULL)
    return;
  self->shares = g_new (double, N_SHARES);
  for (gint age = 0; age < N_SHARES; age++)
    self->shares[age] = accord_rule_share (rule->half_life, age);
}

static GArray *
prepare (const AccordScoreGroup   *group,
         const AccordScoreMatches *matches,
         guint                     index)
{
  GArray *rules = g_array_new (FALSE, TRUE, sizeof (Rule));

  for (guint i = 0; i < group->rules->len; i++)
    {
      const AccordScoreRule *rule = group->rules->pdata[i];
      Rule ready = { NULL };

      if (rule->is_off)
        continue;
      prepare_rule (&ready, rule, accord_score_matches_get (matches, index, i));
      g_array_append_val (rules, ready);
    }
  return rules;
}

static void
add_sparse (const Rule *rule,
            guint64     word,
            double     *sums)
{
  for (; word != 0; word &= word - 1)
    sums[__builtin_ctzll (word)] += rule->points;
}

static void
add_dense (const Rule *rule,
           guint64     word,
           double     *sums)
{
  for (guint i = 0; i < 64; i += 4, word >>= 4)
    {
      const double *step = rule->steps[word & 15];

      for (guint j = 0; j < 4; j++)
        sums[i + j] += step[j];
    }
}

static void
add_decayed (const Rule *rule,
             guint64     word,
             guint       first,
             double     *sums)
{
  for (; word != 0; word &= word - 1)
    {
      guint bit = (guint) __builtin_ctzll (word);
      gint age = rule->ages[first + bit];

      sums[bit] += rule->points * (age < N_SHARES ? rule->shares[age] : accord_rule_share (rule->half_life, age));
    }
}

/* @taken: (nullable): of an exclusive group, who has its rule already */
static void
add_rule (const Rule *rule,
          guint       begin,
          guint       end,
          guint64    *taken,
          double     *sums)
{
  for (guint i = begin; i < end; i++)
    {
      guint64 word = rule->words[i];

      if (taken != NULL)
        {
          word &= ~taken[i - begin];
          taken[i - begin] |= word;
        }
      if (word == 0)
        continue;
      if (rule->ages != NULL)
        add_decayed (rule, word, i * 64, sums + i * 64);
      else if (rule->dense)
        add_dense (rule, word, sums + i * 64);
      else
        add_sparse (rule, word, sums + i * 64);
    }
}

static void
clamp_sums (const AccordScoreGroup *group,
            double                 *sums,
            guint                   n)
{
  double low = group->low, high = group->high;

  if (isnan (low) && isnan (high))
    return;
  for (guint i = 0; i < n; i++)
    {
      double sum = low > sums[i] ? low : sums[i];

      sums[i] = high < sum ? high : sum;
    }
}

/**
 * accord_group_sum_run:
 * @model: a model
 * @matches: the leads of its rules
 * @index: which group
 * @begin: the first word
 * @end: the word after the last
 * @sums: (out) (array): a number for each row, for whole words
 *
 * The points of each lead in the group, within the group's limits. Rules are added in their order, so that adding them up
 * again one by one gives the same to the last bit.
 */
void
accord_group_sum_run (const AccordScoreModel   *model,
                      const AccordScoreMatches *matches,
                      guint                     index,
                      guint                     begin,
                      guint                     end,
                      double                   *sums)
{
  const AccordScoreGroup *group = model->groups->pdata[index];
  g_autoptr (GArray) rules = prepare (group, matches, index);
  guint n_words = (accord_frame_get_n_leads (accord_score_matches_get_frame (matches)) + 63) / 64;

  memset (sums + begin * 64, 0, (end - begin) * 64 * sizeof *sums);
  end = MIN (end, n_words);
  for (guint block = begin; block < end; block += BLOCK_WORDS)
    {
      guint block_end = MIN (block + BLOCK_WORDS, end);
      guint64 taken[BLOCK_WORDS] = { 0 };

      for (guint i = 0; i < rules->len; i++)
        add_rule (&g_array_index (rules, Rule, i), block, block_end, group->exclusive ? taken : NULL, sums);
      clamp_sums (group, sums + block * 64, (block_end - block) * 64);
    }
  for (guint i = 0; i < rules->len; i++)
    g_free (g_array_index (rules, Rule, i).shares);
}

static gboolean
is_same_number (double a,
                double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/**
 * accord_group_sum_is_same:
 * @model: a model
 * @matches: the leads of its rules
 * @other_model: another model
 * @other_matches: the leads of its rules
 * @index: which group
 *
 * Returns: whether every lead has the same points of that group by both
 */
gboolean
accord_group_sum_is_same (const AccordScoreModel   *model,
                          const AccordScoreMatches *matches,
                          const AccordScoreModel   *other_model,
                          const AccordScoreMatches *other_matches,
                          guint                     index)
{
  const AccordScoreGroup *a = model->groups->pdata[index];
  const AccordScoreGroup *b = other_model->groups->pdata[index];

  if (a->rules->len != b->rules->len || a->exclusive != b->exclusive || !is_same_number (a->low, b->low) ||
      !is_same_number (a->high, b->high))
    return FALSE;
  for (guint i = 0; i < a->rules->len; i++)
    {
      const AccordScoreRule *rule = a->rules->pdata[i], *other = b->rules->pdata[i];

      if (accord_score_matches_get (matches, index, i)->set != accord_score_matches_get (other_matches, index, i)->set ||
          rule->is_off != other->is_off || rule->points != other->points ||
          !is_same_number (rule->half_life, other->half_life))
        return FALSE;
    }
  return TRUE;
}
