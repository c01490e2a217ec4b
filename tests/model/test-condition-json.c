#include "model/condition.h"

#include "model/canonical-json.h"
#include "random-condition.h"

#define N_RANDOM 3000

static void
test_random_trees_round_trip (void)
{
  GRand *random = g_rand_new_with_seed (11);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordCondition) condition = random_condition (random, 4);
      g_autoptr (JsonNode) made = accord_condition_to_json (condition);
      g_autofree char *text = accord_json_to_canonical (made);
      g_autoptr (JsonNode) node = json_from_string (text, NULL);
      g_autoptr (AccordCondition) back = accord_condition_from_json (node, &error);

      g_assert_no_error (error);
      if (!accord_condition_equal (condition, back))
        g_error ("not the same: %s", text);
    }
  g_rand_free (random);
}

static void
test_shape (void)
{
  static const struct
  {
    const char *text;
    const char *json;
  } rows[] = {
    { "", "{\"all\":[]}" },
    { "source in (\"ads\", 2)", "{\"field\":\"source\",\"op\":\"in\",\"values\":[\"ads\",2]}" },
    { "not email is-empty", "{\"not\":{\"field\":\"email\",\"op\":\"is-empty\",\"values\":[]}}" },
    { "a = 0.5 or activity(\"x\") >= 2 within 30 days",
      "{\"any\":[{\"field\":\"a\",\"op\":\"=\",\"values\":[0.5]},"
      "{\"activity\":\"x\",\"count\":2,\"op\":\">=\",\"within_days\":30}]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AccordCondition) condition = accord_condition_parse (rows[i].text, NULL);
      g_autoptr (JsonNode) node = accord_condition_to_json (condition);
      g_autofree char *json = accord_json_to_canonical (node);

      g_assert_cmpstr (json, ==, rows[i].json);
    }
}

static void
test_invalid (void)
{
  static const char *const rows[] = {
    "null", "[]", "3", "{}", "{\"all\":{}}", "{\"any\":[3]}", "{\"not\":[]}", "{\"field\":\"a\"}",
    "{\"field\":\"a\",\"op\":\"like\",\"values\":[1]}",  "{\"field\":\"a\",\"op\":\"=\",\"values\":[]}",
    "{\"field\":\"a\",\"op\":\"=\",\"values\":[1,2]}",   "{\"field\":\"a\",\"op\":\"in\",\"values\":[]}",
    "{\"field\":\"a\",\"op\":\"=\",\"values\":[null]}",  "{\"field\":\"a\",\"op\":\"=\",\"values\":[true]}",
    "{\"field\":\"\",\"op\":\"=\",\"values\":[1]}",      "{\"field\":3,\"op\":\"=\",\"values\":[1]}",
    "{\"field\":\"a\",\"op\":\"is-empty\",\"values\":[1]}",
    "{\"activity\":\"x\",\"op\":\"in\",\"count\":1}",    "{\"activity\":\"x\",\"op\":\"=\",\"count\":-1}",
    "{\"activity\":\"x\",\"op\":\"=\"}",                 "{\"activity\":\"\",\"op\":\"=\",\"count\":1}",
    "{\"activity\":\"x\",\"op\":\"=\",\"count\":1,\"within_days\":\"9\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (rows[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordCondition) condition = accord_condition_from_json (node, &error);

      g_test_message ("%s", rows[i]);
      g_assert_null (condition);
      g_assert_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_SYNTAX);
    }
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCondition) condition = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "{\"not\":");
  g_string_append (text, "{\"all\":[]}");
  for (guint i = 0; i < 500; i++)
    g_string_append_c (text, '}');
  node = json_from_string (text->str, NULL);
  condition = accord_condition_from_json (node, &error);
  g_assert_null (condition);
  g_assert_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_SYNTAX);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/condition-json/random-trees", test_random_trees_round_trip);
  g_test_add_func ("/condition-json/shape", test_shape);
  g_test_add_func ("/condition-json/invalid", test_invalid);
  g_test_add_func ("/condition-json/depth", test_depth);
  return g_test_run ();
}
