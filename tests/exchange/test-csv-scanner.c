/* Random tables of what is difficult in them, read as libcsv reads them, in chunks of whatever size. */
#include <csv.h>
#include <string.h>

#include "exchange/csv-scanner.h"

#define N_TABLES 200000
#define LONGEST 24
/* The scanner looks at blocks of 64 bytes. */
#define LONGEST_OF_BLOCKS 300

static void
append_cell (GString    *rows,
             const char *cell,
             gsize       length)
{
  g_string_append_len (rows, cell, (gssize) length);
  g_string_append (rows, "¦");
}

static void
on_cell_cb (void  *cell,
            size_t length,
            void  *data)
{
  append_cell (data, cell, length);
}

static void
on_row_cb (int   end,
           void *data)
{
  g_string_append_printf (data, "‖%d", end);
}

/* NULL: a quote is not closed. */
static char *
read_by_libcsv (const char *text,
                gsize       length)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  struct csv_parser parser;
  gboolean unclosed;

  csv_init (&parser, CSV_REPALL_NL);
  csv_parse (&parser, text, length, on_cell_cb, on_row_cb, rows);
  unclosed = parser.quoted && parser.pstate == 2;
  csv_fini (&parser, on_cell_cb, on_row_cb, rows);
  csv_free (&parser);
  return unclosed ? NULL : g_strdup (rows->str);
}

static void
append_row (GString                *rows,
            const AccordCsvScanner *scanner,
            char                   *text)
{
  for (guint i = 0; i < scanner->n_cells; i++)
    {
      const AccordCsvCell *cell = &scanner->cells[i];
      gsize length = accord_csv_cell_finish (cell, text);

      g_assert_cmpuint (strlen (text + cell->start), ==, length);
      append_cell (rows, text + cell->start, length);
    }
  g_string_append_printf (rows, "‖%d", scanner->ended_by);
}

/* At first only @n_first bytes of @text, which has room for a NUL, are there. */
static char *
read_by_scanner (char  *text,
                 gsize  length,
                 gsize  n_first)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  AccordCsvScanner scanner;
  AccordCsvScan scan;
  gsize start = 0, end = n_first;

  accord_csv_scanner_init (&scanner, ',');
  while ((scan = accord_csv_scanner_scan (&scanner, text, start, end, end == length && n_first == length)) != ACCORD_CSV_END)
    {
      if (scan == ACCORD_CSV_ROW)
        {
          append_row (rows, &scanner, text);
          start = scanner.next;
        }
      else if (n_first == length)
        break;
      else
        end = n_first = length;
    }
  accord_csv_scanner_clear (&scanner);
  return scan == ACCORD_CSV_END ? g_strdup (rows->str) : NULL;
}

static void
compare_tables (const char *alphabet,
                gsize       longest,
                guint       n_tables)
{
  char text[LONGEST_OF_BLOCKS + 1];

  for (guint n = 0; n < n_tables; n++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, (gint32) longest + 1);
      g_autofree char *before = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *got = NULL;

      for (gsize i = 0; i < length; i++)
        text[i] = alphabet[g_test_rand_int_range (0, (gint32) strlen (alphabet))];
      text[length] = '\0';
      before = g_strdup (text);
      expected = read_by_libcsv (text, length);
      got = read_by_scanner (text, length, (gsize) g_test_rand_int_range (0, (gint32) length + 1));
      if (g_strcmp0 (expected, got) != 0)
        {
          g_autofree char *shown = g_strescape (before, NULL);

          g_test_message ("%s", shown);
        }
      g_assert_cmpstr (got, ==, expected);
    }
}

static void
test_random (void)
{
  compare_tables ("\"\"\",,ab \t\n\r", LONGEST, N_TABLES);
}

/* Cells, rows and quotes that are longer than what is looked at at once. */
static void
test_blocks (void)
{
  compare_tables ("abcdefghijklmnopqrstuvwxyz\xc3\xa4 ,\n", LONGEST_OF_BLOCKS, N_TABLES / 20);
  compare_tables ("abcdefghijklmnopqrstuvwxyz,,,,,,\"\r\n \t", LONGEST_OF_BLOCKS, N_TABLES / 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-scanner/random", test_random);
  g_test_add_func ("/csv-scanner/blocks", test_blocks);
  return g_test_run ();
}
