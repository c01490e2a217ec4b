#include "model/record.h"

#include <math.h>

#include "model/error.h"
#include "model/moment.h"

static const char *const choices[] = { "month", "year", NULL };

static const AccordColumn columns[] = {
  { "text", ACCORD_COLUMN_TEXT, "Text" },
  { "prose", ACCORD_COLUMN_PROSE, "Prose" },
  { "condition", ACCORD_COLUMN_CONDITION, "Condition" },
  { "choice", ACCORD_COLUMN_CHOICE, "Choice", ACCORD_COLUMN_PLAIN, choices },
  { "reference", ACCORD_COLUMN_REFERENCE, "Reference" },
  { "integer", ACCORD_COLUMN_INTEGER, "Integer" },
  { "real", ACCORD_COLUMN_REAL, "Real" },
  { "boolean", ACCORD_COLUMN_BOOLEAN, "Boolean" },
  { "moment", ACCORD_COLUMN_MOMENT, "Moment" },
  { "day", ACCORD_COLUMN_DAY, "Day" },
};

static const AccordColumn *
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].name, name))
      return &columns[i];
  g_assert_not_reached ();
}

static void
test_new_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      gboolean can_be_empty = columns[i].type != ACCORD_COLUMN_BOOLEAN && columns[i].type != ACCORD_COLUMN_CHOICE;

      accord_column_value_init (&columns[i], &value);
      g_test_message ("%s", columns[i].name);
      g_assert_true (G_VALUE_HOLDS (&value, accord_column_type_to_gtype (columns[i].type)));
      g_assert_cmpint (accord_column_value_is_empty (&columns[i], &value), ==, can_be_empty);
      g_assert_true (accord_column_value_equal (&columns[i], &value, &value));
    }
}

static void
test_initial (void)
{
  static const struct
  {
    AccordColumn column;
    const char  *json;
  } rows[] = {
    { { "a", ACCORD_COLUMN_TEXT, "", .initial = "EUR" }, "\"EUR\"" },
    { { "a", ACCORD_COLUMN_INTEGER, "", .initial = "90" }, "90" },
    { { "a", ACCORD_COLUMN_REAL, "", .initial = "0.5" }, "0.5" },
    { { "a", ACCORD_COLUMN_BOOLEAN, "", .initial = "true" }, "true" },
    { { "a", ACCORD_COLUMN_DAY, "", .initial = "2018-01-31" }, "\"2018-01-31\"" },
    { { "a", ACCORD_COLUMN_MOMENT, "", .initial = "2018-01-31T01:02:03Z" }, "\"2018-01-31T01:02:03Z\"" },
    { { "a", ACCORD_COLUMN_CHOICE, "", .choices = choices }, "\"month\"" },
    { { "a", ACCORD_COLUMN_CHOICE, "", .choices = choices, .initial = "year" }, "\"year\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *json = NULL;

      accord_column_value_init (&rows[i].column, &value);
      node = accord_column_value_to_json (&rows[i].column, &value);
      json = json_to_string (node, FALSE);
      g_assert_cmpstr (json, ==, rows[i].json);
    }
}

static void
test_json (void)
{
  static const struct
  {
    const char *column;
    const char *json;
    const char *back; /* NULL: does not fit */
  } rows[] = {
    { "text", "\"Ünïcödé\"", "\"Ünïcödé\"" },
    { "text", "\"\"", "null" },
    { "text", "null", "null" },
    { "text", "3", NULL },
    { "text", "[]", NULL },
    { "prose", "\"a\\n\\nb\"", "\"a\\n\\nb\"" },
    { "condition", "\"stage = \\\"lead\\\"\"", "\"stage = \\\"lead\\\"\"" },
    { "choice", "\"year\"", "\"year\"" },
    { "choice", "null", "\"month\"" },
    { "choice", "\"decade\"", NULL },
    { "choice", "1", NULL },
    { "reference", "\"017f22e2-79b0-7cc3-98c4-dc0c0c07398f\"", "\"017f22e2-79b0-7cc3-98c4-dc0c0c07398f\"" },
    { "reference", "\"somebody\"", NULL },
    { "integer", "-9223372036854775807", "-9223372036854775807" },
    { "integer", "12.0", "12" },
    { "integer", "1.5", NULL },
    { "integer", "1e300", NULL },
    { "integer", "\"1\"", NULL },
    { "real", "0.1", "0.1" },
    { "real", "3", "3.0" },
    { "real", "null", "null" },
    { "real", "true", NULL },
    { "boolean", "true", "true" },
    { "boolean", "false", "false" },
    { "boolean", "null", "false" },
    { "boolean", "1", NULL },
    { "moment", "\"2018-01-31\"", "\"2018-01-31\"" },
    { "moment", "\"2018-01-31T12:00:00+01:00\"", "\"2018-01-31T11:00:00Z\"" },
    { "moment", "\"yesterday\"", NULL },
    { "moment", "5", NULL },
    { "day", "\"2018-01-31\"", "\"2018-01-31\"" },
    { "day", "\"2018-01-31T12:00:00Z\"", NULL },
    { "day", "null", "null" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const AccordColumn *column = find (rows[i].column);
      g_autoptr (JsonNode) node = json_from_string (rows[i].json, NULL);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      gboolean read = accord_column_value_from_json (column, node, &value, &error);

      g_test_message ("%s %s", rows[i].column, rows[i].json);
      g_assert_cmpint (read, ==, rows[i].back != NULL);
      if (read)
        {
          g_autoptr (JsonNode) again = accord_column_value_to_json (column, &value);
          g_autoptr (JsonNode) expected = json_from_string (rows[i].back, NULL);

          g_assert_no_error (error);
          g_assert_true (json_node_equal (again, expected));
        }
      else
        {
          g_assert_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_VALUE);
          g_assert_nonnull (g_strstr_len (error->message, -1, rows[i].column));
        }
    }
}

static void
test_equal (void)
{
  const AccordColumn *real = find ("real");
  const AccordColumn *text = find ("text");
  g_auto (GValue) nan_value = G_VALUE_INIT;
  g_auto (GValue) number = G_VALUE_INIT;
  g_auto (GValue) null_text = G_VALUE_INIT;
  g_auto (GValue) no_text = G_VALUE_INIT;

  accord_column_value_init (real, &nan_value);
  accord_column_value_init (real, &number);
  accord_column_value_init (text, &null_text);
  accord_column_value_init (text, &no_text);
  g_value_set_double (&number, 0);
  g_value_set_string (&null_text, NULL);

  g_assert_true (accord_column_value_equal (real, &nan_value, &nan_value));
  g_assert_false (accord_column_value_equal (real, &nan_value, &number));
  g_assert_true (accord_column_value_equal (text, &null_text, &no_text));
  g_value_set_string (&no_text, "x");
  g_assert_false (accord_column_value_equal (text, &null_text, &no_text));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column/new-values", test_new_values);
  g_test_add_func ("/column/initial", test_initial);
  g_test_add_func ("/column/json", test_json);
  g_test_add_func ("/column/equal", test_equal);
  return g_test_run ();
}
