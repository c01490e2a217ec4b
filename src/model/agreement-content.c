#include "model/agreement-content.h"

#include <glib/gi18n-lib.h>

#include "model/canonical-json.h"
#include "model/error.h"
#include "model/records.h"

/* Columns that are not frozen: they say how something is kept, or are nobody else's business. */
static const struct
{
  const char *table, *column;
} left_out[] = {
  { "settings", "pages" },
  { "sections", "author" },
  { "sections", "shared" },
  { "personas", "archived" },
};

/* Of the members who sign it says no more than who they are. */
static const char *const signer_columns[] = { "name", "team", "job_title", NULL };

/* The draft of the score model stands in the settings; the agreement has the one that is published. */
#define SCORE_DRAFT "score_"

static gboolean
is_frozen (AccordRecordClass *klass,
           const char        *column)
{
  if (klass->singleton && g_str_has_prefix (column, SCORE_DRAFT))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (g_str_equal (klass->table, left_out[i].table) && g_str_equal (column, left_out[i].column))
      return FALSE;
  return TRUE;
}

static gboolean
is_signer_column (const char *column)
{
  return g_strv_contains (signer_columns, column);
}

/**
 * accord_agreement_write_value:
 * @column: a column
 * @node: a value of it, as in the JSON of a record
 *
 * Returns: (transfer full): the same as it is frozen: a decimal is the shortest text that reads back as the same
 */
JsonNode *
accord_agreement_write_value (const AccordColumn *column,
                              JsonNode           *node)
{
  g_autofree char *text = NULL;

  if (column->type != ACCORD_COLUMN_REAL)
    return json_node_copy (node);
  text = accord_number_to_text (json_node_get_double (node));
  return json_node_init_string (json_node_alloc (), text);
}

/**
 * accord_agreement_read_value:
 * @column: a column
 * @node: what accord_agreement_write_value() wrote
 *
 * Returns: (transfer full): the same as in the JSON of a record
 */
JsonNode *
accord_agreement_read_value (const AccordColumn *column,
                             JsonNode           *node)
{
  if (column->type != ACCORD_COLUMN_REAL || json_node_get_value_type (node) != G_TYPE_STRING)
    return json_node_copy (node);
  return json_node_init_double (json_node_alloc (), g_ascii_strtod (json_node_get_string (node), NULL));
}

static JsonNode *
write_value (AccordRecord       *record,
             const AccordColumn *column)
{
  const GValue *value = accord_record_get_value (record, column->name);
  g_autoptr (JsonNode) node = NULL;

  if (accord_column_value_is_empty (column, value))
    return NULL;
  node = accord_column_value_to_json (column, value);
  return accord_agreement_write_value (column, node);
}

/**
 * accord_agreement_write_record:
 * @record: a record of an agreement
 *
 * Returns: (transfer full): what is frozen of it
 */
JsonObject *
accord_agreement_write_record (AccordRecord *record)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);
  gboolean is_signer = G_OBJECT_TYPE (record) == ACCORD_TYPE_MEMBER;
  JsonObject *object = json_object_new ();

  if (!klass->singleton)
    json_object_set_string_member (object, "id", accord_record_get_id (record));
  for (guint i = 0; i < klass->n_columns; i++)
    {
      const AccordColumn *column = &klass->columns[i];
      JsonNode *node;

      if (is_signer ? !is_signer_column (column->name) : !is_frozen (klass, column->name))
        continue;
      node = write_value (record, column);
      if (node != NULL)
        json_object_set_member (object, column->name, node);
    }
  return object;
}

static JsonArray *
write_all (GPtrArray *records,
           gboolean   signers_only)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (!signers_only || g_value_get_boolean (accord_record_get_value (records->pdata[i], "signs")))
      json_array_add_object_element (array, accord_agreement_write_record (records->pdata[i]));
  return array;
}

static const char *
get_table (const AccordAgreementPart *part)
{
  g_autoptr (AccordRecordClass) klass = g_type_class_ref (part->get_type ());

  return klass->table;
}

/**
 * accord_agreement_write_records:
 * @self: an agreement
 * @content: where its members go
 *
 * Writes the settings, the members who sign, and all parts.
 */
void
accord_agreement_write_records (const AccordAgreement *self,
                                JsonObject            *content)
{
  g_return_if_fail (self != NULL && self->settings != NULL && content != NULL);

  json_object_set_object_member (content, "settings", accord_agreement_write_record (self->settings));
  json_object_set_array_member (content, "signers", write_all (self->members, TRUE));
  for (guint i = 0; i < ACCORD_N_AGREEMENT_PARTS; i++)
    {
      const AccordAgreementPart *part = &accord_agreement_parts ()[i];

      json_object_set_array_member (content, get_table (part), write_all (accord_agreement_get_part (self, part), FALSE));
    }
}

