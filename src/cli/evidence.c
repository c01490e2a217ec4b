#include "commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/canonical-json.h"
#include "model/csv.h"
#include "model/records.h"
#include "present/words-score.h"
#include "present/words.h"
#include "score-output.h"
#include "scoring/evidence.h"
#include "text-table.h"
#include "workspace/score-column.h"

static const char *
value_name (const AccordEvidenceValue *value)
{
  if (value->is_rest)
    return _("(others)");
  return value->value != NULL ? value->value : _("(none)");
}

static void
add_value (JsonBuilder               *builder,
           const AccordEvidenceValue *value)
{
  json_builder_begin_object (builder);
  accord_json_add_text (builder, "value", value->value != NULL || value->is_rest ? value_name (value) : NULL);
  accord_json_add_count (builder, "n", value->n);
  accord_json_add_count (builder, "won", value->won);
  accord_json_add_number (builder, "rate", value->rate);
  accord_json_add_number (builder, "low", value->low);
  accord_json_add_number (builder, "high", value->high);
  accord_json_add_number (builder, "woe", value->woe);
  accord_json_add_text (builder, "verdict", accord_value_verdict_get_name (value->verdict));
  if (value->condition != NULL)
    accord_json_add_text (builder, "condition", value->condition);
  json_builder_end_object (builder);
}

static char *
write_json (const AccordFieldEvidence *evidence)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  accord_json_add_text (builder, "field", evidence->field);
  accord_json_add_count (builder, "n", evidence->n);
  accord_json_add_count (builder, "won", evidence->won);
  accord_json_add_number (builder, "rate", evidence->rate);
  accord_json_add_number (builder, "iv", evidence->iv);
  accord_json_add_number (builder, "auc", evidence->auc);
  accord_json_add_text (builder, "verdict", accord_field_verdict_get_name (evidence->verdict));
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evidence->values->len; i++)
    add_value (builder, evidence->values->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return accord_json_end (builder);
}

static char *
write_csv (const AccordFieldEvidence *evidence)
{
  GString *text = g_string_new ("value,n,won,rate,low,high,woe,verdict,iv,field_verdict\r\n");

  for (guint i = 0; i < evidence->values->len; i++)
    {
      const AccordEvidenceValue *value = evidence->values->pdata[i];

      accord_csv_append_cell (text, value->value != NULL || value->is_rest ? value_name (value) : "", -1);
      g_string_append_printf (text, ",%u,%u", value->n, value->won);
      accord_csv_add_number (text, value->rate);
      accord_csv_add_number (text, value->low);
      accord_csv_add_number (text, value->high);
      accord_csv_add_number (text, value->woe);
      g_string_append_printf (text, ",%s", accord_value_verdict_get_name (value->verdict));
      accord_csv_add_number (text, evidence->iv);
      g_string_append_printf (text, ",%s\r\n", accord_field_verdict_get_name (evidence->verdict));
    }
  return g_string_free (text, FALSE);
}

static char *
write_table (const AccordFieldEvidence *evidence)
{
  g_autoptr (AccordTextTable) table = accord_text_table_new ();
  g_autofree char *rate = accord_words_value (evidence->rate, ACCORD_UNIT_RATIO, NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < evidence->values->len; i++)
    {
      const AccordEvidenceValue *value = evidence->values->pdata[i];
      g_autofree char *share = accord_words_value (value->rate, ACCORD_UNIT_RATIO, NULL);
      g_autofree char *range = accord_words_range (value->low, value->high, ACCORD_UNIT_RATIO, NULL);
      g_autofree char *count = g_strdup_printf (_("%u of %u bought"), value->won, value->n);

      accord_text_table_add (table, value_name (value));
      accord_text_table_add (table, count);
      accord_text_table_add (table, share);
      accord_text_table_add (table, range);
      accord_text_table_add (table, accord_words_value_verdict (value->verdict));
      accord_text_table_end_row (table);
    }
  text = accord_text_table_to_text (table);
  /* Translators: a field, what is said of it, its information value, and the average of all leads */
  return g_strdup_printf (_("%s%s: %s (information value %.2f); on average %s bought\n"), text, evidence->field,
                          accord_words_field_verdict (evidence->verdict), evidence->iv, rate);
}

/*
 * What says who has bought: the call, else the draft of the score model, else the date as a customer. As in the window:
 * evidence is looked at to draft a model, while one that is published is evaluated by what it says itself.
 */
static AccordFieldEvidence *
find_evidence (AccordCall      *call,
               AccordWorkspace *workspace,
               AccordFrame     *frame,
               const char      *said,
               GError         **error)
{
  AccordRecord *settings = accord_workspace_get_settings (workspace);
  const char *kept = accord_record_get_text (settings, "score_outcome");
  const char *text = said != NULL ? said : kept;
  g_autoptr (AccordCondition) condition = NULL;
  g_autoptr (AccordOutcome) outcome = NULL;
  AccordOutcomeQuery query = { .horizon_days = accord_settings_get_horizon (settings) };

  if (*text != '\0')
    {
      condition = accord_condition_parse (text, error);
      if (condition == NULL)
        return NULL;
    }
  accord_workspace_get_as_of (workspace, &query.as_of);
  query.condition = condition;
  outcome = accord_outcome_new (frame, &query, error);
  return outcome != NULL ? accord_field_evidence_new (frame, call->arguments[1], outcome, error) : NULL;
}

/**
 * accord_cli_evidence:
 * @call: the call
 *
 * `accord evidence FILE FIELD`: which values of a field, or how often an activity, go with buying.
 *
 * Returns: the exit status
 */
int
accord_cli_evidence (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordFieldEvidence) evidence = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *outcome = NULL, *text = NULL;
  AccordFrame *frame = NULL;
  gboolean csv = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &outcome, N_("Which leads have bought, in place of the date as a customer"),
      "CONDITION" },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_("Write CSV"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 2))
    return call->status;
  if (csv && json)
    return accord_call_misuse (call, _("--csv and --json exclude each other"));
  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    frame = accord_workspace_load_frame (workspace, call->cancellable, &error);
  if (frame != NULL)
    evidence = find_evidence (call, workspace, frame, outcome, &error);
  if (evidence == NULL)
    return accord_call_fail (call, error);
  if (json)
    text = write_json (evidence);
  else
    text = csv ? write_csv (evidence) : write_table (evidence);
  return accord_call_print (call, text);
}
