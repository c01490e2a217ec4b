#include "commands.h"

#include <glib/gi18n-lib.h>

/**
 * accord_cli_backup:
 * @call: the call
 *
 * `accord backup FILE DEST`: a consistent copy while others write.
 *
 * Returns: the exit status
 */
int
accord_cli_backup (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (!accord_call_parse (call, 2))
    return call->status;

  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace == NULL
      || !accord_store_backup (accord_workspace_get_store (workspace), call->arguments[1], call->cancellable, &error))
    return accord_call_fail (call, error);
  return ACCORD_STATUS_DONE;
}
