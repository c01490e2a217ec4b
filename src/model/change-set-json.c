/* A change set as JSON: { "id", "summary", "changes": [ { "kind", "table", "id", "base", "before", "after" } ],
 * "leads": { … } }. */
#include <glib/gi18n-lib.h>

#include "model/change-set.h"
#include "model/error.h"
#include "model/records.h"
#include "model/uuid.h"

static const char *const KINDS[] = {
  [ACCORD_CHANGE_INSERT] = "insert",
  [ACCORD_CHANGE_UPDATE] = "update",
  [ACCORD_CHANGE_DELETE] = "delete",
};

static const char *
name_table (GType type)
{
  g_autoptr (AccordRecord) record = accord_record_new (type);

  return ACCORD_RECORD_GET_CLASS (record)->table;
}

static JsonObject *
write_change (const AccordChange *change)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", KINDS[change->kind]);
  json_object_set_string_member (object, "table", name_table (change->type));
  json_object_set_string_member (object, "id", change->id);
  json_object_set_int_member (object, "base", change->base_revision);
  if (change->before != NULL)
    json_object_set_object_member (object, "before", json_object_ref (change->before));
  if (change->after != NULL)
    json_object_set_object_member (object, "after", json_object_ref (change->after));
  return object;
}

/**
 * accord_change_set_to_json:
 * @self: a change set
 *
 * Returns: (transfer full): all of it
 */
JsonNode *
accord_change_set_to_json (AccordChangeSet *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *changes = json_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < accord_change_set_get_length (self); i++)
    json_array_add_object_element (changes, write_change (accord_change_set_get (self, i)));
  json_object_set_string_member (object, "id", accord_change_set_get_id (self));
  if (accord_change_set_get_summary (self) != NULL)
    json_object_set_string_member (object, "summary", accord_change_set_get_summary (self));
  json_object_set_array_member (object, "changes", changes);
  if (accord_change_set_get_leads (self) != NULL)
    json_object_set_object_member (object, "leads", accord_lead_change_to_json (accord_change_set_get_leads (self)));
  return json_node_init_object (json_node_alloc (), object);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static JsonObject *
dup_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_ref (json_node_get_object (node)) : NULL;
}

static gboolean
find_kind (const char       *name,
           AccordChangeKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (g_strcmp0 (KINDS[i], name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/* An update says both, an insert what is to be, a delete what was. */
static gboolean
has_its_values (AccordChangeKind kind,
                JsonObject      *before,
                JsonObject      *after)
{
  return (before != NULL || kind == ACCORD_CHANGE_INSERT) && (after != NULL || kind == ACCORD_CHANGE_DELETE);
}

static gboolean
read_change (AccordChangeSet *self,
             JsonNode        *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (JsonObject) before = object != NULL ? dup_object (object, "before") : NULL;
  g_autoptr (JsonObject) after = object != NULL ? dup_object (object, "after") : NULL;
  AccordChangeKind kind;
  AccordChange *change;
  GType type;

  if (object == NULL || !find_kind (get_text (object, "kind"), &kind) || !has_its_values (kind, before, after) ||
      get_text (object, "table") == NULL || !accord_uuid_is_valid (get_text (object, "id")))
    return FALSE;
  type = accord_record_type_for_table (get_text (object, "table"));
  if (type == G_TYPE_INVALID)
    return FALSE;
  change = g_new0 (AccordChange, 1);
  change->kind = kind;
  change->type = type;
  change->id = g_strdup (get_text (object, "id"));
  change->base_revision = json_object_get_int_member_with_default (object, "base", 0);
  change->before = g_steal_pointer (&before);
  change->after = g_steal_pointer (&after);
  accord_change_set_take (self, change);
  return TRUE;
}

static gboolean
read_leads (AccordChangeSet *self,
            JsonNode        *node)
{
  AccordLeadChange *change =
      JSON_NODE_HOLDS_OBJECT (node) ? accord_lead_change_from_json (json_node_get_object (node)) : NULL;

  if (change != NULL)
    accord_change_set_take_leads (self, change);
  return change != NULL;
}

/**
 * accord_change_set_from_json:
 * @node: what accord_change_set_to_json() made, or anything else
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the change set
 */
AccordChangeSet *
accord_change_set_from_json (JsonNode  *node,
                             GError   **error)
{
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *changes = object != NULL ? json_object_get_member (object, "changes") : NULL;
  g_autoptr (AccordChangeSet) self = NULL;
  gboolean read = changes != NULL && JSON_NODE_HOLDS_ARRAY (changes) && accord_uuid_is_valid (get_text (object, "id"));

  if (read)
    self = accord_change_set_new_as (get_text (object, "id"), get_text (object, "summary"));
  for (guint i = 0; read && i < json_array_get_length (json_node_get_array (changes)); i++)
    read = read_change (self, json_array_get_element (json_node_get_array (changes), i));
  if (read && json_object_has_member (object, "leads"))
    read = read_leads (self, json_object_get_member (object, "leads"));
  if (read)
    return g_steal_pointer (&self);
  g_set_error_literal (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_VALUE,
                       _("This is not what Accord keeps of changes that are not saved; leave it where it is."));
  return NULL;
}
