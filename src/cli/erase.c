#include "commands.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"
#include "workspace/keeping-words.h"

/* Where the contract wants one line, what is out of reach stands on standard error. */
static void
name_out_of_reach (const AccordErased *erased)
{
  for (guint i = 0; i < erased->out_of_reach->len; i++)
    g_printerr (_("Not reached: %s\n"), (char *) g_ptr_array_index (erased->out_of_reach, i));
}

/**
 * accord_cli_erase:
 * @call: the call
 *
 * `accord erase FILE --lead ID-OR-EMAIL`: a person's data goes, for good, also from the backups on this computer.
 *
 * Returns: the exit status
 */
int
accord_cli_erase (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_auto (AccordErased) erased = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *as = NULL, *who = NULL, *text = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "lead", 0, 0, G_OPTION_ARG_STRING, &who, N_("Whom: the id or the e-mail of a lead"), "ID-OR-EMAIL" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would go"), NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("Who does it: a member"), "MEMBER" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 1))
    return call->status;
  if (who == NULL || *who == '\0')
    return accord_call_misuse (call, _("--lead needs the id or the e-mail of a lead"));

  workspace = accord_call_open_workspace (call, as, &error);
  if (workspace == NULL
      || !accord_store_erase (accord_workspace_get_store (workspace), who, dry_run, &erased, call->cancellable, &error))
    return accord_call_fail (call, error);
  name_out_of_reach (&erased);
  text = accord_keeping_words_erased (&erased);
  return accord_call_print (call, text);
}
