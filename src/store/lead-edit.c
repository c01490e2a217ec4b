/* Setting fields of leads by hand: of one, or the same of a hundred thousand. */
#include "store/lead-write.h"

#include <glib/gi18n-lib.h>

#include "model/field.h"
#include "store/lead-fields.h"

static gboolean
is_nothing (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node) ||
         (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          *json_node_get_string (node) == '\0');
}

static gboolean
fits (const AccordField *field,
      JsonNode          *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (field->type == ACCORD_COLUMN_TEXT)
    return type == G_TYPE_STRING;
  if (field->type == ACCORD_COLUMN_REAL)
    return type == G_TYPE_DOUBLE || type == G_TYPE_INT64;
  if (type != G_TYPE_INT64)
    return FALSE;
  return field->type != ACCORD_COLUMN_MOMENT ||
         (json_node_get_int (node) >= ACCORD_MOMENT_FIRST && json_node_get_int (node) <= ACCORD_MOMENT_LAST);
}

/* @node must live until the statement was run. */
static void
bind_node (AccordStatement   *statement,
           int                index,
           const AccordField *field,
           JsonNode          *node)
{
  if (is_nothing (node))
    accord_statement_bind_null (statement, index);
  else if (field->type == ACCORD_COLUMN_TEXT)
    accord_statement_bind_text (statement, index, json_node_get_string (node));
  else if (field->type == ACCORD_COLUMN_REAL)
    accord_statement_bind_real (statement, index, json_node_get_double (node));
  else
    accord_statement_bind_integer (statement, index, json_node_get_int (node));
}

/* Whoever wrote that field of the lead last, by hand or with an import. */
static char *
find_writer (AccordLeadWrite   *self,
             gint64             lead,
             const AccordField *field)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->connection->db,
      "SELECT who FROM (SELECT * FROM (SELECT c.member_name AS who, c.at AS at FROM lead_edits e JOIN change_log c "
      "ON c.seq = e.seq WHERE e.lead = ?1 AND e.column = ?2 ORDER BY e.seq DESC LIMIT 1) UNION ALL "
      "SELECT i.member_name, i.at FROM imports i CROSS JOIN import_changes m "
      "ON m.import_id = i.id AND m.lead = ?1 AND m.column = ?2) ORDER BY at DESC LIMIT 1", NULL);
  gboolean row;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, lead);
  accord_statement_bind_text (statement, 2, field->column);
  return accord_statement_step (statement, &row, NULL) && row ? accord_statement_dup_text (statement, 0) : NULL;
}

static gboolean
refuse_conflict (AccordLeadWrite   *self,
                 gint64             lead,
                 const AccordField *field,
                 GError           **error)
{
  g_autofree char *who = find_writer (self, lead, field);

  if (who != NULL && *who != '\0')
    /* Translators: a person, and the label of a field: T. O. changed “Owner” meanwhile. */
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT, _("%s changed “%s” meanwhile."), who, field->label);
  else
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT, _("“%s” was changed meanwhile."), field->label);
  return FALSE;
}

/* Whether the file still says what the edit is based on; where it says already what is wanted, nobody minds. */
static gboolean
check_base (AccordLeadWrite        *self,
            const AccordLeadChange *change,
            const AccordField      *field,
            JsonNode               *node,
            GError                **error)
{
  gint64 lead = g_array_index (change->keys, gint64, 0);
  g_autoptr (AccordStatement) statement = NULL;
  gboolean row;

  if (change->before == NULL || !json_object_has_member (change->before, field->name))
    return TRUE;
  statement = accord_statement_new_printf (self->connection->db, error,
                                           "SELECT 1 FROM leads WHERE id = ?1 AND (\"%s\" IS ?2 OR \"%s\" IS ?3)",
                                           field->column, field->column);
  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, lead);
  bind_node (statement, 2, field, json_object_get_member (change->before, field->name));
  bind_node (statement, 3, field, node);
  if (!accord_statement_step (statement, &row, error))
    return FALSE;
  return row || refuse_conflict (self, lead, field, error);
}

static gboolean
refuse_id (const char *id,
           GError    **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID,
               _("Another lead has the ID “%s”; if both are the same, merge them."), id);
  return FALSE;
}

