#include "workspace/watch.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "model/score-force.h"
#include "model/score-publication.h"
#include "workspace/versions.h"

/* What is asked, for its thread. */
typedef struct
{
  AccordFrame      *frame;
  AccordScoreModel *model;
  AccordWatchQuery  query; /* of @model */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_frame_unref (job->frame);
  accord_score_model_unref (job->model);
  g_free (job);
}

static GPtrArray *
list_models (AccordWorkspace *self)
{
  GListModel *list = accord_workspace_get_list (self, ACCORD_TYPE_SCORE_MODEL);
  GPtrArray *models = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (models, g_list_model_get_item (list, i));
  return models;
}

/* NULL: no model counts. */
static Job *
job_new (AccordWorkspace *self)
{
  g_autoptr (GPtrArray) models = list_models (self);
  g_autoptr (GPtrArray) versions = models->len > 0 ? accord_workspace_list_versions (self) : NULL;
  AccordZone *zone = accord_workspace_get_zone (self);
  g_autoptr (AccordScoreModel) model = NULL;
  AccordScoreForce force = { NULL };
  Job *job;

  if (versions != NULL)
    accord_score_force_find (&force, models, versions, accord_moment_to_day (accord_moment_now (), zone));
  if (force.model != NULL)
    model = accord_score_publication_read (force.model, NULL);
  if (model == NULL)
    return NULL;
  job = g_new0 (Job, 1);
  job->frame = accord_frame_ref (accord_workspace_get_frame (self));
  job->model = g_steal_pointer (&model);
  job->query.model = job->model;
  job->query.number = accord_record_get_integer (force.model, "number");
  job->query.published =
      accord_moment_to_day (g_value_get_int64 (accord_record_get_value (force.model, "published_at")), zone);
  accord_workspace_get_as_of (self, &job->query.as_of);
  job->query.horizon_days = accord_settings_get_horizon (accord_workspace_get_settings (self));
  return job;
}

static void
watch_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;
  AccordScoreWatch *watch = accord_score_watch_new (job->frame, &job->query, cancellable, &error);

  if (watch != NULL)
    g_task_return_pointer (task, watch, (GDestroyNotify) accord_score_watch_free);
  else
    g_task_return_error (task, error);
}

/**
 * accord_workspace_watch_async:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks how the model that counts holds since it was published.
 */
void
accord_workspace_watch_async (AccordWorkspace     *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job;

  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  g_task_set_source_tag (task, accord_workspace_watch_async);
  if (accord_workspace_get_frame (self) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, _("The leads are still being read."));
      return;
    }
  job = job_new (self);
  if (job == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, watch_in_thread);
}

/**
 * accord_workspace_watch_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): how it holds; %NULL without an error: no model counts
 */
AccordScoreWatch *
accord_workspace_watch_finish (AccordWorkspace  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
