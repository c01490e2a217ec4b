#include "commands.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"

/**
 * accord_cli_compact:
 * @call: the call
 *
 * `accord compact FILE`: gives back the room of what was deleted.
 *
 * Returns: the exit status
 */
int
accord_cli_compact (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *was = NULL, *is = NULL, *text = NULL;
  guint64 before, after;

  if (!accord_call_parse (call, 1))
    return call->status;
  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace == NULL
      || !accord_store_compact (accord_workspace_get_store (workspace), &before, &after, call->cancellable, &error))
    return accord_call_fail (call, error);
  was = g_format_size (before);
  is = g_format_size (after);
  text = g_strdup_printf (_("%s before, %s now.\n"), was, is);
  return accord_call_print (call, text);
}
