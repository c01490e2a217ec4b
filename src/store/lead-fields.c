#include "store/lead-fields.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* SQLite's own limit is 2,000 columns of a table; the others are standard fields and what the store needs. */
#define MOST_CUSTOM_FIELDS 1900

static const struct
{
  AccordColumnType type;
  const char      *name; /* in table fields */
  const char      *sql;
} types[] = {
  { ACCORD_COLUMN_TEXT, "text", "TEXT" },         { ACCORD_COLUMN_INTEGER, "integer", "INTEGER" },
  { ACCORD_COLUMN_REAL, "real", "REAL" },         { ACCORD_COLUMN_BOOLEAN, "boolean", "INTEGER" },
  { ACCORD_COLUMN_MOMENT, "moment", "INTEGER" },
};

static guint
find_type (AccordColumnType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].type == type)
      return i;
  g_return_val_if_reached (0);
}

static AccordColumnType
parse_type (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].name, name) == 0)
      return types[i].type;
  return ACCORD_COLUMN_TEXT;
}

/**
 * accord_lead_type_name:
 * @type: TEXT, INTEGER, REAL, BOOLEAN or MOMENT
 *
 * Returns: (transfer none): its name in the file
 */
const char *
accord_lead_type_name (AccordColumnType type)
{
  return types[find_type (type)].name;
}

/**
 * accord_lead_fields_is_own_name:
 * @column: (nullable): the name of a column of the table of leads
 *
 * Its name becomes part of SQL: only one that this program gave is taken.
 *
 * Returns: whether it is that of a custom field
 */
gboolean
accord_lead_fields_is_own_name (const char *column)
{
  return column != NULL && column[0] == 'x' && column[1] != '\0' && strspn (column + 1, "0123456789") == strlen (column + 1);
}

/**
 * accord_lead_fields_list:
 * @connection: a connection
 * @error: return location for a #GError
 *
 * Returns: (transfer full): of #AccordField: the standard ones that are stored, then custom ones in the order of their
 *   making
 */
GPtrArray *
accord_lead_fields_list (AccordConnection *connection,
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
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&fields);
      if (accord_lead_fields_is_own_name (accord_statement_get_text (statement, 1)))
        g_ptr_array_add (fields, accord_field_new_custom (accord_statement_get_text (statement, 0),
                                                          accord_statement_get_text (statement, 1),
                                                          parse_type (accord_statement_get_text (statement, 2))));
    }
  return NULL;
}

static gboolean
insert_field (AccordConnection *connection,
              gint64            id,
              const char       *name,
              const char       *column,
              const char       *type,
              gint64            import_id,
              GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db, "INSERT INTO fields (id, name, column, type, import_id) VALUES (?1, ?2, ?3, ?4, ?5)", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, id);
  accord_statement_bind_text (statement, 2, name);
  accord_statement_bind_text (statement, 3, column);
  accord_statement_bind_text (statement, 4, type);
  accord_statement_bind_integer (statement, 5, import_id);
  return accord_statement_run (statement, error);
}

/**
 * accord_lead_fields_add:
 * @connection: a connection with a transaction
 * @name: the header of the new field
 * @type: TEXT, INTEGER, REAL, BOOLEAN or MOMENT
 * @import_id: the import that it comes with
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the field, which has a column now
 */
AccordField *
accord_lead_fields_add (AccordConnection *connection,
                        const char       *name,
                        AccordColumnType  type,
                        gint64            import_id,
                        GError          **error)
{
  guint index = find_type (type);
  g_autofree char *column = NULL;
  g_autofree char *alter = NULL;
  gint64 last, n;

  if (!accord_store_query_integer (connection->db, "SELECT ifnull (max (id), 0) FROM fields", &last, error) ||
      !accord_store_query_integer (connection->db, "SELECT count (*) FROM fields", &n, error))
    return NULL;
  if (n >= MOST_CUSTOM_FIELDS)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID,
                   _("Leads cannot have more than %d fields of their own; leave columns of the file out."),
                   MOST_CUSTOM_FIELDS);
      return NULL;
    }
  column = g_strdup_printf ("x%" G_GINT64_FORMAT, last + 1);
  alter = g_strdup_printf ("ALTER TABLE leads ADD COLUMN %s %s", column, types[index].sql);
  if (!insert_field (connection, last + 1, name, column, types[index].name, import_id, error) ||
      !accord_store_exec (connection->db, alter, error))
    return NULL;
  return accord_field_new_custom (name, column, type);
}

/**
 * accord_lead_email_key:
 * @email: (nullable): an e-mail address as it was written
 * @key: what it is compared by: trimmed and case-folded
 *
 * Returns: whether there is an address
 */
gboolean
accord_lead_email_key (const char *email,
                       GString    *key)
{
  gsize first = 0, end;
  gboolean ascii = TRUE;

  g_string_truncate (key, 0);
  if (email == NULL)
    return FALSE;
  for (end = strlen (email); end > 0 && g_ascii_isspace (email[end - 1]); end--)
    ;
  while (first < end && g_ascii_isspace (email[first]))
    first++;
  for (gsize i = first; i < end; i++)
    {
      ascii = ascii && (email[i] & 0x80) == 0;
      g_string_append_c (key, g_ascii_tolower (email[i]));
    }
  if (!ascii)
    {
      g_autofree char *folded = g_utf8_casefold (email + first, (gssize) (end - first));

      g_string_assign (key, folded);
    }
  return key->len > 0;
}