/* An id is one lead's only. */
static gboolean
check_id (AccordLeadWrite        *self,
          const AccordLeadChange *change,
          const AccordField      *field,
          JsonNode               *node,
          GError                **error)
{
  g_autoptr (AccordStatement) statement = NULL;
  gboolean row;

  if (!g_str_equal (field->column, "external_id") || is_nothing (node))
    return TRUE;
  if (change->keys->len > 1)
    return refuse_id (json_node_get_string (node), error);
  statement = accord_statement_new (self->connection->db, "SELECT 1 FROM leads WHERE external_id = ?1 AND id <> ?2", error);
  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, json_node_get_string (node));
  accord_statement_bind_integer (statement, 2, g_array_index (change->keys, gint64, 0));
  if (!accord_statement_step (statement, &row, error))
    return FALSE;
  return !row || refuse_id (json_node_get_string (node), error);
}

/* The field of that name, of which @node can be a value. */
static AccordField *
find_field (GPtrArray  *fields,
            const char *name,
            JsonNode   *node,
            GError    **error)
{
  AccordField *field = accord_lead_write_find_field (fields, name);

  if (field == NULL)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID, _("Leads have no field “%s” that can be changed."),
                 name);
  else if (!is_nothing (node) && !fits (field, node))
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID, _("This cannot be a value of “%s”."), field->label);
      return NULL;
    }
  return field;
}

/* What is, is kept; then it is changed. */
static gboolean
set_field (AccordLeadWrite   *self,
           const AccordField *field,
           JsonNode          *node,
           GError           **error)
{
  sqlite3 *db = self->connection->db;
  g_autoptr (AccordStatement) keep = accord_statement_new_printf (
      db, error,
      "INSERT INTO lead_edits (lead, seq, column, old, new) SELECT id, ?2, ?3, \"%s\", ?1 FROM temp.written w JOIN leads l "
      "ON l.id = w.lead WHERE \"%s\" IS NOT ?1", field->column, field->column);
  g_autoptr (AccordStatement) update = accord_statement_new_printf (
      db, error,
      "UPDATE leads SET \"%s\" = ?1, revision = revision + 1 WHERE id IN (SELECT lead FROM temp.written) AND "
      "\"%s\" IS NOT ?1", field->column, field->column);

  if (keep == NULL || update == NULL)
    return FALSE;
  bind_node (keep, 1, field, node);
  bind_node (update, 1, field, node);
  accord_statement_bind_integer (keep, 2, self->seq);
  accord_statement_bind_text (keep, 3, field->column);
  if (!accord_statement_run (keep, error))
    return FALSE;
  self->n_rows += (guint64) sqlite3_changes64 (db);
  return accord_statement_run (update, error);
}

static gboolean
set_fields (AccordLeadWrite        *self,
            const AccordLeadChange *change,
            GError                **error)
{
  g_autoptr (GPtrArray) fields = accord_lead_fields_list (self->connection, error);
  gboolean keys = FALSE;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (fields == NULL)
    return FALSE;
  json_object_iter_init (&iter, change->after);
  while (json_object_iter_next (&iter, &name, &node))
    {
      AccordField *field = find_field (fields, name, node, error);

      if (field == NULL || !check_base (self, change, field, node, error) ||
          !check_id (self, change, field, node, error) || !set_field (self, field, node, error))
        return FALSE;
      keys = keys || g_str_equal (field->column, "external_id") || g_str_equal (field->column, "email");
    }
  return !keys || accord_lead_write_email_keys (self, error);
}

/* Of many leads those that are gone are left out. */
static gboolean
check_there (AccordLeadWrite *self,
             const GArray    *keys,
             GError         **error)
{
  gint64 any;

  if (!accord_store_query_integer (self->connection->db, "SELECT EXISTS (SELECT 1 FROM temp.written w JOIN leads l "
                                   "ON l.id = w.lead)", &any, error))
    return FALSE;
  if (any != 0)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID,
               ngettext ("This lead is not there any more; nothing was changed.",
                         "These leads are not there any more; nothing was changed.", keys->len));
  return FALSE;
}

/**
 * accord_lead_edit:
 * @self: a write
 * @change: an edit
 * @error: return location for a #GError
 *
 * Returns: whether the fields are set, and what was there before is kept
 */
gboolean
accord_lead_edit (AccordLeadWrite        *self,
                  const AccordLeadChange *change,
                  GError                **error)
{
  gint64 lead = change->keys->len == 1 ? g_array_index (change->keys, gint64, 0) : 0;

  if (change->after == NULL || change->keys->len == 0)
    return TRUE;
  return accord_lead_write_list (self, change->keys, error) && check_there (self, change->keys, error) &&
         accord_lead_write_log (self, lead, "edit", error) && set_fields (self, change, error);
}
