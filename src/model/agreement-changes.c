#include "model/agreement-changes.h"

#include "model/agreement-content.h"
#include "model/json-member.h"
#include "model/record-search.h"
#include "model/records.h"

static const char *const kinds[] = {
  [ACCORD_AGREEMENT_CHANGED] = "changed", [ACCORD_AGREEMENT_ADDED] = "added", [ACCORD_AGREEMENT_REMOVED] = "removed",
  [ACCORD_AGREEMENT_ORDERED] = "order",   [ACCORD_AGREEMENT_AS_OF] = "figures",
};

/**
 * accord_agreement_set_changes:
 * @self: an agreement
 * @before: (nullable): the version that it is compared with
 *
 * Remembers what @self says otherwise.
 */
void
accord_agreement_set_changes (AccordAgreement       *self,
                              const AccordAgreement *before)
{
  g_return_if_fail (self != NULL && self->settings != NULL);

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = before != NULL ? accord_agreement_compare (before, self) : accord_agreement_changes_new ();
  self->changed_since = before != NULL ? before->number : 0;
  self->changed_since_day = before != NULL ? before->today : ACCORD_DAY_NONE;
}

/* What is said now stands in the agreement itself; of what is gone all is kept. */
static JsonObject *
write_change (const AccordAgreementChange *change)
{
  AccordRecord *record = change->after != NULL ? change->after : change->before;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", kinds[change->kind]);
  if (change->type != G_TYPE_INVALID)
    {
      g_autoptr (AccordRecordClass) klass = g_type_class_ref (change->type);

      json_object_set_string_member (object, "table", klass->table);
      json_object_set_int_member (object, "place", change->place);
    }
  if (record != NULL && change->kind != ACCORD_AGREEMENT_REMOVED)
    json_object_set_string_member (object, "id", accord_record_get_id (record));
  if (change->kind == ACCORD_AGREEMENT_REMOVED)
    json_object_set_object_member (object, "record", accord_agreement_write_record (record));
  if (change->column != NULL)
    json_object_set_string_member (object, "column", change->column->name);
  if (change->was != NULL)
    json_object_set_member (object, "was", change->column != NULL
                                               ? accord_agreement_write_value (change->column, change->was)
                                               : json_node_copy (change->was));
  return object;
}

/**
 * accord_agreement_write_changes:
 * @self: an agreement
 * @content: where they go
 *
 * Writes what @self says otherwise than the version before it, where that is known.
 */
void
accord_agreement_write_changes (const AccordAgreement *self,
                                JsonObject            *content)
{
  JsonObject *object;
  JsonArray *entries;

  if (self->changes == NULL)
    return;
  object = json_object_new ();
  entries = json_array_new ();
  for (guint i = 0; i < self->changes->len; i++)
    json_array_add_object_element (entries, write_change (self->changes->pdata[i]));
  json_object_set_int_member (object, "since", self->changed_since);
  if (self->changed_since_day != ACCORD_DAY_NONE)
    {
      g_autofree char *day = accord_day_to_iso (self->changed_since_day);

      json_object_set_string_member (object, "since_day", day);
    }
  json_object_set_array_member (object, "entries", entries);
  json_object_set_object_member (content, "changes", object);
}

/* The record that says it now. */
static AccordRecord *
find_record (const AccordAgreement *self,
             GType                  type,
             const char            *id)
{
  if (type == ACCORD_TYPE_SETTINGS)
    return self->settings;
  if (type == ACCORD_TYPE_MEMBER)
    return accord_records_find (self->members, id, NULL);
  for (guint i = 0; i < ACCORD_N_AGREEMENT_PARTS; i++)
    if (accord_agreement_parts ()[i].get_type () == type)
      return accord_records_find (accord_agreement_get_part (self, &accord_agreement_parts ()[i]), id, NULL);
  return NULL;
}

/* The record as it was, one for all that changed in it: a target is read with the unit that it had then. */
static AccordRecord *
get_before (GHashTable   *befores,
            AccordRecord *after)
{
  AccordRecord *before = g_hash_table_lookup (befores, after);

  if (before == NULL)
    {
      before = accord_record_copy (after);
      g_hash_table_insert (befores, after, before);
    }
  return before;
}

static void
set_back (AccordRecord       *before,
          const AccordColumn *column,
          JsonNode           *was)
{
  g_autoptr (JsonNode) nothing = json_node_new (JSON_NODE_NULL);
  g_auto (GValue) value = G_VALUE_INIT;

  if (accord_column_value_from_json (column, was != NULL ? was : nothing, &value, NULL))
    accord_record_set_value (before, column->name, &value);
}

