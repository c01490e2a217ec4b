#include <errno.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"
#include "language.h"

#define WINDOW "accord-window"

/* Beside this program before it is installed. */
static char *
find_window (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (self != NULL ? self : ".");
  g_autofree char *beside = g_build_filename (folder, WINDOW, NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_build_filename (ACCORD_LIBEXEC_DIR, WINDOW, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *window = NULL;

  accord_language_set ();
  if (argc > 1 && accord_cli_is_command (argv[1]))
    return accord_cli_run (argc, argv);

  window = find_window ();
  execv (window, argv);
  g_printerr (_("accord: The window cannot be started: %s: %s. Install Accord again.\n"), window, g_strerror (errno));
  return EXIT_FAILURE;
}
