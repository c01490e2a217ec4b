#include "ui/scoring/analyse-changes.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "model/records.h"
#include "scoring/evidence-list.h"
#include "ui/common/record-order.h"
#include "ui/scoring/score-moves.h"

static GListModel *
get_groups (AccordWorkspace *workspace)
{
  return accord_workspace_get_list (workspace, ACCORD_TYPE_SCORE_GROUP);
}

/* In a group of which only the first rule that fits counts, one more would count for few. */
static AccordRecord *
find_group (AccordWorkspace *workspace,
            AccordDimension  dimension)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_groups (workspace)); i++)
    {
      g_autoptr (AccordRecord) group = g_list_model_get_item (get_groups (workspace), i);
      gboolean exclusive = g_value_get_boolean (accord_record_get_value (group, "exclusive"));

      if (g_strcmp0 (accord_record_get_text (group, "dimension"), accord_dimension_get_name (dimension)) != 0)
        continue;
      if (!exclusive)
        return g_steal_pointer (&group);
    }
  return NULL;
}

static AccordRecord *
make_group (AccordWorkspace *workspace,
            AccordDimension  dimension,
            AccordChangeSet *changes)
{
  AccordRecord *group = accord_record_new (ACCORD_TYPE_SCORE_GROUP);

  accord_record_set_text (group, "title", dimension == ACCORD_DIMENSION_FIT ? _("Who they are") : _("What they do"));
  accord_record_set_text (group, "dimension", accord_dimension_get_name (dimension));
  accord_record_set_real (group, "position", accord_record_order_last (get_groups (workspace)));
  accord_change_set_insert (changes, group);
  return group;
}

static gboolean
is_activity (const AccordEvidenceValue *value)
{
  g_autoptr (AccordCondition) condition = accord_condition_parse (value->condition, NULL);

  while (condition != NULL && condition->kind <= ACCORD_CONDITION_NOT && condition->children->len > 0)
    {
      AccordCondition *first = accord_condition_ref (condition->children->pdata[0]);

      accord_condition_unref (condition);
      condition = first;
    }
  return condition != NULL && condition->kind == ACCORD_CONDITION_ACTIVITY;
}

/**
 * accord_analyse_make_rule:
 * @workspace: an open file
 * @evidence: of a field
 * @value: of it, with a condition
 *
 * Returns: (transfer full): the change
 */
AccordChangeSet *
accord_analyse_make_rule (AccordWorkspace           *workspace,
                          const AccordFieldEvidence *evidence,
                          const AccordEvidenceValue *value)
{
  AccordDimension dimension = is_activity (value) ? ACCORD_DIMENSION_ENGAGEMENT : ACCORD_DIMENSION_FIT;
  AccordChangeSet *changes = accord_change_set_new (_("scoring rule made of the evidence"));
  g_autoptr (AccordRecord) group = find_group (workspace, dimension), rule = accord_record_new (ACCORD_TYPE_SCORE_RULE);
  g_autoptr (GListModel) rules = NULL;

  if (group == NULL)
    group = make_group (workspace, dimension, changes);
  rules = accord_score_rules_of (workspace, accord_record_get_id (group));
  accord_record_set_text (rule, "score_group", accord_record_get_id (group));
  accord_record_set_text (rule, "condition", value->condition);
  accord_record_set_real (rule, "points", accord_evidence_points (value));
  accord_record_set_real (rule, "position", accord_record_order_last (rules));
  accord_change_set_insert (changes, rule);
  return changes;
}

/**
 * accord_analyse_has_rule:
 * @workspace: an open file
 * @value: of a field
 *
 * Returns: whether the draft has a rule for it
 */
gboolean
accord_analyse_has_rule (AccordWorkspace           *workspace,
                         const AccordEvidenceValue *value)
{
  GListModel *rules = accord_workspace_get_list (workspace, ACCORD_TYPE_SCORE_RULE);
  g_autoptr (AccordCondition) wanted = accord_condition_parse (value->condition, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rules) && wanted != NULL; i++)
    {
      g_autoptr (AccordRecord) rule = g_list_model_get_item (rules, i);
      const char *text = accord_record_get_text (rule, "condition");
      g_autoptr (AccordCondition) condition = text != NULL && *text != '\0' ? accord_condition_parse (text, NULL) : NULL;

      if (condition != NULL && accord_condition_equal (condition, wanted))
        return TRUE;
    }
  return FALSE;
}

static void
take_rule (AccordWorkspace           *workspace,
           const AccordScoreRule     *rule,
           const AccordSuggestedRule *suggested,
           AccordChangeSet           *changes)
{
  g_autoptr (AccordRecord) record =
      accord_records_find_listed (accord_workspace_get_list (workspace, ACCORD_TYPE_SCORE_RULE), rule->id, NULL);
  g_auto (GValue) off = G_VALUE_INIT;

  if (record == NULL)
    return;
  if (suggested->state == ACCORD_SUGGESTED_POINTS && suggested->points != accord_record_get_real (record, "points"))
    accord_change_set_update_real (changes, record, "points", suggested->points);
  if (suggested->state != ACCORD_SUGGESTED_KNOWN_AFTER)
    return;
  g_value_init (&off, G_TYPE_BOOLEAN);
  g_value_set_boolean (&off, TRUE);
  accord_change_set_update (changes, record, "is_off", &off);
}

/**
 * accord_analyse_take_points:
 * @workspace: an open file
 * @suggestion: of its draft
 *
 * Returns: (transfer full): the change
 */
AccordChangeSet *
accord_analyse_take_points (AccordWorkspace             *workspace,
                            const AccordScoreSuggestion *suggestion)
{
  AccordChangeSet *changes = accord_change_set_new (_("suggested points taken"));
  AccordRecord *settings = accord_workspace_get_settings (workspace);

  for (guint i = 0; i < suggestion->rules->len; i++)
    {
      const AccordSuggestedRule *suggested = suggestion->rules->pdata[i];
      const AccordScoreGroup *group = suggestion->model->groups->pdata[suggested->group];

      take_rule (workspace, group->rules->pdata[suggested->rule], suggested, changes);
    }
  if (suggestion->start != accord_record_get_real (settings, "score_start"))
    accord_change_set_update_real (changes, settings, "score_start", suggestion->start);
  return changes;
}
