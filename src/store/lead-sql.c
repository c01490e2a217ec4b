#include "store/lead-sql.h"

#include "store/change-log.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More leads than this are read again as a whole. */
#define MOST_CHANGED 20000

static const char *const type_names[] = {
  [ACCORD_COLUMN_TEXT] = "text",       [ACCORD_COLUMN_INTEGER] = "integer", [ACCORD_COLUMN_REAL] = "real",
  [ACCORD_COLUMN_BOOLEAN] = "boolean", [ACCORD_COLUMN_MOMENT] = "moment",
};

const char *
accord_lead_sql_type_name (AccordColumnType type)
{
  return type < G_N_ELEMENTS (type_names) && type_names[type] != NULL ? type_names[type] : "text";
}

static AccordColumnType
parse_type (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (g_strcmp0 (type_names[i], name) == 0)
      return (AccordColumnType) i;
  return ACCORD_COLUMN_TEXT;
}

/* Spaces around it and the case of its letters tell no two addresses apart. */
char *
accord_lead_sql_email_key (const char *email)
{
  g_autofree char *stripped = email != NULL ? g_strstrip (g_strdup (email)) : NULL;

  return stripped != NULL && *stripped != '\0' ? g_utf8_casefold (stripped, -1) : NULL;
}

GPtrArray *
accord_lead_sql_fields (AccordConnection *connection,
                        GError          **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (connection->db, "SELECT name, column, type FROM fields ORDER BY id", error);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  guint n_standard;
  const AccordField *standard = accord_field_standard (&n_standard);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < n_standard; i++)
    if (standard[i].column != NULL)
      g_ptr_array_add (fields, accord_field_copy (&standard[i]));
  while (row)
    {
      if (!accord_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (fields, accord_field_new_custom (accord_statement_get_text (statement, 0),
                                                          accord_statement_get_text (statement, 1),
                                                          parse_type (accord_statement_get_text (statement, 2))));
    }
  return g_steal_pointer (&fields);
}

AccordField *
accord_lead_sql_add_field (AccordConnection *connection,
                           const char       *name,
                           AccordColumnType  type,
                           gint64            import_id,
                           GError          **error)
{
  g_autofree char *column = NULL;
  g_autofree char *alter = NULL;
  g_autoptr (AccordStatement) statement = NULL;
  gint64 last;

  if (!accord_store_query_integer (connection->db, "SELECT ifnull (max (id), 0) FROM fields", &last, error))
    return NULL;
  column = g_strdup_printf ("x%" G_GINT64_FORMAT, last + 1);
  alter = g_strdup_printf ("ALTER TABLE leads ADD COLUMN %s %s", column,
                           type == ACCORD_COLUMN_TEXT ? "TEXT" : type == ACCORD_COLUMN_REAL ? "REAL" : "INTEGER");
  statement = accord_statement_new (connection->db,
                                    "INSERT INTO fields (id, name, column, type, import_id) VALUES (?1, ?2, ?3, ?4, ?5)",
                                    error);
  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, last + 1);
  accord_statement_bind_text (statement, 2, name);
  accord_statement_bind_text (statement, 3, column);
  accord_statement_bind_text (statement, 4, accord_lead_sql_type_name (type));
  accord_statement_bind_integer (statement, 5, import_id);
  if (!accord_statement_run (statement, error) || !accord_store_exec (connection->db, alter, error))
    return NULL;
  return accord_field_new_custom (name, column, type);
}

/* A cell that holds what its column's type does not allow (the file is not ours alone) reads as empty. */
static void
read_cell (AccordStatement *statement,
           int              index,
           AccordBatch     *batch,
           guint            row,
           guint            column)
{
  AccordBatchColumn *to = &batch->columns[column];
  const char *text;

  switch (to->field->type)
    {
    case ACCORD_COLUMN_REAL:
      to->reals[row] = accord_statement_get_real (statement, index);
      break;
    case ACCORD_COLUMN_INTEGER:
    case ACCORD_COLUMN_BOOLEAN:
    case ACCORD_COLUMN_MOMENT:
      to->integers[row] = accord_statement_get_integer (statement, index);
      break;
    case ACCORD_COLUMN_TEXT:
    case ACCORD_COLUMN_PROSE:
    case ACCORD_COLUMN_CONDITION:
    case ACCORD_COLUMN_CHOICE:
    case ACCORD_COLUMN_REFERENCE:
    case ACCORD_COLUMN_DAY:
    default:
      text = accord_statement_get_text (statement, index);
      if (text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL))
        accord_batch_set_text (batch, row, column, text, -1);
      break;
    }
}

