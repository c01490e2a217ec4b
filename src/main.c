#include <errno.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"
#include "language.h"
#include "model/program.h"

int
main (int   argc,
      char *argv[])
{
  g_autofree char *window = NULL;

  accord_language_set ();
  if (argc > 1 && accord_cli_is_command (argv[1]))
    return accord_cli_run (argc, argv);

  window = accord_program_find ("accord-window", ACCORD_LIBEXEC_DIR);
  execv (window, argv);
  g_printerr (_("accord: The window cannot be started: %s: %s. Install Accord again.\n"), window, g_strerror (errno));
  return EXIT_FAILURE;
}
