#include "workspace/mapping-jobs.h"

/* A job's inputs, copied. */
typedef struct
{
  AccordStore            *store;
  char                   *path, *name;
  AccordFileImportOptions options; /* delimiter and encoding are owned; the rest is not looked at */
  AccordFileImport       *import;  /* lent */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  g_free (job->path);
  g_free (job->name);
  g_free ((char *) job->options.delimiter);
  g_free ((char *) job->options.encoding);
  g_free (job);
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

  job->store = g_object_ref (accord_workspace_get_store (self));
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, function);
}

static void
preview_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (AccordImportPreview) result = g_new0 (AccordImportPreview, 1);
  g_autoptr (GPtrArray) header = NULL;

  result->preview = accord_file_preview_read (job->path, &job->options, cancellable, &error);
  if (result->preview != NULL)
    {
      /* As it was looked at: the header that was found is found for the mapping, too. */
      job->options.header = result->preview->has_header ? ACCORD_HEADER_YES : ACCORD_HEADER_NO;
      header = accord_saved_mapping_read_header (job->path, &job->options, cancellable, &error);
    }
  if (header != NULL && accord_saved_mapping_find (job->store, header, &result->mapping, &error))
    g_task_return_pointer (task, g_steal_pointer (&result), (GDestroyNotify) accord_import_preview_free);
  else
    g_task_return_error (task, error);
}

static void
keep_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (accord_saved_mapping_keep (job->store, job->name, job->import, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * accord_import_preview_free:
 * @self: (transfer full) (nullable): a preview
 */
void
accord_import_preview_free (AccordImportPreview *self)
{
  if (self == NULL)
    return;
  accord_file_preview_free (self->preview);
  accord_saved_mapping_free (self->mapping);
  g_free (self);
}

/**
 * accord_workspace_preview_import_async:
 * @self: a workspace
 * @path: a file
 * @options: what is said about it; copied
 * @cancellable: (nullable): a cancellable
 * @callback: called when its beginning was read
 * @user_data: for @callback
 *
 * Reads the beginning of a file, and looks for the mapping that was kept of such files.
 */
void
accord_workspace_preview_import_async (AccordWorkspace               *self,
                                       const char                    *path,
                                       const AccordFileImportOptions *options,
                                       GCancellable                  *cancellable,
                                       GAsyncReadyCallback            callback,
                                       gpointer                       user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (ACCORD_IS_WORKSPACE (self) && path != NULL && options != NULL);

  job->path = g_strdup (path);
  job->options = (AccordFileImportOptions) { .header = options->header, .data_as_of = ACCORD_MOMENT_NONE };
  job->options.delimiter = g_strdup (options->delimiter);
  job->options.encoding = g_strdup (options->encoding);
  run_job (self, job, preview_in_thread, accord_workspace_preview_import_async, cancellable, callback, user_data);
}

/**
 * accord_workspace_preview_import_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what there is to be seen
 */
AccordImportPreview *
accord_workspace_preview_import_finish (AccordWorkspace *self,
                                        GAsyncResult    *result,
                                        GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * accord_workspace_keep_mapping_async:
 * @self: a workspace
 * @name: the name to keep it by; what was kept by it is replaced
 * @import: a file of which it was said what its columns become; lent until @callback is called
 * @callback: called when it is kept
 * @user_data: for @callback
 *
 * Keeps what the columns of a file become, for the next file of its kind.
 */
void
accord_workspace_keep_mapping_async (AccordWorkspace    *self,
                                     const char         *name,
                                     AccordFileImport   *import,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (ACCORD_IS_WORKSPACE (self) && name != NULL && import != NULL);

  job->name = g_strdup (name);
  job->import = import;
  run_job (self, job, keep_in_thread, accord_workspace_keep_mapping_async, NULL, callback, user_data);
}

/**
 * accord_workspace_keep_mapping_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether it is kept
 */
gboolean
accord_workspace_keep_mapping_finish (AccordWorkspace *self,
                                      GAsyncResult    *result,
                                      GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
