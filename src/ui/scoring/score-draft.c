#include "ui/scoring/score-draft.h"

#include <glib/gi18n-lib.h>

struct _AccordScoreDraft
{
  GObject parent_instance;

  /* owned */
  AccordWorkspace *workspace;
  GHashTable      *typed; /* id → a copy of the record with the numbers that are not saved yet */
  guint            idle;
};

G_DEFINE_FINAL_TYPE (AccordScoreDraft, accord_score_draft, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
tell (gpointer user_data)
{
  AccordScoreDraft *self = user_data;

  self->idle = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Once for all that happens at the same time, and after what it does to the picture was drawn. */
static void
tell_soon (AccordScoreDraft *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (tell, self);
}

static void
on_records_changed_cb (AccordScoreDraft *self,
                       GType             type,
                       GPtrArray        *ids)
{
  if (type != ACCORD_TYPE_SCORE_GROUP && type != ACCORD_TYPE_SCORE_RULE && type != ACCORD_TYPE_SETTINGS)
    return;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_remove (self->typed, ids->pdata[i]);
  if (type == ACCORD_TYPE_SETTINGS)
    g_hash_table_remove (self->typed, accord_record_get_id (accord_workspace_get_settings (self->workspace)));
  tell_soon (self);
}

static AccordRecord *
find_typed (AccordScoreDraft *self,
            AccordRecord     *record)
{
  AccordRecord *typed = g_hash_table_lookup (self->typed, accord_record_get_id (record));

  return typed != NULL ? typed : record;
}

/* A rule that was added and is for nobody in particular yet is not for everybody. */
static void
switch_off_unfinished (AccordScoreModel *model)
{
  for (guint i = 0; i < model->groups->len; i++)
    {
      AccordScoreGroup *group = model->groups->pdata[i];

      for (guint j = 0; j < group->rules->len; j++)
        {
          AccordScoreRule *rule = group->rules->pdata[j];

          if (rule->condition->kind == ACCORD_CONDITION_ALL && rule->condition->children->len == 0)
            rule->is_off = TRUE;
        }
    }
}

static void
accord_score_draft_finalize (GObject *object)
{
  AccordScoreDraft *self = ACCORD_SCORE_DRAFT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->typed, g_hash_table_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_score_draft_parent_class)->finalize (object);
}

static void
accord_score_draft_class_init (AccordScoreDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_score_draft_finalize;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_SCORE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_score_draft_init (AccordScoreDraft *self)
{
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * accord_score_draft_new:
 * @workspace: an open file
 *
 * Returns: (transfer full): its draft, which follows it
 */
AccordScoreDraft *
accord_score_draft_new (AccordWorkspace *workspace)
{
  AccordScoreDraft *self = g_object_new (ACCORD_TYPE_SCORE_DRAFT, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (accord_workspace_get_store (workspace), "records-changed", G_CALLBACK (on_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_list (workspace, ACCORD_TYPE_SCORE_GROUP), "items-changed",
                           G_CALLBACK (tell_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_list (workspace, ACCORD_TYPE_SCORE_RULE), "items-changed",
                           G_CALLBACK (tell_soon), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_score_draft_type:
 * @record: a rule, or the settings
 * @column: of it
 * @number: what stands there now
 *
 * Tells of a number before it is saved.
 */
void
accord_score_draft_type (AccordScoreDraft *self,
                         AccordRecord     *record,
                         const char       *column,
                         double            number)
{
  AccordRecord *typed;

  g_return_if_fail (ACCORD_IS_SCORE_DRAFT (self));

  if (accord_record_get_real (find_typed (self, record), column) == number)
    return;
  typed = g_hash_table_lookup (self->typed, accord_record_get_id (record));
  if (typed == NULL)
    {
      typed = accord_record_copy (record);
      g_hash_table_insert (self->typed, g_strdup (accord_record_get_id (record)), typed);
    }
  accord_record_set_real (typed, column, number);
  tell_soon (self);
}

/**
 * accord_score_draft_list:
 * @workspace: an open file
 * @type: of records
 *
 * Returns: (transfer full) (element-type AccordRecord): the records that there are, in their order
 */
GPtrArray *
accord_score_draft_list (AccordWorkspace *workspace,
                         GType            type)
{
  GListModel *list = accord_workspace_get_list (workspace, type);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (records, g_list_model_get_item (list, i));
  return records;
}

/**
 * accord_score_draft_dup_model:
 * @error: return location for what is wrong with a rule
 *
 * Returns: (transfer full) (nullable): the draft as it stands on the page
 */
AccordScoreModel *
accord_score_draft_dup_model (AccordScoreDraft *self,
                              GError          **error)
{
  g_autoptr (GPtrArray) groups = NULL, rules = NULL, shown = NULL;
  AccordScoreModel *model;

  g_return_val_if_fail (ACCORD_IS_SCORE_DRAFT (self), NULL);

  groups = accord_score_draft_list (self->workspace, ACCORD_TYPE_SCORE_GROUP);
  rules = accord_score_draft_list (self->workspace, ACCORD_TYPE_SCORE_RULE);
  shown = g_ptr_array_new ();
  for (guint i = 0; i < rules->len; i++)
    g_ptr_array_add (shown, find_typed (self, rules->pdata[i]));
  model = accord_score_model_from_records (find_typed (self, accord_workspace_get_settings (self->workspace)), groups, shown,
                                           error);
  if (model != NULL)
    switch_off_unfinished (model);
  return model;
}

/**
 * accord_score_draft_dup_finished:
 * @error: return location for what is to be put in order first
 *
 * Returns: (transfer full) (nullable): the draft as it is saved
 */
AccordScoreModel *
accord_score_draft_dup_finished (AccordScoreDraft *self,
                                 GError          **error)
{
  g_autoptr (GPtrArray) groups = NULL, rules = NULL;
  g_autoptr (AccordScoreModel) model = NULL;

  g_return_val_if_fail (ACCORD_IS_SCORE_DRAFT (self), NULL);

  groups = accord_score_draft_list (self->workspace, ACCORD_TYPE_SCORE_GROUP);
  rules = accord_score_draft_list (self->workspace, ACCORD_TYPE_SCORE_RULE);
  model = accord_score_model_from_records (accord_workspace_get_settings (self->workspace), groups, rules, error);
  if (model == NULL || !accord_score_model_check (model, error))
    return NULL;
  if (accord_score_model_n_rules (model) == 0)
    {
      g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_RULE,
                           _("The score model has no rules; add one before it is published."));
      return NULL;
    }
  return g_steal_pointer (&model);
}

/**
 * accord_score_draft_n_rules:
 *
 * Returns: the number of its rules
 */
guint
accord_score_draft_n_rules (AccordScoreDraft *self)
{
  g_return_val_if_fail (ACCORD_IS_SCORE_DRAFT (self), 0);

  return g_list_model_get_n_items (accord_workspace_get_list (self->workspace, ACCORD_TYPE_SCORE_RULE));
}
