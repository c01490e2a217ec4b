#include "workspace/quality.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AccordFrame *frame;
  AccordQuery  query;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_frame_unref (job->frame);
  g_clear_pointer (&job->query.rates, g_hash_table_unref);
  g_free (job);
}

static void
find_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AccordQualityReport *report = accord_quality_find (job->frame, &job->query, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) accord_quality_report_free);
  else
    g_task_return_error (task, error);
}

/**
 * accord_workspace_find_quality_async:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called with what was found
 * @user_data: for @callback
 *
 * Looks through the workspace's present leads for what may be wrong with them.
 */
void
accord_workspace_find_quality_async (AccordWorkspace     *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  AccordFrame *frame;
  Job *job;

  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, accord_workspace_find_quality_async);
  frame = accord_workspace_get_frame (self);
  if (frame == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, _("The leads are still being read."));
      return;
    }
  job = g_new0 (Job, 1);
  job->frame = accord_frame_ref (frame);
  accord_workspace_init_query (self, frame, &job->query);
  job->query.currency = g_intern_string (job->query.currency);
  if (job->query.rates != NULL)
    g_hash_table_ref (job->query.rates);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * accord_workspace_find_quality_finish:
 * @self: a workspace
 * @result: the result
 * @frame: (out) (transfer full): the leads that it speaks of
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what was found
 */
AccordQualityReport *
accord_workspace_find_quality_finish (AccordWorkspace  *self,
                                      GAsyncResult     *result,
                                      AccordFrame     **frame,
                                      GError          **error)
{
  AccordQualityReport *report;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  report = g_task_propagate_pointer (G_TASK (result), error);
  if (report != NULL)
    *frame = accord_frame_ref (((Job *) g_task_get_task_data (G_TASK (result)))->frame);
  return report;
}
