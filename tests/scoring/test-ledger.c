/* Why a score is what it is: the lines always sum to it, and say what is behind each. */
#include "fixture-frame.h"
#include "random-model.h"
#include "scoring/ledger.h"
#include "scoring/scores.h"

#include <math.h>

static void
check_lead (const AccordScores *scores,
            guint               row)
{
  const AccordScoreModel *model = accord_scores_get_model (scores);
  g_autoptr (AccordLedger) ledger = accord_ledger_new (accord_scores_get_matches (scores), model, row);
  double sum = 0;

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const AccordLedgerLine *line = ledger->lines->pdata[i];

      sum += line->points;
      g_assert_cmpint (line->reasons != NULL, ==, line->kind == ACCORD_LEDGER_RULE);
      if (line->age >= 0)
        g_assert_cmpfloat (fabs (line->points), <=, fabs (line->full));
      else if (line->kind == ACCORD_LEDGER_RULE)
        g_assert_cmpfloat (line->points, ==, line->full);
    }
  /* The same score as that of all leads at once, to the last bit; the lines sum to it but for rounding. */
  g_assert_cmpfloat (ledger->score, ==, accord_scores_get (scores)[row]);
  g_assert_cmpfloat_with_epsilon (sum, ledger->score, 1e-9);
  g_assert_cmpfloat (ledger->fit, ==, accord_scores_get_dimension (scores, ACCORD_DIMENSION_FIT, row));
  g_assert_cmpfloat (ledger->engagement, ==, accord_scores_get_dimension (scores, ACCORD_DIMENSION_ENGAGEMENT, row));
  g_assert_cmpint (ledger->band, ==, accord_scores_get_bands (scores)[row]);
  if (!isnan (model->min))
    g_assert_cmpfloat (ledger->score, >=, model->min);
  if (!isnan (model->max))
    g_assert_cmpfloat (ledger->score, <=, model->max);
}

static AccordAsOf *
draw_instants (GRand             *rand,
               const AccordFrame *frame)
{
  AccordAsOf *each = g_new (AccordAsOf, accord_frame_get_n_leads (frame));

  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    accord_as_of_day (&each[row], accord_frame_get_zone (frame), 17000 + g_rand_int_range (rand, 0, 700));
  return each;
}

static void
test_sums_to_the_score (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261128);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, (guint) g_rand_int_range (rand, 1, 150));
      g_autoptr (AccordScoreModel) model = random_model_new (rand);
      g_autofree AccordAsOf *each = g_rand_boolean (rand) ? draw_instants (rand, frame) : NULL;
      g_autoptr (AccordScores) scores = NULL;
      AccordAsOf as_of;

      accord_as_of_day (&as_of, accord_frame_get_zone (frame), 17000 + g_rand_int_range (rand, 0, 700));
      scores = accord_scores_compute (frame, model, &as_of, each, NULL, NULL);
      for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
        check_lead (scores, row);
    }
}

static const AccordLedgerLine *
get_line (const AccordLedger *ledger,
          guint               index)
{
  g_assert_cmpuint (index, <, ledger->lines->len);
  return ledger->lines->pdata[index];
}

/* By hand: start 10; engineer +20 and pharma +25, at most 40; three visits, the last 14 days ago at a half-life of 14: +15 of
 * 30; at most 60. 10 + 20 + 25 − 5 + 15 − 5 = 60. */