static gboolean
read_rows (AccordStatement *statement,
           gint64           after,
           AccordBatch     *batch,
           GError         **error)
{
  gboolean row = TRUE;

  accord_batch_clear (batch);
  accord_statement_bind_integer (statement, 1, after);
  accord_statement_bind_integer (statement, 2, batch->capacity);
  while (row)
    {
      guint index;

      if (!accord_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      index = accord_batch_append (batch);
      batch->keys[index] = accord_statement_get_integer (statement, 0);
      for (guint i = 0; i < batch->n_columns; i++)
        read_cell (statement, (int) i + 1, batch, index, i);
    }
  return TRUE;
}

gboolean
accord_lead_sql_read (AccordConnection *connection,
                      gint64            after,
                      AccordBatch      *batch,
                      GError          **error)
{
  g_autoptr (AccordStatement) statement = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < batch->n_columns; i++)
    g_string_append_printf (names, ", \"%s\"", batch->columns[i].field->column);
  statement = accord_statement_new_printf (connection->db, error,
                                           "SELECT id%s FROM leads WHERE id > ?1 ORDER BY id LIMIT ?2", names->str);
  return statement != NULL && read_rows (statement, after, batch, error);
}

gboolean
accord_lead_sql_since (AccordConnection *connection,
                       gint64            since,
                       gint64           *now,
                       GArray          **keys,
                       GError          **error)
{
  g_autoptr (AccordStatement) statement = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *deletions = g_strdup_printf (
      "SELECT count (*) FROM change_log WHERE seq > %" G_GINT64_FORMAT " AND record_table = 'leads' AND action = 'delete'",
      since);
  gint64 n_deletions;
  gboolean row = TRUE;

  *keys = NULL;
  *now = accord_change_log_last (connection, error);
  if (*now < 0 || !accord_store_query_integer (connection->db, deletions, &n_deletions, error))
    return FALSE;
  if (since <= 0 || n_deletions > 0)
    return TRUE;
  statement = accord_statement_new (connection->db, "SELECT id FROM leads WHERE changed_seq > ?1 ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, since);
  while (row && found->len <= MOST_CHANGED)
    {
      if (!accord_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        {
          gint64 key = accord_statement_get_integer (statement, 0);

          g_array_append_val (found, key);
        }
    }
  if (found->len <= MOST_CHANGED)
    *keys = g_steal_pointer (&found);
  return TRUE;
}

gboolean
accord_lead_sql_read_activities (AccordConnection *connection,
                                 gint64            after,
                                 AccordBatch      *batch,
                                 GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db, "SELECT id, lead, kind, at, detail FROM activities WHERE id > ?1 ORDER BY id LIMIT ?2", error);

  return statement != NULL && read_rows (statement, after, batch, error);
}

gboolean
accord_lead_sql_add_activities (AccordConnection  *connection,
                                const AccordBatch *batch,
                                GError           **error)
{
  g_autoptr (AccordStatement) statement = NULL;
  gboolean done = TRUE;

  if (!accord_connection_begin (connection, error))
    return FALSE;
  statement = accord_statement_new (connection->db,
                                    "INSERT INTO activities (lead, kind, at, detail) VALUES (?1, ?2, ?3, ?4)", error);
  for (guint i = 0; statement != NULL && done && i < batch->n_rows; i++)
    {
      accord_statement_bind_integer (statement, 1, batch->columns[0].integers[i]);
      accord_statement_bind_text (statement, 2, batch->columns[1].texts[i]);
      accord_statement_bind_integer (statement, 3, batch->columns[2].integers[i]);
      accord_statement_bind_text (statement, 4, batch->columns[3].texts[i]);
      done = accord_statement_run (statement, error);
    }
  if (statement != NULL && done && accord_connection_commit (connection, error))
    return TRUE;
  accord_connection_rollback (connection);
  return FALSE;
}
