#include "commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/canonical-json.h"
#include "present/words-quality.h"
#include "text-table.h"

static void
add_figure (JsonBuilder         *builder,
            const AccordFigures *figures)
{
  const AccordFigure *figure = figures->figures->pdata[0];

  json_builder_set_member_name (builder, figures->metric);
  if (isfinite (figure->value))
    json_builder_add_double_value (builder, figure->value);
  else
    json_builder_add_null_value (builder);
}

static void
add_finding (JsonBuilder                *builder,
             const AccordQualityFinding *finding)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, accord_quality_get_name (finding->quality));
  json_builder_set_member_name (builder, "leads");
  json_builder_add_int_value (builder, finding->n_leads);
  if (finding->groups != NULL)
    {
      json_builder_set_member_name (builder, "groups");
      json_builder_add_int_value (builder, accord_duplicates_get_n (finding->groups));
    }
  json_builder_set_member_name (builder, "without");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (finding->without); i++)
    add_figure (builder, finding->without[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static char *
write_json (const AccordQualityReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "all");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (report->all); i++)
    add_figure (builder, report->all[i]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ACCORD_N_QUALITIES; i++)
    add_finding (builder, &report->findings[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = accord_json_to_canonical (root);
  return g_strconcat (json, "\n", NULL);
}

static char *
write_table (const AccordQualityReport *report,
             AccordWorkspace           *workspace)
{
  g_autoptr (AccordTextTable) table = accord_text_table_new ();

  for (guint i = 0; i < ACCORD_N_QUALITIES; i++)
    {
      const AccordQualityFinding *finding = &report->findings[i];
      g_autofree char *count = accord_words_quality_count (finding);
      g_autofree char *effect = accord_words_quality_effect (report, finding, accord_workspace_get_currency (workspace),
                                                             accord_workspace_get_settings (workspace));

      accord_text_table_add (table, accord_words_quality_title (finding->quality));
      accord_text_table_add (table, count);
      accord_text_table_add (table, effect);
      accord_text_table_end_row (table);
    }
  return accord_text_table_to_text (table);
}

/**
 * accord_cli_quality:
 * @call: the call
 *
 * `accord quality FILE`: what may be wrong with the leads, and what it does to the figures.
 *
 * Returns: the exit status
 */
int
accord_cli_quality (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordQualityReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AccordFrame *frame = NULL;
  gboolean json = FALSE;
  AccordQuery query;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 1))
    return call->status;
  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    frame = accord_workspace_load_frame (workspace, call->cancellable, &error);
  if (frame != NULL)
    {
      accord_workspace_init_query (workspace, frame, &query);
      report = accord_quality_find (frame, &query, call->cancellable, &error);
    }
  if (report == NULL)
    return accord_call_fail (call, error);
  text = json ? write_json (report) : write_table (report, workspace);
  return accord_call_print (call, text);
}
