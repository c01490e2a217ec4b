#include "report/agreement-report.h"

#include <glib/gi18n-lib.h>

#include "model/canonical-json.h"
#include "present/figure-chart.h"
#include "report/agreement-parts.h"

/* What the settings say of the agreement; the rest is about the workspace. */
static const char *const settings_columns[] = {
  "agreement_title", "agreement_effective", "agreement_review", "company", "marketing_name", "sales_name", "currency",
  "timezone", "goal_metric", "goal_target", "goal_first", "goal_last", "handover_when", "handover_fields",
  "handover_channel", "handover_contents", "handover_attempts", "handover_attempt_days", "reject_reasons",
  "disqualify_reasons", "handover_return", "handover_escalation",
};

static void
set_day (JsonObject *object,
         const char *name,
         AccordDay   day)
{
  g_autofree char *iso = day != ACCORD_DAY_NONE ? accord_day_to_iso (day) : NULL;

  if (iso != NULL)
    json_object_set_string_member (object, name, iso);
  else
    json_object_set_null_member (object, name);
}

static void
set_settings (JsonObject   *object,
              AccordRecord *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings_columns); i++)
    json_object_set_member (object, settings_columns[i],
                            accord_column_value_to_json (accord_record_find_column (settings, settings_columns[i]),
                                                         accord_record_get_value (settings, settings_columns[i])));
}

static void
set_records (JsonObject *object,
             const char *name,
             GPtrArray  *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);
      JsonObject *member = accord_record_to_json (record);

      json_object_set_string_member (member, "id", accord_record_get_id (record));
      json_array_add_object_element (array, member);
    }
  json_object_set_array_member (object, name, array);
}

/* Whoever reads it elsewhere has nothing to look references up in: they say what they refer to. */
static void
settle_sections (const AccordAgreement *self,
                 JsonObject            *object)
{
  JsonArray *sections = json_object_get_array_member (object, "sections");

  for (guint i = 0; i < self->sections->len; i++)
    {
      const char *body = accord_record_get_text (self->sections->pdata[i], "body");
      g_autofree char *settled = body != NULL && *body != '\0' ? accord_agreement_settle (self, body) : NULL;

      if (settled != NULL)
        json_object_set_string_member (json_array_get_object_element (sections, i), "body", settled);
    }
}

static void
set_figures (JsonObject          *object,
             const char          *name,
             const AccordFigures *figures)
{
  g_autofree char *text = figures != NULL ? accord_present_json (figures) : NULL;
  JsonNode *node = text != NULL ? json_from_string (text, NULL) : NULL;

  json_object_set_member (object, name, node != NULL ? node : json_node_new (JSON_NODE_NULL));
}

/**
 * accord_agreement_to_json:
 *
 * Returns: (transfer full): the agreement as one canonical JSON object, and a newline
 */
char *
accord_agreement_to_json (const AccordAgreement *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL && self->settings != NULL, NULL);

  json_node_take_object (root, object);
  json_object_set_string_member (object, "version", self->version != NULL ? self->version : "");
  if (self->digest != NULL)
    json_object_set_string_member (object, "digest", self->digest);
  set_day (object, "as_of", self->as_of);
  set_settings (object, self->settings);
  set_records (object, "members", self->members);
  set_records (object, "sections", self->sections);
  settle_sections (self, object);
  set_records (object, "personas", self->personas);
  set_records (object, "commitments", self->commitments);
  set_records (object, "targets", self->targets);
  set_records (object, "calendars", self->calendars);
  set_records (object, "terms", self->terms);
  set_records (object, "handover_rules", self->handover_rules);
  set_records (object, "incentives", self->incentives);
  set_records (object, "score_models", self->score_models);
  set_figures (object, "goal", self->goal);
  set_figures (object, "conversion_rate", self->conversion);
  set_figures (object, "conversion_rate_all", self->conversion_all);
  set_figures (object, "conversion_rate_to_date", self->conversion_so_far);
  set_figures (object, "revenue", self->revenue);
  set_figures (object, "lead_value", self->value);
  set_figures (object, "lead_value_all", self->value_all);

  text = accord_json_to_canonical (root);
  return g_strconcat (text, "\n", NULL);
}
