#include "ui/scoring/score-pages.h"

#include <glib/gi18n-lib.h>

#include "report/score-report.h"

static AccordDocument *
make_document (gpointer      report,
               AccordPaper   paper,
               GCancellable *cancellable,
               GError      **error)
{
  return accord_score_report_make_document (report, paper);
}

static AccordScoreReport *
make_report (AccordWorkspace        *workspace,
             AccordScorePreviewer   *previewer,
             const AccordScoreModel *model)
{
  AccordScoreReport *report = accord_score_report_new ((AccordScoreModel *) model, accord_workspace_get_settings (workspace));
  AccordRecord *publication = accord_score_previewer_get_publication (previewer);
  AccordAsOf as_of;

  accord_workspace_get_as_of (workspace, &as_of);
  report->head = g_strdup (accord_workspace_get_title (workspace));
  report->today = as_of.day;
  report->name = accord_score_report_name (publication != NULL && accord_score_previewer_is_published (previewer)
                                               ? accord_record_get_integer (publication, "number")
                                               : 0);
  return report;
}

/**
 * accord_score_pages_new_model:
 * @page: the page of the score
 * @previewer: what is on it
 *
 * Returns: (transfer full) (nullable): the model as it is now
 */
AccordPages *
accord_score_pages_new_model (AccordPage           *page,
                              AccordScorePreviewer *previewer)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  AccordScoreModel *model = accord_score_previewer_get_model (previewer);
  /* Translators: the name of a file; %s is that of the workspace */
  g_autofree char *name = g_strdup_printf (_("%s, score model.pdf"), accord_workspace_get_title (workspace));
  AccordScoreReport *report;

  if (model == NULL)
    {
      accord_page_toast (page, _("There is no score model to print yet."));
      return NULL;
    }
  report = make_report (workspace, previewer, model);
  return accord_pages_new (report->name, name, report->today, make_document, report,
                           (GDestroyNotify) accord_score_report_free);
}

/**
 * accord_score_pages_new_lead:
 * @page: the page of the score
 * @previewer: what is on it
 * @model: that @ledger is by
 * @name: of the lead
 * @ledger: (transfer full): why it has its score
 *
 * Returns: (transfer full): the lead's score as it is now
 */
AccordPages *
accord_score_pages_new_lead (AccordPage             *page,
                             AccordScorePreviewer   *previewer,
                             const AccordScoreModel *model,
                             const char             *name,
                             AccordLedger           *ledger)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  AccordScoreReport *report = make_report (workspace, previewer, model);
  /* Translators: the name of a file; %s is that of a lead */
  g_autofree char *file = g_strdup_printf (_("%s, score.pdf"), name);

  accord_score_report_take_lead (report, name, ledger, accord_workspace_get_zone (workspace));
  return accord_pages_new (name, file, report->today, make_document, report, (GDestroyNotify) accord_score_report_free);
}
