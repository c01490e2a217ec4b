/* Closing a store: what was asked for is done first, on the worker. */
#include "store/store-private.h"

static void
close_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  accord_store_leave (call->self);
  accord_store_empty_outbox (call->self, TRUE);
  ACCORD_STORE_GET_CLASS (call->self)->close (call->self);
}

static AccordJournal *
begin_close (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  accord_store_stop_watch (self);
  accord_store_stop_check (self);
  accord_store_stop_presence (self);
  accord_store_cancel_wait (self);
  return g_steal_pointer (&priv->journal);
}

static void
close_now (AccordStore   *self,
           AccordJournal *journal)
{
  AccordStoreCall call = { .self = self };

  accord_store_close_journals (self, journal);
  accord_store_call (&call, ACCORD_WORK_READ, close_on_worker);
  accord_store_end_check (self);
}

/**
 * accord_store_close:
 * @self: a store
 *
 * Does what was asked for, then closes the file. What is called afterwards fails. Waits.
 */
void
accord_store_close (AccordStore *self)
{
  g_return_if_fail (ACCORD_IS_STORE (self));

  close_now (self, begin_close (self));
}

static void
close_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  close_now (source, task_data);
  g_task_return_boolean (task, TRUE);
}

/**
 * accord_store_close_async:
 * @self: a store
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * As accord_store_close(), in the background.
 */
void
accord_store_close_async (AccordStore         *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ACCORD_IS_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, accord_store_close_async);
  g_task_set_task_data (task, begin_close (self), NULL);
  g_task_run_in_thread (task, close_in_thread);
}

/**
 * accord_store_close_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: whether it is closed
 */
gboolean
accord_store_close_finish (AccordStore   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
