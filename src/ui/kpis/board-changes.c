#include "ui/kpis/board-changes.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "ui/common/record-order.h"
#include "workspace/board-charts.h"

/* The first board, to be written: copies, of which one is changed before. */
static GPtrArray *
copy_board (AccordWorkspace *workspace)
{
  g_autoptr (GPtrArray) charts = accord_board_list_charts (workspace);
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < charts->len; i++)
    g_ptr_array_add (copies, accord_record_copy (charts->pdata[i]));
  return copies;
}

static void
insert_all (AccordChangeSet *changes,
            GPtrArray       *charts)
{
  for (guint i = 0; i < charts->len; i++)
    {
      accord_record_set_real (charts->pdata[i], "position", i + 1);
      accord_change_set_insert (changes, charts->pdata[i]);
    }
}

static GListModel *
get_list (AccordWorkspace *workspace)
{
  return accord_workspace_get_list (workspace, ACCORD_TYPE_BOARD_CHART);
}

/**
 * accord_board_find:
 * @workspace: whose board
 * @id: of a chart
 * @index: (out): its place
 *
 * Returns: whether it is there
 */
gboolean
accord_board_find (AccordWorkspace *workspace,
                   const char      *id,
                   guint           *index)
{
  g_autoptr (GPtrArray) charts = accord_board_list_charts (workspace);

  return accord_records_find (charts, id, index) != NULL;
}

/**
 * accord_board_add:
 * @workspace: whose board
 * @chart: a new chart; gets its place
 * @after: (nullable): the id of the chart that it stands after
 *
 * Returns: (transfer full): what is to be saved
 */
AccordChangeSet *
accord_board_add (AccordWorkspace *workspace,
                  AccordRecord    *chart,
                  const char      *after)
{
  AccordChangeSet *changes = accord_change_set_new (_("chart added"));
  guint index;
  gboolean has_place = after != NULL && accord_board_find (workspace, after, &index);

  if (accord_board_is_first (workspace))
    {
      g_autoptr (GPtrArray) charts = copy_board (workspace);

      g_ptr_array_insert (charts, has_place ? (gint) index + 1 : -1, g_object_ref (chart));
      insert_all (changes, charts);
      return changes;
    }
  accord_record_set_real (chart, "position", has_place ? accord_record_order_after (get_list (workspace), index)
                                                       : accord_record_order_last (get_list (workspace)));
  accord_change_set_insert (changes, chart);
  return changes;
}

static void
update (AccordChangeSet *changes,
        AccordRecord    *chart,
        AccordRecord    *edited)
{
  const AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (chart);

  for (guint i = 0; i < klass->n_columns; i++)
    if (!g_str_equal (klass->columns[i].name, "position"))
      accord_change_set_update (changes, chart, klass->columns[i].name,
                                accord_record_get_value (edited, klass->columns[i].name));
}

/**
 * accord_board_edit:
 * @workspace: whose board
 * @edited: a copy of one of its charts, as it is to be
 *
 * Returns: (transfer full) (nullable): what is to be saved
 */
AccordChangeSet *
accord_board_edit (AccordWorkspace *workspace,
                   AccordRecord    *edited)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("chart changed"));
  guint index;

  if (!accord_board_find (workspace, accord_record_get_id (edited), &index))
    return NULL;
  if (accord_board_is_first (workspace))
    {
      g_autoptr (GPtrArray) charts = copy_board (workspace);

      g_object_unref (charts->pdata[index]);
      charts->pdata[index] = g_object_ref (edited);
      insert_all (changes, charts);
    }
  else
    {
      g_autoptr (AccordRecord) chart = g_list_model_get_item (get_list (workspace), index);

      update (changes, chart, edited);
    }
  return accord_change_set_is_empty (changes) ? NULL : g_steal_pointer (&changes);
}

/**
 * accord_board_remove:
 * @workspace: whose board
 * @id: of one of its charts
 *
 * Returns: (transfer full) (nullable): what is to be saved
 */
AccordChangeSet *
accord_board_remove (AccordWorkspace *workspace,
                     const char      *id)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("chart removed"));
  guint index;

  if (!accord_board_find (workspace, id, &index))
    return NULL;
  if (accord_board_is_first (workspace))
    {
      g_autoptr (GPtrArray) charts = copy_board (workspace);

      g_ptr_array_remove_index (charts, index);
      insert_all (changes, charts);
    }
  else
    {
      g_autoptr (AccordRecord) chart = g_list_model_get_item (get_list (workspace), index);

      accord_change_set_delete (changes, chart);
    }
  return g_steal_pointer (&changes);
}

/**
 * accord_board_move:
 * @workspace: whose board
 * @id: of one of its charts
 * @to: the place that it is to have
 *
 * Returns: (transfer full) (nullable): what is to be saved; %NULL where it stands there already, or there is no such place
 */
AccordChangeSet *
accord_board_move (AccordWorkspace *workspace,
                   const char      *id,
                   guint            to)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("chart moved"));
  g_autoptr (GPtrArray) charts = copy_board (workspace);
  guint from;

  if (!accord_board_find (workspace, id, &from) || from == to || to >= charts->len)
    return NULL;
  if (accord_board_is_first (workspace))
    {
      g_ptr_array_insert (charts, (gint) to, g_ptr_array_steal_index (charts, from));
      insert_all (changes, charts);
    }
  else
    accord_record_order_move (changes, get_list (workspace), from, to);
  return g_steal_pointer (&changes);
}

/**
 * accord_board_reset:
 * @workspace: whose board
 *
 * Returns: (transfer full) (nullable): what is to be saved so that the first board is shown again; %NULL where it is
 */
AccordChangeSet *
accord_board_reset (AccordWorkspace *workspace)
{
  g_autoptr (AccordChangeSet) changes = NULL;
  GListModel *list = get_list (workspace);

  if (accord_board_is_first (workspace))
    return NULL;
  changes = accord_change_set_new (_("board reset"));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) chart = g_list_model_get_item (list, i);

      accord_change_set_delete (changes, chart);
    }
  return g_steal_pointer (&changes);
}
