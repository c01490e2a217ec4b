#include "store/record-sql.h"

#include <string.h>

static char *
list_columns (AccordRecordClass *klass)
{
  GString *names = g_string_new ("id, revision, deleted");

  for (guint i = 0; i < klass->n_columns; i++)
    g_string_append_printf (names, ", \"%s\"", klass->columns[i].name);
  return g_string_free (names, FALSE);
}

/* Of a NULL the value is the empty one, not the one that a new record begins with. */
static void
read_value (AccordStatement    *statement,
            int                 index,
            const AccordColumn *column,
            GValue             *value)
{
  gint64 integer = accord_statement_get_integer (statement, index);
  char *text;

  g_value_init (value, accord_column_type_to_gtype (column->type));
  switch (G_VALUE_TYPE (value))
    {
    case G_TYPE_INT64:
      if (column->type == ACCORD_COLUMN_MOMENT && (integer < ACCORD_MOMENT_FIRST || integer > ACCORD_MOMENT_LAST))
        integer = ACCORD_MOMENT_NONE;
      g_value_set_int64 (value, integer);
      break;
    case G_TYPE_DOUBLE:
      g_value_set_double (value, accord_statement_get_real (statement, index));
      break;
    case G_TYPE_BOOLEAN:
      g_value_set_boolean (value, integer == 1);
      break;
    case G_TYPE_INT:
      if (integer < ACCORD_DAY_FIRST || integer > ACCORD_DAY_LAST)
        integer = ACCORD_DAY_NONE;
      g_value_set_int (value, (gint) integer);
      break;
    default:
      text = accord_statement_dup_text (statement, index);
      g_value_take_string (value, text != NULL ? text : g_strdup (""));
      break;
    }
}

static AccordRecord *
read_row (AccordStatement *statement,
          GType            type)
{
  AccordRecord *record = accord_record_new (type);
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);
  g_autofree char *id = accord_statement_get_uuid (statement, 0);

  accord_record_set_id (record, id);
  accord_record_set_revision (record, MAX (accord_statement_get_integer (statement, 1), 0));
  for (guint i = 0; i < klass->n_columns; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      read_value (statement, (int) i + 3, &klass->columns[i], &value);
      accord_record_set_value (record, klass->columns[i].name, &value);
    }
  return record;
}

/**
 * accord_record_sql_load:
 *
 * Returns: (transfer full): all records of @type that are not deleted, by position then id
 */
GPtrArray *
accord_record_sql_load (AccordConnection *connection,
                        GType             type,
                        GError          **error)
{
  AccordRecordClass *klass = g_type_class_ref (type);
  g_autofree char *names = list_columns (klass);
  gboolean ordered = strstr (names, "\"position\"") != NULL;
  g_autoptr (AccordStatement) statement =
      accord_statement_new_printf (connection->db, error, "SELECT %s FROM %s WHERE deleted = 0 ORDER BY %sid", names,
                                   klass->table, ordered ? "position, " : "");
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean row = statement != NULL;

  g_type_class_unref (klass);
  if (statement == NULL)
    return NULL;
  while (row)
    {
      if (!accord_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (records, read_row (statement, type));
    }
  return g_steal_pointer (&records);
}

/**
 * accord_record_sql_find:
 * @deleted: (out): whether it was deleted
 *
 * Returns: (transfer full) (nullable): the record as it stands; %NULL without an error where there is none
 */
AccordRecord *
accord_record_sql_find (AccordConnection *connection,
                        GType             type,
                        const char       *id,
                        gboolean         *deleted,
                        GError          **error)
{
  AccordRecordClass *klass = g_type_class_ref (type);
  g_autofree char *names = list_columns (klass);
  g_autoptr (AccordStatement) statement =
      accord_statement_new_printf (connection->db, error, "SELECT %s FROM %s WHERE id = ?1", names, klass->table);
  AccordRecord *record = NULL;
  gboolean row;

  g_type_class_unref (klass);
  if (statement == NULL)
    return NULL;
  accord_statement_bind_uuid (statement, 1, id);
  if (accord_statement_step (statement, &row, error) && row)
    {
      *deleted = accord_statement_get_integer (statement, 2) == 1;
      record = read_row (statement, type);
    }
  accord_statement_reset (statement);
  return record;
}

static void
bind_value (AccordStatement    *statement,
            int                 index,
            const AccordColumn *column,
            const GValue       *value)
{
  if (accord_column_value_is_empty (column, value))
    accord_statement_bind_null (statement, index);
  else if (G_VALUE_HOLDS_STRING (value))
    accord_statement_bind_text (statement, index, g_value_get_string (value));
  else if (G_VALUE_HOLDS_DOUBLE (value))
    accord_statement_bind_real (statement, index, g_value_get_double (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    accord_statement_bind_integer (statement, index, g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_INT (value))
    accord_statement_bind_integer (statement, index, g_value_get_int (value));
  else
    accord_statement_bind_integer (statement, index, g_value_get_int64 (value));
}

static gboolean
write_row (AccordConnection *connection,
           AccordRecord     *record,
           const char       *member,
           gint64            at,
           gboolean          deleted,
           GError          **error)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);
  g_autofree char *names = list_columns (klass);
  g_autofree char *marks = NULL;
  g_autoptr (AccordStatement) statement = NULL;
  GString *more = g_string_new (NULL);

  for (guint i = 0; i < klass->n_columns; i++)
    g_string_append_printf (more, ", ?%u", i + 6);
  marks = g_string_free (more, FALSE);
  statement = accord_statement_new_printf (connection->db, error,
                                           "INSERT OR REPLACE INTO %s (%s, changed_by, changed_at) "
                                           "VALUES (?1, ?2, ?3%s, ?4, ?5)", klass->table, names, marks);
  if (statement == NULL)
    return FALSE;
  accord_statement_bind_uuid (statement, 1, accord_record_get_id (record));
  accord_statement_bind_integer (statement, 2, accord_record_get_revision (record));
  accord_statement_bind_integer (statement, 3, deleted);
  accord_statement_bind_text (statement, 4, member);
  accord_statement_bind_integer (statement, 5, at);
  for (guint i = 0; i < klass->n_columns; i++)
    bind_value (statement, (int) i + 6, &klass->columns[i], accord_record_get_value (record, klass->columns[i].name));
  return accord_statement_run (statement, error);
}

gboolean
accord_record_sql_write (AccordConnection *connection,
                         AccordRecord     *record,
                         const char       *member,
                         gint64            at,
                         GError          **error)
{
  return write_row (connection, record, member, at, FALSE, error);
}

/* A tombstone: others who have the record open learn that it went. */
gboolean
accord_record_sql_delete (AccordConnection *connection,
                          AccordRecord     *record,
                          const char       *member,
                          gint64            at,
                          GError          **error)
{
  return write_row (connection, record, member, at, TRUE, error);
}
