#include "workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "workspace-private.h"

struct _AccordWorkspace
{
  GObject            parent_instance;

  char              *path;
  char              *title;
  AccordStore       *store;
  AccordRecord      *settings;
  AccordZone        *zone;
  AccordFrameKeeper *keeper;
  gboolean           closed;
};

G_DEFINE_FINAL_TYPE (AccordWorkspace, accord_workspace, G_TYPE_OBJECT)

enum
{
  PROP_PATH = 1,
  PROP_TITLE,
  PROP_STORE,
  PROP_SETTINGS,
  PROP_FRAME,
  PROP_LOADING,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
make_title (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".accord") && !g_str_equal (name, ".accord"))
    name[strlen (name) - strlen (".accord")] = '\0';
  return name;
}

/* A zone that this computer does not know: days are reckoned in UTC then, as in a new workspace. */
static AccordZone *
read_zone (AccordRecord *settings)
{
  g_autoptr (GError) error = NULL;
  AccordZone *zone = accord_zone_new (accord_record_get_text (settings, "timezone"), &error);

  if (zone != NULL)
    return zone;
  g_message ("%s", error->message);
  return accord_zone_utc ();
}

static void
on_timezone_changed_cb (AccordRecord    *settings,
                        GParamSpec      *pspec,
                        AccordWorkspace *self)
{
  g_autoptr (AccordZone) zone = read_zone (settings);

  if (g_strcmp0 (accord_zone_get_identifier (zone), accord_zone_get_identifier (self->zone)) == 0)
    return;
  accord_zone_unref (self->zone);
  self->zone = g_steal_pointer (&zone);
  accord_frame_keeper_start (self->keeper, self->zone);
}

static void
on_keeper_notify_cb (AccordFrameKeeper *keeper,
                     GParamSpec        *pspec,
                     AccordWorkspace   *self)
{
  g_object_notify (G_OBJECT (self), pspec->name);
}

static void
accord_workspace_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  AccordWorkspace *self = ACCORD_WORKSPACE (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_FRAME:
      g_value_set_boxed (value, accord_frame_keeper_get_frame (self->keeper));
      break;
    case PROP_LOADING:
      g_value_set_double (value, accord_frame_keeper_get_loading (self->keeper));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, accord_frame_keeper_get_problem (self->keeper));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_workspace_dispose (GObject *object)
{
  AccordWorkspace *self = ACCORD_WORKSPACE (object);

  accord_workspace_close (self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (accord_workspace_parent_class)->dispose (object);
}

static void
accord_workspace_finalize (GObject *object)
{
  AccordWorkspace *self = ACCORD_WORKSPACE (object);

  g_clear_pointer (&self->zone, accord_zone_unref);
  g_free (self->path);
  g_free (self->title);
  G_OBJECT_CLASS (accord_workspace_parent_class)->finalize (object);
}

static void
accord_workspace_class_init (AccordWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = accord_workspace_get_property;
  object_class->dispose = accord_workspace_dispose;
  object_class->finalize = accord_workspace_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ACCORD_TYPE_STORE, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, ACCORD_TYPE_RECORD, flags);
  properties[PROP_FRAME] = g_param_spec_boxed ("frame", NULL, NULL, ACCORD_TYPE_FRAME, flags);
  properties[PROP_LOADING] = g_param_spec_double ("loading", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_workspace_init (AccordWorkspace *self)
{
}

/* accord_workspace_new_for_store:
 *
 * The live lists and the settings belong to the thread that calls this. Loading the frame begins once that thread's
 * main loop runs.
 */
AccordWorkspace *
accord_workspace_new_for_store (const char  *path,
                                AccordStore *store,
                                GError     **error)
{
  g_autoptr (AccordWorkspace) self = g_object_new (ACCORD_TYPE_WORKSPACE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->title = make_title (path);
  self->store = store;
  self->keeper = accord_frame_keeper_new (store);
  self->settings = accord_store_get_settings (store);
  if (self->settings == NULL)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED,
                   _("%s has no settings: it is damaged. Restore a backup."), path);
      return NULL;
    }
  g_object_ref (self->settings);
  self->zone = read_zone (self->settings);

  g_signal_connect_object (self->settings, "notify::timezone", G_CALLBACK (on_timezone_changed_cb), self, 0);
  g_signal_connect_object (self->keeper, "notify", G_CALLBACK (on_keeper_notify_cb), self, 0);
  accord_frame_keeper_start (self->keeper, self->zone);
  return g_steal_pointer (&self);
}

/* accord_workspace_get_keeper:
 *
 * Returns: (transfer none): what keeps the frame fresh
 */
AccordFrameKeeper *
accord_workspace_get_keeper (AccordWorkspace *self)
{
  return self->keeper;
}

/* Whether there is something to close. */
static gboolean
begin_close (AccordWorkspace *self)
{
  gboolean open = self->store != NULL && !self->closed;

  if (self->keeper != NULL)
    accord_frame_keeper_stop (self->keeper);
  self->closed = TRUE;
  return open;
}

/**
 * accord_workspace_close:
 * @self: a workspace
 *
 * Ends the jobs that keep the frame fresh and closes the store. What is called afterwards fails. Waits: for the command
 * line.
 */
void
accord_workspace_close (AccordWorkspace *self)
{
  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  if (begin_close (self))
    accord_store_close (self->store);
}

static void
on_store_closed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, accord_store_close_finish (ACCORD_STORE (source), result, NULL));
}

