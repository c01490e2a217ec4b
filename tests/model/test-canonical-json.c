#include "model/canonical-json.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define N_RANDOM 20000

static void
test_numbers (void)
{
  static const struct
  {
    double      number;
    const char *text;
  } rows[] = {
    /* RFC 8785, appendix B, and others */
    { 0.0, "0" }, { -0.0, "0" }, { 5e-324, "5e-324" }, { -5e-324, "-5e-324" },
    { DBL_MAX, "1.7976931348623157e+308" }, { -DBL_MAX, "-1.7976931348623157e+308" },
    { 9007199254740992.0, "9007199254740992" }, { 295147905179352830000.0, "295147905179352830000" },
    { 9.999999999999997e22, "9.999999999999997e+22" }, { 1e23, "1e+23" }, { 1.0000000000000001e23, "1.0000000000000001e+23" },
    { 999999999999999700000.0, "999999999999999700000" }, { 999999999999999900000.0, "999999999999999900000" },
    { 1e21, "1e+21" }, { 9.999999999999997e-7, "9.999999999999997e-7" }, { 0.000001, "0.000001" },
    { 333333333.3333332, "333333333.3333332" }, { 333333333.33333325, "333333333.33333325" },
    { -0.0000033333333333333333, "-0.0000033333333333333333" }, { 1424953923781206.2, "1424953923781206.2" },
    { 0.1, "0.1" }, { 0.25, "0.25" }, { 100, "100" }, { 61784006, "61784006" }, { -17.5, "-17.5" }, { DBL_MIN, "2.2250738585072014e-308" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = accord_number_to_text (rows[i].number);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_random_numbers_read_back (void)
{
  GRand *random = g_rand_new_with_seed (3);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      guint64 bits = (guint64) g_rand_int (random) << 32 | g_rand_int (random);
      double number;
      g_autofree char *text = NULL;

      memcpy (&number, &bits, sizeof number);
      if (!isfinite (number))
        continue;
      text = accord_number_to_text (number);
      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, number);
    }
  g_rand_free (random);
}

static void
test_documents (void)
{
  static const struct
  {
    const char *source;
    const char *canonical;
  } rows[] = {
    { "null", "null" },
    { "[]", "[]" },
    { "{}", "{}" },
    { "{\"b\": 1, \"a\": [true, false, null, 0.1, 3.0, -2]}", "{\"a\":[true,false,null,0.1,3,-2],\"b\":1}" },
    { "{\"aa\": 1, \"a\": 2, \"\": 3, \"B\": 4}", "{\"\":3,\"B\":4,\"a\":2,\"aa\":1}" },
    { "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f é€\"", "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f é€\"" },
    { "9223372036854775807", "9223372036854775807" },
    { "9223372036854775808.0", "9223372036854776000.0" },
    { "1e30", "1e+30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (rows[i].source, NULL);
      g_autofree char *text = accord_json_to_canonical (node);

      g_assert_cmpstr (text, ==, rows[i].canonical);
    }
}

/* RFC 8785, 3.2.3: the order of UTF-16 code units, in which U+1F600 stands before U+FB33. */
static void
test_key_order (void)
{
  g_autoptr (JsonNode) node = json_from_string (
    "{\"€\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"😀\":5,\"\\u0080\":6,\"ö\":7}", NULL);
  g_autofree char *text = accord_json_to_canonical (node);

  g_assert_cmpstr (text, ==, "{\"\\r\":2,\"1\":4,\"\xc2\x80\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\xef\xac\xb3\":3}");
}

static void
test_pretty (void)
{
  g_autoptr (JsonNode) node = json_from_string ("{\"b\":[],\"a\":{\"x\":[1,{}]}}", NULL);
  g_autofree char *text = accord_json_to_pretty (node);

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"a\": {\n"
                   "    \"x\": [\n"
                   "      1,\n"
                   "      {}\n"
                   "    ]\n"
                   "  },\n"
                   "  \"b\": []\n"
                   "}");
}

static void
test_no_number (void)
{
  g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), NAN);
  g_autofree char *text = accord_json_to_canonical (node);

  g_assert_cmpstr (text, ==, "null");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/known", test_numbers);
  g_test_add_func ("/number/random-read-back", test_random_numbers_read_back);
  g_test_add_func ("/json/documents", test_documents);
  g_test_add_func ("/json/key-order", test_key_order);
  g_test_add_func ("/json/pretty", test_pretty);
  g_test_add_func ("/json/no-number", test_no_number);
  return g_test_run ();
}
