#include "model/json-member.h"

static JsonNode *
find_value (JsonObject *object,
            const char *name,
            GType       type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type ? node : NULL;
}

/**
 * accord_json_get_text:
 * @object: an object
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): its text
 */
const char *
accord_json_get_text (JsonObject *object,
                      const char *name)
{
  JsonNode *node = find_value (object, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

/**
 * accord_json_get_integer:
 * @object: an object
 * @name: of a member
 * @otherwise: what it is where it is none
 *
 * Returns: its number
 */
gint64
accord_json_get_integer (JsonObject *object,
                         const char *name,
                         gint64      otherwise)
{
  JsonNode *node = find_value (object, name, G_TYPE_INT64);

  return node != NULL ? json_node_get_int (node) : otherwise;
}

/**
 * accord_json_get_flag:
 * @object: an object
 * @name: of a member
 *
 * Returns: whether it is true
 */
gboolean
accord_json_get_flag (JsonObject *object,
                      const char *name)
{
  JsonNode *node = find_value (object, name, G_TYPE_BOOLEAN);

  return node != NULL && json_node_get_boolean (node);
}

/**
 * accord_json_get_object:
 * @object: an object
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): the object that it is
 */
JsonObject *
accord_json_get_object (JsonObject *object,
                        const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * accord_json_get_array:
 * @object: an object
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): the array that it is
 */
JsonArray *
accord_json_get_array (JsonObject *object,
                       const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}
