#include "score-output.h"

#include <math.h>

#include "model/canonical-json.h"
#include "model/csv.h"

/**
 * accord_score_name_lead:
 * @frame: all leads
 * @row: one of them
 *
 * Returns: (transfer full) (nullable): what names it to people and to other programs
 */
char *
accord_score_name_lead (AccordFrame *frame,
                        guint        row)
{
  static const char *const columns[] = { "id", "email" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const AccordFrameColumn *column = accord_frame_find_column (frame, columns[i]);
      char *text = column != NULL ? accord_frame_cell_text (frame, column, row) : NULL;

      if (text != NULL)
        return text;
    }
  return NULL;
}

static JsonBuilder *
begin (const AccordScoreOutput *self)
{
  JsonBuilder *builder = json_builder_new ();
  g_autofree char *day = accord_day_to_iso (self->as_of->day);
  guint64 number;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "model");
  if (g_ascii_string_to_unsigned (self->model_name, 10, 0, G_MAXUINT32, &number, NULL))
    json_builder_add_int_value (builder, (gint64) number);
  else
    json_builder_add_string_value (builder, self->model_name);
  accord_json_add_text (builder, "as_of", day);
  return builder;
}

/**
 * accord_score_write_all_json:
 * @self: what is written about
 * @scores: of all leads
 *
 * Returns: (transfer full): all leads with their scores
 */
char *
accord_score_write_all_json (const AccordScoreOutput *self,
                             const AccordScores      *scores)
{
  g_autoptr (JsonBuilder) builder = begin (self);

  json_builder_set_member_name (builder, "leads");
  json_builder_begin_array (builder);
  for (guint row = 0; row < accord_scores_get_n (scores); row++)
    {
      g_autofree char *id = accord_score_name_lead (self->frame, row);

      json_builder_begin_object (builder);
      accord_json_add_text (builder, "id", id);
      accord_json_add_number (builder, "score", accord_scores_get (scores)[row]);
      accord_json_add_text (builder, "band", accord_band_get_name (accord_scores_get_bands (scores)[row]));
      accord_json_add_number (builder, "fit", accord_scores_get_dimension (scores, ACCORD_DIMENSION_FIT, row));
      accord_json_add_number (builder, "engagement",
                              accord_scores_get_dimension (scores, ACCORD_DIMENSION_ENGAGEMENT, row));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return accord_json_end (builder);
}

/**
 * accord_score_write_all_csv:
 * @self: what is written about
 * @scores: of all leads
 *
 * Returns: (transfer full): a line a lead
 */
char *
accord_score_write_all_csv (const AccordScoreOutput *self,
                            const AccordScores      *scores)
{
  GString *text = g_string_new ("id,score,band,fit,engagement\r\n");

  for (guint row = 0; row < accord_scores_get_n (scores); row++)
    {
      g_autofree char *id = accord_score_name_lead (self->frame, row);
      g_autofree char *score = accord_number_to_text (accord_scores_get (scores)[row]);
      g_autofree char *fit = accord_number_to_text (accord_scores_get_dimension (scores, ACCORD_DIMENSION_FIT, row));
      g_autofree char *engagement =
          accord_number_to_text (accord_scores_get_dimension (scores, ACCORD_DIMENSION_ENGAGEMENT, row));

      accord_csv_append_cell (text, id != NULL ? id : "", -1);
      g_string_append_printf (text, ",%s,%s,%s,%s\r\n", score, accord_band_get_name (accord_scores_get_bands (scores)[row]),
                              fit, engagement);
    }
  return g_string_free (text, FALSE);
}

static void
add_reason (JsonBuilder            *builder,
            const AccordRuleReason *reason,
            const AccordZone       *zone)
{
  g_autofree char *at = reason->at != ACCORD_MOMENT_NONE ? accord_moment_to_iso (reason->at, zone) : NULL;

  json_builder_begin_object (builder);
  if (reason->is_activity)
    {
      accord_json_add_text (builder, "activity", reason->name);
      json_builder_set_member_name (builder, "count");
      json_builder_add_int_value (builder, reason->count);
      accord_json_add_text (builder, "last", at);
    }
  else
    {
      accord_json_add_text (builder, "field", reason->name);
      accord_json_add_text (builder, "value", reason->value);
    }
  json_builder_end_object (builder);
}

static void
add_rule (JsonBuilder             *builder,
          const AccordScoreOutput *self,
          const AccordLedgerLine  *line)
{
  const AccordScoreGroup *group = self->model->groups->pdata[line->group];
  const AccordScoreRule *rule = group->rules->pdata[line->rule];
  g_autofree char *condition = accord_condition_to_text (rule->condition);

  accord_json_add_text (builder, "rule", *rule->title != '\0' ? rule->title : condition);
  accord_json_add_text (builder, "condition", condition);
  accord_json_add_number (builder, "full_points", line->full);
  if (line->age >= 0)
    {
      accord_json_add_number (builder, "age_days", line->age);
      accord_json_add_number (builder, "half_life", rule->half_life);
    }
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; i < line->reasons->len; i++)
    add_reason (builder, line->reasons->pdata[i], accord_frame_get_zone (self->frame));
  json_builder_end_array (builder);
}

