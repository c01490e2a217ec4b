/* What people read of the differences between two score models. */
#include "present/words-score-diff.h"

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

  self->mql = 50;
  accord_score_model_add_group (self, "What", ACCORD_DIMENSION_ENGAGEMENT);
  accord_score_group_add_rule (who, "Pharma", parse ("industry = \"Pharma\""), 20);
  accord_score_group_add_rule (who, "", parse ("country = \"DE\""), -5);
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
          guint             index)
{
  return get_group (model, 0)->rules->pdata[index];
}

static void
change_points (AccordScoreModel *model)
{
  get_rule (model, 0)->points = -2.5;
}

static void
change_much (AccordScoreModel *model)
{
  get_rule (model, 0)->is_off = TRUE;
  get_rule (model, 0)->half_life = 30;
}

static void
change_condition (AccordScoreModel *model)
{
  accord_condition_unref (get_rule (model, 0)->condition);
  get_rule (model, 0)->condition = parse ("industry = \"Food\"");
}

static void
change_nameless (AccordScoreModel *model)
{
  get_rule (model, 1)->points = -8;
}

static void
move (AccordScoreModel *model)
{
  g_ptr_array_add (get_group (model, 1)->rules, g_ptr_array_steal_index (get_group (model, 0)->rules, 0));
}

static void
add (AccordScoreModel *model)
{
  accord_score_group_add_rule (get_group (model, 1), "Visits", parse ("visits >= 3"), 10);
}

static void
remove_one (AccordScoreModel *model)
{
  g_ptr_array_remove_index (get_group (model, 0)->rules, 0);
}

static void
cap (AccordScoreModel *model)
{
  get_group (model, 0)->high = 30;
  get_group (model, 0)->exclusive = TRUE;
}

static void
change_threshold (AccordScoreModel *model)
{
  model->mql = 62;
}

static void
drop_threshold (AccordScoreModel *model)
{
  model->mql = NAN;
}

static const struct
{
  void (*change) (AccordScoreModel *model);
  const char *name, *words;
} cases[] = {
  { change_points, "Pharma", "points +20 → −2.5" },
  { change_much, "Pharma", "switched off; loses half its points every 30 days" },
  { change_condition, "Pharma", "for leads where industry is Food; before, where industry is Pharma" },
  { change_nameless, "Country is DE", "points −5 → −8" },
  { move, "Pharma", "moved from “Who” to “What”" },
  { add, "Visits", "added to “What”: +10" },
  { remove_one, "Pharma", "removed from “Who”; it gave +20" },
  { cap, "Who", "at most none → 30; only the first that fits counts" },
  { change_threshold, "Qualified (MQL) from", "50 → 62" },
  { drop_threshold, "Qualified (MQL) from", "50 → none" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordScoreModel) before = make_model (), now = accord_score_model_copy (before);
      g_autoptr (GPtrArray) differences = NULL;
      g_autofree char *name = NULL, *words = NULL;

      cases[i].change (now);
      differences = accord_score_model_compare (before, now);
      g_assert_cmpuint (differences->len, ==, 1);
      name = accord_words_score_difference_name (differences->pdata[0], NULL);
      words = accord_words_score_difference (differences->pdata[0], NULL);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score-diff-words/each", test_words);
  return g_test_run ();
}
