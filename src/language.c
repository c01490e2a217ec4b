#include "language.h"

#include <glib/gi18n.h>
#include <locale.h>

void
accord_language_set (void)
{
  const char *folder = g_getenv ("ACCORD_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : ACCORD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
