/* What thresholds would have done: worked examples, and the same as how well the score tells at that threshold. */
#include "fixture-frame.h"
#include "random-model.h"
#include "scoring/quality.h"
#include "scoring/threshold-table.h"

#include <math.h>

/* Ten leads in the two weeks from 1 to 14 January; the score is the number of visits, ten times over. */
static const char leads[] = "id|created_at|customer_at|visits:integer\n"
                            "a|2025-01-01|2025-02-01|9\n"
                            "b|2025-01-02|2025-02-01|8\n"
                            "c|2025-01-03||7\n"
                            "d|2025-01-05|2025-02-01|7\n"
                            "e|2025-01-06||5\n"
                            "f|2025-01-07|2025-02-01|4\n"
                            "g|2025-01-08||4\n"
                            "h|2025-01-09||2\n"
                            "i|2025-01-10||1\n"
                            "j|2025-01-14||1\n";

static AccordScoreModel *
make_model (void)
{
  AccordScoreModel *model = accord_score_model_new ();
  AccordScoreGroup *group = accord_score_model_add_group (model, "Visits", ACCORD_DIMENSION_ENGAGEMENT);

  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *text = g_strdup_printf ("visits >= %u", i);

      accord_score_group_add_rule (group, NULL, parse_condition (text), 10);
    }
  return model;
}

static AccordThresholdTable *
make_table (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", leads);
  g_autoptr (AccordScoreModel) model = make_model ();
  AccordOutcomeQuery query = { .horizon_days = 90 };
  g_autoptr (AccordOutcome) outcome = NULL;
  g_autoptr (AccordScores) scores = NULL;

  fixture_as_of (&query.as_of, frame, "2025-12-31");
  outcome = accord_outcome_new (frame, &query, NULL);
  scores = accord_scores_compute (frame, model, &query.as_of, outcome->each, NULL, NULL);
  return accord_threshold_table_new (scores, outcome);
}

/* By hand: scores 90w 80w 70 70w 50 40w 40 20 10 10; four bought; two weeks. */
static const struct
{
  double threshold;
  guint  n, won;
} by_hand[] = {
  { 0, 10, 4 }, { 10, 10, 4 }, { 10.5, 8, 4 }, { 20, 8, 4 }, { 21, 7, 4 }, { 40, 7, 4 },  { 41, 5, 3 },
  { 50, 5, 3 }, { 51, 4, 3 },  { 70, 4, 3 },   { 71, 2, 2 }, { 80, 2, 2 }, { 81, 1, 1 }, { 90, 1, 1 }, { 91, 0, 0 },
};

static void
test_by_hand (void)
{
  g_autoptr (AccordThresholdTable) table = make_table ();
  double first, last;

  for (guint i = 0; i < G_N_ELEMENTS (by_hand); i++)
    {
      AccordThresholdFigures figures;

      g_test_message ("from %g", by_hand[i].threshold);
      accord_threshold_table_get (table, by_hand[i].threshold, &figures);
      g_assert_cmpuint (figures.n, ==, by_hand[i].n);
      g_assert_cmpuint (figures.won, ==, by_hand[i].won);
      g_assert_cmpfloat_with_epsilon (figures.recall, by_hand[i].won / 4.0, 1e-12);
      g_assert_cmpfloat_with_epsilon (figures.weekly, by_hand[i].n / 2.0, 1e-12);
      if (by_hand[i].n > 0)
        g_assert_cmpfloat_with_epsilon (figures.precision, (double) by_hand[i].won / by_hand[i].n, 1e-12);
      else
        g_assert_true (isnan (figures.precision));
    }
  accord_threshold_table_get_span (table, &first, &last);
  g_assert_cmpfloat (first, ==, 10);
  g_assert_cmpfloat (last, ==, 90);
}

/* Five a week are all; 4 are eight in two weeks; 3.6 only seven, 2 only four; 0.4 not even the best. */
static void
test_fill (void)
{
  static const struct { double weekly, threshold; } cases[] = { { 99, 10 }, { 5, 10 }, { 4, 11 }, { 3.6, 21 }, { 2, 51 },
                                                                { 0.5, 81 } };
  g_autoptr (AccordThresholdTable) table = make_table ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (accord_threshold_table_fill (table, cases[i].weekly), ==, cases[i].threshold);
  g_assert_true (isnan (accord_threshold_table_fill (table, 0.4)));
}

/* 4 of 10, 4 of 8, 4 of 7, 3 of 5, 3 of 4, 2 of 2: the lowest that is enough, not the best. */
static void
test_convert (void)
{
  static const struct { double share, threshold; } cases[] = { { 0.1, 10 }, { 0.4, 10 }, { 0.5, 11 }, { 0.6, 41 },
                                                               { 0.75, 51 }, { 0.8, 71 }, { 1, 71 } };
  g_autoptr (AccordThresholdTable) table = make_table ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (accord_threshold_table_convert (table, cases[i].share, 1), ==, cases[i].threshold);
  g_assert_true (isnan (accord_threshold_table_convert (table, 1.01, 1)));
  g_assert_cmpfloat (accord_threshold_table_convert (table, 0.6, 5), ==, 41);
  g_assert_true (isnan (accord_threshold_table_convert (table, 0.75, 5)));
}

static void
compare_with_quality (const AccordScores  *scores,
                      const AccordOutcome *outcome)
{
  g_autoptr (AccordThresholdTable) table = accord_threshold_table_new (scores, outcome);
  double first, last;

  accord_threshold_table_get_span (table, &first, &last);
  for (double threshold = first - 1; threshold <= last + 1; threshold += 7.5)
    {
      AccordThresholdFigures figures;
      AccordScoreQuality quality;

      accord_threshold_table_get (table, threshold, &figures);
      accord_score_quality (scores, outcome, threshold, 1, &quality);
      g_assert_cmpuint (figures.won, ==, quality.true_positives);
      g_assert_cmpuint (figures.n, ==, quality.true_positives + quality.false_positives);
      g_assert_cmpfloat_with_epsilon (figures.weekly, quality.weekly, 1e-9);
      if (figures.n > 0)
        g_assert_cmpfloat (figures.precision, ==, quality.precision);
      g_assert_cmpfloat (figures.recall, ==, quality.recall);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (19);
  guint n_compared = 0;

  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, (guint) g_rand_int_range (rand, 10, 400));
      g_autoptr (AccordScoreModel) model = random_model_new (rand);
      AccordOutcomeQuery query = { .horizon_days = 30 };
      g_autoptr (AccordOutcome) outcome = NULL;
      g_autoptr (AccordScores) scores = NULL;

      fixture_as_of (&query.as_of, frame, "2026-06-30");
      outcome = accord_outcome_new (frame, &query, NULL);
      if (outcome == NULL)
        continue;
      n_compared++;
      scores = accord_scores_compute (frame, model, &query.as_of, outcome->each, NULL, NULL);
      compare_with_quality (scores, outcome);
    }
  g_assert_cmpuint (n_compared, >, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thresholds/by-hand", test_by_hand);
  g_test_add_func ("/thresholds/fill", test_fill);
  g_test_add_func ("/thresholds/convert", test_convert);
  g_test_add_func ("/thresholds/random", test_random);
  return g_test_run ();
}
