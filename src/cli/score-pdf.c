#include "score-pdf.h"

#include <glib/gi18n-lib.h>

#include "report/pdf.h"
#include "report/score-report.h"

/**
 * accord_score_pdf_write:
 * @call: the call
 * @workspace: its workspace
 * @model: a score model
 * @number: under which it is published; 0: it is the draft
 * @lead: (nullable): the name of a lead
 * @ledger: (transfer full) (nullable): why it has its score
 * @path: replaced only once the new file is whole
 * @paper: the paper
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
accord_score_pdf_write (AccordCall       *call,
                        AccordWorkspace  *workspace,
                        AccordScoreModel *model,
                        gint64            number,
                        const char       *lead,
                        AccordLedger     *ledger,
                        const char       *path,
                        AccordPaper       paper,
                        GError          **error)
{
  g_autoptr (AccordScoreReport) report = accord_score_report_new (model, accord_workspace_get_settings (workspace));
  g_autoptr (AccordDocument) document = NULL;
  AccordAsOf as_of;

  accord_workspace_get_as_of (workspace, &as_of);
  report->head = g_strdup (accord_workspace_get_title (workspace));
  report->name = accord_score_report_name (number);
  report->today = as_of.day;
  if (ledger != NULL)
    accord_score_report_take_lead (report, lead, ledger, accord_workspace_get_zone (workspace));
  document = accord_score_report_make_document (report, paper);
  return accord_pdf_write (document, report->today, path, call->cancellable, error);
}
