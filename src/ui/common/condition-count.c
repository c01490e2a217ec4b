#include "ui/common/condition-count.h"

typedef struct
{
  AccordCondition *condition;
  AccordFrame     *frame;
  AccordAsOf       as_of;
} Count;

static void
count_free (Count *count)
{
  accord_condition_unref (count->condition);
  accord_frame_unref (count->frame);
  g_free (count);
}

static void
count_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Count *count = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordLeadSet) leads = accord_condition_match (count->condition, count->frame, &count->as_of, &error);

  if (leads == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, accord_lead_set_count (leads));
}

/**
 * accord_condition_count_async:
 * @condition: a condition
 * @frame: the leads
 * @as_of: when to look at them
 * @cancellable: (nullable): to give up
 * @callback: called on this thread
 * @user_data: for @callback
 */
void
accord_condition_count_async (AccordCondition     *condition,
                              AccordFrame         *frame,
                              const AccordAsOf    *as_of,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Count *count = g_new0 (Count, 1);

  count->condition = accord_condition_ref (condition);
  count->frame = accord_frame_ref (frame);
  count->as_of = *as_of;
  g_task_set_source_tag (task, accord_condition_count_async);
  g_task_set_task_data (task, count, (GDestroyNotify) count_free);
  g_task_run_in_thread (task, count_in_thread);
}

/**
 * accord_condition_count_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: the number of leads; -1 with an #AccordConditionError where the condition does not fit them
 */
gint64
accord_condition_count_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