static void
test_by_hand (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new_full (
      "UTC", "id|job_title|industry|created_at\n a|Engineer|Pharma|2025-01-01T10:00:00Z",
      "0|visit|2025-03-01T08:00:00Z\n 0|visit|2025-03-10\n 0|visit|2025-03-18T23:00:00Z\n 0|visit|2025-04-05\n"
      "0|webinar|2025-03-30");
  g_autoptr (AccordScoreModel) model = accord_score_model_new ();
  AccordScoreGroup *fit = accord_score_model_add_group (model, "Fit", ACCORD_DIMENSION_FIT);
  AccordScoreGroup *deeds = accord_score_model_add_group (model, "Deeds", ACCORD_DIMENSION_ENGAGEMENT);
  g_autoptr (AccordScoreMatches) matches = NULL;
  g_autoptr (AccordLedger) ledger = NULL;
  const AccordRuleReason *reason;
  AccordAsOf as_of;

  model->start = 10;
  model->max = 60;
  fit->high = 40;
  accord_score_group_add_rule (fit, "Engineer", parse_condition ("job_title contains \"engineer\""), 20);
  accord_score_group_add_rule (fit, "Pharma", parse_condition ("industry = \"pharma\""), 25);
  accord_score_group_add_rule (deeds, "Visits", parse_condition ("activity(\"visit\") >= 2"), 30)->half_life = 14;
  accord_score_group_add_rule (deeds, "Never", parse_condition ("activity(\"call\") >= 1"), 99);
  fixture_as_of (&as_of, frame, "2025-04-01");
  matches = accord_score_matches_new (frame, model, &as_of, NULL, NULL, NULL, NULL);
  ledger = accord_ledger_new (matches, model, 0);

  g_assert_cmpuint (ledger->lines->len, ==, 6);
  g_assert_cmpfloat (ledger->score, ==, 60);
  g_assert_cmpfloat (ledger->fit, ==, 40);
  g_assert_cmpfloat (ledger->engagement, ==, 15);
  g_assert_cmpint (get_line (ledger, 0)->kind, ==, ACCORD_LEDGER_START);
  g_assert_cmpint (get_line (ledger, 3)->kind, ==, ACCORD_LEDGER_GROUP_HIGH);
  g_assert_cmpfloat (get_line (ledger, 3)->points, ==, -5);
  g_assert_cmpfloat (get_line (ledger, 4)->points, ==, 15);
  g_assert_cmpfloat (get_line (ledger, 4)->full, ==, 30);
  g_assert_cmpint (get_line (ledger, 4)->age, ==, 14);
  reason = get_line (ledger, 4)->reasons->pdata[0];
  g_assert_true (reason->is_activity);
  g_assert_cmpstr (reason->name, ==, "visit");
  g_assert_cmpuint (reason->count, ==, 3);
  g_assert_cmpint (accord_moment_to_day (reason->at, accord_frame_get_zone (frame)), ==, fixture_day ("2025-03-18"));
  reason = get_line (ledger, 2)->reasons->pdata[0];
  g_assert_cmpstr (reason->value, ==, "Pharma");
  g_assert_cmpint (get_line (ledger, 5)->kind, ==, ACCORD_LEDGER_MAX);
  g_assert_cmpfloat (get_line (ledger, 5)->points, ==, -5);
}

/* A rule that fits no lead of the file says why, and gives nothing. */
static void
test_problems (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", "id|source\n a|ads");
  g_autoptr (AccordScoreModel) model = accord_score_model_new ();
  AccordScoreGroup *group = accord_score_model_add_group (model, "G", ACCORD_DIMENSION_FIT);
  g_autoptr (AccordScores) scores = NULL;
  AccordAsOf as_of;

  accord_score_group_add_rule (group, NULL, parse_condition ("[No such] = 1"), 5);
  accord_score_group_add_rule (group, NULL, parse_condition ("source = \"ads\""), 7)->half_life = 10;
  accord_score_group_add_rule (group, NULL, parse_condition ("source = \"ads\""), 9);
  fixture_as_of (&as_of, frame, "2025-04-01");
  scores = accord_scores_compute (frame, model, &as_of, NULL, NULL, NULL);
  g_assert_nonnull (accord_score_matches_get (accord_scores_get_matches (scores), 0, 0)->problem);
  g_assert_nonnull (accord_score_matches_get (accord_scores_get_matches (scores), 0, 1)->problem);
  g_assert_null (accord_score_matches_get (accord_scores_get_matches (scores), 0, 2)->problem);
  g_assert_cmpfloat (accord_scores_get (scores)[0], ==, 9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/sums-to-the-score", test_sums_to_the_score);
  g_test_add_func ("/ledger/by-hand", test_by_hand);
  g_test_add_func ("/ledger/problems", test_problems);
  return g_test_run ();
}
