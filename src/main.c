#include <glib/gi18n.h>
#include <locale.h>

#include "cli/cli.h"
#include "ui/application/application.h"

static void
set_language (void)
{
  const char *folder = g_getenv ("ACCORD_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : ACCORD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AccordApplication) application = NULL;

  set_language ();
  if (argc > 1 && accord_cli_is_command (argv[1]))
    return accord_cli_run (argc, argv);

  application = accord_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
