#include "model/condition.h"

#include <string.h>

#include "random-condition.h"

#define N_RANDOM 5000

/* What is typed, and how it is written back; NULL: the same. */
static const struct
{
  const char *typed;
  const char *written;
} valid[] = {
  { "", NULL },
  { "  \n", "" },
  { "()", "" },
  { "industry = \"Health\"", NULL },
  { "industry=\"Health\"", "industry = \"Health\"" },
  { "visits >= 3", NULL },
  { "visits>=3 and source!=\"ads\"", "visits >= 3 and source != \"ads\"" },
  { "value < -1.50", "value < -1.5" },
  { "value > 1e3", "value > 1000" },
  { "value = .5", "value = 0.5" },
  { "value = +7.", "value = 7" },
  { "source in (\"ads\")", NULL },
  { "source IN(\"ads\",\"event\" , 3)", "source in (\"ads\", \"event\", 3)" },
  { "email is-empty", NULL },
  { "not email IS-EMPTY", "not email is-empty" },
  { "not not (email is-empty)", "not not email is-empty" },
  { "company contains \"GmbH\" or job_title starts-with \"Head\" or name matches \"^A\\d+$\"",
    "company contains \"GmbH\" or job_title starts-with \"Head\" or name matches \"^A\\\\d+$\"" },
  { "[Lead Source] = \"Google\"", NULL },
  { "[industry] = \"Health\"", "industry = \"Health\"" },
  { "[and] = 1 AND [In] = 2", "[and] = 1 and [In] = 2" },
  { "Industry = 1", "[Industry] = 1" },
  { "[a\\]b\\\\c] = 1", NULL },
  { "name = \"say \\\"hi\\\" \\\\ bye\"", NULL },
  { "name = \"\"", NULL },
  { "days = 3 and within = 4", NULL },
  { "a = 1 or b = 2 and c = 3", NULL },
  { "(a = 1 or b = 2) and c = 3", NULL },
  { "(a = 1 and b = 2) and c = 3", NULL },
  { "((a = 1)) and (b = 2)", "a = 1 and b = 2" },
  { "not (a = 1 or b = 2)", NULL },
  { "not a = 1 and b = 2", NULL },
  { "activity(\"page:pricing\") >= 2 within 30 days", NULL },
  { "Activity (\"page:pricing\")", "activity(\"page:pricing\") >= 1" },
  { "activity(\"demo\") = 0 within 1 day", "activity(\"demo\") = 0 within 1 days" },
  { "activity(\"demo\") within 7 days or a = 1", "activity(\"demo\") >= 1 within 7 days or a = 1" },
  { "industry = \"Health\" and (visits >= 3 or not source in (\"ads\", \"event\")) and activity(\"page:pricing\") >= 2 "
    "within 30 days",
    NULL },
};

