#include "model/score-model-diff.h"

#include <math.h>

/* A rule and where it stands, and the one in the other model that it is. */
typedef struct
{
  const AccordScoreGroup *group;
  const AccordScoreRule  *rule;
  gint                    other; /* its place in the other list; -1: it is not there */
} Placed;

typedef gboolean (*IsSame) (const Placed *a,
                            const Placed *b);

/* NaN is no limit. */
static gboolean
same_number (double a,
             double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
same_condition (const AccordCondition *a,
                const AccordCondition *b)
{
  return a == b || (a != NULL && b != NULL && accord_condition_equal (a, b));
}

static gboolean
same_title (const char *a,
            const char *b)
{
  return a != NULL && *a != '\0' && g_strcmp0 (a, b) == 0;
}

static gboolean
is_same_rule (const Placed *a,
              const Placed *b)
{
  return g_strcmp0 (a->rule->title, b->rule->title) == 0 && same_condition (a->rule->condition, b->rule->condition);
}

static gboolean
is_same_in_group (const Placed *a,
                  const Placed *b)
{
  return is_same_rule (a, b) && g_strcmp0 (a->group->title, b->group->title) == 0;
}

static gboolean
is_named_so_in_group (const Placed *a,
                      const Placed *b)
{
  return same_title (a->rule->title, b->rule->title) && g_strcmp0 (a->group->title, b->group->title) == 0;
}

static gboolean
is_named_so (const Placed *a,
             const Placed *b)
{
  return same_title (a->rule->title, b->rule->title);
}

static gboolean
is_for_the_same (const Placed *a,
                 const Placed *b)
{
  return same_condition (a->rule->condition, b->rule->condition);
}

static GArray *
list_rules (const AccordScoreModel *model)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Placed));

  for (guint i = 0; i < model->groups->len; i++)
    {
      const AccordScoreGroup *group = model->groups->pdata[i];

      for (guint j = 0; j < group->rules->len; j++)
        g_array_append_val (list, ((Placed){ group, group->rules->pdata[j], -1 }));
    }
  return list;
}

static void
match (GArray *old,
       GArray *new,
       IsSame  is_same)
{
  for (guint i = 0; i < new->len; i++)
    for (guint j = 0; j < old->len && g_array_index (new, Placed, i).other < 0; j++)
      {
        Placed *now = &g_array_index (new, Placed, i), *before = &g_array_index (old, Placed, j);

        if (before->other >= 0 || !is_same (before, now))
          continue;
        now->other = (gint) j;
        before->other = (gint) i;
      }
}

/* The surest first. */
static void
match_all (GArray *old,
           GArray *new)
{
  static const IsSame ways[] = { is_same_in_group, is_same_rule, is_named_so_in_group, is_named_so, is_for_the_same };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    match (old, new, ways[i]);
}

static AccordScoreDifference *
add (GPtrArray                 *differences,
     AccordScoreDifferenceKind  kind)
{
  AccordScoreDifference *difference = g_new0 (AccordScoreDifference, 1);

  difference->kind = kind;
  g_ptr_array_add (differences, difference);
  return difference;
}

/**
 * accord_score_model_get_limit:
 * @self: a model
 * @limit: which of its numbers
 *
 * Returns: it, or NaN
 */
double
accord_score_model_get_limit (const AccordScoreModel *self,
                              AccordScoreLimit        limit)
{
  const double numbers[ACCORD_N_SCORE_LIMITS] = {
    self->start,      self->min,        self->max,        self->mql,        self->handover,   self->bands[0],
    self->bands[1],   self->bands[2],   self->grid[0][0], self->grid[0][1], self->grid[1][0], self->grid[1][1],
  };

  g_return_val_if_fail (limit < ACCORD_N_SCORE_LIMITS, NAN);

  return numbers[limit];
}

static void
compare_limits (GPtrArray              *differences,
                const AccordScoreModel *before,
                const AccordScoreModel *now)
{
  for (guint i = 0; i < ACCORD_N_SCORE_LIMITS; i++)
    {
      double old = accord_score_model_get_limit (before, (AccordScoreLimit) i);
      double new = accord_score_model_get_limit (now, (AccordScoreLimit) i);
      AccordScoreDifference *difference;

      if (same_number (old, new))
        continue;
      difference = add (differences, ACCORD_SCORE_DIFFERENCE_LIMIT);
      difference->limit = (AccordScoreLimit) i;
      difference->old_number = old;
      difference->new_number = new;
    }
  if (!same_condition (before->outcome, now->outcome))
    add (differences, ACCORD_SCORE_DIFFERENCE_OUTCOME);
}

