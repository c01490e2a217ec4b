#include "fixture-frame.h"

#include <string.h>

#include "frame/lead-set.h"

static AccordFrame *
people_new (void)
{
  return fixture_frame_new_full ("Europe/Berlin",
                                 "name | industry | company_size | visits:integer | created_at | customer_at | Agreed:boolean\n"
                                 "Ann | Health | 51-200 | 3 | 2018-01-31 | 2018-03-01 | true\n"
                                 "Béa | health care |  7 | 0 | 2018-02-01T23:30Z |  | false\n"
                                 "CARL | | 12 | | 2018-02-01T10:00Z | 2018-09-01 | \n"
                                 "dora | Retail (EU) | | 12 | | | true\n",
                                 "0|visit|2018-03-01\n"
                                 "0|Visit|2018-03-20T10:00Z\n"
                                 "0|demo|2018-03-20\n"
                                 "1|visit|2018-03-30\n"
                                 "1|visit|2018-04-02\n");
}

/* As of 2018-03-31: the leads that meet the condition, by their first letters. */
static const struct
{
  const char *text;
  const char *leads;
} cases[] = {
  { "industry = \"HEALTH\"", "A" },
  { "industry != \"health\"", "BCd" },
  { "industry is-empty", "C" },
  { "not industry is-empty", "ABd" },
  { "industry = \"\"", "C" },
  { "industry != \"\"", "ABd" },
  { "name = \"béa\"", "B" },
  { "name = \"BE\xcc\x81" "A\"", "B" },
  { "name in (\"ann\", \"DORA\", \"nobody\")", "Ad" },
  { "industry contains \"EAL\"", "AB" },
  { "industry contains \"\"", "ABd" },
  { "industry starts-with \"retail (\"", "d" },
  { "industry matches \"^HEALTH( care)?$\"", "AB" },
  { "industry matches \"\"", "ABd" },
  { "name < \"b\"", "A" },
  { "name >= \"carl\"", "Cd" },
  { "industry < \"zzz\"", "ABd" },
  { "company_size > 7", "C" },
  { "company_size <= 12", "BC" },
  { "company_size = 12", "C" },
  { "visits = 3", "A" },
  { "visits != 3", "BCd" },
  { "visits < 3", "B" },
  { "visits >= 3", "Ad" },
  { "visits in (0, 12)", "Bd" },
  { "visits = \"12\"", "d" },
  { "visits is-empty", "C" },
  { "Agreed = \"yes\"", "Ad" },
  { "Agreed = 0", "B" },
  { "Agreed != \"true\"", "BC" },
  { "Agreed is-empty", "C" },
  { "created_at = \"2018-02-02\"", "B" },
  { "created_at >= \"2018-02-01\"", "BC" },
  { "created_at < \"2018-02-01\"", "A" },
  { "created_at != \"2018-01-31\"", "BCd" },
  { "created_at <= \"2018-02-01T11:00\"", "AC" },
  { "created_at < \"2018-02-01T11:00\"", "A" },
  { "created_at < \"2018-02-01T10:00:00.001Z\"", "AC" },
  { "created_at is-empty", "d" },
  { "stage = \"customer\"", "A" },
  { "stage = \"lead\"", "BCd" },
  { "activity(\"visit\") >= 2", "A" },
  { "activity(\"VISIT\") = 1", "B" },
  { "activity(\"visit\") >= 1 within 11 days", "AB" },
  { "activity(\"visit\") >= 1 within 10 days", "B" },
  { "activity(\"visit\") >= 2 within 30 days", "A" },
  { "activity(\"visit\") >= 2 within 29 days", "" },
  { "activity(\"call\") = 0", "ABCd" },
  { "activity(\"visit\") < 1 and visits is-empty", "C" },
  { "visits >= 3 or industry is-empty", "ACd" },
  { "not (visits >= 3 or industry is-empty)", "B" },
};

static char *
match_letters (const AccordFrame *frame,
               const char        *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCondition) condition = accord_condition_parse (text, &error);
  g_autoptr (AccordLeadSet) set = NULL;
  GString *letters = g_string_new (NULL);
  AccordAsOf as_of;

  g_assert_no_error (error);
  fixture_as_of (&as_of, frame, "2018-03-31");
  set = accord_condition_match (condition, frame, &as_of, &error);
  g_assert_no_error (error);
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    if (accord_lead_set_contains (set, row))
      {
        g_autofree char *name = accord_frame_cell_text (frame, accord_frame_find_column (frame, "name"), row);

        g_string_append_c (letters, name[0]);
      }
  return g_string_free (letters, FALSE);
}

static void
test_operators (void)
{
  g_autoptr (AccordFrame) frame = people_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = match_letters (frame, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (letters, ==, cases[i].leads);
    }
}

