#include "ui/personas/persona-export.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "report/persona-report.h"
#include "ui/personas/persona-words.h"

static AccordDocument *
make_document (gpointer      report,
               AccordPaper   paper,
               GCancellable *cancellable,
               GError      **error)
{
  return accord_persona_report_make_document (report, paper);
}

/* «Customers within 90 days»: as it was asked. @value, @note: (transfer full) */
static void
add_figure (AccordPersonaReport *report,
            const AccordQuery   *query,
            AccordWorkspace     *workspace,
            const char          *metric,
            char                *value,
            char                *note)
{
  g_autofree char *label = accord_words_metric (accord_metric_find (metric), query,
                                                accord_workspace_get_settings (workspace));

  accord_persona_report_add_figure (report, label, value, note);
}

/* What the data says: nothing where there are no leads. */
static void
add_figures (AccordPersonaReport  *report,
             AccordPersonaFigures *figures,
             AccordWorkspace      *workspace)
{
  const char *name = accord_record_get_text (report->persona, "name");
  const char *currency = accord_workspace_get_currency (workspace);
  AccordFigures *rates = accord_persona_figures_get_rates (figures);
  const AccordFigure *leads = accord_persona_figures_leads (figures, name);
  const AccordFigure *rate = accord_persona_figures_rate (figures, name);
  const AccordFigure *value = accord_persona_figures_value (figures, name);
  g_autofree char *day = NULL;
  AccordAsOf as_of;

  if (!accord_persona_figures_has_leads (figures) || rate == NULL || value == NULL)
    return;
  add_figure (report, &rates->query, workspace, "leads", accord_words_count (leads != NULL ? (guint64) leads->value : 0),
              NULL);
  add_figure (report, &rates->query, workspace, "conversion-rate", accord_words_value (rate->value, ACCORD_UNIT_RATIO, NULL),
              accord_persona_words_range (rate, ACCORD_UNIT_RATIO, NULL));
  add_figure (report, &rates->query, workspace, "lead-value", accord_words_value (value->value, ACCORD_UNIT_MONEY, currency),
              accord_persona_words_value_note (figures, workspace, name));
  accord_workspace_get_as_of (workspace, &as_of);
  day = accord_words_day (as_of.day);
  /* Translators: %s is a day */
  report->as_of = g_strdup_printf (_("Figures as of %s"), day);
}

/**
 * accord_persona_export_make_pages:
 * @page: the page of the personas
 * @figures: what the data says of personas
 * @persona: one of them
 *
 * Returns: (transfer full): the persona as it is now
 */
AccordPages *
accord_persona_export_make_pages (AccordPage           *page,
                                  AccordPersonaFigures *figures,
                                  AccordRecord         *persona)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  AccordPersonaReport *report = accord_persona_report_new (persona);
  const char *title = accord_record_get_text (persona, "name");
  g_autofree char *name = g_strdup_printf ("%s.pdf", title);

  report->head = g_strdup (accord_workspace_get_title (workspace));
  report->today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace));
  add_figures (report, figures, workspace);
  return accord_pages_new (title, name, report->today, make_document, report,
                           (GDestroyNotify) accord_persona_report_free);
}
