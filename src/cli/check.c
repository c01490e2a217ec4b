#include "commands.h"

#include <glib/gi18n-lib.h>

static char *
write_findings (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (g_ptr_array_index (findings, i)), "\r\n", ' ');

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

/**
 * accord_cli_check:
 * @call: the call
 *
 * `accord check FILE`: a line for each finding; none, and status 0, where the workspace is sound.
 *
 * Returns: the exit status
 */
int
accord_cli_check (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!accord_call_parse (call, 1))
    return call->status;

  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    findings = accord_store_check (accord_workspace_get_store (workspace), call->cancellable, &error);
  if (findings == NULL)
    return accord_call_fail (call, error);
  if (findings->len == 0)
    return ACCORD_STATUS_DONE;

  text = write_findings (findings);
  accord_call_print (call, text);
  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               ngettext ("%s is not sound: %u finding. Restore a backup, or load a dump.",
                         "%s is not sound: %u findings. Restore a backup, or load a dump.", findings->len),
               call->arguments[0], findings->len);
  return accord_call_fail (call, error);
}
