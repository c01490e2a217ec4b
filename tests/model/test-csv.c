#include "model/csv.h"

static const struct
{
  const char *cell;
  gssize      length;
  const char *expected;
} cases[] = {
  { NULL, -1, "x," },
  { "", -1, "x," },
  { "plain ünd 5.5;", -1, "x,plain ünd 5.5;" },
  { "a,b", -1, "x,\"a,b\"" },
  { "say \"hi\"", -1, "x,\"say \"\"hi\"\"\"" },
  { "\"", -1, "x,\"\"\"\"" },
  { "two\nlines", -1, "x,\"two\nlines\"" },
  { "old\rmac", -1, "x,\"old\rmac\"" },
  { "a,b", 1, "x,a" },
  { "a,b", 2, "x,\"a,\"" },
  { "a,b", 0, "x," },
};

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("x,");

      accord_csv_append_cell (text, cases[i].cell, cases[i].length);
      g_assert_cmpstr (text->str, ==, cases[i].expected);
    }
}

/* A cell may hold NULs: they are in the file, too. */
static void
test_nul (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  accord_csv_append_cell (text, "a\0,b", 4);
  g_assert_cmpmem (text->str, text->len, "\"a\0,b\"", 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/cells", test_cells);
  g_test_add_func ("/csv/nul", test_nul);
  return g_test_run ();
}
