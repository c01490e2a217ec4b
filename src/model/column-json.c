#include "model/record.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/moment.h"
#include "model/uuid.h"

static JsonNode *
take_string (char *text)
{
  JsonNode *node = json_node_init_string (json_node_alloc (), text);

  g_free (text);
  return node;
}

static gboolean
fail (const AccordColumn *column,
      const char         *expected,
      JsonNode           *node,
      GError            **error)
{
  g_autofree char *text = json_to_string (node, FALSE);
  g_autofree char *shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 60));

  /* Translators: the first is the name of a column, the second what it holds, as «a date such as "2018-01-31"» */
  g_set_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_VALUE, _("“%s” must be %s, not %s."), column->name,
               expected, shown);
  return FALSE;
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
read_choice (const AccordColumn *column,
             JsonNode           *node,
             GValue             *value,
             GError            **error)
{
  if (!is_string (node) || !g_strv_contains (column->choices, json_node_get_string (node)))
    {
      g_autofree char *list = g_strjoinv (", ", (char **) column->choices);
      g_autofree char *expected = g_strdup_printf (_("one of: %s"), list);

      return fail (column, expected, node, error);
    }
  g_value_set_string (value, json_node_get_string (node));
  return TRUE;
}

static gboolean
read_text (const AccordColumn *column,
           JsonNode           *node,
           GValue             *value,
           GError            **error)
{
  if (!is_string (node))
    return fail (column, _("a text"), node, error);
  if (column->type == ACCORD_COLUMN_REFERENCE && *json_node_get_string (node) != '\0' &&
      !accord_uuid_is_valid (json_node_get_string (node)))
    return fail (column, _("the id of a record"), node, error);
  g_value_set_string (value, json_node_get_string (node));
  return TRUE;
}

static gboolean
read_number (const AccordColumn *column,
             JsonNode           *node,
             GValue             *value,
             GError            **error)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  double number;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return fail (column, _("a number"), node, error);
  if (column->type == ACCORD_COLUMN_REAL)
    {
      g_value_set_double (value, json_node_get_double (node));
      return TRUE;
    }
  number = json_node_get_double (node);
  if (type == G_TYPE_DOUBLE && (number != floor (number) || fabs (number) > 9007199254740992.0))
    return fail (column, _("a whole number"), node, error);
  g_value_set_int64 (value, type == G_TYPE_INT64 ? json_node_get_int (node) : (gint64) number);
  return TRUE;
}

static gboolean
read_time (const AccordColumn *column,
           JsonNode           *node,
           GValue             *value,
           GError            **error)
{
  const char *text = is_string (node) ? json_node_get_string (node) : NULL;
  AccordMoment moment;
  AccordDay day;

  if (column->type == ACCORD_COLUMN_DAY)
    {
      if (!accord_day_parse_iso (text, &day))
        return fail (column, _("a date such as \"2018-01-31\""), node, error);
      g_value_set_int (value, day);
      return TRUE;
    }
  if (!accord_moment_parse_iso (text, NULL, &moment))
    return fail (column, _("a time such as \"2018-01-31T14:05:00Z\""), node, error);
  g_value_set_int64 (value, moment);
  return TRUE;
}

static gboolean
read_boolean (const AccordColumn *column,
              JsonNode           *node,
              GValue             *value,
              GError            **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail (column, _("true or false"), node, error);
  g_value_set_boolean (value, json_node_get_boolean (node));
  return TRUE;
}

static void
read_empty (const AccordColumn *column,
            GValue             *value)
{
  AccordColumn plain = *column;

  plain.initial = NULL;
  g_value_unset (value);
  accord_column_value_init (&plain, value);
}

/**
 * accord_column_value_to_json:
 * @column: a column
 * @value: a value of it
 *
 * Returns: (transfer full): null for an empty one; times as ISO 8601 in UTC
 */
JsonNode *
accord_column_value_to_json (const AccordColumn *column,
                             const GValue       *value)
{
  JsonNode *node;

  g_return_val_if_fail (column != NULL && G_IS_VALUE (value), NULL);

  node = json_node_alloc ();
  if (accord_column_value_is_empty (column, value))
    return json_node_init_null (node);

  switch (column->type)
    {
    case ACCORD_COLUMN_TEXT:
    case ACCORD_COLUMN_PROSE:
    case ACCORD_COLUMN_CONDITION:
    case ACCORD_COLUMN_CHOICE:
    case ACCORD_COLUMN_REFERENCE:
    case ACCORD_COLUMN_OPAQUE:
      return json_node_init_string (node, g_value_get_string (value));
    case ACCORD_COLUMN_INTEGER:
      return json_node_init_int (node, g_value_get_int64 (value));
    case ACCORD_COLUMN_REAL:
      if (isinf (g_value_get_double (value)))
        return json_node_init_null (node);
      return json_node_init_double (node, g_value_get_double (value));
    case ACCORD_COLUMN_BOOLEAN:
      return json_node_init_boolean (node, g_value_get_boolean (value));
    case ACCORD_COLUMN_MOMENT:
      json_node_unref (node);
      return take_string (accord_moment_to_iso (g_value_get_int64 (value), NULL));
    case ACCORD_COLUMN_DAY:
      json_node_unref (node);
      return take_string (accord_day_to_iso (g_value_get_int (value)));
    default:
      json_node_unref (node);
      g_return_val_if_reached (NULL);
    }
}

/**
 * accord_column_value_from_json:
 * @column: a column
 * @node: what accord_column_value_to_json() made, or a person wrote
 * @value: (inout): the value; initialised here if it is not
 * @error: return location for a #GError
 *
 * Returns: whether @node fits the column; else %ACCORD_MODEL_ERROR_VALUE, which says what would be right
 */
gboolean
accord_column_value_from_json (const AccordColumn *column,
                               JsonNode           *node,
                               GValue             *value,
                               GError            **error)
{
  g_return_val_if_fail (column != NULL && node != NULL && value != NULL, FALSE);

  if (!G_IS_VALUE (value))
    accord_column_value_init (column, value);
  if (JSON_NODE_HOLDS_NULL (node))
    {
      read_empty (column, value);
      return TRUE;
    }

  switch (column->type)
    {
    case ACCORD_COLUMN_CHOICE:
      return read_choice (column, node, value, error);
    case ACCORD_COLUMN_TEXT:
    case ACCORD_COLUMN_PROSE:
    case ACCORD_COLUMN_CONDITION:
    case ACCORD_COLUMN_REFERENCE:
    case ACCORD_COLUMN_OPAQUE:
      return read_text (column, node, value, error);
    case ACCORD_COLUMN_INTEGER:
    case ACCORD_COLUMN_REAL:
      return read_number (column, node, value, error);
    case ACCORD_COLUMN_BOOLEAN:
      return read_boolean (column, node, value, error);
    case ACCORD_COLUMN_MOMENT:
    case ACCORD_COLUMN_DAY:
      return read_time (column, node, value, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
