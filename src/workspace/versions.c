#include "versions.h"

#include <glib/gi18n-lib.h>

#include "agreement-private.h"
#include "model/agreement-content.h"
#include "version-content.h"

/* Somebody else who asks at the same moment takes the number; more than a few times is no coincidence. */
#define MOST_TRIES 5

G_DEFINE_QUARK (accord-version-error-quark, accord_version_error)

/* What freezing needs, taken on the workspace's own thread. */
typedef struct
{
  AccordAgreementJob  collecting;
  AccordFreezeOptions options;
} Freezing;

static void
freezing_free (gpointer data)
{
  Freezing *self = data;

  accord_agreement_job_clear (&self->collecting);
  g_free (self);
}

static void
freezing_init (Freezing                  *self,
               AccordWorkspace           *workspace,
               const AccordFreezeOptions *options)
{
  accord_agreement_job_init (&self->collecting, workspace);
  self->options = *options;
}

/* What is still its author's own is not agreed with anybody. */
static void
drop_unshared (GPtrArray *sections)
{
  for (guint i = sections->len; i > 0; i--)
    if (!g_value_get_boolean (accord_record_get_value (sections->pdata[i - 1], "shared")))
      g_ptr_array_remove_index (sections, i - 1);
}

static void
set_day (AccordRecord *record,
         const char   *column,
         AccordDay     day)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, day);
  accord_record_set_value (record, column, &value);
}

static void
set_number (AccordRecord *record,
            const char   *column,
            gint64        number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, number);
  accord_record_set_value (record, column, &value);
}

static gboolean
find_next (Freezing     *self,
           AccordDay     today,
           gint64       *number,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GPtrArray) statuses = accord_agreement_job_list_versions (&self->collecting, today, cancellable, error);

  if (statuses == NULL)
    return FALSE;
  *number = 1;
  for (guint i = 0; i < statuses->len; i++)
    {
      const AccordVersionStatus *status = statuses->pdata[i];

      *number = MAX (*number, status->number + 1);
      if (status->state == ACCORD_VERSION_IN_REVIEW)
        {
          g_set_error (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_IN_REVIEW,
                       _("Version %u is in review already; withdraw it from review first."), (guint) status->number);
          return FALSE;
        }
    }
  return TRUE;
}

static AccordRecord *
make_version (Freezing        *self,
              AccordAgreement *agreement)
{
  AccordRecord *version = accord_record_new (ACCORD_TYPE_VERSION);
  g_autofree char *name = accord_store_dup_member_name (self->collecting.store);
  g_autofree char *content = accord_version_write_content (agreement);
  g_autofree char *digest = accord_agreement_digest (content);

  set_number (version, "number", agreement->number);
  accord_record_set_text (version, "content", content);
  accord_record_set_text (version, "digest", digest);
  set_number (version, "frozen_at", accord_moment_now ());
  accord_record_set_text (version, "frozen_by", name != NULL ? name : "");
  set_day (version, "effective", self->options.effective);
  set_day (version, "review", self->options.review);
  return version;
}

static void
update_day (AccordChangeSet *changes,
            AccordRecord    *settings,
            const char      *column,
            AccordDay        day)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (g_value_get_int (accord_record_get_value (settings, column)) == day)
    return;
  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, day);
  accord_change_set_update (changes, settings, column, &value);
}

/* The days are of the agreement as well: a draft made later begins with them. */
static gboolean
save_version (Freezing        *self,
              AccordAgreement *agreement,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autofree char *summary = g_strdup_printf (_("Ask for review of version %u"), (guint) agreement->number);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);
  g_autoptr (AccordRecord) version = NULL;

  update_day (changes, agreement->settings, "agreement_effective", self->options.effective);
  update_day (changes, agreement->settings, "agreement_review", self->options.review);
  set_day (agreement->settings, "agreement_effective", self->options.effective);
  set_day (agreement->settings, "agreement_review", self->options.review);
  version = make_version (self, agreement);
  accord_change_set_insert (changes, version);
  return accord_store_save (self->collecting.store, changes, cancellable, error);
}

