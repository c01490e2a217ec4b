#include "model/condition.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/*
 * {"all":[…]}  {"any":[…]}  {"not":{…}}
 * {"field":"source","op":"in","values":["ads","event"]}  {"field":"email","op":"is-empty","values":[]}
 * {"activity":"page:pricing","op":">=","count":2,"within_days":30}
 */

#define LARGEST_EXACT_INTEGER 9007199254740992.0

static AccordCondition *read_node (JsonNode *node,
                                   guint     depth,
                                   GError  **error);

static gpointer
fail (const char *message,
      GError    **error)
{
  g_set_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_SYNTAX, _("A condition in JSON: %s"), message);
  return NULL;
}

static JsonNode *
literal_to_node (const AccordLiteral *literal)
{
  JsonNode *node = json_node_alloc ();

  if (!literal->is_number)
    return json_node_init_string (node, literal->text);
  if (literal->number == floor (literal->number) && fabs (literal->number) < LARGEST_EXACT_INTEGER)
    return json_node_init_int (node, (gint64) literal->number);
  return json_node_init_double (node, literal->number);
}

static void
write_children (JsonObject            *object,
                const char            *member,
                const AccordCondition *condition)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < condition->children->len; i++)
    json_array_add_element (array, accord_condition_to_json (g_ptr_array_index (condition->children, i)));
  json_object_set_array_member (object, member, array);
}

static void
write_test (JsonObject            *object,
            const AccordCondition *test)
{
  JsonArray *values = json_array_new ();

  for (guint i = 0; i < test->values->len; i++)
    json_array_add_element (values, literal_to_node (&g_array_index (test->values, AccordLiteral, i)));
  json_object_set_string_member (object, "field", test->field);
  json_object_set_string_member (object, "op", accord_operator_get_text (test->op));
  json_object_set_array_member (object, "values", values);
}

static void
write_activity (JsonObject            *object,
                const AccordCondition *activity)
{
  json_object_set_string_member (object, "activity", activity->field);
  json_object_set_string_member (object, "op", accord_operator_get_text (activity->op));
  json_object_set_member (object, "count", literal_to_node (&g_array_index (activity->values, AccordLiteral, 0)));
  if (activity->within_days >= 0)
    json_object_set_int_member (object, "within_days", activity->within_days);
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
get_whole_number (JsonObject *object,
                  const char *member,
                  gint       *number)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < 0 || json_node_get_int (node) > G_MAXINT)
    return FALSE;
  *number = (gint) json_node_get_int (node);
  return TRUE;
}

static AccordCondition *
read_children (JsonNode           *node,
               AccordConditionKind kind,
               guint               depth,
               GError            **error)
{
  g_autoptr (AccordCondition) group = accord_condition_new_group (kind);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (_("“all” and “any” must be lists."), error);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      AccordCondition *child = read_node (json_array_get_element (array, i), depth + 1, error);

      if (child == NULL)
        return NULL;
      accord_condition_add (group, child);
    }
  return g_steal_pointer (&group);
}

static AccordCondition *
read_not (JsonNode *node,
          guint     depth,
          GError  **error)
{
  AccordCondition *child = read_node (node, depth + 1, error);
  AccordCondition *negation;

  if (child == NULL)
    return NULL;
  negation = accord_condition_new_group (ACCORD_CONDITION_NOT);
  accord_condition_add (negation, child);
  return negation;
}

static gboolean
add_value (AccordCondition *test,
           JsonNode        *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    accord_condition_add_text (test, json_node_get_string (node));
  else if ((type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) && isfinite (json_node_get_double (node)))
    accord_condition_add_number (test, json_node_get_double (node));
  else
    return FALSE;
  return TRUE;
}

static gboolean
count_fits (AccordOperator op,
            guint          n_values)
{
  if (op == ACCORD_OPERATOR_IN)
    return n_values > 0;
  return n_values == (op == ACCORD_OPERATOR_IS_EMPTY ? 0 : 1);
}

static AccordCondition *
read_test (JsonObject *object,
           GError    **error)
{
  g_autoptr (AccordCondition) test = NULL;
  const char *field = get_string (object, "field");
  JsonNode *values = json_object_get_member (object, "values");
  AccordOperator op;

  if (field == NULL || *field == '\0' || !accord_operator_parse (get_string (object, "op"), &op))
    return fail (_("a test needs “field” and “op”, such as \"=\"."), error);
  if (values == NULL || !JSON_NODE_HOLDS_ARRAY (values) ||
      !count_fits (op, json_array_get_length (json_node_get_array (values))))
    return fail (_("a test needs “values”: a list of one, of several for \"in\", of none for \"is-empty\"."), error);

  test = accord_condition_new_test (field, op);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (values)); i++)
    if (!add_value (test, json_array_get_element (json_node_get_array (values), i)))
      return fail (_("“values” must be texts or numbers."), error);
  return g_steal_pointer (&test);
}

static AccordCondition *
read_activity (JsonObject *object,
               GError    **error)
{
  const char *kind = get_string (object, "activity");
  AccordOperator op;
  gint count;
  gint within = -1;

  if (kind == NULL || *kind == '\0' || !accord_operator_parse (get_string (object, "op"), &op) ||
      !accord_operator_is_comparison (op) || !get_whole_number (object, "count", &count))
    return fail (_("an activity needs its name, a comparison as “op” and a “count”."), error);
  if (json_object_has_member (object, "within_days") && !get_whole_number (object, "within_days", &within))
    return fail (_("“within_days” must be a whole number."), error);
  return accord_condition_new_activity (kind, op, (guint) count, within);
}

static AccordCondition *
read_node (JsonNode *node,
           guint     depth,
           GError  **error)
{
  JsonObject *object;

  if (depth > ACCORD_CONDITION_MAX_DEPTH)
    return fail (_("its groups stand too deep in each other; write it in fewer."), error);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return fail (_("it must be an object."), error);

  object = json_node_get_object (node);
  if (json_object_has_member (object, "all"))
    return read_children (json_object_get_member (object, "all"), ACCORD_CONDITION_ALL, depth, error);
  if (json_object_has_member (object, "any"))
    return read_children (json_object_get_member (object, "any"), ACCORD_CONDITION_ANY, depth, error);
  if (json_object_has_member (object, "not"))
    return read_not (json_object_get_member (object, "not"), depth, error);
  if (json_object_has_member (object, "activity"))
    return read_activity (object, error);
  return read_test (object, error);
}

/**
 * accord_condition_to_json:
 * @self: a condition
 *
 * Returns: (transfer full): the same tree as JSON
 */
JsonNode *
accord_condition_to_json (const AccordCondition *self)
{
  JsonNode *node;
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object_new ();
  switch (self->kind)
    {
    case ACCORD_CONDITION_ALL:
      write_children (object, "all", self);
      break;
    case ACCORD_CONDITION_ANY:
      write_children (object, "any", self);
      break;
    case ACCORD_CONDITION_NOT:
      json_object_set_member (object, "not", accord_condition_to_json (g_ptr_array_index (self->children, 0)));
      break;
    case ACCORD_CONDITION_TEST:
      write_test (object, self);
      break;
    case ACCORD_CONDITION_ACTIVITY:
      write_activity (object, self);
      break;
    default:
      break;
    }
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return node;
}

/**
 * accord_condition_from_json:
 * @node: what accord_condition_to_json() made, or somebody wrote
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the condition; %NULL with %ACCORD_CONDITION_ERROR_SYNTAX
 */
AccordCondition *
accord_condition_from_json (JsonNode *node,
                            GError  **error)
{
  return read_node (node, 1, error);
}