/**
 * accord_workspace_close_async:
 * @self: a workspace
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * As accord_workspace_close(), in the background.
 */
void
accord_workspace_close_async (AccordWorkspace     *self,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, accord_workspace_close_async);
  if (begin_close (self))
    accord_store_close_async (self->store, on_store_closed_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * accord_workspace_close_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether it is closed
 */
gboolean
accord_workspace_close_finish (AccordWorkspace  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * accord_workspace_get_path:
 * @self: a workspace
 *
 * Returns: (transfer none): the file's absolute path
 */
const char *
accord_workspace_get_path (AccordWorkspace *self)
{
  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  return self->path;
}

/**
 * accord_workspace_get_title:
 * @self: a workspace
 *
 * Returns: (transfer none): the file's name as a person reads it, without .accord
 */
const char *
accord_workspace_get_title (AccordWorkspace *self)
{
  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  return self->title;
}

/**
 * accord_workspace_get_store:
 * @self: a workspace
 *
 * Returns: (transfer none): where it is kept
 */
AccordStore *
accord_workspace_get_store (AccordWorkspace *self)
{
  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  return self->store;
}

/**
 * accord_workspace_get_settings:
 * @self: a workspace
 *
 * Returns: (transfer none): the live record of its settings
 */
AccordRecord *
accord_workspace_get_settings (AccordWorkspace *self)
{
  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  return self->settings;
}

/**
 * accord_workspace_get_zone:
 * @self: a workspace
 *
 * Returns: (transfer none): the zone of its days
 */
AccordZone *
accord_workspace_get_zone (AccordWorkspace *self)
{
  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  return self->zone;
}

/**
 * accord_workspace_get_currency:
 * @self: a workspace
 *
 * Returns: (transfer none): the ISO code of its currency
 */
const char *
accord_workspace_get_currency (AccordWorkspace *self)
{
  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  return accord_record_get_text (self->settings, "currency");
}

/**
 * accord_workspace_get_list:
 * @self: a workspace
 * @type: a type of records
 *
 * Returns: (transfer none): all records of @type, in order; it follows every change
 */
GListModel *
accord_workspace_get_list (AccordWorkspace *self,
                           GType            type)
{
  g_autoptr (GListModel) list = NULL;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  list = accord_store_list (self->store, type); /* the store keeps it */
  return list;
}

/**
 * accord_workspace_get_frame:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the leads with their derived columns; %NULL while they load the first time
 */
AccordFrame *
accord_workspace_get_frame (AccordWorkspace *self)
{
  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  return accord_frame_keeper_get_frame (self->keeper);
}

/**
 * accord_workspace_load_frame:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads the leads and waits: for the command line.
 *
 * Returns: (transfer none) (nullable): the leads with their derived columns
 */
AccordFrame *
accord_workspace_load_frame (AccordWorkspace *self,
                             GCancellable    *cancellable,
                             GError         **error)
{
  guint64 n;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  return accord_frame_keeper_load (self->keeper, self->zone, &n, cancellable, error);
}

/**
 * accord_workspace_promote:
 * @self: a workspace whose leads are loaded
 * @n: (out): how many dates were written
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * What the window does by itself: qualifies, and hands over, the leads that were imported or edited since they were loaded,
 * and crossed a threshold. Waits: for the command line.
 *
 * Returns: whether it is done
 */
gboolean
accord_workspace_promote (AccordWorkspace *self,
                          guint64         *n,
                          GCancellable    *cancellable,
                          GError         **error)
{
  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), FALSE);

  return accord_frame_keeper_load (self->keeper, self->zone, n, cancellable, error) != NULL;
}

/**
 * accord_workspace_get_as_of:
 * @self: a workspace
 * @as_of: (out): the instant
 *
 * Tells the instant at which figures are judged by default: when the imported data was true, or now where leads are
 * kept by hand.
 */
void
accord_workspace_get_as_of (AccordWorkspace *self,
                            AccordAsOf      *as_of)
{
  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  accord_snapshot_as_of (accord_workspace_get_data_as_of (self), self->zone, as_of);
}

/**
 * accord_workspace_get_data_as_of:
 * @self: a workspace
 *
 * Returns: when the imported data was true; %ACCORD_MOMENT_NONE where leads are kept by hand, and before they are loaded
 */
AccordMoment
accord_workspace_get_data_as_of (AccordWorkspace *self)
{
  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), ACCORD_MOMENT_NONE);

  return accord_frame_keeper_get_data_as_of (self->keeper);
}
