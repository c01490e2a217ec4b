#include "ui/scoring/score-moves.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "ui/common/record-order.h"

/**
 * accord_score_rules_of:
 * @workspace: an open file
 * @group: the id of a group
 *
 * Returns: (transfer full) (element-type AccordRecord): its rules as they are now
 */
GListModel *
accord_score_rules_of (AccordWorkspace *workspace,
                       const char      *group)
{
  GListModel *all = accord_workspace_get_list (workspace, ACCORD_TYPE_SCORE_RULE);
  GListStore *rules = g_list_store_new (ACCORD_TYPE_RECORD);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AccordRecord) rule = g_list_model_get_item (all, i);

      if (g_strcmp0 (accord_record_get_text (rule, "score_group"), group) == 0)
        g_list_store_append (rules, rule);
    }
  return G_LIST_MODEL (rules);
}

static GListModel *
get_groups (AccordPage *page)
{
  return accord_workspace_get_list (accord_page_get_workspace (page), ACCORD_TYPE_SCORE_GROUP);
}

/* Before the rule at @index of the group, or behind its last one. */
static void
move_to_group (AccordPage   *page,
               AccordRecord *rule,
               const char   *group,
               guint         index)
{
  g_autoptr (GListModel) rules = accord_score_rules_of (accord_page_get_workspace (page), group);
  g_autoptr (AccordRecord) next = g_list_model_get_item (rules, index);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("scoring rule moved to another group"));
  double position;

  if (next == NULL)
    position = accord_record_order_last (rules);
  else if (index == 0)
    position = accord_record_get_real (next, "position") - 1;
  else
    position = accord_record_order_after (rules, index - 1);
  accord_change_set_update_text (changes, rule, "score_group", group);
  accord_change_set_update_real (changes, rule, "position", position);
  accord_page_save (page, changes);
}

static void
move_in_list (AccordPage *page,
              GListModel *list,
              guint       from,
              guint       to,
              const char *summary)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  accord_record_order_move (changes, list, from, to);
  if (!accord_change_set_is_empty (changes))
    accord_page_save (page, changes);
}

static void
drop_rule (AccordPage   *page,
           AccordRecord *rule,
           AccordRecord *target)
{
  gboolean on_group = G_OBJECT_TYPE (target) == ACCORD_TYPE_SCORE_GROUP;
  const char *group = on_group ? accord_record_get_id (target) : accord_record_get_text (target, "score_group");
  g_autoptr (GListModel) rules = accord_score_rules_of (accord_page_get_workspace (page), group);
  guint from = 0, to = g_list_model_get_n_items (rules);
  g_autoptr (AccordRecord) own = accord_records_find_listed (rules, accord_record_get_id (rule), &from);
  g_autoptr (AccordRecord) other = on_group ? NULL : accord_records_find_listed (rules, accord_record_get_id (target), &to);

  if (own == NULL)
    move_to_group (page, rule, group, to);
  else
    move_in_list (page, rules, from, MIN (to, g_list_model_get_n_items (rules) - 1), _("scoring rule moved"));
}

static void
drop_group (AccordPage   *page,
            AccordRecord *group,
            AccordRecord *target)
{
  gboolean on_rule = G_OBJECT_TYPE (target) == ACCORD_TYPE_SCORE_RULE;
  const char *id = on_rule ? accord_record_get_text (target, "score_group") : accord_record_get_id (target);
  guint from, to;
  g_autoptr (AccordRecord) own = accord_records_find_listed (get_groups (page), accord_record_get_id (group), &from);
  g_autoptr (AccordRecord) other = accord_records_find_listed (get_groups (page), id, &to);

  if (own != NULL && other != NULL)
    move_in_list (page, get_groups (page), from, to, _("group of scoring rules moved"));
}

/**
 * accord_score_moves_drop:
 * @dragged: a rule or a group
 * @target: what it was let go on
 * @page: the page of the score
 *
 * Gives @dragged the place of @target.
 */
void
accord_score_moves_drop (AccordRecord *dragged,
                         AccordRecord *target,
                         gpointer      page)
{
  if (G_OBJECT_TYPE (dragged) == ACCORD_TYPE_SCORE_RULE)
    drop_rule (page, dragged, target);
  else if (G_OBJECT_TYPE (dragged) == ACCORD_TYPE_SCORE_GROUP)
    drop_group (page, dragged, target);
}

/**
 * accord_score_moves_step_rule:
 * @page: the page of the score
 * @id: of a rule
 * @step: 1 or -1
 *
 * Moves the rule one place on, past the end of its group into the next.
 *
 * Returns: whether there is a place
 */
gboolean
accord_score_moves_step_rule (AccordPage *page,
                              const char *id,
                              gint        step)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  g_autoptr (AccordRecord) rule =
      accord_records_find_listed (accord_workspace_get_list (workspace, ACCORD_TYPE_SCORE_RULE), id, NULL);
  const char *group = rule != NULL ? accord_record_get_text (rule, "score_group") : NULL;
  g_autoptr (GListModel) rules = rule != NULL ? accord_score_rules_of (workspace, group) : NULL;
  g_autoptr (AccordRecord) own = NULL, own_group = NULL, next = NULL;
  guint from, place;

  if (rule == NULL || (own = accord_records_find_listed (rules, id, &from)) == NULL)
    return FALSE;
  if (step < 0 ? from > 0 : from + 1 < g_list_model_get_n_items (rules))
    {
      move_in_list (page, rules, from, from + (guint) step, _("scoring rule moved"));
      return TRUE;
    }
  own_group = accord_records_find_listed (get_groups (page), group, &place);
  if (own_group == NULL || (step < 0 && place == 0))
    return FALSE;
  next = g_list_model_get_item (get_groups (page), place + (guint) step);
  if (next != NULL)
    move_to_group (page, rule, accord_record_get_id (next), step < 0 ? G_MAXUINT - 1 : 0);
  return next != NULL;
}

/**
 * accord_score_moves_step_group:
 * @page: the page of the score
 * @id: of a group
 * @step: 1 or -1
 *
 * Returns: whether there is a place
 */
gboolean
accord_score_moves_step_group (AccordPage *page,
                               const char *id,
                               gint        step)
{
  guint from;
  g_autoptr (AccordRecord) group = accord_records_find_listed (get_groups (page), id, &from);

  if (group == NULL || (step < 0 ? from == 0 : from + 1 >= g_list_model_get_n_items (get_groups (page))))
    return FALSE;
  move_in_list (page, get_groups (page), from, from + (guint) step, _("group of scoring rules moved"));
  return TRUE;
}