static void
test_valid (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordCondition) condition = accord_condition_parse (valid[i].typed, &error);
      g_autofree char *written = NULL;

      g_test_message ("%s", valid[i].typed);
      g_assert_no_error (error);
      written = accord_condition_to_text (condition);
      g_assert_cmpstr (written, ==, valid[i].written != NULL ? valid[i].written : valid[i].typed);
    }
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *typed;
    guint       position;
    const char *expected; /* a part of what the sentence says */
  } rows[] = {
    { "industry", 9, "comparison" },
    { "industry \"Health\"", 10, "comparison" },
    { "industry =", 11, "this is the end" },
    { "industry = Health", 12, "not “Health”" },
    { "industry == \"x\"", 11, "not “=”" },
    { "industry = \"Health", 12, "closing quote" },
    { "[Lead Source = 1", 1, "closing bracket" },
    { "[] = 1", 1, "name of a field" },
    { "= 3", 1, "field" },
    { "a = 1 and", 10, "field" },
    { "a = 1 or or b = 2", 10, "field" },
    { "a = 1 b = 2", 7, "“and”, “or”" },
    { "(a = 1", 7, "closing parenthesis" },
    { "a = 1)", 6, "“and”, “or” or the end" },
    { "not", 4, "field" },
    { "source in \"ads\"", 11, "list in parentheses" },
    { "source in ()", 12, "text in" },
    { "source in (\"ads\"", 17, "comma" },
    { "source in (\"ads\",)", 18, "text in" },
    { "company contains 3", 18, "text in" },
    { "in = 3", 1, "field" },
    { "a.b = 3", 2, "“.” has no meaning" },
    { "a = 'x'", 5, "“'” has no meaning" },
    { "job-title = \"x\"", 1, "[job-title]" },
    { "a = 3days", 6, "space" },
    { "a = 1e999", 5, "too large" },
    { "activity = 3", 10, "page:pricing" },
    { "activity(page)", 10, "activity in" },
    { "activity(\"x\") >= 1.5", 18, "whole number" },
    { "activity(\"x\") >= -1", 18, "whole number" },
    { "activity(\"x\") contains 1", 15, "“and”, “or”" },
    { "activity(\"x\") >= 2 within 30", 29, "days" },
    { "activity(\"x\") within days", 22, "whole number of days" },
    { "é = 1", 1, "“é” has no meaning" },
    { "name = \"€€\" and ?", 17, "“?” has no meaning" },
    { "name = \"\xff\"", 9, "UTF-8" },
    { "a = 1 \x01", 7, "no meaning" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordCondition) condition = accord_condition_parse (rows[i].typed, &error);
      g_autofree char *position = g_strdup_printf ("Position %u:", rows[i].position);

      g_assert_null (condition);
      g_assert_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_SYNTAX);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, position));
      g_assert_nonnull (strstr (error->message, rows[i].expected));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_tree (void)
{
  g_autoptr (AccordCondition) condition = accord_condition_parse (
    "a = 1 and not source in (\"ads\", 2) and activity(\"demo\") > 2 within 9 days", NULL);
  AccordCondition *test, *negation, *activity;
  const AccordLiteral *literal;

  g_assert_cmpint (condition->kind, ==, ACCORD_CONDITION_ALL);
  g_assert_cmpuint (condition->children->len, ==, 3);
  negation = g_ptr_array_index (condition->children, 1);
  g_assert_cmpint (negation->kind, ==, ACCORD_CONDITION_NOT);
  test = g_ptr_array_index (negation->children, 0);
  g_assert_cmpint (test->op, ==, ACCORD_OPERATOR_IN);
  g_assert_cmpstr (test->field, ==, "source");
  literal = &g_array_index (test->values, AccordLiteral, 0);
  g_assert_false (literal->is_number);
  g_assert_cmpstr (literal->text, ==, "ads");
  literal = &g_array_index (test->values, AccordLiteral, 1);
  g_assert_true (literal->is_number);
  g_assert_cmpfloat (literal->number, ==, 2);
  g_assert_cmpstr (literal->text, ==, "2");
  activity = g_ptr_array_index (condition->children, 2);
  g_assert_cmpint (activity->kind, ==, ACCORD_CONDITION_ACTIVITY);
  g_assert_cmpstr (activity->field, ==, "demo");
  g_assert_cmpint (activity->op, ==, ACCORD_OPERATOR_GT);
  g_assert_cmpint (activity->within_days, ==, 9);
  literal = &g_array_index (activity->values, AccordLiteral, 0);
  g_assert_cmpfloat (literal->number, ==, 2);
}

static void
test_random_trees_round_trip (void)
{
  GRand *random = g_rand_new_with_seed (42);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordCondition) condition = random_condition (random, 4);
      g_autofree char *text = accord_condition_to_text (condition);
      g_autoptr (AccordCondition) parsed = accord_condition_parse (text, &error);

      g_assert_no_error (error);
      if (!accord_condition_equal (condition, parsed))
        g_error ("not the same: %s", text);
    }
  g_rand_free (random);
}

