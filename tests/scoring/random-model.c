#include "random-model.h"

#include <math.h>

static const char *const conditions[] = {
  "source = \"ads\"",
  "source in (\"partner\", \"12\") or visits >= 4",
  "not source is-empty",
  "visits >= 1 and visits <= 3",
  "value < 50",
  "not (Agreed = \"true\")",
  "stage = \"customer\"",
  "currency = \"EUR\" and not (stage in (\"lost\", \"lead\"))",
  "visits is-empty",
};

/* These have something that happened. */
static const char *const deeds[] = {
  "activity(\"visit\") >= 1",
  "activity(\"visit\") >= 2 within 60 days",
  "activity(\"demo\") >= 1 or activity(\"page:pricing\") >= 1 within 30 days",
  "not created_at is-empty",
  "activity(\"demo\") >= 1 and not (activity(\"visit\") > 3)",
};

AccordCondition *
parse_condition (const char *text)
{
  g_autoptr (GError) error = NULL;
  AccordCondition *condition = accord_condition_parse (text, &error);

  g_assert_no_error (error);
  return condition;
}

static void
add_rules (AccordScoreGroup *group,
           GRand            *rand)
{
  for (gint n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    {
      gboolean deed = g_rand_boolean (rand);
      const char *text = deed ? deeds[g_rand_int_range (rand, 0, G_N_ELEMENTS (deeds))]
                              : conditions[g_rand_int_range (rand, 0, G_N_ELEMENTS (conditions))];
      AccordScoreRule *rule = accord_score_group_add_rule (group, NULL, parse_condition (text),
                                                           g_rand_int_range (rand, -80, 161) / 4.0 + 0.1);

      if (deed && g_rand_boolean (rand))
        rule->half_life = g_rand_int_range (rand, 1, 200) / 2.0;
      rule->is_off = g_rand_int_range (rand, 0, 6) == 0;
    }
}

static double
random_limit (GRand *rand,
              gint   low,
              gint   high)
{
  return g_rand_boolean (rand) ? g_rand_int_range (rand, low, high) : NAN;
}

AccordScoreModel *
random_model_new (GRand *rand)
{
  AccordScoreModel *self = accord_score_model_new ();

  self->start = g_rand_int_range (rand, -20, 40);
  self->min = random_limit (rand, -30, 20);
  self->max = random_limit (rand, 20, 90);
  self->mql = 30;
  self->bands[0] = 60;
  self->bands[1] = 30;
  self->bands[2] = 10;
  for (gint n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    {
      AccordScoreGroup *group = accord_score_model_add_group (self, "Group", (AccordDimension) g_rand_int_range (rand, 0, 2));

      group->low = random_limit (rand, -40, 5);
      group->high = random_limit (rand, 5, 50);
      group->exclusive = g_rand_boolean (rand);
      add_rules (group, rand);
    }
  return self;
}