/* A group is known by its name: of another name, it is another, and its rules moved to it. */
static const AccordScoreGroup *
find_group (const AccordScoreModel *model,
            const char             *title)
{
  for (guint i = 0; i < model->groups->len; i++)
    if (g_strcmp0 (((AccordScoreGroup *) model->groups->pdata[i])->title, title) == 0)
      return model->groups->pdata[i];
  return NULL;
}

static void
compare_groups (GPtrArray              *differences,
                const AccordScoreModel *before,
                const AccordScoreModel *now)
{
  for (guint i = 0; i < now->groups->len; i++)
    {
      const AccordScoreGroup *group = now->groups->pdata[i], *old = find_group (before, group->title);
      AccordScoreDifference *difference;

      if (old != NULL && old->dimension == group->dimension && same_number (old->low, group->low) &&
          same_number (old->high, group->high) && old->exclusive == group->exclusive)
        continue;
      difference = add (differences, ACCORD_SCORE_DIFFERENCE_GROUP);
      difference->old_group = old;
      difference->new_group = group;
    }
  for (guint i = 0; i < before->groups->len; i++)
    {
      const AccordScoreGroup *group = before->groups->pdata[i];

      if (find_group (now, group->title) == NULL)
        add (differences, ACCORD_SCORE_DIFFERENCE_GROUP)->old_group = group;
    }
}

static gboolean
is_changed (const Placed *before,
            const Placed *now)
{
  const AccordScoreRule *old = before->rule, *new = now->rule;

  return !is_same_in_group (before, now) || old->points != new->points || !same_number (old->half_life, new->half_life) ||
         old->is_off != new->is_off;
}

static void
compare_rules (GPtrArray *differences,
               GArray    *old,
               GArray    *new)
{
  for (guint i = 0; i < new->len; i++)
    {
      const Placed *now = &g_array_index (new, Placed, i);
      const Placed *before = now->other >= 0 ? &g_array_index (old, Placed, now->other) : NULL;
      AccordScoreDifference *difference;

      if (before != NULL && !is_changed (before, now))
        continue;
      difference = add (differences, ACCORD_SCORE_DIFFERENCE_RULE);
      difference->new_rule = now->rule;
      difference->new_group = now->group;
      difference->old_rule = before != NULL ? before->rule : NULL;
      difference->old_group = before != NULL ? before->group : NULL;
    }
  for (guint i = 0; i < old->len; i++)
    {
      const Placed *before = &g_array_index (old, Placed, i);
      AccordScoreDifference *difference;

      if (before->other >= 0)
        continue;
      difference = add (differences, ACCORD_SCORE_DIFFERENCE_RULE);
      difference->old_rule = before->rule;
      difference->old_group = before->group;
    }
}

/* Of the rules that are in both: the order matters only where the first that fits counts alone. */
static void
compare_orders (GPtrArray *differences,
                GArray    *old,
                GArray    *new)
{
  const AccordScoreGroup *told = NULL;
  gint last = -1;

  for (guint i = 0; i < new->len; i++)
    {
      const Placed *now = &g_array_index (new, Placed, i);
      const Placed *before = now->other >= 0 ? &g_array_index (old, Placed, now->other) : NULL;

      if (i == 0 || now->group != g_array_index (new, Placed, i - 1).group)
        last = -1;
      if (before == NULL || !now->group->exclusive || g_strcmp0 (before->group->title, now->group->title) != 0)
        continue;
      if (now->other < last && told != now->group)
        {
          AccordScoreDifference *difference = add (differences, ACCORD_SCORE_DIFFERENCE_ORDER);

          difference->old_group = before->group;
          difference->new_group = told = now->group;
        }
      last = MAX (last, now->other);
    }
}

/**
 * accord_score_model_compare:
 * @before: a model
 * @now: another
 *
 * Returns: (transfer container) (element-type AccordScoreDifference): what differs, whose parts are those of the models
 */
GPtrArray *
accord_score_model_compare (const AccordScoreModel *before,
                            const AccordScoreModel *now)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) old = list_rules (before), new = list_rules (now);

  match_all (old, new);
  compare_limits (differences, before, now);
  compare_groups (differences, before, now);
  compare_orders (differences, old, new);
  compare_rules (differences, old, new);
  return differences;
}
