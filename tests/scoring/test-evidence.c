/* What values say about who buys: weights and information value by hand, bins, and fields that know the outcome. */
#include "fixture-frame.h"
#include "random-model.h"
#include "scoring/evidence.h"

#include <math.h>

static AccordFieldEvidence *
find (AccordFrame *frame,
      const char  *field)
{
  g_autoptr (AccordCondition) condition = parse_condition ("Won = 1");
  AccordOutcomeQuery query = { .horizon_days = 90, .condition = condition };
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordOutcome) outcome = NULL;
  AccordFieldEvidence *evidence;

  fixture_as_of (&query.as_of, frame, "2025-12-31");
  outcome = accord_outcome_new (frame, &query, &error);
  g_assert_no_error (error);
  evidence = accord_field_evidence_new (frame, field, outcome, &error);
  g_assert_no_error (error);
  return evidence;
}

/* 100 leads: of 40 from fairs 20 buy, of 50 from ads 10, of 10 without a source none. */
static AccordFrame *
make_frame (void)
{
  GString *text = g_string_new ("id|source|Won:integer|hours:integer|Answer:text\n");
  AccordFrame *frame;

  for (guint i = 0; i < 100; i++)
    {
      const char *source = i < 40 ? (i % 2 == 0 ? "Fair" : "fair") : i < 90 ? "ads" : "";
      gboolean won = i < 20 || (i >= 40 && i < 50);

      g_string_append_printf (text, "l%u|%s|%d|%u|%s\n", i, source, won, i, won ? "yes" : "no");
    }
  frame = fixture_frame_new ("UTC", text->str);
  g_string_free (text, TRUE);
  return frame;
}

static void
test_by_hand (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  g_autoptr (AccordFieldEvidence) evidence = find (frame, "source");
  static const struct
  {
    const char        *value;
    guint              n, won;
    AccordValueVerdict verdict;
  } expected[] = { { "ads", 50, 10, ACCORD_VERDICT_TOO_FEW },
                   { "Fair", 40, 20, ACCORD_VERDICT_SUPPORTS },
                   { NULL, 10, 0, ACCORD_VERDICT_CONTRADICTS } };
  double iv = 0;

  g_assert_cmpuint (evidence->n, ==, 100);
  g_assert_cmpuint (evidence->won, ==, 30);
  g_assert_cmpuint (evidence->values->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const AccordEvidenceValue *value = evidence->values->pdata[i];
      double won = (expected[i].won + 0.5) / 30, lost = (expected[i].n - expected[i].won + 0.5) / 70;

      g_assert_cmpstr (value->value, ==, expected[i].value);
      g_assert_cmpuint (value->n, ==, expected[i].n);
      g_assert_cmpuint (value->won, ==, expected[i].won);
      g_assert_cmpfloat_with_epsilon (value->woe, log (won / lost), 1e-12);
      g_assert_cmpint (value->verdict, ==, expected[i].verdict);
      iv += (won - lost) * log (won / lost);
    }
  g_assert_cmpfloat_with_epsilon (evidence->iv, iv, 1e-12);
  g_assert_cmpstr (((AccordEvidenceValue *) evidence->values->pdata[1])->condition, ==, "source = \"Fair\"");
  g_assert_cmpstr (((AccordEvidenceValue *) evidence->values->pdata[2])->condition, ==, "source is-empty");
}

/* A field that says the outcome in other words. */
static void
test_known_after (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  g_autoptr (AccordFieldEvidence) evidence = find (frame, "Answer");

  g_assert_cmpint (evidence->verdict, ==, ACCORD_FIELD_KNOWN_AFTER);
  g_assert_cmpfloat (evidence->auc, ==, 1);
}

/* A date that comes with the sale is flagged, one from before it is not for that. */
static void
test_set_after (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new (
      "UTC", "id|created_at|customer_at|Contract:moment|First:moment|Won:integer\n"
             "a|2025-01-01|2025-02-01|2025-02-02|2025-01-02|1\n b|2025-01-03|2025-02-05|2025-02-05|2025-01-04|1\n"
             "c|2025-01-03||||0\n d|2025-01-04|||2025-01-05|0\n");
  g_autoptr (AccordFieldEvidence) contract = find (frame, "Contract"), first = find (frame, "First");

  g_assert_true (contract->set_after);
  g_assert_cmpint (contract->verdict, ==, ACCORD_FIELD_KNOWN_AFTER);
  g_assert_false (first->set_after);
}

