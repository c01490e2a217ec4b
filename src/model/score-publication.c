#include "model/score-publication.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"

/* A score model as it was published; what it says does not change any more. */
typedef AccordRecord AccordScoreModelRecord;
typedef AccordRecordClass AccordScoreModelRecordClass;

G_DEFINE_FINAL_TYPE (AccordScoreModelRecord, accord_score_model_record, ACCORD_TYPE_RECORD)

static const AccordColumn columns[] = {
  { "number", ACCORD_COLUMN_INTEGER, N_("Number") },
  { "content", ACCORD_COLUMN_OPAQUE, N_("All that it says") },
  { "published_at", ACCORD_COLUMN_MOMENT, N_("When it was published") },
  { "published_by", ACCORD_COLUMN_TEXT, N_("Who published it") },
  { "note", ACCORD_COLUMN_TEXT, N_("What is new") },
};

static void
accord_score_model_record_class_init (AccordScoreModelRecordClass *klass)
{
  accord_record_class_set_columns (klass, "score_models", N_("score model"), columns, G_N_ELEMENTS (columns));
}

static void
accord_score_model_record_init (AccordScoreModelRecord *self)
{
}

/**
 * accord_score_publication_latest:
 * @models: (element-type AccordRecord): published models
 *
 * Returns: (transfer none) (nullable): the one with the highest number
 */
AccordRecord *
accord_score_publication_latest (GPtrArray *models)
{
  AccordRecord *latest = NULL;

  for (guint i = 0; i < models->len; i++)
    if (latest == NULL ||
        accord_record_get_integer (models->pdata[i], "number") > accord_record_get_integer (latest, "number"))
      latest = models->pdata[i];
  return latest;
}

/**
 * accord_score_publication_new:
 * @models: (element-type AccordRecord): those that are published already
 * @model: what is published
 * @by: the name of who publishes it
 * @at: when
 * @note: (nullable): what is new
 *
 * Returns: (transfer full): a record to be inserted
 */
AccordRecord *
accord_score_publication_new (GPtrArray              *models,
                              const AccordScoreModel *model,
                              const char             *by,
                              AccordMoment            at,
                              const char             *note)
{
  AccordRecord *record = accord_record_new (ACCORD_TYPE_SCORE_MODEL);
  AccordRecord *latest = accord_score_publication_latest (models);
  g_autofree char *content = accord_score_model_to_text (model);
  g_auto (GValue) number = G_VALUE_INIT;

  g_value_init (&number, G_TYPE_INT64);
  g_value_set_int64 (&number, latest != NULL ? accord_record_get_integer (latest, "number") + 1 : 1);
  accord_record_set_value (record, "number", &number);
  g_value_set_int64 (&number, at);
  accord_record_set_value (record, "published_at", &number);
  accord_record_set_text (record, "content", content);
  accord_record_set_text (record, "published_by", by);
  accord_record_set_text (record, "note", note);
  return record;
}

/**
 * accord_score_publication_read:
 * @record: a published model
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what it says
 */
AccordScoreModel *
accord_score_publication_read (AccordRecord *record,
                               GError      **error)
{
  return accord_score_model_from_text (accord_record_get_text (record, "content"), error);
}

/**
 * accord_score_draft_replace:
 * @changes: where the changes go
 * @settings: the settings as they are
 * @groups: (element-type AccordRecord): all groups of the draft
 * @rules: (element-type AccordRecord): all its rules
 * @model: what the draft is to say
 */
void
accord_score_draft_replace (AccordChangeSet        *changes,
                            AccordRecord           *settings,
                            GPtrArray              *groups,
                            GPtrArray              *rules,
                            const AccordScoreModel *model)
{
  g_autoptr (AccordRecord) changed = accord_record_copy (settings);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (settings);

  accord_score_model_to_records (model, changed, records);
  for (guint i = 0; i < rules->len; i++)
    accord_change_set_delete (changes, rules->pdata[i]);
  for (guint i = 0; i < groups->len; i++)
    accord_change_set_delete (changes, groups->pdata[i]);
  for (guint i = 0; i < records->len; i++)
    accord_change_set_insert (changes, records->pdata[i]);
  for (guint i = 0; i < klass->n_columns; i++)
    {
      const GValue *value = accord_record_get_value (changed, klass->columns[i].name);

      if (!accord_column_value_equal (&klass->columns[i], value, accord_record_get_value (settings, klass->columns[i].name)))
        accord_change_set_update (changes, settings, klass->columns[i].name, value);
    }
}
