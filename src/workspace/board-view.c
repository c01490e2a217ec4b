#include "workspace/board-view.h"

static void
set_day (AccordRecord *view,
         const char   *column,
         AccordDay     day)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, day);
  accord_record_set_value (view, column, &value);
}

static void
set_integer (AccordRecord *view,
             const char   *column,
             gint64        number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, number);
  accord_record_set_value (view, column, &value);
}

static void
set_condition (AccordRecord          *view,
               const char            *column,
               const AccordCondition *condition)
{
  g_autofree char *text = condition != NULL ? accord_condition_to_text (condition) : NULL;

  accord_record_set_text (view, column, text != NULL ? text : "");
}

/**
 * accord_board_view_write:
 * @view: a record of a view
 * @choice: what is chosen
 *
 * Its name and its place stay as they are.
 */
void
accord_board_view_write (AccordRecord          *view,
                         const AccordKpiChoice *choice)
{
  gboolean of_days = choice->span == ACCORD_SPAN_DAYS;

  accord_record_set_text (view, "span", accord_span_get_name (choice->span));
  set_day (view, "first", of_days ? choice->first : ACCORD_DAY_NONE);
  set_day (view, "last", of_days ? choice->last : ACCORD_DAY_NONE);
  accord_record_set_text (view, "by", accord_period_kind_get_name (choice->by));
  accord_record_set_text (view, "grouping", choice->group != NULL ? choice->group : "");
  accord_record_set_text (view, "basis", accord_basis_get_name (choice->basis));
  set_integer (view, "horizon_days", choice->horizon_days);
  accord_record_set_text (view, "compared_with", accord_compared_get_name (choice->compared));
  set_condition (view, "picked", choice->picked);
  set_condition (view, "condition", choice->where);
}

static AccordCondition *
read_condition (AccordRecord *view,
                const char   *column)
{
  const char *text = accord_record_get_text (view, column);

  return text != NULL && *text != '\0' ? accord_condition_parse (text, NULL) : NULL;
}

/* What is picked is always a list, also of one. */
static AccordCondition *
read_picked (AccordRecord *view)
{
  g_autoptr (AccordCondition) picked = read_condition (view, "picked");
  g_autoptr (AccordCondition) all = NULL;

  if (picked == NULL || picked->kind == ACCORD_CONDITION_ALL)
    return g_steal_pointer (&picked);
  all = accord_condition_new_group (ACCORD_CONDITION_ALL);
  accord_condition_add (all, g_steal_pointer (&picked));
  return g_steal_pointer (&all);
}

static void
read_days (AccordRecord    *view,
           AccordKpiChoice *choice)
{
  accord_span_parse (accord_record_get_text (view, "span"), &choice->span);
  choice->first = accord_record_get_day (view, "first");
  choice->last = accord_record_get_day (view, "last");
  if (choice->span == ACCORD_SPAN_DAYS &&
      (choice->first == ACCORD_DAY_NONE || choice->last == ACCORD_DAY_NONE || choice->last < choice->first))
    choice->span = ACCORD_SPAN_12_MONTHS;
}

/**
 * accord_board_view_read:
 * @view: a record of a view
 * @workspace: whose it is
 * @choice: (out caller-allocates): what it says
 */
void
accord_board_view_read (AccordRecord    *view,
                        AccordWorkspace *workspace,
                        AccordKpiChoice *choice)
{
  const char *group = accord_record_get_text (view, "grouping"), *by = accord_record_get_text (view, "by");
  const char *basis = accord_record_get_text (view, "basis");
  gint64 days = accord_record_get_integer (view, "horizon_days");

  accord_kpi_choice_init (choice, workspace);
  read_days (view, choice);
  if (by != NULL)
    accord_period_kind_parse (by, &choice->by);
  if (basis != NULL)
    accord_basis_parse (basis, &choice->basis);
  if (days > 0 && days <= G_MAXINT16)
    choice->horizon_days = (gint) days;
  choice->group = group != NULL && *group != '\0' ? g_strdup (group) : NULL;
  accord_compared_parse (accord_record_get_text (view, "compared_with"), &choice->compared);
  choice->picked = read_picked (view);
  choice->where = read_condition (view, "condition");
}

static gboolean
is_same (AccordRecord *one,
         AccordRecord *other)
{
  static const char *const columns[] = { "span", "first", "last", "by", "grouping", "basis", "horizon_days",
                                         "compared_with", "picked", "condition" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const AccordColumn *column = accord_record_find_column (one, columns[i]);
      g_autoptr (JsonNode) a = accord_column_value_to_json (column, accord_record_get_value (one, columns[i]));
      g_autoptr (JsonNode) b = accord_column_value_to_json (column, accord_record_get_value (other, columns[i]));

      if (!json_node_equal (a, b))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_board_view_is:
 * @view: a record of a view
 * @choice: what is chosen
 *
 * Returns: whether @view says the same
 */
gboolean
accord_board_view_is (AccordRecord          *view,
                      const AccordKpiChoice *choice)
{
  g_autoptr (AccordRecord) chosen = accord_record_copy (view);

  accord_board_view_write (chosen, choice);
  return is_same (view, chosen);
}
