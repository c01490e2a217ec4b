/* Writing through a store: saves, undo, redo, and what others wrote meanwhile. */
#include "store/store-private.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  SAVE,
  UNDO,
  REDO,
} SaveKind;

/* A new base for what takes the change back: the revision that the change made. */
static AccordChangeSet *
make_inverse (AccordChangeSet *changes,
              GPtrArray       *written)
{
  AccordChangeSet *inverse = accord_change_set_inverse (changes);

  for (guint i = 0; i < accord_change_set_get_length (inverse); i++)
    {
      AccordChange *change = (AccordChange *) accord_change_set_get (inverse, i);

      for (guint k = 0; k < written->len; k++)
        {
          AccordRecord *record = ((AccordWritten *) g_ptr_array_index (written, k))->record;

          if (g_str_equal (accord_record_get_id (record), change->id))
            change->base_revision = accord_record_get_revision (record);
        }
    }
  return inverse;
}

static AccordChangeSet *
peek (AccordStorePrivate *priv,
      SaveKind            kind)
{
  GPtrArray *stack = kind == UNDO ? priv->undo : priv->redo;
  AccordChangeSet *changes = NULL;

  g_mutex_lock (&priv->lock);
  if (stack->len > 0)
    changes = accord_change_set_ref (g_ptr_array_index (stack, stack->len - 1));
  g_mutex_unlock (&priv->lock);
  return changes;
}

static void
remember (AccordStorePrivate *priv,
          SaveKind            kind,
          AccordChangeSet    *inverse)
{
  GPtrArray *from = kind == UNDO ? priv->undo : priv->redo;

  g_mutex_lock (&priv->lock);
  if (kind == SAVE)
    g_ptr_array_set_size (priv->redo, 0);
  else
    g_ptr_array_remove_index (from, from->len - 1);
  g_ptr_array_add (kind == UNDO ? priv->redo : priv->undo, inverse);
  g_mutex_unlock (&priv->lock);
}

/* On the worker's thread. Returns the summary of what was done. */
static char *
do_save (AccordStore     *self,
         SaveKind         kind,
         AccordChangeSet *given,
         GError         **error)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  g_autoptr (AccordChangeSet) changes = kind == SAVE ? accord_change_set_ref (given) : peek (priv, kind);
  g_autoptr (GPtrArray) written = NULL;
  AccordStoreAuthor author;

  if (changes == NULL)
    {
      g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED,
                           kind == UNDO ? _("There is nothing to undo.") : _("There is nothing to redo."));
      return NULL;
    }
  accord_store_copy_author (self, &author);
  written = ACCORD_STORE_GET_CLASS (self)->save (self, &author, changes, error);
  accord_store_clear_author (&author);
  if (written == NULL)
    return NULL;
  if (written->len > 0 || kind != SAVE)
    remember (priv, kind, make_inverse (changes, written));
  accord_store_deliver (self, written, FALSE);
  return g_strdup (accord_change_set_get_summary (changes));
}

static void
save_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = do_save (call->self, SAVE, (AccordChangeSet *) call->in[0], call->error);
}

/**
 * accord_store_save:
 * @changes: of one record at most one change each
 *
 * Writes them whole, or not at all. Columns that others changed meanwhile are merged where they are not the same;
 * where they are, the error is %ACCORD_STORE_ERROR_CONFLICT and names the column and who.
 */
gboolean
accord_store_save (AccordStore     *self,
                   AccordChangeSet *changes,
                   GCancellable    *cancellable,
                   GError         **error)
{
  AccordStoreCall call = { .self = self, .in = { changes }, .error = error };
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  accord_store_call (&call, ACCORD_WORK_SAVE, save_on_worker);
  done = call.result != NULL;
  g_free (call.result);
  return done;
}

typedef struct
{
  SaveKind         kind;
  AccordChangeSet *changes;
} Saving;

static void
free_saving (Saving *saving)
{
  g_clear_pointer (&saving->changes, accord_change_set_unref);
  g_free (saving);
}

