#include "model/score-model.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (accord-score-error-quark, accord_score_error)
G_DEFINE_BOXED_TYPE (AccordScoreModel, accord_score_model, accord_score_model_ref, accord_score_model_unref)

static void
rule_free (gpointer data)
{
  AccordScoreRule *self = data;

  g_free (self->id);
  g_free (self->title);
  g_clear_pointer (&self->condition, accord_condition_unref);
  g_free (self);
}

static void
group_free (gpointer data)
{
  AccordScoreGroup *self = data;

  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/* Both empty, or both the same. */
static gboolean
is_same_number (double a,
                double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
is_same_condition (const AccordCondition *a,
                   const AccordCondition *b)
{
  return a == b || (a != NULL && b != NULL && accord_condition_equal (a, b));
}

static gboolean
is_same_rule (const AccordScoreRule *a,
              const AccordScoreRule *b)
{
  return g_str_equal (a->title, b->title) && is_same_condition (a->condition, b->condition) &&
         is_same_number (a->points, b->points) && is_same_number (a->half_life, b->half_life) && a->is_off == b->is_off;
}

static gboolean
is_same_group (const AccordScoreGroup *a,
               const AccordScoreGroup *b)
{
  if (!g_str_equal (a->title, b->title) || a->dimension != b->dimension || !is_same_number (a->low, b->low) ||
      !is_same_number (a->high, b->high) || a->exclusive != b->exclusive || a->rules->len != b->rules->len)
    return FALSE;
  for (guint i = 0; i < a->rules->len; i++)
    if (!is_same_rule (a->rules->pdata[i], b->rules->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * accord_score_model_new:
 *
 * Returns: (transfer full): a model without groups, with the limits of a new file
 */
AccordScoreModel *
accord_score_model_new (void)
{
  AccordScoreModel *self = g_new0 (AccordScoreModel, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->max = 100;
  self->mql = self->handover = NAN;
  for (guint i = 0; i < 3; i++)
    self->bands[i] = NAN;
  for (guint i = 0; i < ACCORD_N_DIMENSIONS; i++)
    self->grid[i][0] = self->grid[i][1] = NAN;
  self->groups = g_ptr_array_new_with_free_func (group_free);
  return self;
}

/**
 * accord_score_model_add_group:
 * @self: a model that is being built
 * @title: what people call the group
 * @dimension: who they are, or what they do
 *
 * Returns: (transfer none): a group without limits and rules
 */
AccordScoreGroup *
accord_score_model_add_group (AccordScoreModel *self,
                              const char       *title,
                              AccordDimension   dimension)
{
  AccordScoreGroup *group = g_new0 (AccordScoreGroup, 1);

  g_return_val_if_fail (self != NULL, NULL);

  group->id = g_strdup ("");
  group->title = g_strdup (title != NULL ? title : "");
  group->dimension = dimension;
  group->low = group->high = NAN;
  group->rules = g_ptr_array_new_with_free_func (rule_free);
  g_ptr_array_add (self->groups, group);
  return group;
}

/**
 * accord_score_group_add_rule:
 * @self: a group of a model that is being built
 * @title: (nullable): what people call the rule
 * @condition: (transfer full): for which leads
 * @points: what it gives; what it takes where negative
 *
 * Returns: (transfer none): the rule, which loses no points with time
 */
AccordScoreRule *
accord_score_group_add_rule (AccordScoreGroup *self,
                             const char       *title,
                             AccordCondition  *condition,
                             double            points)
{
  AccordScoreRule *rule = g_new0 (AccordScoreRule, 1);

  g_return_val_if_fail (self != NULL && condition != NULL, NULL);

  rule->id = g_strdup ("");
  rule->title = g_strdup (title != NULL ? title : "");
  rule->condition = condition;
  rule->points = points;
  rule->half_life = NAN;
  g_ptr_array_add (self->rules, rule);
  return rule;
}

static void
copy_group (AccordScoreModel       *to,
            const AccordScoreGroup *from)
{
  AccordScoreGroup *group = accord_score_model_add_group (to, from->title, from->dimension);

  g_free (group->id);
  group->id = g_strdup (from->id);
  group->low = from->low;
  group->high = from->high;
  group->exclusive = from->exclusive;
  for (guint i = 0; i < from->rules->len; i++)
    {
      const AccordScoreRule *old = from->rules->pdata[i];
      AccordScoreRule *rule = accord_score_group_add_rule (group, old->title, accord_condition_ref (old->condition),
                                                           old->points);

      g_free (rule->id);
      rule->id = g_strdup (old->id);
      rule->half_life = old->half_life;
      rule->is_off = old->is_off;
    }
}

/**
 * accord_score_model_copy:
 * @self: a model
 *
 * Returns: (transfer full): one like it that nobody else has yet, to be changed
 */
AccordScoreModel *
accord_score_model_copy (const AccordScoreModel *self)
{
  AccordScoreModel *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = accord_score_model_new ();
  copy->start = self->start;
  copy->min = self->min;
  copy->max = self->max;
  copy->mql = self->mql;
  copy->handover = self->handover;
  memcpy (copy->bands, self->bands, sizeof copy->bands);
  memcpy (copy->grid, self->grid, sizeof copy->grid);
  copy->skip_automatic = self->skip_automatic;
  copy->outcome = self->outcome != NULL ? accord_condition_ref (self->outcome) : NULL;
  for (guint i = 0; i < self->groups->len; i++)
    copy_group (copy, self->groups->pdata[i]);
  return copy;
}

/**
 * accord_score_model_ref:
 * @self: a model
 *
 * Returns: (transfer full): @self
 */
AccordScoreModel *
accord_score_model_ref (AccordScoreModel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_score_model_unref:
 * @self: (transfer full): a model
 */
void
accord_score_model_unref (AccordScoreModel *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->outcome, accord_condition_unref);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * accord_score_model_n_rules:
 * @self: a model
 *
 * Returns: the number of its rules, those that are switched off included
 */
guint
accord_score_model_n_rules (const AccordScoreModel *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->groups->len; i++)
    n += ((const AccordScoreGroup *) self->groups->pdata[i])->rules->len;
  return n;
}

/**
 * accord_score_model_equal:
 * @a: a model
 * @b: another
 *
 * Returns: whether they say the same, whatever their ids are
 */
gboolean
accord_score_model_equal (const AccordScoreModel *a,
                          const AccordScoreModel *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (!is_same_number (a->start, b->start) || !is_same_number (a->min, b->min) || !is_same_number (a->max, b->max) ||
      !is_same_number (a->mql, b->mql) || !is_same_number (a->handover, b->handover) ||
      a->skip_automatic != b->skip_automatic || !is_same_condition (a->outcome, b->outcome) || a->groups->len != b->groups->len)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (!is_same_number (a->bands[i], b->bands[i]))
      return FALSE;
  for (guint i = 0; i < 2 * ACCORD_N_DIMENSIONS; i++)
    if (!is_same_number (a->grid[i / 2][i % 2], b->grid[i / 2][i % 2]))
      return FALSE;
  for (guint i = 0; i < a->groups->len; i++)
    if (!is_same_group (a->groups->pdata[i], b->groups->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * accord_score_model_get_band:
 * @self: a model
 * @score: a score, unrounded
 *
 * Returns: the band that it is in
 */
AccordBand
accord_score_model_get_band (const AccordScoreModel *self,
                             double                  score)
{
  g_return_val_if_fail (self != NULL, ACCORD_BAND_D);

  for (guint i = 0; i < 3; i++)
    if (score >= self->bands[i])
      return (AccordBand) i;
  return ACCORD_BAND_D;
}

/**
 * accord_band_get_name:
 * @band: a band
 *
 * Returns: (transfer none): «A» … «D»
 */
const char *
accord_band_get_name (AccordBand band)
{
  static const char *const names[] = { "A", "B", "C", "D" };

  g_return_val_if_fail (band < ACCORD_N_BANDS, NULL);

  return names[band];
}

/**
 * accord_dimension_get_name:
 * @dimension: a dimension
 *
 * Returns: (transfer none): its name in JSON
 */
const char *
accord_dimension_get_name (AccordDimension dimension)
{
  return dimension == ACCORD_DIMENSION_ENGAGEMENT ? "engagement" : "fit";
}
