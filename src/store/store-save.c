/* Writing through a store: saves, undo, redo. */
#include "store/store-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AccordStore       *self;
  AccordSaveKind     kind;
  AccordChangeSet   *changes; /* NULL of undo and redo, until it is their turn */
  char              *of;      /* the id of the change set that is taken back; NULL: the last */
  AccordStoreAuthor *author;
  GCancellable      *patience; /* for others, at the time it was asked for */
  AccordJournal     *journal;  /* that keeps it until it is in the file; or NULL */
  AccordSaved        saved;
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
  saving->patience = accord_store_dup_patience (self);
  saving->delivery = g_new0 (AccordDelivery, 1);
  return saving;
}

static void
saving_free (Saving *saving)
{
  g_clear_pointer (&saving->changes, accord_change_set_unref);
  g_free (saving->of);
  g_clear_pointer (&saving->delivery, accord_delivery_free);
  g_clear_pointer (&saving->journal, accord_journal_unref);
  accord_saved_clear (&saving->saved);
  g_object_unref (saving->patience);
  accord_store_author_free (saving->author);
  g_free (saving);
}

static gboolean
find_changes (Saving *saving)
{
  AccordStorePrivate *priv = accord_store_get_private (saving->self);

  if (saving->changes == NULL)
    saving->changes = accord_undo_stack_peek (priv->undo, saving->kind, saving->of);
  if (saving->changes != NULL)
    return TRUE;
  g_set_error_literal (&saving->delivery->error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED,
                       saving->of != NULL                 ? _("This was not saved, or is taken back already.")
                       : saving->kind == ACCORD_SAVE_UNDO ? _("There is nothing to undo.")
                                                          : _("There is nothing to redo."));
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
  accord_undo_stack_drop (priv->undo, saving->kind, saving->changes);
  saving->delivery->saved = TRUE;
}

static void
take_result (Saving *saving)
{
  AccordStorePrivate *priv = accord_store_get_private (saving->self);
  AccordDelivery *delivery = saving->delivery;
  const char *summary = accord_change_set_get_summary (saving->changes);

  delivery->written = g_steal_pointer (&saving->saved.written);
  delivery->leads = saving->saved.leads;
  accord_undo_stack_saved (priv->undo, saving->kind, saving->changes, g_steal_pointer (&saving->saved.inverse));
  delivery->saved = TRUE;
  delivery->summary = g_strdup (summary != NULL ? summary : "");
  if (saving->journal != NULL)
    accord_journal_done (saving->journal, accord_change_set_get_id (saving->changes));
}

/* Whether it is decided: not, while the file does not answer. */
static gboolean
try_saving (Saving       *saving,
            GCancellable *cancellable)
{
  AccordDelivery *delivery = saving->delivery;
  AccordSaveOutcome outcome;

  g_clear_error (&delivery->error);
  if (!find_changes (saving))
    return TRUE;
  accord_store_set_call (saving->self, cancellable, saving->patience);
  outcome = ACCORD_STORE_GET_CLASS (saving->self)->save (saving->self, saving->author, saving->changes, &saving->saved,
                                                         &delivery->error);
  accord_store_set_call (saving->self, NULL, NULL);
  if (outcome == ACCORD_SAVE_DONE)
    take_result (saving);
  else if (outcome == ACCORD_SAVE_FAILED)
    drop_impossible (saving);
  return outcome != ACCORD_SAVE_AWAY;
}

static void
say_unknown (Saving *saving)
{
  if (!saving->saved.unknown)
    return;
  g_clear_error (&saving->delivery->error);
  g_set_error_literal (&saving->delivery->error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO,
                       _("It is not known whether this was saved, because the disk or network folder stopped answering. "
                         "Open the file again and look."));
}

typedef struct
{
  Saving       *saving;
  GCancellable *cancellable;
} WaitingSave;

