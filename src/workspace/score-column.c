#include "score-column.h"

#include <glib/gi18n-lib.h>

#include "model/score-force.h"
#include "model/score-publication.h"

/**
 * accord_score_column_derive:
 * @frame: all leads, with their personas
 * @model: (nullable): by which they are scored
 * @as_of: the instant at which leads are judged
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error: it was cancelled
 *
 * Returns: (transfer full) (nullable): a frame with the columns
 */
AccordFrame *
accord_score_column_derive (AccordFrame            *frame,
                            const AccordScoreModel *model,
                            const AccordAsOf       *as_of,
                            GCancellable           *cancellable,
                            GError                **error)
{
  g_autoptr (AccordScores) scores = NULL;

  if (model == NULL)
    return accord_frame_ref (frame);
  scores = accord_scores_compute (frame, model, as_of, NULL, cancellable, error);
  return scores != NULL ? accord_scores_derive (scores, frame) : NULL;
}

static gboolean
load_versions (AccordStore           *store,
               AccordVersionRecords  *records,
               GCancellable          *cancellable,
               GError               **error)
{
  records->versions = accord_store_load_records (store, ACCORD_TYPE_VERSION, cancellable, error);
  if (records->versions != NULL)
    records->signatures = accord_store_load_records (store, ACCORD_TYPE_SIGNATURE, cancellable, error);
  if (records->signatures != NULL)
    records->keys = accord_store_load_records (store, ACCORD_TYPE_SIGNING_KEY, cancellable, error);
  return records->keys != NULL;
}

static void
clear_versions (AccordVersionRecords *records)
{
  g_clear_pointer (&records->versions, g_ptr_array_unref);
  g_clear_pointer (&records->signatures, g_ptr_array_unref);
  g_clear_pointer (&records->keys, g_ptr_array_unref);
}

/**
 * accord_score_column_load_model:
 * @store: a store
 * @zone: the workspace's zone
 * @model: (out) (transfer full) (nullable): the model that counts today
 * @number: (out): its number
 * @pending: (out) (optional): the number of the version of the agreement that the one published last waits for; 0: none
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * A model that cannot be read, which only another program could have written, is none. Waits for the store.
 *
 * Returns: %FALSE where it could not be loaded
 */
gboolean
accord_score_column_load_model (AccordStore       *store,
                                AccordZone        *zone,
                                AccordScoreModel **model,
                                gint64            *number,
                                gint64            *pending,
                                GCancellable      *cancellable,
                                GError           **error)
{
  g_autoptr (GPtrArray) models = accord_store_load_records (store, ACCORD_TYPE_SCORE_MODEL, cancellable, error);
  AccordVersionRecords records = { .today = accord_moment_to_day (accord_moment_now (), zone), .zone = zone };
  AccordScoreForce force = { NULL };
  gboolean done = models != NULL;

  *model = NULL;
  *number = 0;
  if (done && models->len > 0)
    {
      done = load_versions (store, &records, cancellable, error);
      if (done)
        {
          g_autoptr (GPtrArray) versions = accord_version_judge (&records);

          accord_score_force_find (&force, models, versions, records.today);
          *model = force.model != NULL ? accord_score_publication_read (force.model, NULL) : NULL;
          *number = *model != NULL ? accord_record_get_integer (force.model, "number") : 0;
        }
      clear_versions (&records);
    }
  if (pending != NULL)
    *pending = force.pending;
  return done;
}

/**
 * accord_workspace_load_published_model:
 * @self: a workspace
 * @number: (out) (optional): its number
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the model published last; %NULL without an error where none was
 */
