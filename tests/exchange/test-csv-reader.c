#include "exchange/csv-reader.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/import.h"
#include "fixture.h"

typedef struct
{
  const char *name;
  char        delimiter;
  const char *text;
  gssize      length;   /* -1: to the NUL */
  const char *expected; /* «line:cell|cell;…» */
  const char *error;    /* part of it */
} Case;

static const Case cases[] = {
  { "plain", ',', "a,b\n1,2\n", -1, "1:a|b;2:1|2" },
  { "no newline at the end", ',', "a,b\n1,2", -1, "1:a|b;2:1|2" },
  { "returns and newlines", ',', "a,b\r\n1,2\r\n3,4\r\n", -1, "1:a|b;2:1|2;3:3|4" },
  { "returns alone", ',', "a,b\r1,2\r3,4", -1, "1:a|b;2:1|2;3:3|4" },
  { "newlines in quotes", ',', "a,b\n\"x\ny\nz\",2\n3,4\n", -1, "1:a|b;2:x\ny\nz|2;5:3|4" },
  { "returns and newlines in quotes", ',', "a\r\n\"x\r\ny\"\r\n3\r\n", -1, "1:a;2:x\r\ny;4:3" },
  { "doubled quotes", ',', "\"say \"\"hi\"\"\",2\n", -1, "1:say \"hi\"|2" },
  { "delimiters in quotes", ';', "\"a;b\";c\n", -1, "1:a;b|c" },
  { "spaces around cells", ',', " a , b\n", -1, "1:a|b" },
  { "spaces in quotes", ',', "\" a \",b\n", -1, "1: a |b" },
  { "a quote within a cell", ',', "5\" pipe,b\n", -1, "1:5\" pipe|b" },
  { "tabs", '\t', "a\t\tc\n", -1, "1:a||c" },
  { "empty cells", ',', ",,\n\"\",x,\n", -1, "1:||;2:|x|" },
  { "empty lines", ',', "a\n\n\nb\n", -1, "1:a;2:;3:;4:b" },
  { "empty lines, returns and newlines", ',', "a\r\n\r\nb\r\n", -1, "1:a;2:;3:b" },
  { "ragged", ',', "a,b\n1\n1,2,3\n", -1, "1:a|b;2:1;3:1|2|3" },
  { "a NUL", ',', "a,b\n1\0x,2\n", 10, "1:a|b;2!1" },
  { "UTF-8", ',', "é,株式会社\n", -1, "1:é|株式会社" },
  { "nothing", ',', "", -1, "" },
  { "unclosed", ',', "a,b\n1,2\n3,\"4\n5,6\n", -1, "1:a|b;2:1|2", "line 3 never closes" },
  { "unclosed after lines", ',', "a\n\"1\n2\"\n\"3\n", -1, "1:a;2:1\n2", "line 4 never closes" },
};

static void
append_row (GString            *rows,
            const AccordSourceRow *row)
{
  if (rows->len > 0)
    g_string_append_c (rows, ';');
  g_string_append_printf (rows, "%" G_GUINT64_FORMAT "%c", row->line, row->has_nul ? '!' : ':');
  for (guint i = 0; i < row->n_cells && !(i > 0 && row->has_nul); i++)
    {
      g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", row->cells[i]);
      g_assert_cmpuint (row->lengths[i], >=, strlen (row->cells[i]));
    }
}

static char *
read_rows (const char *text,
           gsize       length,
           char        delimiter,
           GError    **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, length, NULL);
  g_autoptr (AccordCsvReader) reader = accord_csv_reader_new (stream, delimiter, 1);
  GString *rows = g_string_new (NULL);
  AccordSourceRow row;

  while (accord_csv_reader_next (reader, &row, NULL, error))
    append_row (rows, &row);
  return g_string_free (rows, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = read_rows (c->text, c->length < 0 ? strlen (c->text) : (gsize) c->length, c->delimiter, &error);

      g_test_message ("%s", c->name);
      g_assert_cmpstr (rows, ==, c->expected);
      if (c->error == NULL)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNCLOSED);
          g_assert_nonnull (strstr (error->message, c->error));
        }
    }
}

