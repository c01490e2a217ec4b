#include "store/lead-story.h"

#include "store/store-private.h"

/**
 * accord_lead_story_free:
 * @self: (transfer full): a story
 */
void
accord_lead_story_free (AccordLeadStory *self)
{
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->activities);
  g_ptr_array_unref (self->deals);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->promotions);
  g_free (self->import_file);
  g_free (self->import_member);
  g_free (self);
}

/**
 * accord_lead_story_find:
 * @self: a story
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): what the lead has there
 */
AccordLeadValue *
accord_lead_story_find (AccordLeadStory *self,
                        const char      *field)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      AccordLeadValue *value = g_ptr_array_index (self->values, i);

      if (g_strcmp0 (value->field->name, field) == 0)
        return value;
    }
  return NULL;
}

static void
story_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = ACCORD_STORE_GET_CLASS (call->self)->lead_story (call->self, call->number, call->error);
}

/**
 * accord_store_lead_story:
 * @self: a store
 * @lead: the key of a lead
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Waits.
 *
 * Returns: (transfer full) (nullable): all that the file knows of it; %NULL without an error: it is not there any more
 */
AccordLeadStory *
accord_store_lead_story (AccordStore   *self,
                         gint64         lead,
                         GCancellable  *cancellable,
                         GError       **error)
{
  AccordStoreCall call = { .self = self, .number = lead, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  accord_store_call (&call, ACCORD_WORK_READ, story_on_worker);
  return call.result;
}

static void
story_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  AccordLeadStory *story = accord_store_lead_story (source, *(gint64 *) task_data, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, story, (GDestroyNotify) accord_lead_story_free);
}

/**
 * accord_store_lead_story_async:
 * @self: a store
 * @lead: the key of a lead
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * As accord_store_lead_story(), in the background.
 */
void
accord_store_lead_story_async (AccordStore         *self,
                               gint64               lead,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (ACCORD_IS_STORE (self));

  g_task_set_source_tag (task, accord_store_lead_story_async);
  g_task_set_task_data (task, g_memdup2 (&lead, sizeof lead), g_free);
  g_task_run_in_thread (task, story_in_thread);
}

/**
 * accord_store_lead_story_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): as of accord_store_lead_story()
 */
AccordLeadStory *
accord_store_lead_story_finish (AccordStore   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
