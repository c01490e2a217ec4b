/* Writing through a store: saves, undo, redo. */
#include "store/store-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AccordStore       *self;
  AccordSaveKind     kind;
  AccordChangeSet   *changes; /* NULL of undo and redo, until it is their turn */
  AccordStoreAuthor *author;
  AccordDelivery    *delivery;
} Saving;

static Saving *
saving_new (AccordStore     *self,
            AccordSaveKind   kind,
            AccordChangeSet *changes)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->self = self;
  saving->kind = kind;
  saving->changes = changes != NULL ? accord_change_set_ref (changes) : NULL;
  saving->author = accord_store_dup_author (self);
  saving->delivery = g_new0 (AccordDelivery, 1);
  return saving;
}

static void
saving_free (Saving *saving)
{
  g_clear_pointer (&saving->changes, accord_change_set_unref);
  g_clear_pointer (&saving->delivery, accord_delivery_free);
  accord_store_author_free (saving->author);
  g_free (saving);
}

static gboolean
find_changes (Saving *saving)
{
  AccordStorePrivate *priv = accord_store_get_private (saving->self);

  if (saving->kind != ACCORD_SAVE_NEW)
    saving->changes = accord_undo_stack_peek (priv->undo, saving->kind);
  if (saving->changes != NULL)
    return TRUE;
  g_set_error_literal (&saving->delivery->error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED,
                       saving->kind == ACCORD_SAVE_UNDO ? _("There is nothing to undo.") : _("There is nothing to redo."));
  return FALSE;
}

/* What cannot be taken back because somebody went on from it is left, and what was done before it may be. */
static void
drop_impossible (Saving *saving)
{
  AccordStorePrivate *priv = accord_store_get_private (saving->self);
  GError *error = saving->delivery->error;

  if (saving->kind == ACCORD_SAVE_NEW ||
      !(g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT) ||
        g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID)))
    return;
  accord_undo_stack_drop (priv->undo, saving->kind);
  saving->delivery->saved = TRUE;
}

static void
save_on_worker (gpointer data)
{
  Saving *saving = data;
  AccordStorePrivate *priv = accord_store_get_private (saving->self);
  AccordDelivery *delivery = saving->delivery;
  AccordChangeSet *inverse = NULL;

  if (!find_changes (saving))
    return;
  delivery->written = ACCORD_STORE_GET_CLASS (saving->self)->save (saving->self, saving->author, saving->changes,
                                                                   &inverse, &delivery->error);
  if (delivery->written == NULL)
    {
      drop_impossible (saving);
      return;
    }
  accord_undo_stack_saved (priv->undo, saving->kind, inverse);
  delivery->saved = TRUE;
  delivery->summary = g_strdup (accord_change_set_get_summary (saving->changes));
  if (delivery->summary == NULL)
    delivery->summary = g_strdup ("");
}

/**
 * accord_store_save:
 * @self: a store
 * @changes: of one record at most one change each
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Writes them whole, or not at all. Columns that others changed meanwhile are merged where they are not the same;
 * where they are, the error is %ACCORD_STORE_ERROR_CONFLICT and names the column and who. Waits.
 *
 * Returns: whether they are written
 */
gboolean
accord_store_save (AccordStore     *self,
                   AccordChangeSet *changes,
                   GCancellable    *cancellable,
                   GError         **error)
{
  Saving *saving;
  gboolean done;

  g_return_val_if_fail (ACCORD_IS_STORE (self) && changes != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  saving = saving_new (self, ACCORD_SAVE_NEW, changes);
  accord_worker_run (accord_store_get_private (self)->worker, ACCORD_WORK_SAVE, save_on_worker, saving);
  done = saving->delivery->error == NULL;
  if (!done)
    g_propagate_error (error, g_steal_pointer (&saving->delivery->error));
  accord_store_deliver (self, g_steal_pointer (&saving->delivery));
  saving_free (saving);
  return done;
}

static void
save_task_on_worker (gpointer data)
{
  Saving *saving = data;
  AccordDelivery *delivery = saving->delivery;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (delivery->task), &delivery->error))
    save_on_worker (saving);
  saving->delivery = NULL;
  accord_store_deliver (saving->self, delivery);
  saving_free (saving);
}

static void
push_saving (AccordStore         *self,
             AccordSaveKind       kind,
             AccordChangeSet     *changes,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  Saving *saving = saving_new (self, kind, changes);

  saving->delivery->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (saving->delivery->task, push_saving);
  /* A save that was done is said to be done, even if it was to be cancelled. */
  g_task_set_check_cancellable (saving->delivery->task, FALSE);
  g_atomic_int_inc (&priv->n_saving);
  accord_store_notify_saving (self);
  accord_worker_push (priv->worker, ACCORD_WORK_SAVE, save_task_on_worker, saving);
}

/**
 * accord_store_save_async:
 * @self: a store
 * @changes: of one record at most one change each
 * @cancellable: (nullable): a cancellable; once the writing began it is not cancelled
 * @callback: called when it is done; lists have followed then
 * @user_data: for @callback
 *
 * As accord_store_save(), in the background.
 */
void
accord_store_save_async (AccordStore         *self,
                         AccordChangeSet     *changes,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (ACCORD_IS_STORE (self) && changes != NULL);

  push_saving (self, ACCORD_SAVE_NEW, changes, cancellable, callback, user_data);
}

/**
 * accord_store_save_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: whether it was written
 */
gboolean
accord_store_save_finish (AccordStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autofree char *summary = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  summary = g_task_propagate_pointer (G_TASK (result), error);
  return summary != NULL;
}

/**
 * accord_store_undo_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes the last of this sitting's own saves back that was not taken back yet.
 */
void
accord_store_undo_async (AccordStore         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (ACCORD_IS_STORE (self));

  push_saving (self, ACCORD_SAVE_UNDO, NULL, cancellable, callback, user_data);
}

/**
 * accord_store_undo_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError; %ACCORD_STORE_ERROR_CONFLICT: somebody went on from what was to be undone
 *
 * Returns: (transfer full) (nullable): the summary of what was undone
 */
char *
accord_store_undo_finish (AccordStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * accord_store_redo_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does again what was undone last, unless something new was saved since.
 */
void
accord_store_redo_async (AccordStore         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (ACCORD_IS_STORE (self));

  push_saving (self, ACCORD_SAVE_REDO, NULL, cancellable, callback, user_data);
}

/**
 * accord_store_redo_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the summary of what was done again
 */
char *
accord_store_redo_finish (AccordStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
