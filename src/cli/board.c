#include "commands.h"

#include <glib/gi18n-lib.h>

#include "paper.h"
#include "report/board-report.h"
#include "workspace/board.h"
#include "workspace/own-kpis.h"
#include "workspace/target.h"

static gboolean
add_figures (AccordBoardReport *report,
             AccordWorkspace   *workspace,
             AccordFrame       *frame,
             const char        *metric,
             const AccordQuery *query,
             GError           **error)
{
  g_autoptr (AccordFigureOrigin) origin =
      accord_workspace_ask_metric (workspace, accord_workspace_find_metric (workspace, metric), query, NULL, error);
  g_autoptr (AccordFigures) figures = origin != NULL ? accord_figure_origin_compute (origin, frame, error) : NULL;

  if (figures == NULL)
    return FALSE;
  accord_board_report_add (report, figures,
                           accord_target_find (accord_workspace_get_list (workspace, ACCORD_TYPE_TARGET), metric,
                                               query->as_of.day));
  return TRUE;
}

/* As the window begins: nobody has chosen anything. */
static AccordBoardReport *
make_report (AccordWorkspace *workspace,
             AccordFrame     *frame,
             AccordPaper      paper,
             GError         **error)
{
  g_autoptr (AccordBoardReport) report = accord_board_report_new (accord_workspace_get_settings (workspace));
  AccordKpiChoice choice;
  AccordQuery query;

  accord_kpi_choice_init (&choice, workspace);
  accord_kpi_choice_query (&choice, workspace, frame, &query);
  report->head = g_strdup (accord_workspace_get_title (workspace));
  report->currency = g_strdup (accord_workspace_get_currency (workspace));
  report->today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace));
  report->paper = paper;
  accord_board_report_describe (report, &query, NULL);
  for (guint i = 0; accord_board_metrics[i] != NULL; i++)
    if (!add_figures (report, workspace, frame, accord_board_metrics[i], &query, error))
      return NULL;
  return g_steal_pointer (&report);
}

/**
 * accord_cli_board:
 * @call: the call
 *
 * `accord board FILE -o OUT.pdf`: the board of charts as a PDF.
 *
 * Returns: the exit status
 */
int
accord_cli_board (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordBoardReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *paper_name = NULL;
  AccordFrame *frame = NULL; /* the workspace's */
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
    frame = accord_workspace_load_frame (workspace, call->cancellable, &error);
  if (frame != NULL)
    report = make_report (workspace, frame, paper, &error);
  if (report == NULL || !accord_board_report_write (report, out, call->cancellable, &error))
    return accord_call_fail (call, error);
  return ACCORD_STATUS_DONE;
}
