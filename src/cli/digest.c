#include "commands.h"

#include <glib/gi18n-lib.h>

#include "paper.h"
#include "report/digest-report.h"
#include "workspace/digest.h"

/**
 * accord_cli_digest:
 * @call: the call
 *
 * `accord digest FILE -o OUT.pdf`: what is to be known on Monday morning, on one page; for cron.
 *
 * Returns: the exit status
 */
int
accord_cli_digest (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordDigest) digest = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *paper_name = NULL;
  AccordPaper paper;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("The PDF to write"), "OUT.pdf" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_name, N_("a4 or letter (a4)"), "PAPER" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 1))
    return call->status;
  if (out == NULL)
    return accord_call_misuse (call, _("-o is missing: the name of the PDF"));
  if (!accord_paper_read (call, paper_name, &paper))
    return call->status;

  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    digest = accord_workspace_make_digest (workspace, call->cancellable, &error);
  if (digest == NULL || !accord_digest_report_write (digest, paper, out, call->cancellable, &error))
    return accord_call_fail (call, error);
  return ACCORD_STATUS_DONE;
}
