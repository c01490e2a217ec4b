#include "ui/kpis/board-export.h"

#include <glib/gi18n-lib.h>

#include "report/board-report.h"
#include "ui/kpis/kpi-card.h"
#include "workspace/events.h"

static AccordDocument *
make_document (gpointer      report,
               AccordPaper   paper,
               GCancellable *cancellable,
               GError      **error)
{
  return accord_board_report_make_document (report, paper);
}

/* NULL: the card says why it has no figures; there is nothing to print of it. */
static AccordBoardPart *
make_part (AccordKpiCard *card)
{
  AccordBoardPart *part = accord_board_part_new ();
  const AccordChartAnswer *answer = accord_kpi_card_get_answer (card);

  part->title = g_strdup (accord_kpi_card_get_title (card));
  if (answer != NULL)
    {
      part->figures = accord_figures_ref (answer->figures);
      part->compared = answer->compared != NULL ? accord_figures_ref (answer->compared) : NULL;
      part->group = g_strdup (accord_kpi_card_get_group (card));
      part->target = accord_kpi_card_get_target (card);
      return part;
    }
  part->chart = accord_kpi_card_make_chart (card, &part->sentence);
  if (part->chart != NULL)
    {
      g_clear_pointer (&part->chart->title, g_free);
      return part;
    }
  accord_board_part_free (part);
  return NULL;
}

static void
add_cards (AccordBoardReport *report,
           GPtrArray         *cards)
{
  for (guint i = 0; i < cards->len; i++)
    {
      AccordBoardPart *part = make_part (cards->pdata[i]);

      if (part != NULL)
        accord_board_report_take (report, part);
    }
}

/**
 * accord_board_export_make_pages:
 * @page: says why there are none
 * @cards: (element-type AccordKpiCard): what is on the board
 * @choice: what they were asked to show
 *
 * Returns: (transfer full) (nullable): the board as it is now
 */
AccordPages *
accord_board_export_make_pages (AccordPage            *page,
                                GPtrArray             *cards,
                                const AccordKpiChoice *choice)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  AccordBoardReport *report = accord_board_report_new (accord_workspace_get_settings (workspace));
  g_autoptr (AccordCondition) where = accord_kpi_choice_where (choice);
  /* Translators: the name of a file; %s is that of the workspace */
  g_autofree char *name = g_strdup_printf (_("%s KPIs.pdf"), accord_workspace_get_title (workspace));
  AccordQuery query;

  report->head = g_strdup (accord_workspace_get_title (workspace));
  report->currency = g_strdup (accord_workspace_get_currency (workspace));
  report->today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace));
  report->events = accord_workspace_list_events (workspace, accord_workspace_get_frame (workspace));
  accord_kpi_choice_query (choice, workspace, accord_workspace_get_frame (workspace), &query);
  accord_board_report_describe (report, &query, where);
  add_cards (report, cards);
  if (report->parts->len > 0)
    return accord_pages_new (_("KPIs"), name, report->today, make_document, report,
                             (GDestroyNotify) accord_board_report_free);
  accord_board_report_free (report);
  accord_page_toast (page, _("There are no figures to export yet."));
  return NULL;
}