/* Whatever is typed gives a condition or a sentence. */
static void
test_random_text (void)
{
  static const char alphabet[] = "ab_9 .-+eE\"\\[](),=<>!'\xc3\xa9\x80\n";
  static const char *const words[] = { "and ", "or ", "not ", "in ", "is-empty ", "activity(", "\"x\"", "within ", "= 1 " };
  GRand *random = g_rand_new_with_seed (4711);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordCondition) condition = NULL;

      for (gint n = g_rand_int_range (random, 0, 30); n > 0; n--)
        if (g_rand_boolean (random))
          g_string_append_c (text, alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)]);
        else
          g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      condition = accord_condition_parse (text->str, &error);
      g_assert_true ((condition == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_rand_free (random);
}

static char *
repeat (const char *before,
        const char *middle,
        const char *after,
        guint       times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (text, before);
  g_string_append (text, middle);
  for (guint i = 0; i < times; i++)
    g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  static const char *const wraps[][2] = { { "(", ")" }, { "not ", "" }, { "not (", ")" } };

  for (guint i = 0; i < G_N_ELEMENTS (wraps); i++)
    {
      g_autofree char *shallow = repeat (wraps[i][0], "a = 1", wraps[i][1], 40);
      g_autofree char *deep = repeat (wraps[i][0], "a = 1", wraps[i][1], 200000);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordCondition) fine = accord_condition_parse (shallow, NULL);
      g_autoptr (AccordCondition) too_deep = accord_condition_parse (deep, &error);

      g_assert_nonnull (fine);
      g_assert_null (too_deep);
      g_assert_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_SYNTAX);
    }
}

static void
test_long_chain (void)
{
  g_autofree char *text = repeat ("a = 1 or ", "b = 2", "", 20000);
  g_autoptr (AccordCondition) condition = accord_condition_parse (text, NULL);
  g_autofree char *written = accord_condition_to_text (condition);

  g_assert_cmpuint (condition->children->len, ==, 20001);
  g_assert_cmpstr (written, ==, text);
}

static void
test_groups_that_text_cannot_say (void)
{
  g_autoptr (AccordCondition) one = accord_condition_new_group (ACCORD_CONDITION_ALL);
  g_autoptr (AccordCondition) none = accord_condition_new_group (ACCORD_CONDITION_ANY);
  g_autofree char *one_text = NULL;
  g_autofree char *none_text = accord_condition_to_text (none);
  g_autoptr (AccordCondition) parsed = accord_condition_parse (none_text, NULL);

  accord_condition_add (one, accord_condition_new_test ("email", ACCORD_OPERATOR_IS_EMPTY));
  one_text = accord_condition_to_text (one);
  g_assert_cmpstr (one_text, ==, "email is-empty");
  g_assert_cmpstr (none_text, ==, "not ()");
  g_assert_nonnull (parsed);
}

static void
test_operators (void)
{
  for (guint i = 0; i <= ACCORD_OPERATOR_IS_EMPTY; i++)
    {
      g_autofree char *upper = g_ascii_strup (accord_operator_get_text (i), -1);
      AccordOperator op;

      g_assert_true (accord_operator_parse (upper, &op));
      g_assert_cmpint (op, ==, i);
      g_assert_cmpint (accord_operator_is_comparison (op), ==, i <= ACCORD_OPERATOR_GE);
    }
  g_assert_false (accord_operator_parse ("like", NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/condition/valid", test_valid);
  g_test_add_func ("/condition/invalid", test_invalid);
  g_test_add_func ("/condition/tree", test_tree);
  g_test_add_func ("/condition/random-trees", test_random_trees_round_trip);
  g_test_add_func ("/condition/random-text", test_random_text);
  g_test_add_func ("/condition/depth", test_depth);
  g_test_add_func ("/condition/long-chain", test_long_chain);
  g_test_add_func ("/condition/groups", test_groups_that_text_cannot_say);
  g_test_add_func ("/condition/operators", test_operators);
  return g_test_run ();
}
