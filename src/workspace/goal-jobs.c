#include "goal-jobs.h"

#include <glib/gi18n-lib.h>

#include "kpi/metric.h"
#include "model/records.h"

/* A question to the leads, copied for its thread. */
typedef struct
{
  AccordFrame *frame;
  AccordQuery  query;
  GHashTable  *rates;
  GPtrArray   *rules; /* of incentives, or NULL */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_frame_unref (job->frame);
  g_clear_pointer (&job->rates, g_hash_table_unref);
  g_clear_pointer (&job->rules, g_ptr_array_unref);
  g_free (job);
}

/* NULL, and @task has failed, while the leads are still being read. */
static Job *
job_new (AccordWorkspace *self,
         GTask           *task)
{
  AccordFrame *frame = accord_workspace_get_frame (self);
  Job *job;

  if (frame == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, _("The leads are still being read."));
      return NULL;
    }
  job = g_new0 (Job, 1);
  job->frame = accord_frame_ref (frame);
  accord_workspace_init_query (self, frame, &job->query);
  job->query.currency = g_intern_string (job->query.currency);
  job->rates = job->query.rates != NULL ? g_hash_table_ref (job->query.rates) : NULL;
  return job;
}

static void
measure_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;
  AccordGoalHistory *history = accord_goal_history_new (job->frame, &job->query, &error);

  if (history != NULL)
    g_task_return_pointer (task, history, (GDestroyNotify) accord_goal_history_free);
  else
    g_task_return_error (task, error);
}

/**
 * accord_workspace_measure_goal_async:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called with what was measured
 * @user_data: for @callback
 */
void
accord_workspace_measure_goal_async (AccordWorkspace     *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = job_new (self, task);

  if (job == NULL)
    return;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, measure_in_thread);
}

/**
 * accord_workspace_measure_goal_finish:
 *
 * Returns: (transfer full) (nullable): what the leads say
 */
AccordGoalHistory *
accord_workspace_measure_goal_finish (AccordWorkspace *self,
                                      GAsyncResult    *result,
                                      GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
simulation_free (gpointer data)
{
  AccordSimulation *simulation = data;

  g_ptr_array_unref (simulation->cohorts);
  g_free (simulation);
}

static void
simulate_in_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  GError *error = NULL;
  guint64 leads;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (accord_simulation_find_leads (task_data, &leads, &error))
    g_task_return_pointer (task, g_memdup2 (&leads, sizeof leads), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * accord_workspace_simulate_async:
 * @self: a workspace
 * @simulation: what to simulate
 * @cancellable: (nullable): a cancellable
 * @callback: called with the number of leads
 * @user_data: for @callback
 */
void
accord_workspace_simulate_async (AccordWorkspace        *self,
                                 const AccordSimulation *simulation,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  AccordSimulation *copy = g_memdup2 (simulation, sizeof *simulation);

  copy->cohorts = g_ptr_array_ref (simulation->cohorts);
  g_task_set_task_data (task, copy, simulation_free);
  g_task_run_in_thread (task, simulate_in_thread);
}

/**
 * accord_workspace_simulate_finish:
 * @leads: (out): that keep the goal in 8 of 10 simulated periods
 *
 * Returns: %FALSE where history is too short
 */
gboolean
accord_workspace_simulate_finish (AccordWorkspace *self,
                                  GAsyncResult    *result,
                                  guint64         *leads,
                                  GError         **error)
{
  g_autofree guint64 *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *leads = *found;
  return TRUE;
}

static void
preview_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;
  AccordIncentivePreview *preview = accord_incentive_preview_new (job->frame, &job->query, job->rules, &error);

  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify) accord_incentive_preview_free);
  else
    g_task_return_error (task, error);
}

static GPtrArray *
copy_rules (AccordWorkspace *self)
{
  GListModel *list = accord_workspace_get_list (self, ACCORD_TYPE_INCENTIVE);
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) rule = g_list_model_get_item (list, i);

      g_ptr_array_add (rules, accord_record_copy (rule));
    }
  return rules;
}

/**
 * accord_workspace_preview_incentives_async:
 * @self: a workspace
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): a cancellable
 * @callback: called with the preview, whose rules are in the order of the list
 * @user_data: for @callback
 */
void
accord_workspace_preview_incentives_async (AccordWorkspace     *self,
                                           AccordDay            from,
                                           AccordDay            to,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = job_new (self, task);

  if (job == NULL)
    return;
  job->query.from = from;
  job->query.to = to;
  job->rules = copy_rules (self);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, preview_in_thread);
}

/**
 * accord_workspace_preview_incentives_finish:
 *
 * Returns: (transfer full) (nullable): what each rule would have paid
 */
AccordIncentivePreview *
accord_workspace_preview_incentives_finish (AccordWorkspace *self,
                                            GAsyncResult    *result,
                                            GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
