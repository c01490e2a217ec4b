#include "model-suggest.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/canonical-json.h"
#include "model/csv.h"
#include "model/records.h"
#include "present/words-score.h"
#include "present/words-suggestion.h"
#include "present/words.h"
#include "score-output.h"
#include "scoring/suggestion.h"
#include "text-table.h"

static const AccordScoreGroup *
get_group (const AccordScoreSuggestion    *self,
           const AccordSuggestedRule *rule)
{
  return self->model->groups->pdata[rule->group];
}

static const AccordScoreRule *
get_rule (const AccordScoreSuggestion    *self,
          const AccordSuggestedRule *rule)
{
  return get_group (self, rule)->rules->pdata[rule->rule];
}

static void
add_quality (JsonBuilder              *builder,
             const char               *name,
             const AccordScoreQuality *quality)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  accord_json_add_number (builder, "auc", quality->auc);
  accord_json_add_number (builder, "auc_low", quality->auc_low);
  accord_json_add_number (builder, "auc_high", quality->auc_high);
  accord_json_add_number (builder, "lift", quality->lift);
  json_builder_end_object (builder);
}

static void
add_rule (JsonBuilder               *builder,
          const AccordScoreSuggestion    *self,
          const AccordSuggestedRule *suggested)
{
  const AccordScoreRule *rule = get_rule (self, suggested);
  g_autofree char *condition = accord_condition_to_text (rule->condition);

  json_builder_begin_object (builder);
  accord_json_add_text (builder, "group", get_group (self, suggested)->title);
  accord_json_add_text (builder, "title", rule->title);
  accord_json_add_text (builder, "condition", condition);
  accord_json_add_text (builder, "state", accord_suggested_state_get_name (suggested->state));
  if (suggested->field != NULL)
    accord_json_add_text (builder, "field", suggested->field);
  accord_json_add_count (builder, "n", suggested->n);
  accord_json_add_number (builder, "points_now", suggested->now);
  if (suggested->state == ACCORD_SUGGESTED_POINTS)
    {
      accord_json_add_number (builder, "points", suggested->points);
      accord_json_add_number (builder, "low", suggested->low);
      accord_json_add_number (builder, "high", suggested->high);
      accord_json_add_number (builder, "coefficient", suggested->coefficient);
    }
  json_builder_end_object (builder);
}

static void
add_leads (JsonBuilder *builder,
           const char  *name,
           guint        n,
           guint        won)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  accord_json_add_count (builder, "n", n);
  accord_json_add_count (builder, "won", won);
  json_builder_end_object (builder);
}

static char *
write_json (const AccordScoreSuggestion *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) model = accord_score_model_to_json (self->model);
  g_autofree char *split = self->split != ACCORD_DAY_NONE ? accord_day_to_iso (self->split) : NULL;

  json_builder_begin_object (builder);
  add_leads (builder, "older", self->n_older, self->won_older);
  add_leads (builder, "newer", self->n_newer, self->won_newer);
  if (split != NULL)
    accord_json_add_text (builder, "newer_since", split);
  accord_json_add_number (builder, "lambda", self->lambda);
  accord_json_add_number (builder, "pdo", self->pdo);
  accord_json_add_number (builder, "start_now", self->start_now);
  accord_json_add_number (builder, "start", self->start);
  add_quality (builder, "now", &self->now);
  add_quality (builder, "suggested", &self->suggested);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rules->len; i++)
    add_rule (builder, self, self->rules->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "model");
  json_builder_add_value (builder, g_steal_pointer (&model));
  json_builder_end_object (builder);
  return accord_json_end (builder);
}

