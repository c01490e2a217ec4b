#include "commands.h"

#include <glib/gi18n-lib.h>

#include "model/canonical-json.h"
#include "text-table.h"

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
write_json (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  guint n;
  const AccordMetric *metrics = accord_metrics (&n);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "metrics");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_string_value (builder, metrics[i].id);
      json_builder_set_member_name (builder, "label");
      json_builder_add_string_value (builder, _(metrics[i].label));
      json_builder_set_member_name (builder, "unit");
      json_builder_add_string_value (builder, unit_name (metrics[i].unit));
      json_builder_set_member_name (builder, "better");
      json_builder_add_string_value (builder, better_name (metrics[i].better));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = accord_json_to_canonical (root);
  return g_strconcat (json, "\n", NULL);
}

static char *
write_table (void)
{
  g_autoptr (AccordTextTable) table = accord_text_table_new ();
  guint n;
  const AccordMetric *metrics = accord_metrics (&n);

  for (guint i = 0; i < n; i++)
    {
      accord_text_table_add (table, metrics[i].id);
      accord_text_table_add (table, _(metrics[i].label));
      accord_text_table_add (table, unit_name (metrics[i].unit));
      accord_text_table_add (table, better_name (metrics[i].better));
      accord_text_table_end_row (table);
    }
  return accord_text_table_to_text (table);
}

/**
 * accord_cli_metrics:
 * @call: the call
 *
 * `accord metrics`: what can be computed: id, label, unit, and which direction is better.
 *
 * Returns: the exit status
 */
int
accord_cli_metrics (AccordCall *call)
{
  g_autofree char *text = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 0))
    return call->status;

  text = json ? write_json () : write_table ();
  return accord_call_print (call, text);
}
