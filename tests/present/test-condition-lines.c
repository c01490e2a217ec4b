#include "present/condition-lines.h"

static GPtrArray *
make_fields (void)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  guint n;
  const AccordField *standard = accord_field_standard (&n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (fields, accord_field_copy (&standard[i]));
  g_ptr_array_add (fields, accord_field_new_custom ("Visits", "x1", ACCORD_COLUMN_INTEGER));
  g_ptr_array_add (fields, accord_field_new_custom ("Opted out", "x2", ACCORD_COLUMN_BOOLEAN));
  return fields;
}

/* «any|field|label of the operator|value|…»; NULL: lines cannot say it. */
static char *
describe (const char *text,
          GPtrArray  *fields)
{
  g_autoptr (AccordCondition) condition = accord_condition_parse (text, NULL);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GString) description = NULL;
  gboolean any;

  g_assert_nonnull (condition);
  lines = accord_condition_to_lines (condition, fields, &any);
  if (lines == NULL)
    return NULL;
  description = g_string_new (any ? "any" : "all");
  for (guint i = 0; i < lines->len; i++)
    {
      AccordConditionLine *line = g_ptr_array_index (lines, i);
      AccordColumnType type = accord_condition_lines_type_of (fields, line->field);

      g_string_append_printf (description, "|%s %s %s", line->field,
                              accord_line_operators (type, NULL)[line->op].label, line->value);
    }
  return g_strdup (description->str);
}

static void
test_said (void)
{
  static const struct
  {
    const char *text;
    const char *lines;
  } rows[] = {
    { "", "all" },
    { "industry = \"Health\"", "all|industry is Health" },
    { "industry != \"Health\" and job_title contains \"lead\"", "all|industry is not Health|job_title contains lead" },
    { "industry = \"Health\" or not job_title contains \"lead\"",
      "any|industry is Health|job_title does not contain lead" },
    { "source in (\"ads\", \"event\")", "all|source is one of ads, event" },
    { "not source in (\"ads\", \"event\")", "all|source is none of ads, event" },
    { "not email is-empty and value >= 12.5", "all|email is not empty |value is at least 12.5" },
    { "[Visits] > 3", "all|Visits is more than 3" },
    { "[Opted out] = \"false\"", "all|Opted out is false" },
    { "created_at >= \"2025-01-31\"", "all|created_at is on or after 2025-01-31" },
    { "[No such field] starts-with \"x\"", "all|No such field starts with x" },
    { "name matches \"^A\"", "all|name matches the pattern ^A" },
    { "(a = \"1\" or b = \"2\") and c = \"3\"", NULL },
    { "not (a = \"1\" or b = \"2\")", NULL },
    { "not not a = \"1\"", NULL },
    { "not industry = \"Health\"", NULL },
    { "activity(\"demo\") >= 1", NULL },
    { "source in (\"ads, mail\", \"event\")", NULL },
    { "name = \" x \"", NULL },
    { "name = \"\"", NULL },
    { "name = 3", NULL }, /* a number where there is text */
    { "[Visits] contains \"3\"", NULL },
  };
  g_autoptr (GPtrArray) fields = make_fields ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *lines = describe (rows[i].text, fields);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (lines, ==, rows[i].lines);
    }
}

static void
test_unfinished_lines_say_nothing (void)
{
  g_autoptr (GPtrArray) fields = make_fields ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_condition_line_free);
  g_autoptr (AccordCondition) one = NULL;
  g_autoptr (AccordCondition) none = NULL;
  g_autofree char *text = NULL;
  g_autofree char *no_text = NULL;

  g_ptr_array_add (lines, accord_condition_line_new ("industry", 0, " "));
  g_ptr_array_add (lines, accord_condition_line_new ("source", 5, " , ,"));
  none = accord_condition_from_lines (lines, fields, TRUE);
  no_text = accord_condition_to_text (none);
  g_assert_cmpstr (no_text, ==, "");

  g_ptr_array_add (lines, accord_condition_line_new ("Visits", 2, " 7 "));
  one = accord_condition_from_lines (lines, fields, TRUE);
  text = accord_condition_to_text (one);
  g_assert_cmpstr (text, ==, "[Visits] >= 7");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/condition-lines/said", test_said);
  g_test_add_func ("/condition-lines/unfinished", test_unfinished_lines_say_nothing);
  return g_test_run ();
}
