#include "ui/common/record-order.h"

#include "model/record.h"

static double
position_at (GListModel *list,
             guint       index)
{
  g_autoptr (AccordRecord) record = g_list_model_get_item (list, index);
  double position = accord_record_get_real (record, "position");

  return position == position ? position : 0;
}

/* A place strictly between those at @index - 1 and @index of the list; FALSE where there is none. */
static gboolean
find_gap (GListModel *list,
          guint       index,
          double     *position)
{
  guint n = g_list_model_get_n_items (list);
  double before, after;

  if (n == 0)
    *position = 1;
  else if (index == 0)
    *position = position_at (list, 0) - 1;
  else if (index >= n)
    *position = position_at (list, n - 1) + 1;
  else
    {
      before = position_at (list, index - 1);
      after = position_at (list, index);
      *position = before + (after - before) / 2;
      return before < *position && *position < after;
    }
  return TRUE;
}

/* 1, 2, 3 … as the list is to be once the record at @from stands at @to. */
static void
renumber (AccordChangeSet *changes,
          GListModel      *list,
          guint            from,
          guint            to)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordRecord) record = g_list_model_get_item (list, i);
      guint place = i;

      if (i == from)
        place = to;
      else if (from < i && i <= to)
        place = i - 1;
      else if (to <= i && i < from)
        place = i + 1;
      accord_change_set_update_real (changes, record, "position", place + 1);
    }
}

/**
 * accord_record_order_last:
 * @list: (element-type AccordRecord): records in their order
 *
 * Returns: a position behind all of them
 */
double
accord_record_order_last (GListModel *list)
{
  double position;

  find_gap (list, g_list_model_get_n_items (list), &position);
  return position;
}

/**
 * accord_record_order_after:
 * @list: (element-type AccordRecord): records in their order
 * @index: of one of them
 *
 * Returns: a position behind that one, and before the next where their positions differ
 */
double
accord_record_order_after (GListModel *list,
                           guint       index)
{
  double position;

  find_gap (list, index + 1, &position);
  return position;
}

/**
 * accord_record_order_move:
 * @changes: gets the change
 * @list: (element-type AccordRecord): all records of the kind, in their order
 * @from: the place of a record
 * @to: the place it is to have
 *
 * Changes the position of that record, or of all of them where there is no number left between its neighbours.
 */
void
accord_record_order_move (AccordChangeSet *changes,
                          GListModel      *list,
                          guint            from,
                          guint            to)
{
  g_autoptr (AccordRecord) record = NULL;
  double position;

  g_return_if_fail (from < g_list_model_get_n_items (list) && to < g_list_model_get_n_items (list));

  if (from == to)
    return;
  record = g_list_model_get_item (list, from);
  if (find_gap (list, to < from ? to : to + 1, &position))
    accord_change_set_update_real (changes, record, "position", position);
  else
    renumber (changes, list, from, to);
}
