/* The scores of all leads: against one lead at a time, at instants of their own, and summed anew with other numbers. */
#include "fixture-frame.h"
#include "random-model.h"
#include "scoring/scores.h"

#include <math.h>

/* Rule by rule and lead by lead, as metrics.md says it; ages and matches are those of the conditions alone. */
static double
score_plainly (const AccordScoreModel   *model,
               const AccordScoreMatches *matches,
               guint                     row)
{
  double score = model->start;

  for (guint i = 0; i < model->groups->len; i++)
    {
      const AccordScoreGroup *group = model->groups->pdata[i];
      double sum = 0;

      for (guint j = 0; j < group->rules->len; j++)
        {
          const AccordScoreRule *rule = group->rules->pdata[j];
          const AccordScoreMatch *match = accord_score_matches_get (matches, i, j);

          if (rule->is_off || !accord_lead_set_contains (match->set, row))
            continue;
          sum += rule->points * (isnan (rule->half_life) ? 1 : pow (0.5, match->ages[row] / rule->half_life));
          if (group->exclusive)
            break;
        }
      sum = isnan (group->low) ? sum : fmax (sum, group->low);
      score += isnan (group->high) ? sum : fmin (sum, group->high);
    }
  score = isnan (model->min) ? score : fmax (score, model->min);
  return isnan (model->max) ? score : fmin (score, model->max);
}

static void
change_numbers (AccordScoreModel *model,
                GRand            *rand)
{
  model->start += 1;
  for (guint i = 0; i < model->groups->len; i++)
    {
      AccordScoreGroup *group = model->groups->pdata[i];

      if (g_rand_boolean (rand))
        continue;
      group->high = 17;
      for (guint j = 0; j < group->rules->len; j++)
        ((AccordScoreRule *) group->rules->pdata[j])->points *= 1.5;
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, (guint) g_rand_int_range (rand, 1, 5000));
      g_autoptr (AccordScoreModel) model = random_model_new (rand);
      g_autoptr (AccordScoreModel) changed = accord_score_model_copy (model);
      g_autoptr (AccordScores) scores = NULL, again = NULL, anew = NULL;
      AccordAsOf as_of;

      accord_as_of_day (&as_of, accord_frame_get_zone (frame), 17400);
      scores = accord_scores_compute (frame, model, &as_of, NULL, NULL, NULL);
      change_numbers (changed, rand);
      /* A drag: the matches stay, groups that did not change are taken over. */
      again = accord_scores_new (accord_scores_get_matches (scores), changed, scores);
      anew = accord_scores_compute (frame, changed, &as_of, NULL, NULL, NULL);
      for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
        {
          g_assert_cmpfloat_with_epsilon (accord_scores_get (scores)[row],
                                          score_plainly (model, accord_scores_get_matches (scores), row), 1e-9);
          g_assert_cmpfloat (accord_scores_get (again)[row], ==, accord_scores_get (anew)[row]);
        }
    }
}

/* A lead judged at an instant of its own is judged as all are at that instant. */
static void
test_each (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, 40);
  g_autofree AccordAsOf *each = g_new (AccordAsOf, 40);
  g_autoptr (AccordScoreModel) model = NULL;
  g_autoptr (AccordScores) scores = NULL;

  do
    {
      g_clear_pointer (&model, accord_score_model_unref);
      model = random_model_new (rand);
    }
  while (accord_score_model_n_rules (model) < 10);
  for (guint row = 0; row < 40; row++)
    accord_as_of_moment (&each[row], accord_frame_get_zone (frame),
                         accord_moment_from_ms ((17000 + g_rand_int_range (rand, 0, 600)) * G_GINT64_CONSTANT (86400000) + 7));
  scores = accord_scores_compute (frame, model, &each[0], each, NULL, NULL);
  for (guint row = 0; row < 40; row++)
    {
      g_autoptr (AccordScores) all = accord_scores_compute (frame, model, &each[row], NULL, NULL, NULL);

      g_assert_cmpfloat (accord_scores_get (scores)[row], ==, accord_scores_get (all)[row]);
    }
}

