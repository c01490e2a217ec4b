#include "jobs.h"

#include "progress-relay.h"

/* A job's inputs, copied, and its results where they are more than one. */
typedef struct
{
  AccordStore            *store;
  AccordZone             *zone;
  AccordProgressRelay    *relay;
  char                   *path;
  AccordFileImportOptions options; /* its strings are owned */
  AccordFileImport       *import;  /* lent */
  gboolean                plan_only;
  gint64                  id;
  guint64                 deleted, restored;
  GPtrArray              *left;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  accord_zone_unref (job->zone);
  accord_progress_relay_unref (job->relay);
  g_free (job->path);
  g_free ((char *) job->options.delimiter);
  g_free ((char *) job->options.encoding);
  g_free ((char *) job->options.map);
  g_strfreev ((GStrv) job->options.empty_values);
  g_clear_pointer (&job->left, g_ptr_array_unref);
  g_free (job);
}

static Job *
job_new (AccordWorkspace     *workspace,
         AccordImportProgress progress,
         gpointer             progress_data)
{
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (accord_workspace_get_store (workspace));
  job->zone = accord_zone_ref (accord_workspace_get_zone (workspace));
  job->relay = accord_progress_relay_new (progress, progress_data);
  return job;
}

static void
run_job (AccordWorkspace    *self,
         Job                *job,
         GTaskThreadFunc     function,
         gpointer            tag,
         GCancellable       *cancellable,
         GAsyncReadyCallback callback,
         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, job_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, function);
}

static void
return_pointer (GTask         *task,
                gpointer       result,
                GDestroyNotify free_result,
                GError        *error)
{
  if (result != NULL)
    g_task_return_pointer (task, result, free_result);
  else
    g_task_return_error (task, error);
}

static void
scan_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AccordFileImport *import = accord_file_import_open (job->path, &job->options, job->zone, accord_progress_relay_report,
                                                      job->relay, cancellable, &error);

  return_pointer (task, import, (GDestroyNotify) accord_file_import_free, error);
}

static void
import_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AccordImportResult *result = accord_file_import_run (job->import, job->store, job->plan_only,
                                                       accord_progress_relay_report, job->relay, cancellable, &error);

  return_pointer (task, result, (GDestroyNotify) accord_import_result_free, error);
}

static void
undo_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (accord_store_undo_import (job->store, job->id, &job->deleted, &job->restored, &job->left, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
list_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  GPtrArray *imports = accord_store_imports (job->store, cancellable, &error);

  return_pointer (task, imports, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * accord_workspace_scan_import_async:
 * @self: a workspace
 * @path: a file of leads
 * @options: how to read it; copied
 * @progress: (nullable): called on this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @callback: called when the file was read once
 * @user_data: for @callback
 *
 * Reads a file and finds out what its columns are. Nothing is written.
 */
void
accord_workspace_scan_import_async (AccordWorkspace               *self,
                                    const char                    *path,
                                    const AccordFileImportOptions *options,
                                    AccordImportProgress           progress,
                                    gpointer                       progress_data,
                                    GCancellable                  *cancellable,
                                    GAsyncReadyCallback            callback,
                                    gpointer                       user_data)
{
  Job *job;

  g_return_if_fail (ACCORD_IS_WORKSPACE (self));
  g_return_if_fail (path != NULL && options != NULL);

  job = job_new (self, progress, progress_data);
  job->path = g_strdup (path);
  job->options = *options;
  job->options.delimiter = g_strdup (options->delimiter);
  job->options.encoding = g_strdup (options->encoding);
  job->options.map = g_strdup (options->map);
  job->options.empty_values = (const char *const *) g_strdupv ((GStrv) options->empty_values);
  run_job (self, job, scan_in_thread, accord_workspace_scan_import_async, cancellable, callback, user_data);
}

/**
 * accord_workspace_scan_import_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file, ready to be imported
 */
AccordFileImport *
accord_workspace_scan_import_finish (AccordWorkspace *self,
                                     GAsyncResult    *result,
                                     GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * accord_workspace_run_import_async:
 * @self: a workspace
 * @import: a file that was scanned; lent until @callback is called
 * @plan_only: whether only to say what would happen
 * @progress: (nullable): called on this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Plans the import of a file, or imports it in one transaction.
 */
void
accord_workspace_run_import_async (AccordWorkspace     *self,
                                   AccordFileImport    *import,
                                   gboolean             plan_only,
                                   AccordImportProgress progress,
                                   gpointer             progress_data,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Job *job;

  g_return_if_fail (ACCORD_IS_WORKSPACE (self));
  g_return_if_fail (import != NULL);

  job = job_new (self, progress, progress_data);
  job->import = import;
  job->plan_only = plan_only;
  run_job (self, job, import_in_thread, accord_workspace_run_import_async, cancellable, callback, user_data);
}

/**
 * accord_workspace_run_import_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was done, or would be
 */
AccordImportResult *
accord_workspace_run_import_finish (AccordWorkspace *self,
                                    GAsyncResult    *result,
                                    GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * accord_workspace_undo_import_async:
 * @self: a workspace
 * @id: the number of an import
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes an import back.
 */
void
accord_workspace_undo_import_async (AccordWorkspace    *self,
                                    gint64              id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Job *job;

  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  job = job_new (self, NULL, NULL);
  job->id = id;
  run_job (self, job, undo_in_thread, accord_workspace_undo_import_async, cancellable, callback, user_data);
}

/**
 * accord_workspace_undo_import_finish:
 * @self: a workspace
 * @result: the result
 * @deleted: (out) (optional): how many new leads were deleted
 * @restored: (out) (optional): how many leads are as they were before
 * @left: (out) (optional) (transfer container) (element-type utf8): the leads edited since, which were left
 * @error: return location for an error
 *
 * Returns: whether it was taken back
 */
gboolean
accord_workspace_undo_import_finish (AccordWorkspace *self,
                                     GAsyncResult    *result,
                                     guint64         *deleted,
                                     guint64         *restored,
                                     GPtrArray      **left,
                                     GError         **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  job = g_task_get_task_data (G_TASK (result));
  if (deleted != NULL)
    *deleted = job->deleted;
  if (restored != NULL)
    *restored = job->restored;
  if (left != NULL)
    *left = g_steal_pointer (&job->left);
  return TRUE;
}

/**
 * accord_workspace_list_imports_async:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Reads the list of imports.
 */
void
accord_workspace_list_imports_async (AccordWorkspace    *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  run_job (self, job_new (self, NULL, NULL), list_in_thread, accord_workspace_list_imports_async, cancellable, callback,
           user_data);
}

/**
 * accord_workspace_list_imports_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): of #AccordImportInfo, the newest first
 */
GPtrArray *
accord_workspace_list_imports_finish (AccordWorkspace *self,
                                      GAsyncResult    *result,
                                      GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