static gint64
try_freezing (Freezing     *self,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (AccordAgreement) agreement = NULL;
  gint64 number;

  agreement = accord_agreement_job_collect (&self->collecting, cancellable, error);
  if (agreement == NULL || !find_next (self, agreement->today, &number, cancellable, error))
    return 0;
  if (!accord_version_can_be_signed_by (agreement->members))
    {
      g_set_error_literal (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_SIGNERS,
                           _("At least one of each team must sign. Say in Preferences who signs the agreement."));
      return 0;
    }
  drop_unshared (agreement->sections);
  agreement->number = number;
  agreement->language = g_strdup (g_get_language_names ()[0]);
  return save_version (self, agreement, cancellable, error) ? number : 0;
}

static gint64
freeze (Freezing     *self,
        GCancellable *cancellable,
        GError      **error)
{
  for (guint i = 1;; i++)
    {
      g_autoptr (GError) problem = NULL;
      gint64 number = try_freezing (self, cancellable, &problem);

      if (number > 0)
        return number;
      if (i < MOST_TRIES && (g_error_matches (problem, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID) ||
                             g_error_matches (problem, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT)))
        continue;
      g_propagate_error (error, g_steal_pointer (&problem));
      return 0;
    }
}

static void
freeze_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  gint64 number = freeze (task_data, cancellable, &error);

  if (number > 0)
    g_task_return_int (task, number);
  else
    g_task_return_error (task, error);
}

/**
 * accord_workspace_freeze:
 * @self: a workspace
 * @options: from when it is to be in force, and when to be looked at again
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Asks for a review: what is saved, and the figures that it quotes, become the next version. Waits.
 *
 * Returns: the number of the version; 0 where it could not
 */
gint64
accord_workspace_freeze (AccordWorkspace           *self,
                         const AccordFreezeOptions *options,
                         GCancellable              *cancellable,
                         GError                   **error)
{
  Freezing *freezing;
  gint64 number;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self) && options != NULL, 0);

  freezing = g_new0 (Freezing, 1);
  freezing_init (freezing, self, options);
  number = freeze (freezing, cancellable, error);
  freezing_free (freezing);
  return number;
}

/**
 * accord_workspace_freeze_async:
 * @self: a workspace
 * @options: from when it is to be in force, and when to be looked at again
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As accord_workspace_freeze(), off this thread.
 */
void
accord_workspace_freeze_async (AccordWorkspace           *self,
                               const AccordFreezeOptions *options,
                               GCancellable              *cancellable,
                               GAsyncReadyCallback        callback,
                               gpointer                   user_data)
{
  g_autoptr (GTask) task = NULL;
  Freezing *freezing;

  g_return_if_fail (ACCORD_IS_WORKSPACE (self) && options != NULL);

  freezing = g_new0 (Freezing, 1);
  freezing_init (freezing, self, options);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, accord_workspace_freeze_async);
  g_task_set_task_data (task, freezing, freezing_free);
  g_task_run_in_thread (task, freeze_in_thread);
}

/**
 * accord_workspace_freeze_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: the number of the version; 0 where it could not
 */
gint64
accord_workspace_freeze_finish (AccordWorkspace *self,
                                GAsyncResult    *result,
                                GError         **error)
{
  gssize number;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  number = g_task_propagate_int (G_TASK (result), error);
  return MAX (number, 0);
}

static GPtrArray *
list_all (AccordWorkspace *self,
          GType            type)
{
  GListModel *list = accord_workspace_get_list (self, type);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (records, g_list_model_get_item (list, i));
  return records;
}

/**
 * accord_workspace_list_versions:
 * @self: a workspace
 *
 * Returns: (transfer full) (element-type AccordVersionStatus): all versions as they stand today, the oldest first
 */
GPtrArray *
accord_workspace_list_versions (AccordWorkspace *self)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) signatures = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  const AccordZone *zone;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  zone = accord_workspace_get_zone (self);
  versions = list_all (self, ACCORD_TYPE_VERSION);
  signatures = list_all (self, ACCORD_TYPE_SIGNATURE);
  keys = list_all (self, ACCORD_TYPE_SIGNING_KEY);
  return accord_version_judge (&(AccordVersionRecords) {
    versions, signatures, keys, accord_moment_to_day (accord_moment_now (), zone), zone });
}

/**
 * accord_workspace_find_version_on:
 * @self: a workspace
 * @day: a day
 *
 * Returns: (transfer full) (nullable): the version that was in force on @day, by which what happened then is judged
 */
AccordRecord *
accord_workspace_find_version_on (AccordWorkspace *self,
                                  AccordDay        day)
{
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (self);
  AccordVersionStatus *status = accord_version_in_force_on (statuses, day);

  return status != NULL ? g_object_ref (status->version) : NULL;
}
