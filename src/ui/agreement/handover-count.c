#include "ui/agreement/handover-count.h"

#include "frame/lead-set.h"

typedef struct
{
  GPtrArray   *conditions;
  AccordFrame *frame;
  AccordAsOf   as_of;
} Count;

static void
count_free (Count *count)
{
  g_ptr_array_unref (count->conditions);
  g_clear_pointer (&count->frame, accord_frame_unref);
  g_free (count);
}

static gint64
count_one (const Count     *count,
           AccordCondition *condition)
{
  g_autoptr (AccordLeadSet) leads = NULL;

  if (condition == NULL || count->frame == NULL)
    return -1;
  leads = accord_condition_match (condition, count->frame, &count->as_of, NULL);
  return leads != NULL ? (gint64) accord_lead_set_count (leads) : -1;
}

static void
count_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const Count *count = task_data;
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < count->conditions->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      gint64 n = count_one (count, count->conditions->pdata[i]);

      g_array_append_val (counts, n);
    }
  g_task_return_pointer (task, counts, (GDestroyNotify) g_array_unref);
}

/**
 * accord_handover_count_async:
 * @workspace: whose leads
 * @conditions: (element-type AccordCondition): conditions, or %NULL among them; nobody changes them any more
 * @cancellable: (nullable): to give up
 * @callback: called on this thread
 * @user_data: for @callback
 */
void
accord_handover_count_async (AccordWorkspace     *workspace,
                             GPtrArray           *conditions,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  AccordFrame *frame = accord_workspace_get_frame (workspace);
  Count *count = g_new0 (Count, 1);

  count->conditions = g_ptr_array_ref (conditions);
  count->frame = frame != NULL ? accord_frame_ref (frame) : NULL;
  accord_workspace_get_as_of (workspace, &count->as_of);
  g_task_set_source_tag (task, accord_handover_count_async);
  g_task_set_task_data (task, count, (GDestroyNotify) count_free);
  g_task_run_in_thread (task, count_in_thread);
}

/**
 * accord_handover_count_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type gint64): as many as there were conditions; %NULL where it was given up
 */
GArray *
accord_handover_count_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
