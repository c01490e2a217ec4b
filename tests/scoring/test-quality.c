/* How well scores tell who buys: worked examples, and what holds whatever the leads are. */
#include "fixture-frame.h"
#include "random-model.h"
#include "scoring/quality.h"

#include <math.h>

/* Pairs counted one by one. */
static double
count_pairs (const double *scores,
             const guint8 *won,
             guint         n)
{
  double pairs = 0, above = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (won[i] && !won[j])
        {
          pairs++;
          above += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
  return above / pairs;
}

static void
test_auc_by_hand (void)
{
  /* Winners 80, 60, 40; losers 70, 40, 10. 80 is above all three (3), 60 above two (2), 40 above one and level with one
   * (1.5): 6.5 of 9. */
  const double scores[] = { 80, 70, 60, 40, 40, 10 };
  const guint8 won[] = { 1, 0, 1, 1, 0, 0 };

  g_assert_cmpfloat_with_epsilon (accord_auc (scores, won, 6), 6.5 / 9, 1e-12);
  g_assert_true (isnan (accord_auc (scores, won, 1)));
  g_assert_true (isnan (accord_auc (scores, won, 0)));
}

static void
test_auc_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 50; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 2, 120);
      g_autofree double *scores = g_new (double, n), *mirrored = g_new (double, n);
      g_autofree guint8 *won = g_new (guint8, n);

      for (guint i = 0; i < n; i++)
        {
          scores[i] = g_rand_int_range (rand, 0, 20);
          mirrored[i] = -scores[i];
          won[i] = (guint8) g_rand_int_range (rand, 0, 2);
        }
      won[0] = 1;
      won[1] = 0;
      g_assert_cmpfloat_with_epsilon (accord_auc (scores, won, n), count_pairs (scores, won, n), 1e-12);
      g_assert_cmpfloat_with_epsilon (accord_auc (scores, won, n) + accord_auc (mirrored, won, n), 1, 1e-12);
    }
}

/* Twenty leads; five of the six with many visits buy, one of the others. */
static AccordFrame *
make_frame (void)
{
  GString *text = g_string_new ("id|created_at|customer_at|visits:integer\n");
  AccordFrame *frame;

  for (guint i = 0; i < 20; i++)
    {
      gboolean many = i < 6, buys = i < 5 || i == 19;

      g_string_append_printf (text, "l%u|2025-01-%02u|%s|%u\n", i, i + 1, buys ? "2025-02-20" : "", many ? 9 : 1);
    }
  frame = fixture_frame_new ("UTC", text->str);
  g_string_free (text, TRUE);
  return frame;
}

static AccordScoreModel *
make_model (void)
{
  AccordScoreModel *model = accord_score_model_new ();

  model->mql = model->bands[0] = 50;
  model->bands[1] = model->bands[2] = 20;
  accord_score_group_add_rule (accord_score_model_add_group (model, "G", ACCORD_DIMENSION_FIT), NULL,
                               parse_condition ("visits >= 5"), 60);
  return model;
}

