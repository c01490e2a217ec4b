#include "store/history.h"

#include "store/store-private.h"

/**
 * accord_history_part_free:
 * @self: (transfer full): a page
 */
void
accord_history_part_free (AccordHistoryPart *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * accord_history_person_free:
 * @self: (transfer full): a person
 */
void
accord_history_person_free (AccordHistoryPerson *self)
{
  g_free (self->member);
  g_free (self->member_name);
  g_free (self);
}

static void
history_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = ACCORD_STORE_GET_CLASS (call->self)->history (call->self, call->in[0], call->error);
}

/**
 * accord_store_history:
 * @self: a store
 * @query: which entries of the change log
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Waits.
 *
 * Returns: (transfer full): a page of them, the newest first. It may be empty although there are more: see its «next»
 */
AccordHistoryPart *
accord_store_history (AccordStore              *self,
                      const AccordHistoryQuery *query,
                      GCancellable             *cancellable,
                      GError                  **error)
{
  AccordStoreCall call = { .self = self, .in = { query }, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self) && query != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  accord_store_call (&call, ACCORD_WORK_READ, history_on_worker);
  return call.result;
}

static void
people_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = ACCORD_STORE_GET_CLASS (call->self)->history_people (call->self, call->error);
}

/**
 * accord_store_history_people:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Waits.
 *
 * Returns: (transfer full): of #AccordHistoryPerson: everybody who ever wrote, by name
 */
GPtrArray *
accord_store_history_people (AccordStore  *self,
                             GCancellable *cancellable,
                             GError      **error)
{
  AccordStoreCall call = { .self = self, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  accord_store_call (&call, ACCORD_WORK_READ, people_on_worker);
  return call.result;
}

static AccordHistoryQuery *
copy_query (const AccordHistoryQuery *query)
{
  AccordHistoryQuery *copy = g_memdup2 (query, sizeof *query);

  copy->table = g_strdup (query->table);
  copy->record_id = g_strdup (query->record_id);
  copy->member = g_strdup (query->member);
  copy->member_name = g_strdup (query->member_name);
  copy->text = g_strdup (query->text);
  return copy;
}

static void
free_query (gpointer data)
{
  AccordHistoryQuery *query = data;

  g_free ((char *) query->table);
  g_free ((char *) query->record_id);
  g_free ((char *) query->member);
  g_free ((char *) query->member_name);
  g_free ((char *) query->text);
  g_free (query);
}

static void
history_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  AccordHistoryPart *page = accord_store_history (source, task_data, cancellable, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) accord_history_part_free);
  else
    g_task_return_error (task, error);
}

/**
 * accord_store_history_async:
 * @self: a store
 * @query: which entries of the change log; copied
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * As accord_store_history(), in the background.
 */
void
accord_store_history_async (AccordStore              *self,
                            const AccordHistoryQuery *query,
                            GCancellable             *cancellable,
                            GAsyncReadyCallback       callback,
                            gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (ACCORD_IS_STORE (self) && query != NULL);

  g_task_set_source_tag (task, accord_store_history_async);
  g_task_set_task_data (task, copy_query (query), free_query);
  g_task_run_in_thread (task, history_in_thread);
}

/**
 * accord_store_history_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a page of the history
 */
AccordHistoryPart *
accord_store_history_finish (AccordStore   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
people_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *people = accord_store_history_people (source, cancellable, &error);

  if (people != NULL)
    g_task_return_pointer (task, people, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * accord_store_history_people_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * As accord_store_history_people(), in the background.
 */
void
accord_store_history_people_async (AccordStore         *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (ACCORD_IS_STORE (self));

  g_task_set_source_tag (task, accord_store_history_people_async);
  g_task_run_in_thread (task, people_in_thread);
}

/**
 * accord_store_history_people_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full): of #AccordHistoryPerson
 */
GPtrArray *
accord_store_history_people_finish (AccordStore   *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
