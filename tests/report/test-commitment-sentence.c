#include "report/commitment-sentence.h"

#include "model/records.h"

#define NB "\302\240"
#define CLOCK "\"limit_value\":4,\"limit_unit\":\"working-hours\""
#define SDR "\"owner_team\":\"sales\",\"owner\":\"Sales development\",\"unit\":\"ratio\",\"comparator\":\"at-least\",\"period\":\"month\","

static const struct
{
  const char *json;
  gboolean    in_hours; /* of the calendar */
  const char *sentence;
} cases[] = {
  { SDR "\"metric\":\"speed-to-lead\",\"target\":0.9," CLOCK, TRUE,
    "Sales development makes first contact within 4 working hours of hand-over with at least 90" NB "% of leads each month, "
    "in the hours of “Inside sales”." },
  { SDR "\"metric\":\"speed-to-lead\",\"target\":0.9,\"limit_value\":1,\"limit_unit\":\"working-hours\","
    "\"scope\":\"not persona is-empty\"", FALSE,
    "Sales development makes first contact within 1 working hour of hand-over with at least 90" NB "% of leads with persona "
    "filled in each month." },
  { SDR "\"metric\":\"speed-to-lead\",\"scope\":\"country = \\\"DE\\\"\"," CLOCK, FALSE,
    "Sales development makes first contact within 4 working hours of hand-over with a share (still open) of leads where "
    "country is DE each month." },
  { SDR "\"metric\":\"time-between\",\"from_date\":\"handed_over_at\",\"to_date\":\"decision\",\"target\":0.95,"
    "\"limit_value\":2,\"limit_unit\":\"working-days\"", TRUE,
    "Sales development decides within 2 working days of hand-over about at least 95" NB "% of leads each month, in the hours "
    "of “Inside sales”." },
  { SDR "\"metric\":\"contact-attempts\",\"attempts\":5,\"target\":0.85,\"limit_value\":10,\"limit_unit\":\"working-days\"",
    FALSE,
    "Sales development tries 5 times within 10 working days of hand-over to reach at least 85" NB "% of leads each month, "
    "unless they are decided sooner." },
  { SDR "\"metric\":\"share\",\"from_date\":\"rejected_at\",\"condition\":\"not reject_reason is-empty\",\"target\":1", TRUE,
    "Sales development: 100" NB "% of rejected leads each month have reason for rejection filled in." },
  { "\"owner_team\":\"marketing\",\"unit\":\"ratio\",\"period\":\"month\",\"comparator\":\"at-least\",\"metric\":\"share\","
    "\"from_date\":\"handed_over_at\",\"target\":0.95,"
    "\"condition\":\"not company is-empty and not job_title is-empty and not source is-empty\"", FALSE,
    "Growth: at least 95" NB "% of hand-overs each month have company, job title and source filled in." },
  { "\"owner_team\":\"marketing\",\"unit\":\"ratio\",\"period\":\"month\",\"comparator\":\"at-least\",\"metric\":\"share\","
    "\"from_date\":\"handed_over_at\",\"target\":0.7,\"condition\":\"band in (\\\"A\\\", \\\"B\\\")\"", FALSE,
    "Growth: for at least 70" NB "% of hand-overs each month, band is one of A, B." },
  { "\"owner_team\":\"marketing\",\"unit\":\"ratio\",\"period\":\"week\",\"comparator\":\"at-least\",\"target\":0.4,"
    "\"metric\":\"conversion-rate\",\"from_stage\":\"mql\",\"to_stage\":\"sql\",\"within_days\":30", FALSE,
    "Growth: at least 40" NB "% of the MQLs of each week become SQLs within 30 days." },
  { "\"owner_team\":\"marketing\",\"unit\":\"count\",\"period\":\"month\",\"comparator\":\"at-least\",\"target\":500,"
    "\"metric\":\"leads\",\"from_stage\":\"mql\"", FALSE,
    "Growth: at least 500 new MQLs each month." },
  { "\"owner_team\":\"marketing\",\"unit\":\"money\",\"period\":\"quarter\",\"comparator\":\"at-most\",\"target\":40,"
    "\"metric\":\"cost-per-lead\"", FALSE,
    "Growth: cost per lead, at most €40 each quarter." },
  { "\"owner_team\":\"both\",\"unit\":\"count\",\"period\":\"quarter\",\"comparator\":\"at-least\","
    "\"metric\":\"new-customers\"", FALSE,
    "Both teams: a number (still open) of new customers each quarter." },
  { "\"owner_team\":\"marketing\",\"unit\":\"ratio\",\"period\":\"month\",\"comparator\":\"at-least\",\"target\":0.7,"
    "\"metric\":\"acceptance-rate\"", FALSE,
    "Growth: sales accepts at least 70" NB "% of the leads that it decides on each month." },
  { "\"owner_team\":\"sales\",\"title\":\"A call with every lost lead\"", FALSE, "Sales: A call with every lost lead." },
};

static AccordRecord *
make_record (GType       type,
             const char *members)
{
  g_autofree char *text = g_strdup_printf ("{%s}", members);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  AccordRecord *record = accord_record_new (type);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (node);
  accord_record_from_json (record, json_node_get_object (node), &error);
  g_assert_no_error (error);
  return record;
}

static void
test_generated (void)
{
  g_autoptr (AccordRecord) settings = make_record (ACCORD_TYPE_SETTINGS, "\"marketing_name\":\"Growth\"");
  g_autoptr (AccordRecord) calendar = make_record (ACCORD_TYPE_CALENDAR, "\"title\":\"Inside sales\"");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordRecord) commitment = make_record (ACCORD_TYPE_COMMITMENT, cases[i].json);
      const AccordSentenceContext context = { settings, cases[i].in_hours ? calendar : NULL };
      g_autofree char *sentence = accord_commitment_sentence (commitment, &context);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

/* What people wrote stands as they wrote it; the other one can still be had. */
static void
test_own_words (void)
{
  g_autoptr (AccordRecord) commitment =
      make_record (ACCORD_TYPE_COMMITMENT, SDR "\"metric\":\"speed-to-lead\",\"target\":0.9," CLOCK ",\"sentence\":\"We call at once.\"");
  const AccordSentenceContext context = { NULL, NULL };
  g_autofree char *own = accord_commitment_sentence (commitment, &context);
  g_autofree char *generated = accord_commitment_generate (commitment, &context);

  g_assert_cmpstr (own, ==, "We call at once.");
  g_assert_true (g_str_has_prefix (generated, "Sales development makes first contact"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commitment-sentence/generated", test_generated);
  g_test_add_func ("/commitment-sentence/own-words", test_own_words);
  return g_test_run ();
}