static char *
write_csv (const AccordScoreSuggestion *self)
{
  GString *text = g_string_new ("group,rule,condition,state,n,points_now,points,low,high,coefficient\r\n");

  for (guint i = 0; i < self->rules->len; i++)
    {
      const AccordSuggestedRule *suggested = self->rules->pdata[i];
      const AccordScoreRule *rule = get_rule (self, suggested);
      g_autofree char *condition = accord_condition_to_text (rule->condition);

      accord_csv_append_cell (text, get_group (self, suggested)->title, -1);
      g_string_append_c (text, ',');
      accord_csv_append_cell (text, rule->title, -1);
      g_string_append_c (text, ',');
      accord_csv_append_cell (text, condition, -1);
      g_string_append_printf (text, ",%s,%u", accord_suggested_state_get_name (suggested->state), suggested->n);
      accord_csv_add_number (text, suggested->now);
      accord_csv_add_number (text, suggested->state == ACCORD_SUGGESTED_POINTS ? suggested->points : NAN);
      accord_csv_add_number (text, suggested->low);
      accord_csv_add_number (text, suggested->high);
      accord_csv_add_number (text, suggested->coefficient);
      g_string_append (text, "\r\n");
    }
  return g_string_free (text, FALSE);
}

static void
add_line (AccordTextTable *table,
          const char      *name,
          const char      *now,
          const char      *suggested,
          const char      *note)
{
  accord_text_table_add (table, name);
  accord_text_table_add (table, now);
  accord_text_table_add (table, suggested);
  accord_text_table_add (table, note);
  accord_text_table_end_row (table);
}

static char *
write_table (const AccordScoreSuggestion *self)
{
  g_autoptr (AccordTextTable) table = accord_text_table_new ();
  g_autofree char *start_now = accord_words_score (self->start_now), *start = accord_words_score (self->start);
  g_autofree char *now = accord_words_auc (&self->now), *suggested = accord_words_auc (&self->suggested);
  g_autofree char *how = accord_words_suggestion (self), *text = NULL;

  add_line (table, _("Rule"), _("now"), _("suggested"), "");
  add_line (table, _("Every lead at first"), start_now, start, "");
  for (guint i = 0; i < self->rules->len; i++)
    {
      const AccordSuggestedRule *rule = self->rules->pdata[i];
      g_autofree char *name = accord_words_rule (get_rule (self, rule)), *points_now = accord_words_points (rule->now);
      g_autofree char *points = accord_words_suggested_points (rule), *note = accord_words_suggested_note (rule);

      add_line (table, name, points_now, points, note);
    }
  add_line (table, _("A buyer scores above a non-buyer"), now, suggested, "");
  text = accord_text_table_to_text (table);
  return g_strdup_printf ("%s%s\n", text, how);
}

/**
 * accord_cli_model_suggest:
 * @call: the call
 * @workspace: its file
 * @model: of it
 * @known: (nullable): fields that are known before the sale
 * @form: how it is written
 *
 * Writes which points would tell best who buys.
 *
 * Returns: the exit status
 */
int
accord_cli_model_suggest (AccordCall             *call,
                          AccordWorkspace        *workspace,
                          const AccordScoreModel *model,
                          const char *const      *known,
                          AccordSuggestForm       form)
{
  g_autoptr (GError) error = NULL;
  AccordFrame *frame = accord_workspace_load_frame (workspace, call->cancellable, &error);
  g_autoptr (AccordOutcome) outcome = NULL;
  g_autoptr (AccordScoreSuggestion) suggestion = NULL;
  g_autofree char *text = NULL;
  AccordOutcomeQuery query = {
    .horizon_days = accord_settings_get_horizon (accord_workspace_get_settings (workspace)),
    .condition = model->outcome,
  };

  accord_workspace_get_as_of (workspace, &query.as_of);
  if (frame != NULL)
    outcome = accord_outcome_new (frame, &query, &error);
  if (outcome != NULL)
    suggestion = accord_score_suggestion_new (frame, model, &query.as_of, outcome, known, call->cancellable, &error);
  if (suggestion == NULL)
    return accord_call_fail (call, error);
  if (form == ACCORD_SUGGEST_JSON)
    text = write_json (suggestion);
  else
    text = form == ACCORD_SUGGEST_CSV ? write_csv (suggestion) : write_table (suggestion);
  return accord_call_print (call, text);
}