static void
save_on_worker (gpointer data)
{
  WaitingSave *waiting = data;

  if (!try_saving (waiting->saving, waiting->cancellable))
    say_unknown (waiting->saving);
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
  WaitingSave waiting = { NULL, cancellable };
  Saving *saving;
  gboolean done;

  g_return_val_if_fail (ACCORD_IS_STORE (self) && changes != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  waiting.saving = saving = saving_new (self, ACCORD_SAVE_NEW, changes);
  accord_worker_run (accord_store_get_private (self)->worker, ACCORD_WORK_SAVE, save_on_worker, &waiting);
  done = saving->delivery->error == NULL;
  if (!done)
    g_propagate_error (error, g_steal_pointer (&saving->delivery->error));
  accord_store_deliver (self, g_steal_pointer (&saving->delivery));
  saving_free (saving);
  return done;
}

/**
 * accord_store_write:
 * @self: a store, on its worker
 * @author: who writes; of an earlier sitting
 * @changes: what
 * @error: return location for a #GError
 *
 * As accord_store_save(), from the worker.
 *
 * Returns: what came of it
 */
AccordSaveOutcome
accord_store_write (AccordStore             *self,
                    const AccordStoreAuthor *author,
                    AccordChangeSet         *changes,
                    GError                 **error)
{
  AccordSaved saved = { NULL };
  AccordSaveOutcome outcome = ACCORD_STORE_GET_CLASS (self)->save (self, author, changes, &saved, error);

  if (outcome == ACCORD_SAVE_DONE)
    {
      AccordDelivery *delivery = g_new0 (AccordDelivery, 1);

      accord_undo_stack_saved (accord_store_get_private (self)->undo, ACCORD_SAVE_NEW, changes,
                               g_steal_pointer (&saved.inverse));
      delivery->written = g_steal_pointer (&saved.written);
      delivery->leads = saved.leads;
      delivery->saved = TRUE;
      accord_store_deliver (self, delivery);
    }
  accord_saved_clear (&saved);
  return outcome;
}

static void
end_saving (Saving *saving)
{
  AccordDelivery *delivery = g_steal_pointer (&saving->delivery);

  accord_store_deliver (saving->self, delivery);
  saving_free (saving);
}

/* Whether it is decided. */
static gboolean
try_task (Saving *saving)
{
  GCancellable *cancellable = g_task_get_cancellable (saving->delivery->task);

  g_clear_error (&saving->delivery->error);
  return g_cancellable_set_error_if_cancelled (cancellable, &saving->delivery->error) ||
         try_saving (saving, cancellable);
}

/* What was asked for while the file does not answer is done once it does, in its order; of a store that nobody looks
 * after that never is. */
static void
save_task_on_worker (gpointer data)
{
  Saving *saving = data;
  AccordStorePrivate *priv = accord_store_get_private (saving->self);

  if (priv->outbox.length == 0 && try_task (saving))
    end_saving (saving);
  else if (g_atomic_int_get (&priv->watched))
    g_queue_push_tail (&priv->outbox, saving);
  else
    {
      say_unknown (saving);
      end_saving (saving);
    }
}

/**
 * accord_store_empty_outbox:
 * @self: a store, on its worker
 * @closing: whether it is the last time
 *
 * Does what waits for the file, as far as that answers. What waits as the store closes stays in the journal.
 */
void
accord_store_empty_outbox (AccordStore *self,
                           gboolean     closing)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  while (!g_queue_is_empty (&priv->outbox))
    {
      Saving *saving = g_queue_peek_head (&priv->outbox);

      if (!closing && !try_task (saving))
        return;
      if (closing)
        {
          g_clear_error (&saving->delivery->error);
          g_set_error_literal (&saving->delivery->error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO,
                               _("This is kept on this computer, and saved when the file is opened the next time."));
        }
      g_queue_pop_head (&priv->outbox);
      end_saving (saving);
    }
}

static void
on_kept_cb (gpointer data)
{
  Saving *saving = data;

  accord_worker_push (accord_store_get_private (saving->self)->worker, ACCORD_WORK_SAVE, save_task_on_worker, saving);
}

static void
push_saving (AccordStore         *self,
             AccordSaveKind       kind,
             AccordChangeSet     *changes,
             const char          *of,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  Saving *saving = saving_new (self, kind, changes);

  saving->of = g_strdup (of);
  saving->delivery->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (saving->delivery->task, push_saving);
  /* A save that was done is said to be done, even if it was to be cancelled. */
  g_task_set_check_cancellable (saving->delivery->task, FALSE);
  g_atomic_int_inc (&priv->n_saving);
  accord_store_notify_saving (self);
  if (priv->journal != NULL && changes != NULL)
    {
      saving->journal = accord_journal_ref (priv->journal);
      accord_journal_put (priv->journal, accord_change_set_get_id (changes), saving->author, changes, on_kept_cb, saving);
    }
  else
    on_kept_cb (saving);
}

/**
 * accord_store_save_async:
 * @self: a store
 * @changes: of one record at most one change each
 * @cancellable: (nullable): a cancellable; once the writing began it is not cancelled
 * @callback: called when it is done; lists have followed then
 * @user_data: for @callback
 *
 * As accord_store_save(), in the background. Of a store that keeps unsaved edits it is on this computer's disk first,
 * and stays there where it fails, until accord_store_keep_edit() ends it under the id of @changes.
 */
void
accord_store_save_async (AccordStore         *self,
                         AccordChangeSet     *changes,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (ACCORD_IS_STORE (self) && changes != NULL);

  push_saving (self, ACCORD_SAVE_NEW, changes, NULL, cancellable, callback, user_data);
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

  push_saving (self, ACCORD_SAVE_UNDO, NULL, NULL, cancellable, callback, user_data);
}

/**
 * accord_store_take_back_async:
 * @self: a store
 * @id: of a change set that was saved, or is being saved, in this sitting
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done; ends with accord_store_undo_finish()
 * @user_data: for @callback
 *
 * Takes that one back, whatever was saved after it: what others, or this person, went on from stays.
 */
void
accord_store_take_back_async (AccordStore         *self,
                              const char          *id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (ACCORD_IS_STORE (self) && id != NULL);

  push_saving (self, ACCORD_SAVE_UNDO, NULL, id, cancellable, callback, user_data);
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

  push_saving (self, ACCORD_SAVE_REDO, NULL, NULL, cancellable, callback, user_data);
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