static void
read_column (AccordAgreementChange *change,
             JsonObject            *object,
             GHashTable            *befores)
{
  const char *name = accord_json_get_text (object, "column");
  JsonNode *was = json_object_get_member (object, "was");
  const GValue *value;

  change->column = name != NULL ? accord_record_find_column (change->after, name) : NULL;
  if (change->column == NULL)
    return;
  value = accord_record_get_value (change->after, name);
  change->was = was != NULL ? accord_agreement_read_value (change->column, was) : NULL;
  change->is = accord_column_value_is_empty (change->column, value)
                   ? NULL
                   : accord_column_value_to_json (change->column, value);
  change->before = g_object_ref (get_before (befores, change->after));
  set_back (change->before, change->column, change->was);
}

static gboolean
read_record (const AccordAgreement *self,
             AccordAgreementChange *change,
             JsonObject            *object,
             GHashTable            *befores)
{
  JsonObject *record = accord_json_get_object (object, "record");
  AccordRecord *after;

  if (change->kind == ACCORD_AGREEMENT_ORDERED)
    return TRUE;
  if (change->kind == ACCORD_AGREEMENT_REMOVED)
    change->before = record != NULL ? accord_agreement_read_record (change->type, record, NULL) : NULL;
  if (change->kind == ACCORD_AGREEMENT_REMOVED)
    return change->before != NULL;

  after = find_record (self, change->type, accord_json_get_text (object, "id"));
  if (after == NULL)
    return FALSE;
  change->after = g_object_ref (after);
  if (change->kind == ACCORD_AGREEMENT_CHANGED)
    read_column (change, object, befores);
  return change->kind == ACCORD_AGREEMENT_ADDED || change->column != NULL;
}

static gboolean
read_as_of (const AccordAgreement *self,
            AccordAgreementChange *change,
            JsonObject            *object)
{
  JsonNode *was = json_object_get_member (object, "was");
  g_autofree char *is = self->as_of != ACCORD_DAY_NONE ? accord_day_to_iso (self->as_of) : NULL;

  if (was == NULL || is == NULL || json_node_get_value_type (was) != G_TYPE_STRING)
    return FALSE;
  change->was = json_node_copy (was);
  change->is = json_node_init_string (json_node_alloc (), is);
  return TRUE;
}

/* What a newer Accord may have written besides is left out. */
static void
read_change (AccordAgreement *self,
             JsonObject      *object,
             GHashTable      *befores)
{
  const char *kind = accord_json_get_text (object, "kind");
  const char *table = accord_json_get_text (object, "table");
  GType type = table != NULL ? accord_record_type_for_table (table) : G_TYPE_INVALID;
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      AccordAgreementChange *change;

      if (g_strcmp0 (kind, kinds[i]) != 0 || (i != ACCORD_AGREEMENT_AS_OF && type == G_TYPE_INVALID))
        continue;
      change = accord_agreement_changes_add (self->changes, i, type, (guint) accord_json_get_integer (object, "place", 0));
      known = i == ACCORD_AGREEMENT_AS_OF ? read_as_of (self, change, object)
                                          : read_record (self, change, object, befores);
      if (!known)
        g_ptr_array_remove_index (self->changes, self->changes->len - 1);
    }
}

/**
 * accord_agreement_read_changes:
 * @self: an agreement that says all else already
 * @content: what accord_agreement_write_changes() wrote
 *
 * Puts into @self what it says otherwise than the version before it; nothing where @content does not say it.
 */
void
accord_agreement_read_changes (AccordAgreement *self,
                               JsonObject      *content)
{
  JsonObject *object = accord_json_get_object (content, "changes");
  JsonArray *entries = object != NULL ? accord_json_get_array (object, "entries") : NULL;
  g_autoptr (GHashTable) befores = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  const char *day;

  if (entries == NULL)
    return;
  day = accord_json_get_text (object, "since_day");
  if (day == NULL || !accord_day_parse_iso (day, &self->changed_since_day))
    self->changed_since_day = ACCORD_DAY_NONE;
  self->changed_since = accord_json_get_integer (object, "since", 0);
  self->changes = accord_agreement_changes_new ();
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonNode *entry = json_array_get_element (entries, i);

      if (JSON_NODE_HOLDS_OBJECT (entry))
        read_change (self, json_node_get_object (entry), befores);
    }
}