static void
append_quoted (GString    *text,
               const char *cell)
{
  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++)
    g_string_append_printf (text, *p == '"' ? "\"\"" : "%c", *p);
  g_string_append_c (text, '"');
}

static char *
invent_cell (GRand *random)
{
  static const char *const pieces[] = { "a", "é", "\"", ",", "\n", "株", " x", "0" };
  g_autoptr (GString) cell = g_string_new ("c");
  gint n = g_rand_int_range (random, 0, g_rand_int_range (random, 0, 50) == 0 ? 5000 : 6);

  for (gint i = 0; i < n; i++)
    g_string_append (cell, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

/* Whatever cells hold, and wherever a block of the file ends, what was written is read, with the right lines. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250403);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;
  guint64 line = 1;

  for (guint row = 0; row < 20000; row++)
    {
      g_string_append_printf (expected, "%s%" G_GUINT64_FORMAT ":", row > 0 ? ";" : "", line);
      for (guint i = 0; i < 4; i++)
        {
          g_autofree char *cell = invent_cell (random);

          g_string_append (text, i > 0 ? "," : "");
          append_quoted (text, cell);
          g_string_append_printf (expected, "%s%s", i > 0 ? "|" : "", cell);
          for (const char *p = cell; *p != '\0'; p++)
            line += *p == '\n';
        }
      g_string_append_c (text, '\n');
      line++;
    }
  g_assert_cmpuint (text->len, >, 2 * 256 * 1024);
  rows = read_rows (text->str, text->len, ',', &error);
  g_assert_no_error (error);
  g_assert_true (g_str_equal (rows, expected->str));
}

static void
test_too_long (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n\"");
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;

  for (guint i = 0; i < 20 * 1024 * 1024 / 16; i++)
    g_string_append (text, "0123456789abcde\n");
  rows = read_rows (text->str, text->len, ',', &error);
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNCLOSED);
  g_assert_nonnull (strstr (error->message, "line 2"));
}

/* The files of csv-spectrum against what they say; two of those are wrong themselves. */
static void
test_spectrum (void)
{
  static const char *const names[] = { "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
                                       "quotes_and_newlines", "simple", "simple_crlf", "utf8" };
  g_autofree char *folder = fixture_shared ("csv_spectrum");

  if (folder == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *csv = g_strdup_printf ("%s/csvs/%s.csv", folder, names[i]);
      g_autofree char *json = g_strdup_printf ("%s/json/%s.json", folder, names[i]);
      g_autofree char *text = NULL;
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (AccordCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) header = g_ptr_array_new_with_free_func (g_free);
      JsonArray *expected;
      AccordSourceRow row;
      gsize length;
      guint n = 0;

      g_test_message ("%s", names[i]);
      g_file_get_contents (csv, &text, &length, &error);
      g_assert_no_error (error);
      json_parser_load_from_file (parser, json, &error);
      g_assert_no_error (error);
      expected = json_node_get_array (json_parser_get_root (parser));
      stream = g_memory_input_stream_new_from_data (text, length, NULL);
      reader = accord_csv_reader_new (stream, ',', 1);
      g_assert_true (accord_csv_reader_next (reader, &row, NULL, &error));
      for (guint c = 0; c < row.n_cells; c++)
        g_ptr_array_add (header, g_strdup (row.cells[c]));
      while (accord_csv_reader_next (reader, &row, NULL, &error))
        {
          JsonObject *object = json_array_get_object_element (expected, n++);

          for (guint c = 0; c < row.n_cells; c++)
            {
              g_autofree char *cell = g_strdup (row.cells[c]);
              g_autoptr (GString) plain = g_string_new (cell);

              g_string_replace (plain, "\r\n", "\n", 0);
              g_assert_cmpstr (plain->str, ==, json_object_get_string_member (object, header->pdata[c]));
            }
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, json_array_get_length (expected));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-reader/cases", test_cases);
  g_test_add_func ("/csv-reader/round-trip", test_round_trip);
  g_test_add_func ("/csv-reader/too-long", test_too_long);
  g_test_add_func ("/csv-reader/spectrum", test_spectrum);
  return g_test_run ();
}
