#include "exchange/source-file.h"

#include <glib/gstdio.h>
#include <string.h>

#include "exchange/delimiter.h"
#include "fixture.h"

#define BYTES(text) text, sizeof (text) - 1

/* What is no table of text says so, in one sentence that names the file (or the line) and what to do. */
static const struct
{
  const char         *name;
  const char         *bytes;
  gsize               length;
  AccordExchangeError code;
  const char         *part;
} bad_files[] = {
  { "empty.csv", BYTES (""), ACCORD_EXCHANGE_ERROR_FORMAT, "is empty" },
  { "blank.csv", BYTES ("\n\n  \n"), ACCORD_EXCHANGE_ERROR_FORMAT, "empty" },
  { "mark.csv", BYTES ("\xef\xbb\xbf"), ACCORD_EXCHANGE_ERROR_FORMAT, "empty" },
  { "binary.csv", BYTES ("\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0"), ACCORD_EXCHANGE_ERROR_FORMAT, "no text file" },
  { "picture.csv", BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\6\0\0\0"), ACCORD_EXCHANGE_ERROR_FORMAT,
    "no text file" },
  { "export.csv", BYTES ("PK\3\4\24\0\6\0\10\0\0\0!\0"), ACCORD_EXCHANGE_ERROR_FORMAT, "save it as CSV" },
  { "old.csv", BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ACCORD_EXCHANGE_ERROR_FORMAT, "save it as CSV" },
  { "packed.csv", BYTES ("\x1f\x8b\10\0\0\0\0\0"), ACCORD_EXCHANGE_ERROR_FORMAT, "unpack" },
  { "page.csv", BYTES ("\n<html><table><tr><td>id</td></tr></table></html>"), ACCORD_EXCHANGE_ERROR_FORMAT, "web page" },
  { "json.csv", BYTES ("[{\"id\": 1}"), ACCORD_EXCHANGE_ERROR_FORMAT, "ends too early" },
  { "report.csv", BYTES ("%PDF-1.7\n"), ACCORD_EXCHANGE_ERROR_FORMAT, "PDF" },
  { "unclosed.csv", BYTES ("id,name\n1,Anna\n2,\"Bob\n3,Carla\n"), ACCORD_EXCHANGE_ERROR_UNCLOSED, "line 3" },
  { "utf8.csv", BYTES ("id,name\n1,Zoë\n2,Jos\xe9\n3,Søren\n"), ACCORD_EXCHANGE_ERROR_ENCODING, "Line 3" },
  { "broken.csv", BYTES ("id,name\n1,Anna\n2,\xc3(\n"), ACCORD_EXCHANGE_ERROR_ENCODING, "Line 3" },
  { "bytes.csv", BYTES ("id,name\n1,Anna\xff\xfe\n"), ACCORD_EXCHANGE_ERROR_ENCODING, "Line 2" },
  { "no-header.csv", BYTES ("1,anna@example.com,2025-04-03\n2,bob@example.com,2025-04-04\n"), ACCORD_EXCHANGE_ERROR_FORMAT,
    "first row" },
  { "no-header-numbers.csv", BYTES ("17,Anna\n18,Bob\n19,Carla\n"), ACCORD_EXCHANGE_ERROR_FORMAT, "first row" },
  { "no-header-words.csv", BYTES ("Anna,Retail\nBob,Energy\nCarla,Retail\n"), ACCORD_EXCHANGE_ERROR_FORMAT, "first row" },
  { "ambiguous.csv", BYTES ("id,Created\n1,03/04/2025\n2,05/04/2025\n"), ACCORD_EXCHANGE_ERROR_DATE_ORDER,
    "03/04/2025 in column “Created”" },
};

static void
test_bad_files (Fixture      *fixture,
                gconstpointer unused)
{
  g_autofree char *before = fixture_dump (fixture_store (fixture));

  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = fixture_write (fixture, bad_files[i].name, bad_files[i].bytes, bad_files[i].length);
      g_autofree char *rejects = g_strconcat (path, ".rejects.csv", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordImportResult) result = fixture_import (fixture, path, &FIXTURE_NO_OPTIONS, &error);
      g_autofree char *after = fixture_dump (fixture->store);

      g_test_message ("%s: %s", bad_files[i].name, error != NULL ? error->message : "no error");
      g_assert_null (result);
      g_assert_error (error, ACCORD_EXCHANGE_ERROR, (gint) bad_files[i].code);
      g_assert_nonnull (strstr (error->message, bad_files[i].name));
      g_assert_nonnull (strstr (error->message, bad_files[i].part));
      g_assert_null (strchr (error->message, '\n'));
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_cmpstr (after, ==, before);
      g_assert_false (g_file_test (rejects, G_FILE_TEST_EXISTS));
    }
}