/* Bins hold every lead once, follow one another, and none is small. */
static void
test_bins (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  g_autoptr (AccordFieldEvidence) evidence = find (frame, "hours");
  double last = -INFINITY;
  guint n = 0;

  g_assert_cmpuint (evidence->values->len, >=, 3);
  for (guint i = 0; i < evidence->values->len; i++)
    {
      const AccordEvidenceValue *value = evidence->values->pdata[i];

      g_assert_cmpfloat (value->from, >, last);
      g_assert_cmpfloat (value->to, >=, value->from);
      g_assert_cmpuint (value->n, >=, 20);
      g_assert_nonnull (value->condition);
      last = value->to;
      n += value->n;
    }
  g_assert_cmpuint (n, ==, 100);
}

/* The condition that a value is given as has the leads that were counted. */
static void
test_conditions (void)
{
  static const char *const fields[] = { "source", "currency", "value", "visits", "Agreed", "created_at" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, 800);
  g_autoptr (AccordCondition) condition = parse_condition ("visits >= 3 or value < 30");
  AccordOutcomeQuery query = { .horizon_days = 90, .condition = condition };
  g_autoptr (AccordOutcome) outcome = NULL;

  accord_as_of_day (&query.as_of, accord_frame_get_zone (frame), 19000);
  outcome = accord_outcome_new (frame, &query, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (AccordFieldEvidence) evidence = accord_field_evidence_new (frame, fields[i], outcome, NULL);
      guint n = 0, won = 0;

      for (guint j = 0; j < evidence->values->len; j++)
        {
          const AccordEvidenceValue *value = evidence->values->pdata[j];
          g_autoptr (AccordCondition) test = parse_condition (value->condition);
          g_autoptr (AccordLeadSet) leads = accord_condition_match (test, frame, &query.as_of, NULL);
          AccordEvidenceValue counted;

          g_test_message ("%s", value->condition);
          g_assert_cmpuint (accord_lead_set_count (leads), ==, value->n);
          accord_evidence_of_leads (leads, outcome, 1, &counted);
          g_assert_cmpuint (counted.won, ==, value->won);
          g_assert_cmpfloat (counted.woe, ==, value->woe);
          n += value->n;
          won += value->won;
        }
      g_assert_cmpuint (n, ==, outcome->n);
      g_assert_cmpuint (won, ==, outcome->n_won);
    }
}

/* Only what came before a lead became one counts. */
static void
test_activity (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new_full (
      "UTC", "id|created_at|Won:integer\n a|2025-01-10T00:00:00Z|1\n b|2025-01-10T00:00:00Z|0\n",
      "0|visit|2025-01-05T00:00:00Z\n 1|visit|2025-01-15T00:00:00Z\n");
  g_autoptr (AccordFieldEvidence) evidence = find (frame, "activity(\"Visit\")");
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCondition) condition = parse_condition ("Won = 1");
  AccordOutcomeQuery query = { .condition = condition };
  g_autoptr (AccordOutcome) outcome = NULL;

  g_assert_cmpuint (evidence->values->len, ==, 1);
  g_assert_cmpfloat (((AccordEvidenceValue *) evidence->values->pdata[0])->from, ==, 0);
  g_assert_cmpfloat (((AccordEvidenceValue *) evidence->values->pdata[0])->to, ==, 1);
  fixture_as_of (&query.as_of, frame, "2025-12-31");
  outcome = accord_outcome_new (frame, &query, NULL);
  g_assert_null (accord_field_evidence_new (frame, "no such", outcome, &error));
  g_assert_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_FIELD);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/by-hand", test_by_hand);
  g_test_add_func ("/evidence/known-after", test_known_after);
  g_test_add_func ("/evidence/set-after", test_set_after);
  g_test_add_func ("/evidence/bins", test_bins);
  g_test_add_func ("/evidence/conditions", test_conditions);
  g_test_add_func ("/evidence/activity", test_activity);
  return g_test_run ();
}
