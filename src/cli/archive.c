#include "commands.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"
#include "workspace/keeping-words.h"

static int
print_archived (AccordCall           *call,
                AccordWorkspace      *workspace,
                const AccordArchived *archived,
                AccordDay             before,
                const char           *out,
                const char           *kept)
{
  g_autofree char *figures = accord_keeping_words_archived (archived, before, accord_workspace_get_zone (workspace));
  g_autoptr (GString) text = g_string_new (figures);

  g_string_append_c (text, '\n');
  if (kept != NULL)
    {
      g_string_append_printf (text, _("They are in “%s”, which opens like any other file."), out);
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("To have them back, restore “%s”, or import them from the archive."), kept);
      g_string_append_c (text, '\n');
    }
  return accord_call_print (call, text->str);
}

/**
 * accord_cli_archive:
 * @call: the call
 *
 * `accord archive FILE --before DAY -o OUT.accord`: leads whose last event lies before a day go into a file of their own.
 *
 * Returns: the exit status
 */
int
accord_cli_archive (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *as = NULL, *out = NULL, *day = NULL, *kept = NULL;
  gboolean dry_run = FALSE;
  AccordArchived archived = { 0 };
  AccordDay before;
  const GOptionEntry entries[] = {
    { "before", 0, 0, G_OPTION_ARG_STRING, &day, N_("The day before which everything about a lead happened"), "DAY" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("The file that they go into"), "OUT.accord" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say how many would leave"), NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("Who does it: a member"), "MEMBER" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 1))
    return call->status;
  if (day == NULL || !accord_day_parse_iso (day, &before))
    return accord_call_misuse (call, _("--before needs a day, as 2024-01-01"));
  if (out == NULL && !dry_run)
    return accord_call_misuse (call, _("-o needs the name of the archive"));

  workspace = accord_call_open_workspace (call, as, &error);
  if (workspace == NULL
      || !accord_store_archive (accord_workspace_get_store (workspace), before, accord_workspace_get_zone (workspace),
                                dry_run ? NULL : out, &archived, &kept, call->cancellable, &error))
    return accord_call_fail (call, error);
  return print_archived (call, workspace, &archived, before, out, kept);
}