static void
test_bad_paths (Fixture      *fixture,
                gconstpointer unused)
{
  g_autofree char *missing = fixture_path (fixture, "missing.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_import (fixture, missing, &FIXTURE_NO_OPTIONS, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "missing.csv"));
  g_clear_error (&error);
  g_assert_null (fixture_import (fixture, fixture->folder, &FIXTURE_NO_OPTIONS, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "is a folder"));
  g_clear_error (&error);
  g_assert_null (fixture_import (fixture, "/dev/null", &FIXTURE_NO_OPTIONS, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT);
}

/* One content in many dresses: it is always the same two rows. */
static const struct
{
  const char *name;
  const char *encoding; /* that it is written in */
  const char *said;     /* that it is said to be in, or NULL */
  const char *mark;
  const char *text;     /* in UTF-8 */
  const char *found;
} dresses[] = {
  { "utf8", "UTF-8", NULL, "", "id,name\n1,José Nuñez\n2,Zoë Kübler\n", "UTF-8" },
  { "utf8 with a mark", "UTF-8", NULL, "\xef\xbb\xbf", "id,name\n1,José Nuñez\n2,Zoë Kübler\n", "UTF-8" },
  { "utf8, said", "UTF-8", "utf-8", "", "id,name\n1,José Nuñez\n2,Zoë Kübler\n", "utf-8" },
  { "windows", "WINDOWS-1252", NULL, "", "id,name\n1,José Nuñez\n2,Zoë Kübler\n", "WINDOWS-1252" },
  { "latin, said", "ISO-8859-1", "ISO-8859-1", "", "id,name\n1,José Nuñez\n2,Zoë Kübler\n", "ISO-8859-1" },
  { "utf16 with a mark", "UTF-16LE", NULL, "\xff\xfe", "id\tname\r\n1\tJosé Nuñez\r\n2\tZoë Kübler\r\n", "UTF-16LE" },
  { "utf16 the other way", "UTF-16BE", NULL, "\xfe\xff", "id;name\r\n1;José Nuñez\r\n2;Zoë Kübler\r\n", "UTF-16BE" },
  { "utf16 without a mark", "UTF-16LE", NULL, "", "id,name\n1,José Nuñez\n2,Zoë Kübler\n", "UTF-16LE" },
  { "semicolons", "UTF-8", NULL, "", "id;name\n1;José Nuñez\n2;Zoë Kübler\n", "UTF-8" },
  { "bars", "UTF-8", NULL, "", "id|name\n1|José Nuñez\n2|Zoë Kübler\n", "UTF-8" },
  { "a spreadsheet's first line", "UTF-8", NULL, "", "sep=|\nid|name\n1|José Nuñez\n2|Zoë Kübler\n", "UTF-8" },
  { "returns", "UTF-8", NULL, "", "id,name\r1,José Nuñez\r2,Zoë Kübler\r", "UTF-8" },
  { "empty lines on top", "UTF-8", NULL, "", "\n\nid,name\n1,José Nuñez\n2,Zoë Kübler\n", "UTF-8" },
};

static void
test_dresses (Fixture      *fixture,
              gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (dresses); i++)
    {
      gsize length, mark = strlen (dresses[i].mark);
      g_autofree char *body = g_convert (dresses[i].text, -1, dresses[i].encoding, "UTF-8", NULL, &length, NULL);
      g_autofree char *bytes = g_malloc (mark + length);
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
      g_autoptr (AccordFileImport) import = NULL;
      const AccordSourceColumn *name;

      memcpy (bytes, dresses[i].mark, mark);
      memcpy (bytes + mark, body, length);
      path = fixture_write (fixture, "dress.csv", bytes, mark + length);
      options.encoding = dresses[i].said;
      import = accord_file_import_open (path, &options, fixture->zone, NULL, NULL, NULL, &error);
      g_test_message ("%s", dresses[i].name);
      g_assert_no_error (error);
      g_assert_cmpstr (accord_file_import_get_encoding (import), ==, dresses[i].found);
      g_assert_cmpuint (accord_file_import_get_n_rows (import), ==, 2);
      g_assert_cmpuint (accord_file_import_columns (import)->len, ==, 2);
      name = accord_file_import_columns (import)->pdata[1];
      g_assert_cmpstr (name->header, ==, "name");
      g_assert_cmpstr (name->samples[0], ==, "José Nuñez");
      g_assert_cmpstr (name->samples[1], ==, "Zoë Kübler");
    }
}

static void
test_other_encodings (Fixture      *fixture,
                      gconstpointer unused)
{
  static const struct
  {
    const char *encoding;
    const char *text;
  } cases[] = {
    { "WINDOWS-1251", "id,name\n1,Дмитрий Иванов из Москвы\n2,Ольга Петрова из Санкт-Петербурга\n3,Сергей Кузнецов\n" },
    { "SHIFT_JIS", "id,name\n1,田中太郎は東京に住んでいます\n2,鈴木花子は大阪の会社で働いています\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (cases[i].text, -1, cases[i].encoding, "UTF-8", NULL, &length, NULL);
      g_autofree char *path = fixture_write (fixture, "other.csv", bytes, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordFileImport) import =
          accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
      const AccordSourceColumn *name;

      g_assert_no_error (error);
      g_test_message ("%s", accord_file_import_get_encoding (import));
      name = accord_file_import_columns (import)->pdata[1];
      g_assert_nonnull (strstr (cases[i].text, name->samples[0]));
    }
}

static void
test_bad_options (Fixture      *fixture,
                  gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "leads.csv", "id,name\n1,José\n", -1);
  static const struct
  {
    AccordFileImportOptions options;
    const char             *part;
  } cases[] = {
    { { .encoding = "KLINGON", .data_as_of = ACCORD_MOMENT_NONE }, "KLINGON" },
    { { .encoding = "ASCII", .data_as_of = ACCORD_MOMENT_NONE }, "Line 2" },
    { { .delimiter = "ab", .data_as_of = ACCORD_MOMENT_NONE }, "ab" },
    { { .delimiter = "", .data_as_of = ACCORD_MOMENT_NONE }, "name one character" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_file_import_open (path, &cases[i].options, fixture->zone, NULL, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == ACCORD_EXCHANGE_ERROR);
      g_assert_nonnull (strstr (error->message, cases[i].part));
    }
}

static void
test_delimiters (void)
{
  static const struct
  {
    const char *text;
    char        delimiter;
  } cases[] = {
    { "a,b,c\n1,2,3\n", ',' },
    { "a;b;c\n1,5;2,5;3,5\n", ';' },
    { "a\tb\n1,1\t2\n", '\t' },
    { "a|b|c\nx, y|z|1\n", '|' },
    { "\"a;x\",b\n\"1;y\",2\n", ',' },
    { "name;note\nAnna;\"a,b,c,d\"\nBob;\"e,f\"\n", ';' },
    { "alone\n1\n2\n", ',' },
    { "", ',' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (accord_delimiter_guess (cases[i].text, strlen (cases[i].text)), ==, cases[i].delimiter);
}

/* A character of several bytes across the end of every block is still one. */
static void
test_block_ends (Fixture      *fixture,
                 gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("id,name\n");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFileImport) import = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "%u,é株é\n", i);
  path = fixture_write (fixture, "long.csv", text->str, text->len);
  import = accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (accord_file_import_get_encoding (import), ==, "UTF-8");
  g_assert_cmpuint (accord_file_import_get_n_rows (import), ==, 60000);
}

static void
test_changed_meanwhile (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "leads.csv", "id,name\n1,Anna\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFileImport) import =
      accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = fixture_write (fixture, "leads.csv", "id,name\n1,Anna\n2,Bob\n", -1);
  g_assert_null (accord_file_import_run (import, fixture_store (fixture), FALSE, NULL, NULL, NULL, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "changed while"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/source-file/bad-files", test_bad_files);
  ADD ("/source-file/bad-paths", test_bad_paths);
  ADD ("/source-file/bad-options", test_bad_options);
  ADD ("/source-file/dresses", test_dresses);
  ADD ("/source-file/other-encodings", test_other_encodings);
  ADD ("/source-file/block-ends", test_block_ends);
  ADD ("/source-file/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/source-file/delimiters", test_delimiters);
  return g_test_run ();
}
