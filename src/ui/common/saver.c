#include "ui/common/saver-private.h"

#include <glib/gi18n-lib.h>

#include "workspace/identity.h"

G_DEFINE_FINAL_TYPE (AccordSaver, accord_saver, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_MESSAGE,
  PROP_CONFLICT,
  PROP_WORDS,
  N_PROPS,
};

enum
{
  FLUSH,
  RETRY,
  DISCARD,
  SETTLED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_quiet (AccordSaver *self)
{
  return self->in_flight == 0;
}

static void
free_failure (AccordSaverFailure *failure)
{
  g_error_free (failure->error);
  g_clear_pointer (&failure->changes, accord_change_set_unref);
  g_free (failure);
}

/* What can be tried again as it is goes before what must be decided. */
static const GError *
find_failure (AccordSaver *self)
{
  const GError *found = NULL;
  GHashTableIter iter;
  gpointer failure;

  g_hash_table_iter_init (&iter, self->failures);
  while (g_hash_table_iter_next (&iter, NULL, &failure))
    if (found == NULL || !accord_saver_failure_is_conflict (failure))
      found = ((AccordSaverFailure *) failure)->error;
  return found;
}

static void
end_flushes (AccordSaver *self)
{
  g_autoptr (GPtrArray) tasks = NULL;
  const GError *error = find_failure (self);

  if (!is_quiet (self) || self->waiting->len == 0)
    return;

  tasks = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tasks->len; i++)
    {
      if (error != NULL)
        g_task_return_error (tasks->pdata[i], g_error_copy (error));
      else
        g_task_return_boolean (tasks->pdata[i], TRUE);
    }
}

static AccordSaveState
judge_state (AccordSaver *self)
{
  AccordStore *store = accord_workspace_get_store (self->workspace);
  gboolean saving = FALSE, reachable = TRUE;

  if (g_hash_table_size (self->failures) > 0)
    return ACCORD_SAVE_STATE_FAILED;
  if (store == NULL || !accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT))
    return ACCORD_SAVE_STATE_READ_ONLY;
  g_object_get (store, "saving", &saving, "reachable", &reachable, NULL);
  if (!saving && self->held == 0 && self->in_flight == 0)
    return ACCORD_SAVE_STATE_SAVED;
  return reachable ? ACCORD_SAVE_STATE_SAVING : ACCORD_SAVE_STATE_KEPT;
}

static char *
describe_state (AccordSaver     *self,
                AccordSaveState  state)
{
  AccordStore *store = accord_workspace_get_store (self->workspace);

  return accord_save_state_describe (state, store != NULL ? accord_store_count_kept (store) : 0);
}

/**
 * accord_saver_update:
 *
 * Says how things stand now.
 */