/* An activity at the very instant of t, or later, is not before it; of a whole day, that day is not. */
static void
test_before (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new_full (
      "UTC", "id|created_at\n a|2025-03-01T10:00:00Z\n b|2025-03-01T10:00:00Z\n c|2025-03-01\n d|2025-03-01\n",
      "0|visit|2025-03-01T09:59:59Z\n 1|visit|2025-03-01T10:00:00Z\n 2|visit|2025-02-28T23:59:59Z\n 3|visit|2025-03-01\n");
  g_autoptr (AccordScoreModel) model = accord_score_model_new ();
  const AccordFrameColumn *column = accord_frame_find_column (frame, "created_at");
  static const double expected[] = { 5, 0, 5, 0 };
  g_autoptr (AccordScores) scores = NULL;
  AccordAsOf each[4];

  accord_score_group_add_rule (accord_score_model_add_group (model, "G", ACCORD_DIMENSION_ENGAGEMENT), NULL,
                               parse_condition ("activity(\"visit\") >= 1 within 30 days"), 5);
  for (guint row = 0; row < 4; row++)
    accord_as_of_before (&each[row], accord_frame_get_zone (frame), column->moments[row]);
  scores = accord_scores_compute (frame, model, &each[0], each, NULL, NULL);
  for (guint row = 0; row < 4; row++)
    g_assert_cmpfloat (accord_scores_get (scores)[row], ==, expected[row]);
}

static void
test_counts (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", "id|visits:integer\n a|1\n b|2\n c|3\n d|\n");
  g_autoptr (AccordScoreModel) model = accord_score_model_new (), higher = NULL;
  g_autoptr (AccordScores) scores = NULL, now = NULL;
  g_autoptr (AccordLeadSet) joined = NULL, left = NULL;
  g_autoptr (AccordFrame) derived = NULL;
  AccordScoreGroup *group = accord_score_model_add_group (model, "G", ACCORD_DIMENSION_FIT);
  AccordAsOf as_of;
  guint counts[3];

  group->exclusive = TRUE;
  accord_score_group_add_rule (group, NULL, parse_condition ("visits >= 3"), 30);
  accord_score_group_add_rule (group, NULL, parse_condition ("visits >= 2"), 20);
  model->bands[0] = 30;
  model->bands[1] = 20;
  fixture_as_of (&as_of, frame, "2025-04-01");
  scores = accord_scores_compute (frame, model, &as_of, NULL, NULL, NULL); /* 0, 20, 30, 0 */
  g_assert_cmpuint (accord_scores_count_from (scores, NULL, 20), ==, 2);
  accord_scores_histogram (scores, NULL, 0, 15, counts, 3);
  g_assert_cmpuint (counts[0], ==, 2);
  g_assert_cmpuint (counts[1], ==, 1);
  g_assert_cmpuint (counts[2], ==, 1);

  higher = accord_score_model_copy (model);
  ((AccordScoreRule *) ((AccordScoreGroup *) higher->groups->pdata[0])->rules->pdata[0])->points = 10;
  now = accord_scores_new (accord_scores_get_matches (scores), higher, scores); /* 0, 20, 10, 0 */
  accord_scores_compare (scores, now, 20, 5, &joined, &left);
  g_assert_cmpuint (accord_lead_set_count (joined), ==, 0);
  g_assert_cmpuint (accord_lead_set_count (left), ==, 0);
  g_clear_pointer (&joined, accord_lead_set_unref);
  g_clear_pointer (&left, accord_lead_set_unref);
  accord_scores_compare (scores, now, 20, 15, &joined, &left);
  g_assert_cmpuint (accord_lead_set_count (joined), ==, 0);
  g_assert_true (accord_lead_set_contains (left, 2));
  g_clear_pointer (&joined, accord_lead_set_unref);
  g_clear_pointer (&left, accord_lead_set_unref);
  accord_scores_compare (now, scores, 15, 20, &joined, &left);
  g_assert_cmpuint (accord_lead_set_count (joined), ==, 1);
  g_assert_true (accord_lead_set_contains (joined, 2));
  g_assert_cmpuint (accord_lead_set_count (left), ==, 0);
  g_assert_cmpuint (accord_scores_count_from (scores, joined, 20), ==, 1);

  derived = accord_scores_derive (scores, frame);
  g_assert_cmpfloat (accord_frame_find_column (derived, "score")->reals[2], ==, 30);
  g_assert_cmpstr (accord_frame_find_column (derived, "band")->dictionary[accord_frame_find_column (derived, "band")->codes[0]],
                   ==, "D");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scores/random", test_random);
  g_test_add_func ("/scores/each", test_each);
  g_test_add_func ("/scores/before", test_before);
  g_test_add_func ("/scores/counts", test_counts);
  return g_test_run ();
}
