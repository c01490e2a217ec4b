#include "commands.h"

#include <glib/gi18n-lib.h>

#include "present/figure-chart.h"
#include "present/words.h"
#include "query-options.h"
#include "text-table.h"

/* What a person reads: a line a figure. */
static char *
write_table (const AccordFigures *figures,
             AccordWorkspace     *workspace)
{
  const char *currency = accord_workspace_get_currency (workspace);
  AccordRecord *settings = accord_workspace_get_settings (workspace);
  g_autoptr (AccordTextTable) table = accord_text_table_new ();

  accord_text_table_add (table, _("Period"));
  if (figures->grouped)
    accord_text_table_add (table, _("Group"));
  accord_text_table_add (table, _("Value"));
  accord_text_table_add (table, _("How it came about"));
  accord_text_table_end_row (table);

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);
      g_autofree char *value = accord_words_value (figure->value, figures->unit, currency);
      g_autofree char *basis = accord_words_figure (figures, figure, currency, settings);

      accord_text_table_add (table, figure->period);
      if (figures->grouped)
        accord_text_table_add (table, figure->group != NULL ? figure->group : _("(none)"));
      accord_text_table_add (table, value);
      accord_text_table_add (table, basis);
      accord_text_table_end_row (table);
    }
  return accord_text_table_to_text (table);
}

/**
 * accord_cli_kpi:
 * @call: the call
 *
 * `accord kpi FILE METRIC`: a figure by period and group, as a table, CSV or JSON.
 *
 * Returns: the exit status
 */
int
accord_cli_kpi (AccordCall *call)
{
  g_auto (AccordQueryOptions) options = { NULL };
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordFigures) figures = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const AccordMetric *metric = NULL;
  gboolean csv = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_("Write CSV"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  accord_query_options_add (&options, call);
  if (!accord_call_parse (call, 2))
    return call->status;
  if (csv && json)
    return accord_call_misuse (call, _("--csv and --json exclude each other"));

  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    metric = accord_metric_named (workspace, call->arguments[1], &error);
  if (metric != NULL)
    figures = accord_query_options_compute (&options, workspace, metric, call->cancellable, &error);
  if (figures == NULL)
    return accord_call_fail (call, error);

  if (csv)
    text = accord_present_csv (figures);
  else if (json)
    text = accord_present_json (figures);
  else
    text = write_table (figures, workspace);
  return accord_call_print (call, text);
}