static gboolean
fail (GError    **error,
      const char *member)
{
  /* Translators: %s is the name of a part of JSON */
  g_set_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_VALUE,
               _("“%s” of this version of the agreement cannot be read; restore a backup, or make a new version."), member);
  return FALSE;
}

/* As accord_record_from_json() wants it: decimals as numbers, what is empty as null. */
static JsonObject *
unfreeze (AccordRecordClass *klass,
          JsonObject        *frozen)
{
  JsonObject *object = json_object_new ();

  if (json_object_has_member (frozen, "id"))
    json_object_set_member (object, "id", json_node_copy (json_object_get_member (frozen, "id")));
  for (guint i = 0; i < klass->n_columns; i++)
    {
      const AccordColumn *column = &klass->columns[i];
      JsonNode *node = json_object_get_member (frozen, column->name);

      if (node == NULL && !is_frozen (klass, column->name))
        continue;
      if (node == NULL && column->type == ACCORD_COLUMN_CHOICE && !g_strv_contains (column->choices, ""))
        continue;
      if (node == NULL)
        json_object_set_null_member (object, column->name);
      else
        json_object_set_member (object, column->name, accord_agreement_read_value (column, node));
    }
  return object;
}

/**
 * accord_agreement_read_record:
 * @type: a kind of record
 * @frozen: what accord_agreement_write_record() wrote
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the record
 */
AccordRecord *
accord_agreement_read_record (GType       type,
                              JsonObject *frozen,
                              GError    **error)
{
  g_autoptr (AccordRecord) record = accord_record_new (type);
  g_autoptr (JsonObject) object = unfreeze (ACCORD_RECORD_GET_CLASS (record), frozen);

  if (!accord_record_from_json (record, object, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
read_all (JsonObject *content,
          const char *member,
          GType       type,
          GPtrArray  *records,
          GError    **error)
{
  JsonNode *node = json_object_get_member (content, member);
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, member);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      AccordRecord *record;

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return fail (error, member);
      record = accord_agreement_read_record (type, json_node_get_object (element), error);
      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
  return TRUE;
}

static gboolean
read_signers (AccordAgreement *self,
              JsonObject      *content,
              GError         **error)
{
  g_auto (GValue) yes = G_VALUE_INIT;

  if (!read_all (content, "signers", ACCORD_TYPE_MEMBER, self->members, error))
    return FALSE;
  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  for (guint i = 0; i < self->members->len; i++)
    accord_record_set_value (self->members->pdata[i], "signs", &yes);
  return TRUE;
}

/**
 * accord_agreement_read_records:
 * @self: an agreement that says nothing yet
 * @content: what accord_agreement_write_records() wrote
 * @error: return location for an error
 *
 * Puts what @content says into @self.
 *
 * Returns: whether it could be read
 */
gboolean
accord_agreement_read_records (AccordAgreement *self,
                               JsonObject      *content,
                               GError         **error)
{
  JsonNode *settings;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  settings = json_object_get_member (content, "settings");
  if (settings == NULL || !JSON_NODE_HOLDS_OBJECT (settings))
    return fail (error, "settings");
  self->settings = accord_agreement_read_record (ACCORD_TYPE_SETTINGS, json_node_get_object (settings), error);
  if (self->settings == NULL || !read_signers (self, content, error))
    return FALSE;
  for (guint i = 0; i < ACCORD_N_AGREEMENT_PARTS; i++)
    {
      const AccordAgreementPart *part = &accord_agreement_parts ()[i];

      if (!read_all (content, get_table (part), part->get_type (), accord_agreement_get_part (self, part), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_agreement_says_column:
 * @type: a kind of record
 * @column: a column of it
 *
 * Returns: whether another value there makes it another agreement to somebody who reads it
 */
gboolean
accord_agreement_says_column (GType       type,
                              const char *column)
{
  g_autoptr (AccordRecordClass) klass = g_type_class_ref (type);

  return is_frozen (klass, column) && !g_str_equal (column, "position");
}

/**
 * accord_agreement_digest:
 * @content: a version's content, as it is kept
 *
 * Returns: (transfer full): its check code
 */
char *
accord_agreement_digest (const char *content)
{
  g_return_val_if_fail (content != NULL, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
}
