#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sample.h"
#include "store/sqlite-store.h"
#include "templates.h"
#include "workspace-private.h"

static const char *const TEMPLATES[] = { "blank", "b2b-saas", "sample", NULL };

/* What an open or a create was asked for, copied for its thread. */
typedef struct
{
  char            *path;
  AccordOpenFlags  flags;
  gboolean         create;
  AccordNewOptions options; /* its strings are owned */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free ((char *) job->options.template_name);
  g_free ((char *) job->options.timezone);
  g_free ((char *) job->options.currency);
  g_free ((char *) job->options.company);
  g_free ((char *) job->options.marketing_name);
  g_free ((char *) job->options.sales_name);
  g_free (job);
}

static Job *
job_new (const char             *path,
         AccordOpenFlags         flags,
         const AccordNewOptions *create)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->flags = flags;
  job->create = create != NULL;
  if (create == NULL)
    return job;
  job->options.template_name = g_strdup (create->template_name);
  job->options.timezone = g_strdup (create->timezone);
  job->options.currency = g_strdup (create->currency);
  job->options.company = g_strdup (create->company);
  job->options.marketing_name = g_strdup (create->marketing_name);
  job->options.sales_name = g_strdup (create->sales_name);
  return job;
}

static void
update_option (AccordChangeSet *changes,
               AccordRecord    *settings,
               const char      *column,
               const char      *text)
{
  if (text != NULL && *text != '\0' && g_strcmp0 (accord_record_get_text (settings, column), text) != 0)
    accord_change_set_update_text (changes, settings, column, text);
}

/* What the template says about the settings; its other columns are as in any new record. */
static void
update_settings (AccordChangeSet *changes,
                 AccordRecord    *settings,
                 AccordRecord    *from)
{
  g_autoptr (AccordRecord) plain = accord_record_new (ACCORD_TYPE_SETTINGS);
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (from);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const AccordColumn *column = &klass->columns[i];
      const GValue *value = accord_record_get_value (from, column->name);

      if (!accord_column_value_equal (column, value, accord_record_get_value (plain, column->name)))
        accord_change_set_update (changes, settings, column->name, value);
    }
}

static AccordRecord *
load_settings (AccordStore  *store,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GPtrArray) settings = accord_store_load_records (store, ACCORD_TYPE_SETTINGS, cancellable, error);

  return settings != NULL && settings->len > 0 ? g_object_ref (g_ptr_array_index (settings, 0)) : NULL;
}

static gboolean
write_template (AccordStore            *store,
                const AccordNewOptions *options,
                GCancellable           *cancellable,
                GError                **error)
{
  const AccordTemplateNames names = { options->company, options->marketing_name, options->sales_name };
  g_autoptr (AccordRecord) settings = load_settings (store, cancellable, error);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("New Accord file"));
  g_autoptr (GPtrArray) records = accord_workspace_template_records (options->template_name, &names, error);

  if (settings == NULL || records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);

      if (G_OBJECT_TYPE (record) == ACCORD_TYPE_SETTINGS)
        update_settings (changes, settings, record);
      else
        accord_change_set_insert (changes, record);
    }
  update_option (changes, settings, "timezone", options->timezone);
  update_option (changes, settings, "currency", options->currency);
  update_option (changes, settings, "company", options->company);
  update_option (changes, settings, "marketing_name", options->marketing_name);
  update_option (changes, settings, "sales_name", options->sales_name);
  return accord_store_save (store, changes, cancellable, error);
}

static gboolean
fill (AccordStore            *store,
      const AccordNewOptions *options,
      GCancellable           *cancellable,
      GError                **error)
{
  if (!write_template (store, options, cancellable, error))
    return FALSE;
  return !g_str_equal (options->template_name, "sample")
         || accord_sample_fill (store, options->timezone, options->currency, cancellable, error);
}

