#include "ui/kpis/board-export.h"

#include <glib/gi18n-lib.h>

#include "report/board-report.h"
#include "ui/common/file-export.h"
#include "ui/common/preferences.h"
#include "ui/kpis/kpi-card.h"

static gboolean
write_report (gpointer      report,
              const char   *path,
              GCancellable *cancellable,
              GError      **error)
{
  return accord_board_report_write (report, path, cancellable, error);
}

/* Cards that say why they have no figures are left out: there is nothing to print of them. */
static void
add_cards (AccordBoardReport     *report,
           GPtrArray             *cards,
           const AccordKpiChoice *choice)
{
  for (guint i = 0; i < cards->len; i++)
    {
      double target;
      AccordFigures *figures = accord_kpi_card_get_figures (cards->pdata[i], &target);

      if (figures == NULL)
        continue;
      if (report->figures->len == 0)
        accord_board_report_describe (report, &figures->query, choice->where);
      accord_board_report_add (report, figures, target);
    }
}

/**
 * accord_board_export_ask:
 * @page: says the result, or why there is none
 * @cards: (element-type AccordKpiCard): what is on the board
 * @choice: what they were asked to show
 *
 * It is written as it is now.
 */
void
accord_board_export_ask (AccordPage            *page,
                         GPtrArray             *cards,
                         const AccordKpiChoice *choice)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  AccordBoardReport *report = accord_board_report_new (accord_workspace_get_settings (workspace));
  /* Translators: the name of a file; %s is that of the workspace */
  g_autofree char *name = g_strdup_printf (_("%s KPIs.pdf"), accord_workspace_get_title (workspace));

  report->head = g_strdup (accord_workspace_get_title (workspace));
  report->currency = g_strdup (accord_workspace_get_currency (workspace));
  report->group = g_strdup (choice->group);
  report->today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace));
  report->paper = accord_preferences_get_paper ();
  add_cards (report, cards, choice);
  if (report->figures->len == 0)
    {
      accord_board_report_free (report);
      accord_page_toast (page, _("There are no figures to export yet."));
      return;
    }
  accord_file_export_ask (page, _("Export the Board as a PDF"), name, write_report, report,
                          (GDestroyNotify) accord_board_report_free);
}
