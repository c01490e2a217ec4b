#include <glib/gi18n-lib.h>

#include "kpi/promise.h"
#include "workspace-private.h"

/* What is to be computed, copied for its thread. */
typedef struct
{
  const AccordMetric *metric;
  AccordQuery         query;
  AccordFrame        *frame;
  AccordLeadSet      *scope;
  AccordCondition    *where;
  GHashTable         *rates;
  AccordPromises     *promises;
  GPtrArray          *costs;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_frame_unref (job->frame);
  g_clear_pointer (&job->scope, accord_lead_set_unref);
  g_clear_pointer (&job->where, accord_condition_unref);
  g_clear_pointer (&job->rates, g_hash_table_unref);
  g_clear_pointer (&job->promises, accord_promises_unref);
  g_clear_pointer (&job->costs, g_ptr_array_unref);
  g_free (job);
}

/* Fields and currencies are few, and the figures that come of it go on naming them: their names are kept for good. */
static Job *
job_new (const AccordMetric    *metric,
         AccordFrame           *frame,
         const AccordQuery     *query,
         const AccordCondition *where)
{
  Job *job = g_new0 (Job, 1);

  job->metric = metric;
  job->query = *query;
  job->query.group = g_intern_string (query->group);
  job->query.currency = g_intern_string (query->currency);
  job->frame = accord_frame_ref (frame);
  job->scope = query->scope != NULL ? accord_lead_set_ref ((AccordLeadSet *) query->scope) : NULL;
  job->where = where != NULL ? accord_condition_ref ((AccordCondition *) where) : NULL;
  job->rates = query->rates != NULL ? g_hash_table_ref (query->rates) : NULL;
  job->promises = query->promises != NULL ? accord_promises_ref (query->promises) : NULL;
  job->costs = query->costs != NULL ? g_ptr_array_ref (query->costs) : NULL;
  return job;
}

static AccordFigures *
compute (Job     *job,
         GError **error)
{
  g_autoptr (AccordLeadSet) matching = NULL;
  AccordFigures *figures;

  job->query.scope = job->scope;
  if (job->where != NULL)
    {
      matching = accord_condition_match (job->where, job->frame, &job->query.as_of, error);
      if (matching == NULL)
        return NULL;
      if (job->scope != NULL)
        accord_lead_set_and (matching, job->scope);
      job->query.scope = matching;
    }

  figures = accord_metric_compute (job->metric, job->frame, &job->query, error);
  if (figures != NULL)
    {
      accord_query_forget (&figures->query);
    }
  return figures;
}

static void
compute_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  AccordFigures *figures;

  if (g_task_return_error_if_cancelled (task))
    return;
  figures = compute (task_data, &error);
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
  const AccordMetric *found = accord_metric_find (metric);
  AccordFrame *frame;

  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, accord_workspace_compute_async);
  frame = accord_workspace_get_frame (self);
  if (found == NULL)
    g_task_return_new_error (task, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_METRIC, _("There is no metric “%s”."), metric);
  else if (frame == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, _("The leads are still being read."));
  else
    {
      g_task_set_task_data (task, job_new (found, frame, query, where), job_free);
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
