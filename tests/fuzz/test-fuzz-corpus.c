/* test-fuzz-corpus FOLDER…: every file in them again, as the fuzzer found it: opened and read without harm. */
#include <glib.h>
#include <stdlib.h>

#include "fuzz.h"

static void
test_file (gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (data, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *) content, length), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  guint n = 0;

  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GDir) folder = g_dir_open (argv[i], 0, NULL);
      const char *name;

      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *test = g_strconcat ("/fuzz/corpus/", name, NULL);

          g_test_add_data_func_full (test, g_build_filename (argv[i], name, NULL), test_file, g_free);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 0);
  return g_test_run ();
}
