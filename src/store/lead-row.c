#include "store/lead-row.h"

#include <glib/gi18n-lib.h>

/**
 * accord_lead_row_read_cell:
 * @statement: a statement that stands on a row
 * @index: of its column, from 0
 *
 * Returns: (transfer full): what is there: a text, a number, or a null
 */
JsonNode *
accord_lead_row_read_cell (AccordStatement *statement,
                           int              index)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *text = NULL;

  switch (sqlite3_column_type (statement->handle, index))
    {
    case SQLITE_INTEGER:
      json_node_set_int (node, sqlite3_column_int64 (statement->handle, index));
      return node;
    case SQLITE_FLOAT:
      json_node_set_double (node, sqlite3_column_double (statement->handle, index));
      return node;
    case SQLITE_TEXT:
      text = accord_statement_dup_text (statement, index);
      break;
    default:
      break;
    }
  if (text != NULL)
    json_node_set_string (node, text);
  else
    json_node_init_null (node);
  return node;
}

/**
 * accord_lead_row_read:
 * @connection: a connection
 * @lead: the key of a lead
 * @error: return location for a #GError; %ACCORD_STORE_ERROR_INVALID where it is not there
 *
 * Returns: (transfer full): all its columns
 */
JsonObject *
accord_lead_row_read (AccordConnection *connection,
                      gint64            lead,
                      GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (connection->db, "SELECT * FROM leads WHERE id = ?1", error);
  g_autoptr (JsonObject) object = json_object_new ();
  gboolean row;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, lead);
  if (!accord_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID,
                           _("One of these leads is not there any more; nothing was changed."));
      return NULL;
    }
  for (int i = 0; i < sqlite3_column_count (statement->handle); i++)
    json_object_set_member (object, sqlite3_column_name (statement->handle, i), accord_lead_row_read_cell (statement, i));
  return g_steal_pointer (&object);
}

/**
 * accord_lead_row_copy:
 * @row: a row
 *
 * Returns: (transfer full): another that says the same
 */
JsonObject *
accord_lead_row_copy (JsonObject *row)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, row);
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (copy, name, json_node_copy (node));
  return copy;
}

/**
 * accord_lead_row_bind:
 * @statement: a statement
 * @index: of its parameter, from 1
 * @node: (nullable): a cell of a row, which must live until @statement was run
 */
void
accord_lead_row_bind (AccordStatement *statement,
                      int              index,
                      JsonNode        *node)
{
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_INT64)
    accord_statement_bind_integer (statement, index, json_node_get_int (node));
  else if (type == G_TYPE_DOUBLE)
    accord_statement_bind_real (statement, index, json_node_get_double (node));
  else if (type == G_TYPE_STRING)
    accord_statement_bind_text (statement, index, json_node_get_string (node));
  else
    accord_statement_bind_null (statement, index);
}

/* A custom field may have gone meanwhile, with the import that it came with. */
static GPtrArray *
list_columns (AccordConnection *connection,
              GError          **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (connection->db, "SELECT name FROM pragma_table_info ('leads')", error);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  return statement != NULL && accord_statement_add_texts (statement, columns, error) ? g_steal_pointer (&columns) : NULL;
}

/**
 * accord_lead_row_insert:
 * @connection: a connection with a transaction
 * @row: a lead as it was
 * @error: return location for a #GError
 *
 * Returns: whether it is there again, in its next revision
 */
gboolean
accord_lead_row_insert (AccordConnection *connection,
                        JsonObject       *row,
                        GError          **error)
{
  g_autoptr (GPtrArray) columns = list_columns (connection, error);
  g_autoptr (AccordStatement) statement = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);

  if (columns == NULL)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "", column);
      g_string_append_printf (marks, g_str_equal (column, "revision") ? "%s?%u + 1" : "%s?%u", i > 0 ? ", " : "", i + 1);
    }
  statement = accord_statement_new_printf (connection->db, error, "INSERT INTO leads (%s) VALUES (%s)", names->str, marks->str);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    accord_lead_row_bind (statement, (int) i + 1, json_object_get_member (row, g_ptr_array_index (columns, i)));
  return accord_statement_run (statement, error);
}
