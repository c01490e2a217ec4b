#include "commands.h"

#include <glib/gi18n-lib.h>

#include "model/canonical-json.h"
#include "text-table.h"
#include "workspace/own-kpis.h"

static const char *
unit_name (AccordUnit unit)
{
  static const char *const names[] = { "count", "ratio", "money", "seconds" };

  return names[unit];
}

static const char *
better_name (AccordBetter better)
{
  static const char *const names[] = { "up", "down", "neither" };

  return names[better];
}

static char *
write_json (GPtrArray *metrics)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "metrics");
  json_builder_begin_array (builder);
  for (guint i = 0; i < metrics->len; i++)
    {
      const AccordMetric *metric = metrics->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_string_value (builder, metric->id);
      json_builder_set_member_name (builder, "label");
      json_builder_add_string_value (builder, accord_metric_get_label (metric));
      json_builder_set_member_name (builder, "unit");
      json_builder_add_string_value (builder, unit_name (metric->unit));
      json_builder_set_member_name (builder, "better");
      json_builder_add_string_value (builder, better_name (metric->better));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = accord_json_to_canonical (root);
  return g_strconcat (json, "\n", NULL);
}

static char *
write_table (GPtrArray *metrics)
{
  g_autoptr (AccordTextTable) table = accord_text_table_new ();

  for (guint i = 0; i < metrics->len; i++)
    {
      const AccordMetric *metric = metrics->pdata[i];

      accord_text_table_add (table, metric->id);
      accord_text_table_add (table, accord_metric_get_label (metric));
      accord_text_table_add (table, unit_name (metric->unit));
      accord_text_table_add (table, better_name (metric->better));
      accord_text_table_end_row (table);
    }
  return accord_text_table_to_text (table);
}

static GPtrArray *
list_built_in (void)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n;
  const AccordMetric *metrics = accord_metrics (&n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, (gpointer) &metrics[i]);
  return list;
}

/**
 * accord_cli_metrics:
 * @call: the call
 *
 * `accord metrics [--file FILE]`: what can be computed: id, label, unit, and which direction is better; with a file also
 * what its teams measure of their own.
 *
 * Returns: the exit status
 */
int
accord_cli_metrics (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *file = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Write one JSON object"), NULL },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &file, N_("Also the KPIs of this workspace’s own"), "FILE" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 0))
    return call->status;

  if (file != NULL)
    {
      workspace = accord_workspace_open (file, call->cancellable, &error);
      if (workspace == NULL)
        return accord_call_fail (call, error);
    }
  metrics = workspace != NULL ? accord_workspace_list_metrics (workspace) : list_built_in ();
  text = json ? write_json (metrics) : write_table (metrics);
  return accord_call_print (call, text);
}