/* Made, filled and closed: opened again, it is like any other, and its making is nothing to undo. */
static gboolean
create_file (const char             *path,
             const AccordNewOptions *options,
             GCancellable           *cancellable,
             GError                **error)
{
  g_autoptr (AccordStore) store = NULL;
  gboolean filled;

  if (options->timezone != NULL)
    {
      g_autoptr (AccordZone) zone = accord_zone_new (options->timezone, error);

      if (zone == NULL)
        return FALSE;
    }
  store = accord_sqlite_store_create (path, cancellable, error);
  if (store == NULL)
    return FALSE;
  filled = fill (store, options, cancellable, error);
  accord_store_close (store);
  if (!filled)
    g_unlink (path);
  return filled;
}

static AccordStore *
open_store (const Job    *job,
            GCancellable *cancellable,
            GError      **error)
{
  if (job->create && !create_file (job->path, &job->options, cancellable, error))
    return NULL;
  return accord_sqlite_store_open_with (job->path, job->flags, cancellable, error);
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  AccordStore *store = open_store (task_data, cancellable, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static AccordWorkspace *
open_now (const Job    *job,
          GCancellable *cancellable,
          GError      **error)
{
  AccordStore *store = open_store (job, cancellable, error);

  return store != NULL ? accord_workspace_new_for_store (job->path, store, error) : NULL;
}

/**
 * accord_workspace_templates:
 *
 * Returns: (transfer none): the names of the templates; the first is the default
 */
const char *const *
accord_workspace_templates (void)
{
  return TEMPLATES;
}

/**
 * accord_workspace_create:
 * @path: where; nothing may be there yet
 * @options: what to start from
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes a new workspace and opens it. Waits: for the command line. A failure leaves no file behind.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
AccordWorkspace *
accord_workspace_create (const char             *path,
                         const AccordNewOptions *options,
                         GCancellable           *cancellable,
                         GError                **error)
{
  g_return_val_if_fail (path != NULL && options != NULL, NULL);

  return open_now (&(Job) { (char *) path, ACCORD_OPEN_DEFAULT, TRUE, *options }, cancellable, error);
}

/**
 * accord_workspace_open:
 * @path: a workspace's file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens a workspace. Waits: for the command line.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
AccordWorkspace *
accord_workspace_open (const char   *path,
                       GCancellable *cancellable,
                       GError      **error)
{
  return accord_workspace_open_with (path, ACCORD_OPEN_DEFAULT, cancellable, error);
}

/**
 * accord_workspace_open_with:
 * @path: a workspace's file
 * @flags: what a person said of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens a workspace. Waits: for the command line.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
AccordWorkspace *
accord_workspace_open_with (const char      *path,
                            AccordOpenFlags  flags,
                            GCancellable    *cancellable,
                            GError         **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_now (&(Job) { (char *) path, flags, FALSE, { NULL } }, cancellable, error);
}

/**
 * accord_workspace_open_async:
 * @path: a workspace's file
 * @flags: what a person said of it
 * @create: (nullable): what to start from, where it is to be made; %NULL: it is there already
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open, or could not be
 * @user_data: for @callback
 *
 * Makes or opens a workspace off this thread. It belongs to the thread that calls the finish function.
 */
void
accord_workspace_open_async (const char             *path,
                             AccordOpenFlags         flags,
                             const AccordNewOptions *create,
                             GCancellable           *cancellable,
                             GAsyncReadyCallback     callback,
                             gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, accord_workspace_open_async);
  g_task_set_task_data (task, job_new (path, flags, create), job_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * accord_workspace_open_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the workspace
 */
AccordWorkspace *
accord_workspace_open_finish (GAsyncResult *result,
                              GError      **error)
{
  AccordStore *store;
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  store = g_task_propagate_pointer (G_TASK (result), error);
  job = g_task_get_task_data (G_TASK (result));
  return store != NULL ? accord_workspace_new_for_store (job->path, store, error) : NULL;
}