AccordScoreModel *
accord_workspace_load_published_model (AccordWorkspace *self,
                                       gint64          *number,
                                       GCancellable    *cancellable,
                                       GError         **error)
{
  g_autoptr (GPtrArray) models = accord_store_load_records (accord_workspace_get_store (self), ACCORD_TYPE_SCORE_MODEL,
                                                            cancellable, error);
  AccordRecord *latest = models != NULL ? accord_score_publication_latest (models) : NULL;

  if (latest == NULL)
    return NULL;
  if (number != NULL)
    *number = accord_record_get_integer (latest, "number");
  return accord_score_publication_read (latest, error);
}

static gboolean
load_draft (AccordWorkspace *self,
            GPtrArray      **settings,
            GPtrArray      **groups,
            GPtrArray      **rules,
            GCancellable    *cancellable,
            GError         **error)
{
  AccordStore *store = accord_workspace_get_store (self);

  *settings = accord_store_load_records (store, ACCORD_TYPE_SETTINGS, cancellable, error);
  if (*settings != NULL)
    *groups = accord_store_load_records (store, ACCORD_TYPE_SCORE_GROUP, cancellable, error);
  if (*groups != NULL)
    *rules = accord_store_load_records (store, ACCORD_TYPE_SCORE_RULE, cancellable, error);
  return *rules != NULL;
}

/**
 * accord_workspace_load_draft_model:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the draft, checked
 */
AccordScoreModel *
accord_workspace_load_draft_model (AccordWorkspace *self,
                                   GCancellable    *cancellable,
                                   GError         **error)
{
  g_autoptr (GPtrArray) settings = NULL, groups = NULL, rules = NULL;
  g_autoptr (AccordScoreModel) model = NULL;

  if (load_draft (self, &settings, &groups, &rules, cancellable, error))
    model = accord_score_model_from_records (settings->pdata[0], groups, rules, error);
  return model != NULL && accord_score_model_check (model, error) ? g_steal_pointer (&model) : NULL;
}

/**
 * accord_workspace_replace_draft_model:
 * @self: a workspace
 * @model: what its draft is to be
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): changes to be saved
 */
AccordChangeSet *
accord_workspace_replace_draft_model (AccordWorkspace        *self,
                                      const AccordScoreModel *model,
                                      GCancellable           *cancellable,
                                      GError                **error)
{
  g_autoptr (GPtrArray) settings = NULL, groups = NULL, rules = NULL;
  g_autoptr (AccordScoreModel) draft = NULL;
  AccordChangeSet *changes;

  if (!load_draft (self, &settings, &groups, &rules, cancellable, error))
    return NULL;
  changes = accord_change_set_new (_("Score model read from a file"));
  /* A draft that cannot be read is replaced; what is the same already keeps its ids, for others may be at work on it. */
  draft = accord_score_model_from_records (settings->pdata[0], groups, rules, NULL);
  if (draft == NULL || !accord_score_model_equal (draft, model))
    accord_score_draft_replace (changes, settings->pdata[0], groups, rules, model);
  return changes;
}

/**
 * accord_workspace_add_publication:
 * @self: a workspace
 * @changes: where the publication is added
 * @model: what is published
 * @note: (nullable): what is new
 * @number: (out) (optional): its number
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %FALSE where what is published already could not be loaded
 */
gboolean
accord_workspace_add_publication (AccordWorkspace        *self,
                                  AccordChangeSet        *changes,
                                  const AccordScoreModel *model,
                                  const char             *note,
                                  gint64                 *number,
                                  GCancellable           *cancellable,
                                  GError                **error)
{
  AccordStore *store = accord_workspace_get_store (self);
  g_autoptr (GPtrArray) models = accord_store_load_records (store, ACCORD_TYPE_SCORE_MODEL, cancellable, error);
  g_autofree char *name = accord_store_dup_member_name (store);
  g_autoptr (AccordRecord) record = NULL;

  if (models == NULL)
    return FALSE;
  record = accord_score_publication_new (models, model, name != NULL ? name : "system", accord_moment_now (), note);
  if (number != NULL)
    *number = accord_record_get_integer (record, "number");
  accord_change_set_insert (changes, record);
  return TRUE;
}
