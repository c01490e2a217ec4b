#include "model/handover.h"

#include "model/holidays-text.h"

static void
test_fields (void)
{
  static const struct
  {
    const char *before, *field;
    gboolean    required;
    const char *after;
  } cases[] = {
    { "", "company", TRUE, "company" },
    { "company", "job_title", TRUE, "company, job_title" },
    { "company ,job_title,, source", "job_title", FALSE, "company, source" },
    { "company, source", "Company", TRUE, "source, Company" },
    { "company", "source", FALSE, "company" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *after = accord_handover_set_field (cases[i].before, cases[i].field, cases[i].required);

      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static void
test_reasons (void)
{
  static const struct
  {
    const char *text, *list;
  } cases[] = {
    { "", "" },
    { "Too small", "- Too small" },
    { "- Too small\n* No need\n\n2. Wrong data \n", "- Too small\n- No need\n- Wrong data" },
    { "2 employees\n-5", "- 2 employees\n- -5" }, /* neither is a mark of a list */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) reasons = accord_reasons_parse (cases[i].text);
      g_autofree char *list = accord_reasons_to_text ((const char *const *) reasons);

      g_assert_cmpstr (list, ==, cases[i].list);
    }
}

static void
test_reason_in_list (void)
{
  static const char *const reasons[] = { "Too small", "Kein Bedarf für uns", NULL };

  g_assert_true (accord_reasons_contain (reasons, "too small"));
  g_assert_true (accord_reasons_contain (reasons, " Too small "));
  g_assert_true (accord_reasons_contain (reasons, "KEIN BEDARF FÜR UNS"));
  g_assert_false (accord_reasons_contain (reasons, "small"));
}

static void
assert_text (AccordCondition *condition,
             const char      *text)
{
  g_autofree char *own = accord_condition_to_text (condition);

  g_assert_cmpstr (own, ==, text);
  accord_condition_unref (condition);
}

static void
test_conditions (void)
{
  static const char *const fields[] = { "company", "Lead Source", NULL };
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_condition_unref);
  g_autoptr (AccordCondition) base = accord_condition_parse ("score >= 70", NULL);
  g_autoptr (AccordCondition) rule = accord_condition_parse ("country = \"DE\"", NULL);

  assert_text (accord_handover_complete (accord_day_from_ymd (2025, 4, 11), fields),
               "created_at >= \"2025-04-11\" and not company is-empty and not [Lead Source] is-empty");
  g_ptr_array_add (before, accord_condition_parse ("source = \"Fair\" or source = \"Web\"", NULL));
  assert_text (accord_handover_first_of (base, before, rule),
               "score >= 70 and country = \"DE\" and not (source = \"Fair\" or source = \"Web\")");
  assert_text (accord_handover_first_of (NULL, before, NULL), "not (source = \"Fair\" or source = \"Web\")");
}

static void
test_holidays_merge (void)
{
  g_autoptr (GArray) more = accord_holidays_new ();
  g_autofree char *text = NULL;
  g_autofree char *fewer = NULL;
  g_autoptr (GError) error = NULL;
  guint n_known = 0;

  accord_holidays_add (more, accord_day_from_ymd (2025, 12, 25), "Weihnachten");
  accord_holidays_add (more, accord_day_from_ymd (2025, 1, 1), "New Year");
  text = accord_holidays_merge ("As in Bavaria:\n- 2025-12-25 Christmas", more, &n_known, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_known, ==, 1);
  g_assert_cmpstr (text, ==, "As in Bavaria:\n\n- 2025-01-01 New Year\n- 2025-12-25 Christmas");

  fewer = accord_holidays_remove (text, accord_day_from_ymd (2025, 12, 25), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fewer, ==, "As in Bavaria:\n\n- 2025-01-01 New Year");
  g_assert_null (accord_holidays_merge ("- Christmas", more, &n_known, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/fields", test_fields);
  g_test_add_func ("/handover/reasons", test_reasons);
  g_test_add_func ("/handover/reason-in-list", test_reason_in_list);
  g_test_add_func ("/handover/conditions", test_conditions);
  g_test_add_func ("/holidays/merge", test_holidays_merge);
  return g_test_run ();
}
