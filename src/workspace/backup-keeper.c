#include "backup-keeper.h"

#include "store/keep.h"

/* Opening comes first, and what people do then. */
#define AFTER_OPENING_S 4
#define BETWEEN_LOOKS_S (20 * 60)

struct _AccordBackupKeeper
{
  GObject       parent_instance;

  AccordStore  *store;
  char         *path;
  GCancellable *cancellable; /* of all it does */
  guint         source;
  gboolean      running;
  char         *problem;
};

G_DEFINE_FINAL_TYPE (AccordBackupKeeper, accord_backup_keeper, G_TYPE_OBJECT)

enum
{
  PROP_PROBLEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  AccordStore *store;
  char        *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  g_free (job->path);
  g_free (job);
}

static void
back_up_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *made = NULL;
  GError *error = NULL;

  if (accord_store_backup_daily (job->store, job->path, &made, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  AccordBackupKeeper *self = ACCORD_BACKUP_KEEPER (source);
  g_autoptr (GError) error = NULL;

  self->running = FALSE;
  g_task_propagate_boolean (G_TASK (result), &error);
  if (g_cancellable_is_cancelled (self->cancellable) ||
      g_strcmp0 (self->problem, error != NULL ? error->message : NULL) == 0)
    return;
  g_free (self->problem);
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
back_up (AccordBackupKeeper *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->running || accord_store_get_read_only (self->store))
    return;
  job = g_new0 (Job, 1);
  job->store = g_object_ref (self->store);
  job->path = g_strdup (self->path);
  self->running = TRUE;
  task = g_task_new (self, self->cancellable, on_done_cb, NULL);
  g_task_set_source_tag (task, back_up);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, back_up_in_thread);
}

static gboolean
on_look_cb (gpointer user_data)
{
  back_up (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_opened_cb (gpointer user_data)
{
  AccordBackupKeeper *self = user_data;

  self->source = g_timeout_add_seconds (BETWEEN_LOOKS_S, on_look_cb, self);
  back_up (self);
  return G_SOURCE_REMOVE;
}

static void
accord_backup_keeper_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, ACCORD_BACKUP_KEEPER (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_backup_keeper_dispose (GObject *object)
{
  AccordBackupKeeper *self = ACCORD_BACKUP_KEEPER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (accord_backup_keeper_parent_class)->dispose (object);
}

static void
accord_backup_keeper_finalize (GObject *object)
{
  AccordBackupKeeper *self = ACCORD_BACKUP_KEEPER (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->problem);
  G_OBJECT_CLASS (accord_backup_keeper_parent_class)->finalize (object);
}

static void
accord_backup_keeper_class_init (AccordBackupKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_backup_keeper_get_property;
  object_class->dispose = accord_backup_keeper_dispose;
  object_class->finalize = accord_backup_keeper_finalize;

  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_backup_keeper_init (AccordBackupKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * accord_backup_keeper_new:
 * @workspace: an open file
 *
 * Returns: (transfer full): what has it backed up until it is unreferenced
 */
AccordBackupKeeper *
accord_backup_keeper_new (AccordWorkspace *workspace)
{
  AccordBackupKeeper *self = g_object_new (ACCORD_TYPE_BACKUP_KEEPER, NULL);

  self->store = g_object_ref (accord_workspace_get_store (workspace));
  self->path = g_strdup (accord_workspace_get_path (workspace));
  self->source = g_timeout_add_seconds (AFTER_OPENING_S, on_opened_cb, self);
  return self;
}

/**
 * accord_backup_keeper_get_problem:
 * @self: a keeper
 *
 * Returns: (nullable): why there is no backup of today
 */
const char *
accord_backup_keeper_get_problem (AccordBackupKeeper *self)
{
  return self->problem;
}
