#include <string.h>

#include "exchange/file-preview.h"
#include "fixture.h"

static const struct
{
  const char *name, *text;
  AccordFileImportOptions options;
  char        delimiter;
  const char *encoding;
  gboolean    has_header;
  const char *header; /* joined by | */
  const char *first;  /* row */
  guint       n_rows;
} cases[] = {
  { "a.csv", "id;name\n1;Anna\n2;Bob\n", { 0 }, ';', "UTF-8", TRUE, "id|name", "1|Anna", 2 },
  { "tabs.tsv", "id\tname\n1\tAnna\n", { 0 }, '\t', "UTF-8", TRUE, "id|name", "1|Anna", 1 },
  /* A delimiter that is said, though another was found. */
  { "said.csv", "id;name\n1;Anna\n", { .delimiter = "," }, ',', "UTF-8", TRUE, "id;name", "1;Anna", 1 },
  { "latin.csv", "id,name\n1,Zo\xeb\n", { .encoding = "ISO-8859-1" }, ',', "ISO-8859-1", TRUE, "id|name", "1|Zoë", 1 },
  /* No header: it is found where an address stands in its place, or a number above a number. */
  { "bare.csv", "1,anna@example.com\n2,bob@example.com\n", { 0 }, ',', "UTF-8", FALSE, "column 1|column 2",
    "1|anna@example.com", 2 },
  { "figures.csv", "north,12\nsouth,15\n", { 0 }, ',', "UTF-8", FALSE, "column 1|column 2", "north|12", 2 },
  { "years.csv", "Region,2024\nnorth,12\n", { .header = ACCORD_HEADER_YES }, ',', "UTF-8", TRUE, "Region|2024", "north|12", 1 },
  { "named.csv", "id,name\n1,Anna\n", { .header = ACCORD_HEADER_NO }, ',', "UTF-8", FALSE, "column 1|column 2", "id|name", 2 },
  /* Cells that are not there, and one of two lines. */
  { "short.csv", "\nid,note\n1\n2,\"two\nlines\"\n", { 0 }, ',', "UTF-8", TRUE, "id|note", "1|", 2 },
  { "rows.json", "[{\"id\":1,\"name\":\"Anna\"},{\"id\":2}]", { 0 }, 0, "UTF-8", TRUE, "id|name", "1|Anna", 2 },
};

static char *
join (GPtrArray *strings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < strings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", (char *) strings->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_cases (Fixture      *fixture,
            gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_write (fixture, cases[i].name, cases[i].text, -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordFilePreview) preview = accord_file_preview_read (path, &cases[i].options, NULL, &error);
      g_autofree char *header = NULL;
      g_autofree char *first = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_no_error (error);
      header = join (preview->header);
      first = g_strjoinv ("|", preview->rows->pdata[0]);
      g_assert_cmpint (preview->delimiter, ==, cases[i].delimiter);
      g_assert_cmpstr (preview->encoding, ==, cases[i].encoding);
      g_assert_cmpint (preview->has_header, ==, cases[i].has_header);
      g_assert_cmpstr (header, ==, cases[i].header);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpuint (preview->rows->len, ==, cases[i].n_rows);
      g_assert_cmpuint (preview->size, ==, strlen (cases[i].text));
      g_assert_false (preview->is_cut);
    }
}

/* Of a large file the beginning is read, and what is cut off there is no error: not a character, a quote or an object. */
static void
test_large (Fixture      *fixture,
            gconstpointer unused)
{
  static const struct
  {
    const char *name, *begin, *row, *end;
  } files[] = {
    { "large.csv", "id,name\n", "1,Zoë\n", "" },
    { "quoted.csv", "id,name\n", "1,\"Zoë\nthe \"\"second\"\"\"\n", "" },
    { "line.json", "[", "{\"id\":1,\"name\":\"Zoë\"},", "{\"id\":2}]" },
    { "lines.jsonl", "", "{\"id\":1,\"name\":\"Zoë\"}\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GString) text = g_string_new (files[i].begin);
      g_autofree char *path = NULL;
      g_autoptr (AccordFilePreview) preview = NULL;
      g_autoptr (GError) error = NULL;

      while (text->len < 1000 * 1000)
        g_string_append (text, files[i].row);
      g_string_append (text, files[i].end);
      path = fixture_write (fixture, files[i].name, text->str, (gssize) text->len);
      preview = accord_file_preview_read (path, &FIXTURE_NO_OPTIONS, NULL, &error);
      g_test_message ("%s", files[i].name);
      g_assert_no_error (error);
      g_assert_true (preview->is_cut);
      g_assert_cmpuint (preview->rows->len, ==, 20);
      g_assert_cmpstr (preview->encoding, ==, "UTF-8");
      g_assert_cmpstr (preview->header->pdata[1], ==, "name");
      g_assert_true (g_str_has_prefix (((GStrv) preview->rows->pdata[19])[1], "Zoë"));
    }
}

static void
test_wrong (Fixture      *fixture,
            gconstpointer unused)
{
  g_autofree char *unclosed = fixture_write (fixture, "unclosed.csv", "id,name\n1,\"Anna\n", -1);
  g_autofree char *blank = fixture_write (fixture, "blank.csv", "\n\n", -1);
  g_autofree char *nowhere = fixture_path (fixture, "nowhere.csv");
  const struct
  {
    const char *path;
    int         code;
  } files[] = {
    { unclosed, ACCORD_EXCHANGE_ERROR_UNCLOSED },
    { blank, ACCORD_EXCHANGE_ERROR_FORMAT },
    { nowhere, ACCORD_EXCHANGE_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_file_preview_read (files[i].path, &FIXTURE_NO_OPTIONS, NULL, &error));
      g_assert_error (error, ACCORD_EXCHANGE_ERROR, files[i].code);
    }
}

/* What is told of the header holds for the import, too: the first row is data then. */
static void
test_import_without_header (Fixture      *fixture,
                            gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "bare.csv", "1,anna@example.com\n2,bob@example.com\n", -1);
  AccordFileImportOptions options = { .data_as_of = ACCORD_MOMENT_NONE };
  g_autoptr (AccordFileImport) import = NULL;
  g_autoptr (AccordImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_file_import_open (path, &options, fixture->zone, NULL, NULL, NULL, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT);
  g_clear_error (&error);
  options.header = ACCORD_HEADER_NO;
  options.map = "{\"column 1\":\"id\",\"column 2\":\"email\"}";
  result = fixture_import (fixture, path, &options, &error);
  g_assert_no_error (error);
  fixture_assert_counts (result, 2, 0, 0, 0);
  g_clear_pointer (&result, accord_import_result_free);
  result = fixture_import (fixture, path, &options, &error);
  g_assert_no_error (error);
  fixture_assert_counts (result, 0, 0, 2, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/file-preview/cases", Fixture, NULL, fixture_set_up, test_cases, fixture_tear_down);
  g_test_add ("/file-preview/large", Fixture, NULL, fixture_set_up, test_large, fixture_tear_down);
  g_test_add ("/file-preview/wrong", Fixture, NULL, fixture_set_up, test_wrong, fixture_tear_down);
  g_test_add ("/file-preview/import-without-header", Fixture, NULL, fixture_set_up, test_import_without_header,
              fixture_tear_down);
  return g_test_run ();
}
