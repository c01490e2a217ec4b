#include "commands.h"

#include <glib/gi18n-lib.h>

#include "report/agreement-report.h"
#include "version.h"

/**
 * accord_cli_sla:
 * @call: the call
 *
 * `accord sla FILE`: the agreement as text.
 *
 * Returns: the exit status
 */
int
accord_cli_sla (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordAgreement) agreement = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *version = NULL, *text = NULL;
  gboolean markdown = FALSE, json = FALSE;
  gint64 number;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_STRING, &version, N_("Which version: its number, or draft (draft)"), "VERSION" },
    { "markdown", 0, 0, G_OPTION_ARG_NONE, &markdown, N_("Write Markdown (as without options)"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 1))
    return call->status;
  if (markdown && json)
    return accord_call_misuse (call, _("--markdown and --json exclude each other"));
  if (!accord_version_parse (call, version, &number))
    return call->status;

  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    agreement = accord_version_collect (call, workspace, number, &error);
  if (agreement == NULL)
    return accord_call_fail (call, error);

  text = json ? accord_agreement_to_json (agreement) : accord_agreement_to_markdown (agreement);
  return accord_call_print (call, text);
}
