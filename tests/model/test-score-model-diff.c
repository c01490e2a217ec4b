/* What differs between two score models: one change each, and what follows from the order of both. */
#include "model/score-model-diff.h"

#include <math.h>

static AccordCondition *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  AccordCondition *condition = accord_condition_parse (text, &error);

  g_assert_no_error (error);
  return condition;
}

static AccordScoreModel *
make_model (void)
{
  AccordScoreModel *self = accord_score_model_new ();
  AccordScoreGroup *who = accord_score_model_add_group (self, "Who", ACCORD_DIMENSION_FIT);
  AccordScoreGroup *what = accord_score_model_add_group (self, "What", ACCORD_DIMENSION_ENGAGEMENT);

  self->mql = 50;
  what->exclusive = TRUE;
  accord_score_group_add_rule (who, "Pharma", parse ("industry = \"Pharma\""), 20);
  accord_score_group_add_rule (who, "", parse ("country = \"DE\""), 5);
  accord_score_group_add_rule (what, "Often", parse ("visits >= 9"), 30);
  accord_score_group_add_rule (what, "Sometimes", parse ("visits >= 3"), 10);
  return self;
}

static AccordScoreGroup *
get_group (AccordScoreModel *model,
           guint             index)
{
  return model->groups->pdata[index];
}

static AccordScoreRule *
get_rule (AccordScoreModel *model,
          guint             group,
          guint             index)
{
  return get_group (model, group)->rules->pdata[index];
}

static void
change_nothing (AccordScoreModel *model)
{
}

static void
change_points (AccordScoreModel *model)
{
  get_rule (model, 0, 0)->points = 25;
}

static void
change_half_life (AccordScoreModel *model)
{
  get_rule (model, 1, 1)->half_life = 30;
}

static void
switch_off (AccordScoreModel *model)
{
  get_rule (model, 1, 0)->is_off = TRUE;
}

static void
rename_rule (AccordScoreModel *model)
{
  AccordScoreRule *rule = get_rule (model, 0, 0);

  g_free (rule->title);
  rule->title = g_strdup ("Medicines");
}

static void
change_condition (AccordScoreModel *model)
{
  AccordScoreRule *rule = get_rule (model, 0, 0);

  accord_condition_unref (rule->condition);
  rule->condition = parse ("industry in (\"Pharma\", \"Food\")");
}

static void
add_rule (AccordScoreModel *model)
{
  accord_score_group_add_rule (get_group (model, 0), "Food", parse ("industry = \"Food\""), 8);
}

static void
remove_rule (AccordScoreModel *model)
{
  g_ptr_array_remove_index (get_group (model, 0)->rules, 1);
}

static void
move_rule (AccordScoreModel *model)
{
  AccordScoreRule *rule = g_ptr_array_steal_index (get_group (model, 0)->rules, 0);

  g_ptr_array_add (get_group (model, 1)->rules, rule);
}

static void
reorder_any (AccordScoreModel *model)
{
  g_ptr_array_insert (get_group (model, 0)->rules, 0, g_ptr_array_steal_index (get_group (model, 0)->rules, 1));
}

static void
reorder_exclusive (AccordScoreModel *model)
{
  g_ptr_array_insert (get_group (model, 1)->rules, 0, g_ptr_array_steal_index (get_group (model, 1)->rules, 1));
}

static void
cap_group (AccordScoreModel *model)
{
  get_group (model, 0)->high = 30;
}

static void
change_threshold (AccordScoreModel *model)
{
  model->mql = 55;
}

static void
drop_limit (AccordScoreModel *model)
{
  model->max = NAN;
}

static void
change_outcome (AccordScoreModel *model)
{
  model->outcome = parse ("converted = 1");
}

/* What is expected: the kind of the one difference, and whether it is in the old model and the new one. */
static const struct
{
  const char *name;
  void (*change) (AccordScoreModel *model);
  gint        kind; /* -1: there is none */
  gboolean    is_old, is_new;
} cases[] = {
  { "nothing", change_nothing, -1, FALSE, FALSE },
  { "points", change_points, ACCORD_SCORE_DIFFERENCE_RULE, TRUE, TRUE },
  { "half-life", change_half_life, ACCORD_SCORE_DIFFERENCE_RULE, TRUE, TRUE },
  { "off", switch_off, ACCORD_SCORE_DIFFERENCE_RULE, TRUE, TRUE },
  { "name", rename_rule, ACCORD_SCORE_DIFFERENCE_RULE, TRUE, TRUE },
  { "condition", change_condition, ACCORD_SCORE_DIFFERENCE_RULE, TRUE, TRUE },
  { "added", add_rule, ACCORD_SCORE_DIFFERENCE_RULE, FALSE, TRUE },
  { "removed", remove_rule, ACCORD_SCORE_DIFFERENCE_RULE, TRUE, FALSE },
  { "moved", move_rule, ACCORD_SCORE_DIFFERENCE_RULE, TRUE, TRUE },
  { "order", reorder_any, -1, FALSE, FALSE },
  { "order-that-matters", reorder_exclusive, ACCORD_SCORE_DIFFERENCE_ORDER, FALSE, FALSE },
  { "cap", cap_group, ACCORD_SCORE_DIFFERENCE_GROUP, FALSE, FALSE },
  { "threshold", change_threshold, ACCORD_SCORE_DIFFERENCE_LIMIT, FALSE, FALSE },
  { "limit", drop_limit, ACCORD_SCORE_DIFFERENCE_LIMIT, FALSE, FALSE },
  { "outcome", change_outcome, ACCORD_SCORE_DIFFERENCE_OUTCOME, FALSE, FALSE },
};

static void
test_one (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordScoreModel) before = make_model (), now = accord_score_model_copy (before);
      g_autoptr (GPtrArray) differences = NULL;
      const AccordScoreDifference *difference;

      g_test_message ("%s", cases[i].name);
      cases[i].change (now);
      differences = accord_score_model_compare (before, now);
      g_assert_cmpuint (differences->len, ==, cases[i].kind >= 0);
      if (cases[i].kind < 0)
        continue;
      difference = differences->pdata[0];
      g_assert_cmpint (difference->kind, ==, cases[i].kind);
      g_assert_cmpint (difference->old_rule != NULL, ==, cases[i].is_old);
      g_assert_cmpint (difference->new_rule != NULL, ==, cases[i].is_new);
    }
}

/* Backwards, what was added was removed; and no difference is none whatever the model is written in. */
static void
test_both_ways (void)
{
  g_autoptr (AccordScoreModel) before = make_model (), now = accord_score_model_copy (before), read = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) there = NULL, back = NULL, none = NULL;

  add_rule (now);
  change_threshold (now);
  move_rule (now);
  there = accord_score_model_compare (before, now);
  back = accord_score_model_compare (now, before);
  g_assert_cmpuint (there->len, ==, 3);
  g_assert_cmpuint (back->len, ==, 3);
  g_assert_cmpfloat (((AccordScoreDifference *) there->pdata[0])->new_number, ==, 55);
  g_assert_cmpfloat (((AccordScoreDifference *) back->pdata[0])->old_number, ==, 55);
  text = accord_score_model_to_text (now);
  read = accord_score_model_from_text (text, NULL);
  none = accord_score_model_compare (now, read);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score-model-diff/one", test_one);
  g_test_add_func ("/score-model-diff/both-ways", test_both_ways);
  return g_test_run ();
}
