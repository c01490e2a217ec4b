#include "present/words-condition.h"

#include "model/records.h"

static const struct
{
  const char *text;
  const char *words;
} clauses[] = {
  { "industry = \"Health\" and [visits] >= 3", "industry is Health and visits is at least 3" },
  { "industry = \"Health\"", "industry is Health" },
  { "source = \"Trade fair\" or country = \"ES\"", "source is “Trade fair” or country is ES" },
  { "job_title contains \"lead\" and not job_title contains \"team\"",
    "job title contains lead and job title does not contain team" },
  { "country in (\"DE\", \"AT\")", "country is one of DE, AT" },
  { "not country in (\"DE\", \"San Marino\")", "country is none of DE, “San Marino”" },
  { "company is-empty", "company is empty" },
  { "not company is-empty and source = \"ads\"", "company is not empty and source is ads" },
  { "not mql_at is-empty", "qualified by marketing has a date" },
  { "handed_over_at is-empty", "handed over to sales has no date" },
  { "created_at >= \"2025-01-31\"", "lead since is on or after 31 Jan 2025" },
  { "value > 12.5", "value is more than 12.5" },
  { "stage = \"mql\"", "stage is MQL" },
  { "name = \"\"", "name is “”" },
  { "(a = \"1\" or b = \"2\") and c = \"3\"", "(a is 1 or b is 2) and c is 3" },
  { "a = \"1\" or b = \"2\" and c = \"3\"", "a is 1 or (b is 2 and c is 3)" },
  { "not (a = \"1\" or b = \"2\")", "not (a is 1 or b is 2)" },
  { "not industry = \"Health\"", "not (industry is Health)" },
  { "activity(\"demo\") >= 2", "“demo” happened at least 2 times" },
  { "activity(\"visit\") = 1 within 30 days", "“visit” happened exactly 1 time within 30 days" },
  { "activity(\"call\") < 5 within 1 days", "“call” happened fewer than 5 times within 1 day" },
};

static void
test_clauses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordCondition) condition = accord_condition_parse (clauses[i].text, &error);
      g_autofree char *words = NULL;

      g_test_message ("%s", clauses[i].text);
      g_assert_no_error (error);
      words = accord_words_condition (condition, NULL);
      g_assert_cmpstr (words, ==, clauses[i].words);
    }
}

static const struct
{
  const char *text;
  const char *words;
} whiches[] = {
  { "not persona is-empty", "leads with persona filled in" },
  { "not company is-empty and not job_title is-empty and not source is-empty",
    "leads with company, job title and source filled in" },
  { "not persona is-empty and country = \"DE\"", "leads where persona is not empty and country is DE" },
  { "not accepted_at is-empty", "leads where accepted by sales has a date" },
  { "country = ", "leads where “country = ”" }, /* it cannot be read */
};

static void
test_which (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (whiches); i++)
    {
      g_autofree char *words = accord_words_which ("leads", whiches[i].text, NULL);

      g_assert_cmpstr (words, ==, whiches[i].words);
    }
}

/* Stages are called as the file calls them. */
static void
test_own_words (void)
{
  g_autoptr (AccordRecord) settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  g_autofree char *day = NULL, *stage = NULL;

  accord_record_set_text (settings, "stage_opportunity", "deal");
  day = accord_words_condition_text ("not opportunity_at is-empty", settings);
  stage = accord_words_condition_text ("stage = \"opportunity\"", settings);
  g_assert_cmpstr (day, ==, "deal since has a date");
  g_assert_cmpstr (stage, ==, "stage is deal");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/condition-words/clauses", test_clauses);
  g_test_add_func ("/condition-words/which", test_which);
  g_test_add_func ("/condition-words/own-words", test_own_words);
  return g_test_run ();
}
