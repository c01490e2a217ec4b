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

/* RFC 8785, 3.2.2, but for its numbers: strings are escaped in one way only. */
static void
test_rfc_strings (void)
{
  g_autoptr (JsonNode) node = json_from_string (
    "{\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\", \"literals\": [null, true, false]}", NULL);
  g_autofree char *text = accord_json_to_canonical (node);

  g_assert_cmpstr (text, ==, "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

/* Keys with pairs of surrogates: by code units, so that U+10000 and U+10FFFF stand between U+D7FF and U+E000. */
static void
test_surrogate_order (void)
{
  static const char *const sorted[] = { "", "\xed\x9f\xbf", "\xf0\x90\x80\x80", "\xf0\x90\x80\x80" "a",
                                        "\xf4\x8f\xbf\xbf", "\xee\x80\x80", "\xef\xbf\xbd" };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < i; j++)
      {
        g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
        JsonObject *object = json_object_new ();
        g_autofree char *text = NULL;
        g_autofree char *expected = g_strdup_printf ("{\"%s\":2,\"%s\":1}", sorted[j], sorted[i]);

        json_node_take_object (node, object);
        json_object_set_int_member (object, sorted[i], 1);
        json_object_set_int_member (object, sorted[j], 2);
        text = accord_json_to_canonical (node);
        g_assert_cmpstr (text, ==, expected);
      }
}

static void
test_integers (void)
{
  static const gint64 numbers[] = { 0, -1, 9007199254740991, -9007199254740991, G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (JsonNode) node = json_node_init_int (json_node_alloc (), numbers[i]);
      g_autofree char *text = accord_json_to_canonical (node);

      g_assert_cmpint (g_ascii_strtoll (text, NULL, 10), ==, numbers[i]);
      g_assert_null (strpbrk (text, ".eE+ "));
    }
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
  g_test_add_func ("/json/rfc-strings", test_rfc_strings);
  g_test_add_func ("/json/surrogate-order", test_surrogate_order);
  g_test_add_func ("/json/integers", test_integers);
  g_test_add_func ("/json/pretty", test_pretty);
  g_test_add_func ("/json/no-number", test_no_number);
  return g_test_run ();
}
