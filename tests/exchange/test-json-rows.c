#include <string.h>

#include "rows.h"

static const struct
{
  const char *name;
  const char *text;
  const char *rows;  /* «line:cell|cell;…»; NULL: an error */
  const char *error; /* part of it */
} files[] = {
  { "an array", "[{\"id\": 1, \"name\": \"Anna\"},\n {\"id\": 2, \"name\": \"Bob\"}]", "1:id|name;1:1|Anna;2:2|Bob", NULL },
  { "one object a line", "{\"id\": 1, \"name\": \"Anna\"}\n\n{\"id\": 2, \"name\": \"Bob\"}\n", "1:id|name;1:1|Anna;3:2|Bob", NULL },
  { "one object", "{\"id\": 1}", "1:id;1:1", NULL },
  { "objects side by side", "{\"id\":1}{\"id\":2}", "1:id;1:1;1:2", NULL },
  { "a mark", "\xef\xbb\xbf[{\"id\": 1}]", "1:id;1:1", NULL },
  { "nested", "[{\"id\": 1, \"address\": {\"city\": \"Rome\", \"geo\": {\"lat\": 41.9}}}, {\"id\": 2, \"address\": {\"zip\": \"01234\"}}]",
    "1:id|address.city|address.geo.lat|address.zip;1:1|Rome|41.9|;1:2|||01234", NULL },
  { "within an object", "{\"paging\": {\"next\": 7}, \"results\": [{\"id\": 1}, {\"id\": 2}], \"total\": 2}", "1:id;1:1;1:2", NULL },
  { "lists", "[{\"tags\": [\"a\", \"b\", 3], \"deals\": [{\"v\": 1}], \"none\": []}]", "1:tags|deals|none;1:a; b; 3|{\"v\":1}|", NULL },
  { "values", "[{\"a\": true, \"b\": false, \"c\": null, \"d\": 12345678901, \"e\": 1.5, \"f\": 12.345, \"g\": -0.5, \"h\": 1e3, \"i\": 0.1}]",
    "1:a|b|c|d|e|f|g|h|i;1:true|false||12345678901|1.5|12.3450|-0.5|1000|0.1", NULL },
  { "texts", "[{\"a\": \"x\\ny\", \"b\": \"\\u00e9\\\"\"}]", "1:a|b;1:x\ny|é\"", NULL },
  { "other members in another order", "[{\"a\": 1}, {\"b\": 2}, {\"b\": 3, \"a\": 4}]", "1:a|b;1:1|;1:|2;1:4|3", NULL },
  { "no objects", "[ ]", "", NULL },
  { "no object", "[{\"id\": 1},\n 2]", NULL, "line 2: here should be an object" },
  { "cut off", "[{\"id\": 1},\n {\"id\": ", NULL, "ends too early" },
  { "no comma", "[{\"id\": 1}\n {\"id\": 2}]", NULL, "line 2: here should be , or ]" },
  { "wrong inside", "[{\"id\": 1},\n {\"id\": x}]", NULL, "line 2: this is no right JSON" },
  { "something behind", "[{\"id\": 1}]\nx", NULL, "line 2: here should be nothing more" },
  { "wrong text", "[{\"id\": \"\xff\"}]", NULL, NULL },
};

static void
test_files (Fixture      *fixture,
            gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = fixture_write (fixture, "leads.json", files[i].text, -1);
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = rows_read (path, &error);

      g_test_message ("%s: %s", files[i].name, error != NULL ? error->message : "");
      if (files[i].rows == NULL && files[i].error == NULL)
        continue; /* it is a text in some encoding, or it is none */
      g_assert_cmpstr (rows, ==, files[i].rows);
      if (files[i].error == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, files[i].error));
      g_assert_nonnull (strstr (error->message, "leads.json"));
    }
}

/* A file that was made to harm: nested without end, a text without end, names without end. */
static void
test_limits (Fixture      *fixture,
             gconstpointer unused)
{
  static const struct
  {
    const char *before, *again;
    guint       n;
    const char *error;
  } bombs[] = {
    { "[{\"a\":", "[", 1000000, "too deeply nested" },
    { "[{\"a\":\"", "0123456789abcdef", 2 * 1024 * 1024, "too long" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr (GString) text = g_string_new (bombs[i].before);
      g_autofree char *path = NULL, *rows = NULL;
      g_autoptr (GError) error = NULL;

      for (guint n = 0; n < bombs[i].n; n++)
        g_string_append (text, bombs[i].again);
      path = fixture_write (fixture, "leads.json", text->str, (gssize) text->len);
      rows = rows_read (path, &error);
      g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, bombs[i].error));
    }
}

static void
test_many_names (Fixture      *fixture,
                 gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL, *rows = NULL;
  g_autoptr (GError) error = NULL;

  for (guint n = 0; n < 2001; n++)
    g_string_append_printf (text, "{\"name %u\": 1}\n", n);
  path = fixture_write (fixture, "leads.json", text->str, -1);
  rows = rows_read (path, &error);
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "2000 different names"));
}

/* The rest is the same as of any other file: the guess, the counts, the file of rejects. */
static void
test_import (Fixture      *fixture,
             gconstpointer unused)
{
  g_autofree char *path =
      fixture_write (fixture, "leads.json",
                     "{\"results\":[\n"
                     "{\"id\":\"1\",\"properties\":{\"email\":\"a@example.com\",\"firstname\":\"Anna\",\"createdate\":\"2025-04-03\","
                     "\"amount\":1250.5,\"vip\":true}},\n"
                     "{\"id\":\"2\",\"properties\":{\"email\":\"b@example.com\",\"createdate\":\"2025-02-31\"}}\n]}", -1);
  g_autofree char *rejects = NULL, *dump = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordImportResult) result = fixture_import (fixture, path, &FIXTURE_NO_OPTIONS, &error);

  g_assert_no_error (error);
  fixture_assert_counts (result, 1, 0, 0, 1);
  g_assert_cmpstr (result->mapping_json, ==,
                   "{\"id\":\"id\",\"properties.email\":\"email\",\"properties.firstname\":\"name\","
                   "\"properties.createdate\":\"created_at\",\"properties.amount\":\"value\","
                   "\"properties.vip\":\"properties.vip\"}");
  dump = fixture_dump (fixture->store);
  g_assert_nonnull (strstr (dump, "\"value\":1250.5"));
  g_assert_nonnull (strstr (dump, "\"properties.vip\":true"));
  g_file_get_contents (result->rejects_file, &rejects, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (rejects, "line,reason,id,properties.email,"));
  g_assert_nonnull (strstr (rejects, "\n3,properties.createdate: 2025-02-31 does not exist,2,b@example.com,"));
}

/* Names that would be values in the first row of a table of text. */
static void
test_odd_names (Fixture      *fixture,
                gconstpointer unused)
{
  g_autofree char *path =
      fixture_write (fixture, "leads.json", "{\"value\":[{\"id\":\"1\",\"owner@odata.community.value\":\"Bob\",\"2024-05\":7}]}", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordImportResult) result = fixture_import (fixture, path, &FIXTURE_NO_OPTIONS, &error);

  g_assert_no_error (error);
  fixture_assert_counts (result, 1, 0, 0, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/json-rows/files", test_files);
  ADD ("/json-rows/limits", test_limits);
  ADD ("/json-rows/many-names", test_many_names);
  ADD ("/json-rows/import", test_import);
  ADD ("/json-rows/odd-names", test_odd_names);
  return g_test_run ();
}