void
accord_saver_update (AccordSaver *self)
{
  const GError *error = find_failure (self);
  AccordSaveState state = judge_state (self);
  gboolean conflict = accord_saver_peek_conflict (self) != NULL;
  const char *message = error != NULL && accord_store_error_get_conflicts (error) == NULL ? error->message : NULL;
  char *words = describe_state (self, state);

  g_object_freeze_notify (G_OBJECT (self));
  if (state != self->state)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (g_strcmp0 (self->message, message) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
  /* One may have gone and another come. */
  if (conflict || conflict != self->conflict)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFLICT]);
  if (g_strcmp0 (self->words, words) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
  g_free (self->words);
  self->words = words;
  self->state = state;
  self->conflict = conflict;
  g_free (self->message);
  self->message = g_strdup (message);
  g_object_thaw_notify (G_OBJECT (self));
  end_flushes (self);
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  AccordSaver *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->in_flight--;
  if (accord_store_save_finish (ACCORD_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  accord_saver_update (self);
}

static void
on_unattended_saved_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  AccordSaver *self = ACCORD_SAVER (source);
  g_autoptr (AccordChangeSet) changes = user_data;
  g_autoptr (GError) error = NULL;

  if (!accord_saver_save_finish (self, result, &error))
    accord_saver_fail (self, changes, changes, error);
}

static void
accord_saver_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AccordSaver *self = ACCORD_SAVER (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_CONFLICT:
      g_value_set_boolean (value, self->conflict);
      break;
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
accord_saver_finalize (GObject *object)
{
  AccordSaver *self = ACCORD_SAVER (object);

  g_hash_table_unref (self->failures);
  g_ptr_array_unref (self->waiting);
  g_free (self->last);
  g_free (self->message);
  g_free (self->words);

  G_OBJECT_CLASS (accord_saver_parent_class)->finalize (object);
}

static void
accord_saver_class_init (AccordSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_saver_get_property;
  object_class->finalize = accord_saver_finalize;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, ACCORD_TYPE_SAVE_STATE, ACCORD_SAVE_STATE_SAVED,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONFLICT] = g_param_spec_boolean ("conflict", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FLUSH] = g_signal_new ("flush", ACCORD_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RETRY] = g_signal_new ("retry", ACCORD_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DISCARD] = g_signal_new ("discard", ACCORD_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", ACCORD_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
accord_saver_init (AccordSaver *self)
{
  self->failures = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) free_failure);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * accord_saver_emit_settled:
 * @source: whose conflict it was
 *
 * It is decided, and the file says so.
 */
void
accord_saver_emit_settled (AccordSaver *self,
                           gpointer     source)
{
  g_signal_emit (self, signals[SETTLED], 0, source);
}

/**
 * accord_saver_get:
 * @workspace: an open workspace
 *
 * Returns: (transfer none): the one saver of @workspace; it lives as long as the workspace does
 */
AccordSaver *
accord_saver_get (AccordWorkspace *workspace)
{
  AccordSaver *self;
  AccordStore *store;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);

  self = g_object_get_data (G_OBJECT (workspace), "accord-saver");
  if (self != NULL)
    return self;

  self = g_object_new (ACCORD_TYPE_SAVER, NULL);
  self->workspace = workspace;
  g_object_set_data_full (G_OBJECT (workspace), "accord-saver", self, g_object_unref);
  store = accord_workspace_get_store (workspace);
  if (store != NULL)
    {
      g_signal_connect_object (store, "notify::saving", G_CALLBACK (accord_saver_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "notify::reachable", G_CALLBACK (accord_saver_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (accord_identity_get (workspace), "notify::may-draft", G_CALLBACK (accord_saver_update), self,
                               G_CONNECT_SWAPPED);
    }
  accord_saver_update (self);

  return self;
}

/**
 * accord_saver_get_state:
 *
 * Returns: whether all is saved, or what stands in the way
 */
AccordSaveState
accord_saver_get_state (AccordSaver *self)
{
  g_return_val_if_fail (ACCORD_IS_SAVER (self), ACCORD_SAVE_STATE_SAVED);

  return self->state;
}

/**
 * accord_saver_get_message:
 *
 * Returns: (nullable): why a save failed that can be tried again, a sentence to read
 */
const char *
accord_saver_get_message (AccordSaver *self)
{
  g_return_val_if_fail (ACCORD_IS_SAVER (self), NULL);

  return self->message;
}

/**
 * accord_saver_get_conflict:
 *
 * Returns: whether the save failed because somebody else changed the same meanwhile
 */
gboolean
accord_saver_get_conflict (AccordSaver *self)
{
  g_return_val_if_fail (ACCORD_IS_SAVER (self), FALSE);

  return self->conflict;
}

/**
 * accord_saver_get_words:
 *
 * Returns: the state as a person reads it: «Saved», «Kept on this computer: 3 changes»
 */
const char *
accord_saver_get_words (AccordSaver *self)
{
  g_return_val_if_fail (ACCORD_IS_SAVER (self), NULL);

  return self->words;
}

/**
 * accord_saver_get_last:
 *
 * Returns: (nullable): the id of the change set that was given to be saved last
 */
const char *
accord_saver_get_last (AccordSaver *self)
{
  g_return_val_if_fail (ACCORD_IS_SAVER (self), NULL);

  return self->last;
}

/**
 * accord_saver_save:
 * @changes: what to write
 *
 * Writes @changes in the background. If that fails, they are kept, the state says why, and accord_saver_retry()
 * tries again.
 */
void
accord_saver_save (AccordSaver     *self,
                   AccordChangeSet *changes)
{
  g_return_if_fail (ACCORD_IS_SAVER (self));

  accord_saver_save_async (self, changes, on_unattended_saved_cb, accord_change_set_ref (changes));
}

/**
 * accord_saver_save_async:
 * @changes: what to write
 *
 * As accord_store_save_async(), counted in the state. The caller keeps what it failed to save and says so
 * with accord_saver_fail().
 */
void
accord_saver_save_async (AccordSaver         *self,
                         AccordChangeSet     *changes,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  AccordStore *store;

  g_return_if_fail (ACCORD_IS_SAVER (self));
  g_return_if_fail (changes != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, accord_saver_save_async);
  store = accord_workspace_get_store (self->workspace);
  if (store == NULL)
    {
      g_task_return_new_error (task, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED, "%s",
                               _("The file is closed; open it again and repeat the change."));
      return;
    }
  g_free (self->last);
  self->last = g_strdup (accord_change_set_get_id (changes));
  self->in_flight++;
  accord_store_save_async (store, changes, NULL, on_saved_cb, g_steal_pointer (&task));
  accord_saver_update (self);
}

/**
 * accord_saver_save_finish:
 *
 * Returns: whether it is saved
 */
gboolean
accord_saver_save_finish (AccordSaver   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Takes out what failed and is no conflict: what is decided by people is not decided by trying again. */
static GPtrArray *
take_failed (AccordSaver *self)
{
  GPtrArray *unattended = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_change_set_unref);
  GHashTableIter iter;
  gpointer source, value;

  g_hash_table_iter_init (&iter, self->failures);
  while (g_hash_table_iter_next (&iter, &source, &value))
    {
      AccordSaverFailure *failure = value;

      if (accord_saver_failure_is_conflict (failure))
        continue;
      if (failure->changes == source)
        g_ptr_array_add (unattended, accord_change_set_ref (failure->changes));
      g_hash_table_iter_remove (&iter);
    }
  return unattended;
}

/**
 * accord_saver_retry:
 *
 * Tries again what failed: change sets kept here, and by «retry» the edits kept in their widgets.
 */
void
accord_saver_retry (AccordSaver *self)
{
  g_autoptr (GPtrArray) unattended = NULL;

  g_return_if_fail (ACCORD_IS_SAVER (self));

  unattended = take_failed (self);
  for (guint i = 0; i < unattended->len; i++)
    accord_saver_save (self, unattended->pdata[i]);
  g_signal_emit (self, signals[RETRY], 0);
  accord_saver_update (self);
}

/**
 * accord_saver_discard:
 *
 * Gives up what failed; by «discard» the widgets show again what is in the file.
 */
void
accord_saver_discard (AccordSaver *self)
{
  g_autoptr (GPtrArray) given_up = NULL;

  g_return_if_fail (ACCORD_IS_SAVER (self));

  given_up = take_failed (self);
  for (guint i = 0; i < given_up->len; i++)
    accord_saver_keep (self, accord_change_set_get_id (given_up->pdata[i]), NULL);
  g_signal_emit (self, signals[DISCARD], 0);
  accord_saver_update (self);
}

/**
 * accord_saver_flush_async:
 *
 * Writes now what has been typed and waits until nothing is under way: before an undo, an export or the close.
 */
void
accord_saver_flush_async (AccordSaver         *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ACCORD_IS_SAVER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, accord_saver_flush_async);
  g_signal_emit (self, signals[FLUSH], 0);
  g_ptr_array_add (self->waiting, task);
  accord_saver_update (self);
}

/**
 * accord_saver_flush_finish:
 *
 * Returns: whether all is in the file; else the first of what failed
 */
gboolean
accord_saver_flush_finish (AccordSaver   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