static void
count_saving (AccordStore *self,
              gint         step)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  priv->n_saving = (guint) ((gint) priv->n_saving + step);
  g_object_notify (G_OBJECT (self), "saving");
}

static void
save_task_on_worker (gpointer data)
{
  g_autoptr (GTask) task = data;
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;
  char *summary = do_save (g_task_get_source_object (task), saving->kind, saving->changes, &error);

  if (summary != NULL)
    g_task_return_pointer (task, summary, g_free);
  else
    g_task_return_error (task, error);
}

static void
push_saving (AccordStore         *self,
             SaveKind             kind,
             AccordChangeSet     *changes,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->kind = kind;
  saving->changes = changes != NULL ? accord_change_set_ref (changes) : NULL;
  g_task_set_task_data (task, saving, (GDestroyNotify) free_saving);
  count_saving (self, 1);
  accord_worker_push (accord_store_get_private (self)->worker, ACCORD_WORK_SAVE, save_task_on_worker, task);
}

static char *
finish_saving (AccordStore   *self,
               GAsyncResult  *result,
               GError       **error)
{
  count_saving (self, -1);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
accord_store_save_async (AccordStore         *self,
                         AccordChangeSet     *changes,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  push_saving (self, SAVE, changes, cancellable, callback, user_data);
}

gboolean
accord_store_save_finish (AccordStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autofree char *summary = finish_saving (self, result, error);

  return summary != NULL;
}

void
accord_store_undo_async (AccordStore         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  push_saving (self, UNDO, NULL, cancellable, callback, user_data);
}

char *
accord_store_undo_finish (AccordStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return finish_saving (self, result, error);
}

void
accord_store_redo_async (AccordStore         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  push_saving (self, REDO, NULL, cancellable, callback, user_data);
}

char *
accord_store_redo_finish (AccordStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return finish_saving (self, result, error);
}

static gboolean
do_poll (AccordStore *self,
         GError     **error)
{
  GError *local = NULL;
  gboolean leads = FALSE;
  g_autoptr (GPtrArray) written = ACCORD_STORE_GET_CLASS (self)->poll (self, &leads, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (written != NULL && (written->len > 0 || leads))
    accord_store_deliver (self, written, leads);
  return TRUE;
}

static void
poll_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = do_poll (call->self, call->error);
}

/**
 * accord_store_poll:
 *
 * Looks once for what others have written.
 */
gboolean
accord_store_poll (AccordStore *self,
                   GError     **error)
{
  AccordStoreCall call = { .self = self, .error = error };

  accord_store_call (&call, ACCORD_WORK_READ, poll_on_worker);
  return call.ok;
}

static gboolean
forget (gpointer data)
{
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

static void
watch_on_worker (gpointer data)
{
  AccordStore *self = data;
  AccordStorePrivate *priv = accord_store_get_private (self);

  /* A poll that fails is tried again in a second; saves say it when the file is away. */
  do_poll (self, NULL);
  g_atomic_int_set (&priv->polling, FALSE);
  /* The last reference must not go on this thread, which closing waits for. */
  g_main_context_invoke_full (priv->context, G_PRIORITY_DEFAULT, forget, self, NULL);
}

static gboolean
on_second_cb (gpointer data)
{
  AccordStore *self = data;
  AccordStorePrivate *priv = accord_store_get_private (self);

  if (!g_atomic_int_compare_and_exchange (&priv->polling, FALSE, TRUE))
    return G_SOURCE_CONTINUE;
  accord_worker_push (priv->worker, ACCORD_WORK_READ, watch_on_worker, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

/**
 * accord_store_watch:
 *
 * Looks every second for what others have written, on the owner's main loop, until the store is closed.
 */
void
accord_store_watch (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  if (priv->watch != NULL)
    return;
  priv->watch = g_timeout_source_new_seconds (1);
  g_source_set_callback (priv->watch, on_second_cb, self, NULL);
  g_source_attach (priv->watch, priv->context);
}
