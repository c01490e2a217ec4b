#include <glib/gi18n-lib.h>

#include "workspace-private.h"
#include "workspace/own-kpis.h"

typedef struct
{
  AccordFigureOrigin *origin;
  AccordFrame        *frame;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_figure_origin_unref (job->origin);
  accord_frame_unref (job->frame);
  g_free (job);
}

static void
compute_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AccordFigures *figures;

  if (g_task_return_error_if_cancelled (task))
    return;
  figures = accord_figure_origin_compute (job->origin, job->frame, &error);
  if (figures != NULL)
    g_task_return_pointer (task, figures, (GDestroyNotify) accord_figures_unref);
  else
    g_task_return_error (task, error);
}

/**
 * accord_workspace_init_query:
 * @self: a workspace
 * @frame: the frame to ask
 * @query: (out): a query
 *
 * Fills in what a query starts from: the workspace's currency, its horizon, and the default as-of.
 */
void
accord_workspace_init_query (AccordWorkspace *self,
                             AccordFrame     *frame,
                             AccordQuery     *query)
{
  gint64 horizon;

  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  accord_query_init (query, frame);
  horizon = accord_record_get_integer (accord_workspace_get_settings (self), "horizon_days");
  if (horizon >= 0 && horizon <= G_MAXINT16)
    query->horizon_days = (gint) horizon;
  query->currency = accord_workspace_get_currency (self);
  query->margin = accord_record_get_real (accord_workspace_get_settings (self), "gross_margin");
  accord_workspace_get_as_of (self, &query->as_of);
}

/**
 * accord_workspace_compute_async:
 * @self: a workspace
 * @metric: a metric's id
 * @query: what to compute, on the workspace's present frame; copied
 * @where: (nullable): a condition which the leads must meet too
 * @cancellable: (nullable): a cancellable
 * @callback: called with the figures
 * @user_data: for @callback
 *
 * Computes off this thread.
 */
void
accord_workspace_compute_async (AccordWorkspace       *self,
                                const char            *metric,
                                const AccordQuery     *query,
                                const AccordCondition *where,
                                GCancellable          *cancellable,
                                GAsyncReadyCallback    callback,
                                gpointer               user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (AccordFigureOrigin) origin = NULL;
  const AccordMetric *found;
  AccordFrame *frame;
  GError *error = NULL;

  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, accord_workspace_compute_async);
  frame = accord_workspace_get_frame (self);
  found = accord_workspace_find_metric (self, metric);
  if (found != NULL && frame != NULL)
    origin = accord_workspace_ask_metric (self, found, query, where, &error);
  if (found == NULL)
    g_task_return_new_error (task, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_METRIC, _("There is no metric “%s”."), metric);
  else if (frame == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, _("The leads are still being read."));
  else if (origin == NULL)
    g_task_return_error (task, error);
  else
    {
      Job *job = g_new0 (Job, 1);

      job->origin = g_steal_pointer (&origin);
      job->frame = accord_frame_ref (frame);
      g_task_set_task_data (task, job, job_free);
      g_task_run_in_thread (task, compute_in_thread);
    }
}

/**
 * accord_workspace_compute_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the figures
 */
AccordFigures *
accord_workspace_compute_finish (AccordWorkspace *self,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
