#include "commands.h"

#include <glib/gi18n-lib.h>

#include "paper.h"
#include "version.h"

/**
 * accord_cli_pdf:
 * @call: the call
 *
 * `accord pdf FILE -o OUT.pdf`: the agreement as a PDF.
 *
 * Returns: the exit status
 */
int
accord_cli_pdf (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordAgreement) agreement = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *version = NULL, *paper_name = NULL;
  AccordPaper paper;
  gint64 number;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("The PDF to write"), "OUT.pdf" },
    { "version", 0, 0, G_OPTION_ARG_STRING, &version, N_("Which version: its number, or draft (draft)"), "VERSION" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_name, N_("a4 or letter (a4)"), "PAPER" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 1))
    return call->status;
  if (out == NULL)
    return accord_call_misuse (call, _("-o is missing: the name of the PDF"));
  if (!accord_paper_read (call, paper_name, &paper) || !accord_version_parse (call, version, &number))
    return call->status;

  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    agreement = accord_version_collect (call, workspace, number, &error);
  if (agreement == NULL || !accord_agreement_write_pdf (agreement, out, paper, call->cancellable, &error))
    return accord_call_fail (call, error);
  return ACCORD_STATUS_DONE;
}
