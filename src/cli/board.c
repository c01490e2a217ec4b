#include "commands.h"

#include <glib/gi18n-lib.h>

#include "paper.h"
#include "present/goal-chart.h"
#include "present/standing-chart.h"
#include "report/board-report.h"
#include "workspace/board-charts.h"
#include "workspace/chart-question.h"
#include "workspace/events.h"
#include "workspace/shared-goal.h"
#include "workspace/standings.h"
#include "workspace/target.h"

static AccordBoardPart *
make_figures (AccordWorkspace       *workspace,
              AccordFrame           *frame,
              AccordRecord          *chart,
              const AccordKpiChoice *choice,
              GError               **error)
{
  g_auto (AccordChartQuestion) question = { NULL };
  g_autoptr (AccordChartAnswer) answer = NULL;
  AccordBoardPart *part;

  if (!accord_chart_question_init (&question, chart, choice, workspace, frame, error))
    return NULL;
  answer = accord_chart_question_answer (&question, frame, error);
  if (answer == NULL)
    return NULL;
  part = accord_board_part_new ();
  part->figures = g_steal_pointer (&answer->figures);
  part->compared = g_steal_pointer (&answer->compared);
  part->group = g_strdup (question.group);
  part->target = accord_target_find (accord_workspace_get_list (workspace, ACCORD_TYPE_TARGET), question.metric->id,
                                     question.query.as_of.day);
  return part;
}

static AccordBoardPart *
make_commitments (AccordWorkspace *workspace,
                  AccordFrame     *frame,
                  GError         **error)
{
  g_autoptr (GPtrArray) standings = accord_workspace_list_standings (workspace, frame, NULL, error);
  const char *currency = accord_workspace_get_currency (workspace);
  AccordBoardPart *part;

  if (standings == NULL)
    return NULL;
  part = accord_board_part_new ();
  part->title = g_strdup (_("Commitments kept"));
  part->chart = accord_present_standings (standings, currency);
  part->sentence = accord_present_standings_sentence (standings, currency);
  return part;
}

/* The shared goal; NULL without an error: none is set. */
static AccordBoardPart *
make_goal (AccordWorkspace *workspace,
           AccordFrame     *frame,
           GError         **error)
{
  AccordRecord *settings = accord_workspace_get_settings (workspace);
  g_autoptr (AccordFigures) figures = accord_workspace_compute_goal (workspace, frame, error);
  AccordBoardPart *part;
  AccordDay as_of;

  if (figures == NULL)
    return NULL;
  as_of = figures->query.as_of.day;
  part = accord_board_part_new ();
  part->title = g_strdup (_("Shared goal"));
  part->chart = accord_goal_chart (settings, figures, as_of);
  part->sentence = accord_goal_make_sentence (settings, figures, as_of);
  return part;
}

static AccordBoardPart *
make_subject (AccordWorkspace       *workspace,
              AccordFrame           *frame,
              AccordRecord          *chart,
              const AccordKpiChoice *choice,
              GError               **error)
{
  switch (accord_board_chart_subject (chart))
    {
    case ACCORD_CHART_OF_GOAL:
      return make_goal (workspace, frame, error);
    case ACCORD_CHART_OF_COMMITMENTS:
      return make_commitments (workspace, frame, error);
    case ACCORD_CHART_OF_FIGURES:
    default:
      return make_figures (workspace, frame, chart, choice, error);
    }
}

/* A chart that cannot be asked, as one of a commitment that was deleted, says so where the others have their picture; the
 * shared goal has none before there is one. */
static AccordBoardPart *
make_part (AccordWorkspace       *workspace,
           AccordFrame           *frame,
           AccordRecord          *chart,
           const AccordKpiChoice *choice)
{
  const char *title = accord_record_get_text (chart, "title");
  g_autoptr (GError) error = NULL;
  AccordBoardPart *part = make_subject (workspace, frame, chart, choice, &error);

  if (part == NULL && error == NULL)
    return NULL;
  if (part == NULL)
    {
      part = accord_board_part_new ();
      part->title = g_strdup (_("Chart"));
      part->sentence = g_strdup (error->message);
    }
  if (title != NULL && *title != '\0')
    {
      g_free (part->title);
      part->title = g_strdup (title);
    }
  return part;
}

/* As the window begins: nobody has chosen anything. */
static AccordBoardReport *
make_report (AccordWorkspace *workspace,
             AccordFrame     *frame,
             AccordPaper      paper)
{
  AccordBoardReport *report = accord_board_report_new (accord_workspace_get_settings (workspace));
  g_autoptr (GPtrArray) charts = accord_board_list_charts (workspace);
  AccordKpiChoice choice;
  AccordQuery query;

  accord_kpi_choice_init (&choice, workspace);
  accord_kpi_choice_query (&choice, workspace, frame, &query);
  report->head = g_strdup (accord_workspace_get_title (workspace));
  report->currency = g_strdup (accord_workspace_get_currency (workspace));
  report->today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace));
  report->paper = paper;
  report->events = accord_workspace_list_events (workspace, frame);
  accord_board_report_describe (report, &query, NULL);
  for (guint i = 0; i < charts->len; i++)
    {
      AccordBoardPart *part = make_part (workspace, frame, charts->pdata[i], &choice);

      if (part != NULL)
        accord_board_report_take (report, part);
    }
  return report;
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
    report = make_report (workspace, frame, paper);
  if (report == NULL || !accord_board_report_write (report, out, call->cancellable, &error))
    return accord_call_fail (call, error);
  return ACCORD_STATUS_DONE;
}