static void
test_by_hand (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  g_autoptr (AccordScoreModel) model = make_model ();
  AccordOutcomeQuery query = { .horizon_days = 90 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordOutcome) outcome = NULL;
  g_autoptr (AccordScores) scores = NULL;
  AccordScoreQuality quality, again;

  fixture_as_of (&query.as_of, frame, "2025-12-31");
  outcome = accord_outcome_new (frame, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->n, ==, 20);
  g_assert_cmpuint (outcome->n_won, ==, 6);
  scores = accord_scores_compute (frame, model, &query.as_of, outcome->each, NULL, NULL);
  accord_score_quality (scores, outcome, NAN, 1, &quality);
  accord_score_quality (scores, outcome, NAN, 1, &again);

  g_assert_cmpfloat (quality.sum, ==, 360);
  g_assert_cmpuint (quality.true_positives, ==, 5);
  g_assert_cmpuint (quality.false_positives, ==, 1);
  g_assert_cmpuint (quality.false_negatives, ==, 1);
  g_assert_cmpuint (quality.true_negatives, ==, 13);
  g_assert_cmpfloat_with_epsilon (quality.precision, 5.0 / 6, 1e-12);
  g_assert_cmpfloat_with_epsilon (quality.recall, 5.0 / 6, 1e-12);
  /* Of 6 × 14 pairs: 5 × 13 above, 5 × 1 + 1 × 13 level. */
  g_assert_cmpfloat_with_epsilon (quality.auc, (65 + 9) / 84.0, 1e-12);
  g_assert_cmpfloat (quality.auc_low, <=, quality.auc);
  g_assert_cmpfloat (quality.auc_high, >=, quality.auc);
  g_assert_cmpfloat (quality.auc_low, ==, again.auc_low);
  /* The best tenth are two of the six with 5/6 each, against 6/20. */
  g_assert_cmpfloat_with_epsilon (quality.lift, (5.0 / 6) / 0.3, 1e-12);
  /* With two scores the curve goes through both rates: p(1−p) of each, weighted. */
  g_assert_cmpfloat_with_epsilon (quality.brier, (6 * (5.0 / 36) + 14 * (13.0 / 196)) / 20, 1e-6);
  /* Six in the twenty days from the first to the last. */
  g_assert_cmpfloat_with_epsilon (quality.weekly, 6 * 7 / 20.0, 1e-12);
  g_assert_cmpuint (quality.bands[ACCORD_BAND_A].n, ==, 6);
  g_assert_cmpuint (quality.bands[ACCORD_BAND_D].won, ==, 1);
}

/* At an age of 46 days five are old enough; only the last of them, a customer after 46 days, became one in time. */
static void
test_outcome (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  AccordOutcomeQuery query = { .horizon_days = 46 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordOutcome) outcome = NULL;

  fixture_as_of (&query.as_of, frame, "2025-02-20");
  outcome = accord_outcome_new (frame, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->n, ==, 5);
  g_assert_cmpuint (outcome->n_young, ==, 15);
  g_assert_cmpuint (outcome->n_won, ==, 1);
  g_assert_true (accord_lead_set_contains (outcome->won, 4));
  query.horizon_days = 200;
  g_assert_null (accord_outcome_new (frame, &query, &error));
  g_assert_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA);
}

/* Lost is no stage on the way: nobody knows when such a lead came in, as for the conversion rate. */
static void
test_outcome_without_begin (void)
{
  g_autoptr (AccordFrame) frame =
      fixture_frame_new ("UTC", "id|created_at|customer_at|lost_at\n a|2025-01-01|2025-01-20|\n b|2025-01-02||\n c|||2025-01-09\n");
  AccordOutcomeQuery query = { .horizon_days = 90 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordOutcome) outcome = NULL;

  fixture_as_of (&query.as_of, frame, "2025-12-31");
  outcome = accord_outcome_new (frame, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->n, ==, 2);
  g_assert_cmpuint (outcome->n_won, ==, 1);
  g_assert_false (accord_lead_set_contains (outcome->leads, 2));
}

static void
test_outcome_of_condition (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  AccordOutcomeQuery query = { .horizon_days = 90 };
  g_autoptr (AccordCondition) condition = parse_condition ("visits >= 5"), nobody = parse_condition ("visits > 99");
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordOutcome) outcome = NULL;

  fixture_as_of (&query.as_of, frame, "2025-12-31");
  query.condition = condition;
  outcome = accord_outcome_new (frame, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->n, ==, 20);
  g_assert_cmpuint (outcome->n_won, ==, 6);
  query.condition = nobody;
  g_assert_null (accord_outcome_new (frame, &query, &error));
  g_assert_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quality/outcome-without-begin", test_outcome_without_begin);
  g_test_add_func ("/quality/auc-by-hand", test_auc_by_hand);
  g_test_add_func ("/quality/auc-random", test_auc_random);
  g_test_add_func ("/quality/by-hand", test_by_hand);
  g_test_add_func ("/quality/outcome", test_outcome);
  g_test_add_func ("/quality/outcome-of-condition", test_outcome_of_condition);
  return g_test_run ();
}
