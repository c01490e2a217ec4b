#include "commands.h"

#include "exchange/workspace-json.h"

/**
 * accord_cli_load:
 * @call: the call
 *
 * `accord load FILE IN.json`: a new workspace from a dump; never overwrites.
 *
 * Returns: the exit status
 */
int
accord_cli_load (AccordCall *call)
{
  g_autoptr (GError) error = NULL;

  if (!accord_call_parse (call, 2))
    return call->status;
  if (!accord_workspace_load (call->arguments[1], call->arguments[0], call->cancellable, &error))
    return accord_call_fail (call, error);
  return ACCORD_STATUS_DONE;
}
