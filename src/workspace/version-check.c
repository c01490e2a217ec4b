#include "version-check.h"

#include "model/agreement-content.h"
#include "model/json-member.h"
#include "store/history.h"
#include "version-content.h"

/**
 * accord_version_origin_free:
 * @self: (transfer full): what the history has of a version
 */
void
accord_version_origin_free (AccordVersionOrigin *self)
{
  g_clear_pointer (&self->frozen, accord_agreement_free);
  g_free (self);
}

static const char *
get_member (const AccordHistoryEntry *entry,
            const char               *name)
{
  return entry->after != NULL ? accord_json_get_text (entry->after, name) : NULL;
}

/* Only what fits the check code that was logged with it is worth a comparison. */
static void
take_entry (AccordVersionOrigin      *self,
            const AccordHistoryEntry *entry,
            AccordRecord             *version)
{
  const char *content = get_member (entry, "content");
  const char *logged = get_member (entry, "digest");
  g_autofree char *digest = content != NULL ? accord_agreement_digest (content) : NULL;

  if (digest == NULL || g_strcmp0 (digest, logged) != 0)
    return;
  self->differs = g_strcmp0 (content, accord_record_get_text (version, "content")) != 0;
  self->frozen = accord_version_read_content (content, NULL);
}

/**
 * accord_version_origin_find:
 * @store: a store
 * @version: a version
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Looks up in the change log what a version said when it was frozen.
 *
 * Returns: (transfer full) (nullable): what there is
 */
AccordVersionOrigin *
accord_version_origin_find (AccordStore  *store,
                            AccordRecord *version,
                            GCancellable *cancellable,
                            GError      **error)
{
  const AccordHistoryQuery query = { .table = "versions", .record_id = accord_record_get_id (version),
                                     .since = ACCORD_MOMENT_NONE };
  g_autoptr (AccordHistoryPart) part = accord_store_history (store, &query, cancellable, error);
  AccordVersionOrigin *self;

  if (part == NULL)
    return NULL;
  self = g_new0 (AccordVersionOrigin, 1);
  for (guint i = part->entries->len; i > 0 && self->frozen == NULL; i--)
    {
      const AccordHistoryEntry *entry = part->entries->pdata[i - 1];

      if (g_str_equal (entry->action, "insert"))
        take_entry (self, entry, version);
    }
  return self;
}

static void
find_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  AccordVersionOrigin *origin = accord_version_origin_find (source_object, task_data, cancellable, &error);

  if (origin != NULL)
    g_task_return_pointer (task, origin, (GDestroyNotify) accord_version_origin_free);
  else
    g_task_return_error (task, error);
}

/**
 * accord_version_origin_async:
 * @store: a store
 * @version: a version
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is found
 * @user_data: for @callback
 *
 * As accord_version_origin_find(), off this thread.
 */
void
accord_version_origin_async (AccordStore         *store,
                             AccordRecord        *version,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, accord_version_origin_async);
  g_task_set_task_data (task, accord_record_copy (version), g_object_unref);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * accord_version_origin_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what there is
 */
AccordVersionOrigin *
accord_version_origin_finish (GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