static const struct
{
  const char *text;
  gint        code;
  const char *says;
} wrong[] = {
  { "industri = \"x\"", ACCORD_CONDITION_ERROR_FIELD, "did you mean “industry”" },
  { "score > 3", ACCORD_CONDITION_ERROR_FIELD, "“score” is not known of any lead" },
  { "[Shoe size] > 3", ACCORD_CONDITION_ERROR_FIELD, "no field “Shoe size”" },
  { "visits = \"many\"", ACCORD_CONDITION_ERROR_TYPE, "“many” is none; write it as 12.5" },
  { "visits contains \"1\"", ACCORD_CONDITION_ERROR_TYPE, "“contains” does not apply" },
  { "created_at > 2018", ACCORD_CONDITION_ERROR_TYPE, "“2018-01-31”" },
  { "created_at > \"31/01/2018\"", ACCORD_CONDITION_ERROR_TYPE, "“31/01/2018” is none" },
  { "created_at matches \"2018\"", ACCORD_CONDITION_ERROR_TYPE, "“matches” does not apply" },
  { "Agreed = \"maybe\"", ACCORD_CONDITION_ERROR_TYPE, "“maybe” is none" },
  { "Agreed > 0", ACCORD_CONDITION_ERROR_TYPE, "“>” does not apply" },
  { "industry > 3", ACCORD_CONDITION_ERROR_TYPE, "not numbers" },
  { "industry matches \"(\"", ACCORD_CONDITION_ERROR_TYPE, "“(” is not a pattern" },
  { "visits = 1 and nothing = 2", ACCORD_CONDITION_ERROR_FIELD, "no field “nothing”" },
};

static void
test_errors_say_what_is_right (void)
{
  g_autoptr (AccordFrame) frame = people_new ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordCondition) condition = accord_condition_parse (wrong[i].text, &error);
      g_autoptr (AccordLeadSet) set = NULL;
      AccordAsOf as_of;

      g_assert_no_error (error);
      fixture_as_of (&as_of, frame, "2018-03-31");
      set = accord_condition_match (condition, frame, &as_of, &error);
      g_test_message ("%s: %s", wrong[i].text, error != NULL ? error->message : "no error");
      g_assert_null (set);
      g_assert_error (error, ACCORD_CONDITION_ERROR, wrong[i].code);
      g_assert_nonnull (strstr (error->message, wrong[i].says));
    }
}

/* A pattern that backtracks without end is refused before anybody waits for it. */
static void
test_pattern_cannot_hang (void)
{
  g_autoptr (GString) text = g_string_new ("name\n");
  g_autoptr (AccordFrame) frame = NULL;
  g_autoptr (AccordCondition) condition = accord_condition_parse ("name matches \"^(a+)+$\"", NULL);
  g_autoptr (GError) error = NULL;
  AccordAsOf as_of;
  gint64 start;

  for (guint i = 0; i < 60; i++)
    g_string_append_c (text, 'a');
  g_string_append (text, "!\n");
  frame = fixture_frame_new ("UTC", text->str);
  fixture_as_of (&as_of, frame, "2018-03-31");
  start = g_get_monotonic_time ();
  g_assert_null (accord_condition_match (condition, frame, &as_of, &error));
  g_assert_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_TYPE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

/* Many texts are looked through in two halves at the same time: none is left out, and what is wrong is said once. */
static void
test_many_texts (void)
{
  const guint n = 17000;
  const guint step = 7;
  g_autoptr (GString) text = g_string_new ("name\n");
  g_autoptr (AccordFrame) frame = NULL;
  g_autoptr (AccordCondition) condition = accord_condition_parse ("name contains \"SEVÉNTH\"", NULL);
  g_autoptr (AccordCondition) bad = accord_condition_parse ("name matches \"(\"", NULL);
  g_autoptr (AccordLeadSet) set = NULL;
  g_autoptr (GError) error = NULL;
  AccordAsOf as_of;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u\n", i % step == 0 ? "sevénth " : "seventh ", i);
  frame = fixture_frame_new ("UTC", text->str);
  fixture_as_of (&as_of, frame, "2018-03-31");
  set = accord_condition_match (condition, frame, &as_of, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (accord_lead_set_contains (set, i), ==, i % step == 0);
  g_assert_null (accord_condition_match (bad, frame, &as_of, &error));
  g_assert_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_TYPE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/condition-match/operators", test_operators);
  g_test_add_func ("/condition-match/errors-say-what-is-right", test_errors_say_what_is_right);
  g_test_add_func ("/condition-match/pattern-cannot-hang", test_pattern_cannot_hang);
  g_test_add_func ("/condition-match/many-texts", test_many_texts);
  return g_test_run ();
}
