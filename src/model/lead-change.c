#include "model/lead-change.h"

static const char *const KINDS[] = {
  [ACCORD_LEADS_EDIT] = "edit",
  [ACCORD_LEADS_MERGE] = "merge",
  [ACCORD_LEADS_TAKE_BACK] = "take-back",
};

/**
 * accord_lead_change_new:
 * @kind: an edit or a merge
 * @keys: (array length=n_keys): of leads; of a merge first the one that stays
 * @n_keys: their number
 *
 * Returns: (transfer full): a change; of an edit it sets nothing yet
 */
AccordLeadChange *
accord_lead_change_new (AccordLeadChangeKind  kind,
                        const gint64         *keys,
                        guint                 n_keys)
{
  AccordLeadChange *self = g_new0 (AccordLeadChange, 1);

  self->kind = kind;
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_keys > 0)
    g_array_append_vals (self->keys, keys, n_keys);
  return self;
}

/**
 * accord_lead_change_new_back:
 * @seq: the number of an entry of the change log: of an edit, a merge, or the taking back of an edit
 *
 * Returns: (transfer full): what takes that back
 */
AccordLeadChange *
accord_lead_change_new_back (gint64 seq)
{
  AccordLeadChange *self = accord_lead_change_new (ACCORD_LEADS_TAKE_BACK, NULL, 0);

  self->seq = seq;
  return self;
}

/**
 * accord_lead_change_copy:
 * @self: a change
 *
 * Returns: (transfer full): the same; its values are shared
 */
AccordLeadChange *
accord_lead_change_copy (const AccordLeadChange *self)
{
  AccordLeadChange *copy = accord_lead_change_new (self->kind, (const gint64 *) (gpointer) self->keys->data,
                                                   self->keys->len);

  copy->before = self->before != NULL ? json_object_ref (self->before) : NULL;
  copy->after = self->after != NULL ? json_object_ref (self->after) : NULL;
  copy->seq = self->seq;
  return copy;
}

/**
 * accord_lead_change_free:
 * @self: (transfer full): a change
 */
void
accord_lead_change_free (AccordLeadChange *self)
{
  g_array_unref (self->keys);
  g_clear_pointer (&self->before, json_object_unref);
  g_clear_pointer (&self->after, json_object_unref);
  g_free (self);
}

static void
set_member (JsonObject **object,
            const char  *field,
            JsonNode    *node)
{
  if (*object == NULL)
    *object = json_object_new ();
  json_object_set_member (*object, field, node != NULL ? node : json_node_new (JSON_NODE_NULL));
}

/**
 * accord_lead_change_set:
 * @self: an edit
 * @field: the name of a field
 * @node: (nullable) (transfer full): its new value; %NULL: nothing
 */
void
accord_lead_change_set (AccordLeadChange *self,
                        const char       *field,
                        JsonNode         *node)
{
  g_return_if_fail (self != NULL && self->kind == ACCORD_LEADS_EDIT && field != NULL);

  set_member (&self->after, field, node);
}

/**
 * accord_lead_change_expect:
 * @self: an edit of one lead
 * @field: the name of a field
 * @node: (nullable) (transfer full): what a person saw there when they began; %NULL: nothing
 *
 * Where the file says something else by then, the edit is a conflict.
 */
void
accord_lead_change_expect (AccordLeadChange *self,
                           const char       *field,
                           JsonNode         *node)
{
  g_return_if_fail (self != NULL && self->kind == ACCORD_LEADS_EDIT && field != NULL);

  set_member (&self->before, field, node);
}

/**
 * accord_lead_change_count:
 * @self: (nullable): a change
 *
 * Returns: how many things a person did: fields that were set, or one
 */
guint
accord_lead_change_count (const AccordLeadChange *self)
{
  if (self == NULL)
    return 0;
  return self->after != NULL ? json_object_get_size (self->after) : 1;
}

/**
 * accord_lead_change_to_json:
 * @self: a change
 *
 * Returns: (transfer full): { "kind", "keys", "before", "after", "seq" }
 */
JsonObject *
accord_lead_change_to_json (const AccordLeadChange *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *keys = json_array_new ();

  for (guint i = 0; i < self->keys->len; i++)
    json_array_add_int_element (keys, g_array_index (self->keys, gint64, i));
  json_object_set_string_member (object, "kind", KINDS[self->kind]);
  json_object_set_array_member (object, "keys", keys);
  if (self->before != NULL)
    json_object_set_object_member (object, "before", json_object_ref (self->before));
  if (self->after != NULL)
    json_object_set_object_member (object, "after", json_object_ref (self->after));
  if (self->seq != 0)
    json_object_set_int_member (object, "seq", self->seq);
  return object;
}

static gboolean
find_kind (JsonObject           *object,
           AccordLeadChangeKind *kind)
{
  const char *name = json_object_get_string_member_with_default (object, "kind", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (g_strcmp0 (KINDS[i], name) == 0)
      {
        *kind = (AccordLeadChangeKind) i;
        return TRUE;
      }
  return FALSE;
}

static JsonObject *
dup_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_ref (json_node_get_object (node)) : NULL;
}

/**
 * accord_lead_change_from_json:
 * @object: what accord_lead_change_to_json() made, or anything else
 *
 * Returns: (transfer full) (nullable): the change
 */
AccordLeadChange *
accord_lead_change_from_json (JsonObject *object)
{
  JsonNode *keys = json_object_get_member (object, "keys");
  AccordLeadChangeKind kind;
  AccordLeadChange *self;

  if (!find_kind (object, &kind) || keys == NULL || !JSON_NODE_HOLDS_ARRAY (keys))
    return NULL;
  self = accord_lead_change_new (kind, NULL, 0);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (keys)); i++)
    {
      gint64 key = json_array_get_int_element (json_node_get_array (keys), i);

      g_array_append_val (self->keys, key);
    }
  self->before = dup_object (object, "before");
  self->after = dup_object (object, "after");
  self->seq = json_object_get_int_member_with_default (object, "seq", 0);
  return self;
}