static void
add_line (JsonBuilder             *builder,
          const AccordScoreOutput *self,
          const AccordLedgerLine  *line)
{
  gboolean of_group = line->kind >= ACCORD_LEDGER_RULE && line->kind <= ACCORD_LEDGER_GROUP_HIGH;

  json_builder_begin_object (builder);
  accord_json_add_text (builder, "kind", accord_ledger_kind_get_name (line->kind));
  if (of_group)
    accord_json_add_text (builder, "group", ((const AccordScoreGroup *) self->model->groups->pdata[line->group])->title);
  accord_json_add_number (builder, "points", line->points);
  if (line->kind == ACCORD_LEDGER_RULE)
    add_rule (builder, self, line);
  json_builder_end_object (builder);
}

/**
 * accord_score_write_ledger_json:
 * @self: what is written about
 * @ledger: of one lead
 * @row: that lead
 *
 * Returns: (transfer full): its score, line by line
 */
char *
accord_score_write_ledger_json (const AccordScoreOutput *self,
                                const AccordLedger      *ledger,
                                guint                    row)
{
  g_autoptr (JsonBuilder) builder = begin (self);
  g_autofree char *id = accord_score_name_lead (self->frame, row);

  accord_json_add_text (builder, "lead", id);
  accord_json_add_number (builder, "score", ledger->score);
  accord_json_add_text (builder, "band", accord_band_get_name (ledger->band));
  accord_json_add_number (builder, "fit", ledger->fit);
  accord_json_add_number (builder, "engagement", ledger->engagement);
  accord_json_add_number (builder, "left_out_automatic", ledger->n_left_out);
  json_builder_set_member_name (builder, "ledger");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ledger->lines->len; i++)
    add_line (builder, self, ledger->lines->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return accord_json_end (builder);
}

static void
add_band (JsonBuilder            *builder,
          AccordBand              band,
          const AccordScoreShare *share)
{
  json_builder_begin_object (builder);
  accord_json_add_text (builder, "band", accord_band_get_name (band));
  accord_json_add_count (builder, "n", share->n);
  accord_json_add_count (builder, "won", share->won);
  accord_json_add_number (builder, "rate", share->rate);
  accord_json_add_number (builder, "low", share->low);
  accord_json_add_number (builder, "high", share->high);
  json_builder_end_object (builder);
}

static void
add_confusion (JsonBuilder              *builder,
               const AccordScoreQuality *quality)
{
  json_builder_set_member_name (builder, "confusion");
  json_builder_begin_object (builder);
  accord_json_add_count (builder, "true_positives", quality->true_positives);
  accord_json_add_count (builder, "false_positives", quality->false_positives);
  accord_json_add_count (builder, "false_negatives", quality->false_negatives);
  accord_json_add_count (builder, "true_negatives", quality->true_negatives);
  json_builder_end_object (builder);
}

/**
 * accord_score_write_quality_json:
 * @self: what is written about
 * @quality: how well the scores tell
 * @outcome: what they were judged by
 *
 * Returns: (transfer full): it
 */
char *
accord_score_write_quality_json (const AccordScoreOutput  *self,
                                 const AccordScoreQuality *quality,
                                 const AccordOutcome      *outcome)
{
  g_autoptr (JsonBuilder) builder = begin (self);

  accord_json_add_count (builder, "n", quality->n);
  accord_json_add_count (builder, "won", quality->won);
  accord_json_add_count (builder, "too_young", outcome->n_young);
  accord_json_add_count (builder, "undated", outcome->n_undated);
  accord_json_add_number (builder, "score_sum", quality->sum);
  accord_json_add_number (builder, "auc", quality->auc);
  accord_json_add_number (builder, "auc_low", quality->auc_low);
  accord_json_add_number (builder, "auc_high", quality->auc_high);
  accord_json_add_number (builder, "lift", quality->lift);
  accord_json_add_number (builder, "brier", quality->brier);
  accord_json_add_number (builder, "threshold", quality->threshold);
  if (isnan (quality->threshold))
    accord_json_add_number (builder, "confusion", NAN);
  else
    add_confusion (builder, quality);
  accord_json_add_number (builder, "precision", quality->precision);
  accord_json_add_number (builder, "recall", quality->recall);
  accord_json_add_number (builder, "leads_per_week", quality->weekly);
  json_builder_set_member_name (builder, "bands");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ACCORD_N_BANDS; i++)
    add_band (builder, (AccordBand) i, &quality->bands[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return accord_json_end (builder);
}
