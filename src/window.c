#include "language.h"
#include "ui/application/application.h"

/* The window. It is a program of its own so that the command line need not load what draws it. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (AccordApplication) application = NULL;

  accord_language_set ();
  application = accord_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
