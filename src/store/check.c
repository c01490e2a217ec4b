/* What is wrong with a file: a sentence a finding, none where all is well. */
#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "store/backup.h"
#include "store/lead-fields.h"

#define MOST_FINDINGS 20 /* of one kind */

typedef struct
{
  AccordConnection *connection;
  GCancellable     *cancellable;
  GPtrArray        *findings; /* of sentences */
} Check;

static void
find (Check *self,
      char  *sentence)
{
  g_ptr_array_add (self->findings, sentence);
}

static gboolean
check_pages (Check   *self,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA integrity_check (%d)", MOST_FINDINGS);
  g_autoptr (AccordStatement) statement = accord_statement_new (self->connection->db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &row, error))
    {
      const char *text = row ? accord_statement_get_text (statement, 0) : NULL;

      if (!row)
        return TRUE;
      if (g_strcmp0 (text, "ok") != 0)
        find (self, g_strdup_printf (_("The file is damaged: %s."), text));
    }
  return FALSE;
}

static gboolean
check_references (Check   *self,
                  GError **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->connection->db, "SELECT \"table\", parent, count (*) FROM pragma_foreign_key_check "
                            "GROUP BY 1, 2", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      /* Translators: names of tables, as in: 3 rows of “activities” belong to “leads” that are not there. */
      find (self, g_strdup_printf (ngettext ("%d row of “%s” belongs to “%s” that are not there.",
                                             "%d rows of “%s” belong to “%s” that are not there.",
                                             (gulong) accord_statement_get_integer (statement, 2)),
                                   (int) accord_statement_get_integer (statement, 2),
                                   accord_statement_get_text (statement, 0), accord_statement_get_text (statement, 1)));
    }
  return FALSE;
}

static GHashTable *
list_columns (Check       *self,
              const char  *table,
              GError     **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->connection->db, "SELECT name FROM pragma_table_info (?1)", error);
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean row;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_text (statement, 1, table);
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&columns);
      g_hash_table_add (columns, g_strdup (accord_statement_get_text (statement, 0)));
    }
  return NULL;
}

static void
require_column (Check      *self,
                GHashTable *columns,
                const char *table,
                const char *column)
{
  if (!g_hash_table_remove (columns, column))
    find (self, g_strdup_printf (_("The table “%s” lacks its column “%s”."), table, column));
}

/* What is left in @columns is nobody's. */
static void
refuse_others (Check      *self,
               GHashTable *columns,
               const char *table)
{
  GHashTableIter iter;
  gpointer column;

  g_hash_table_iter_init (&iter, columns);
  while (g_hash_table_iter_next (&iter, &column, NULL))
    find (self, g_strdup_printf (_("The table “%s” has a column “%s” that no Accord made."), table, (const char *) column));
}

static gboolean
check_record_table (Check   *self,
                    GType    type,
                    GError **error)
{
  static const char *const kept[] = { "id", "revision", "changed_by", "changed_at", "deleted" };
  g_autoptr (AccordRecord) record = accord_record_new (type);
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);
  g_autoptr (GHashTable) columns = list_columns (self, klass->table, error);

  if (columns == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    require_column (self, columns, klass->table, kept[i]);
  for (guint i = 0; i < klass->n_columns; i++)
    require_column (self, columns, klass->table, klass->columns[i].name);
  refuse_others (self, columns, klass->table);
  return TRUE;
}

static gboolean
check_lead_table (Check   *self,
                  GError **error)
{
  static const char *const kept[] = { "id", "email_key", "fingerprint", "import_id", "revision" };
  g_autoptr (GHashTable) columns = list_columns (self, "leads", error);
  g_autoptr (GPtrArray) fields = columns != NULL ? accord_lead_fields_list (self->connection, error) : NULL;

  if (fields == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    require_column (self, columns, "leads", kept[i]);
  for (guint i = 0; i < fields->len; i++)
    require_column (self, columns, "leads", ((AccordField *) g_ptr_array_index (fields, i))->column);
  refuse_others (self, columns, "leads");
  return TRUE;
}

static gboolean
check_tables (Check   *self,
              GError **error)
{
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    if (!check_record_table (self, *type, error))
      return FALSE;
  return check_lead_table (self, error);
}

/* A record whose newest revision is not in the log was written by something else, or its entry was lost. */
static gboolean
check_log_of (Check   *self,
              GType    type,
              GError **error)
{
  g_autoptr (AccordRecord) record = accord_record_new (type);
  const char *table = ACCORD_RECORD_GET_CLASS (record)->table;
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM \"%s\" r WHERE revision > 0 AND NOT EXISTS (SELECT 1 FROM change_log WHERE "
      "record_table = '%s' AND revision = r.revision AND replace (record_id, '-', '') = lower (hex (r.id)))", table, table);
  gint64 n;

  if (!accord_store_query_integer (self->connection->db, sql, &n, error))
    return FALSE;
  if (n > 0)
    find (self, g_strdup_printf (ngettext ("%d row of “%s” was written without an entry in the change log.",
                                           "%d rows of “%s” were written without an entry in the change log.", (gulong) n),
                                 (int) n, table));
  return TRUE;
}

static gboolean
check_log (Check   *self,
           GError **error)
{
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    if (!check_log_of (self, *type, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_settings (Check   *self,
                GError **error)
{
  gint64 n;

  if (!accord_store_query_integer (self->connection->db, "SELECT count (*) FROM settings WHERE deleted = 0", &n, error))
    return FALSE;
  if (n != 1)
    find (self, g_strdup (_("The settings of the workspace are not there once.")));
  return TRUE;
}

static gboolean
check_all (Check   *self,
           GError **error)
{
  static gboolean (*const checks[]) (Check *, GError **) = {
    check_pages, check_references, check_tables, check_settings, check_log,
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !checks[i] (self, error))
      return FALSE;
  return TRUE;
}

/**
 * accord_connection_check:
 * @self: a connection
 * @cancellable: (nullable): a cancellable, looked at between the parts of the check
 * @error: return location for a #GError
 *
 * Looks whether the file is whole, rows belong to rows that are there, tables are as this program makes them, and the
 * change log knows of every record.
 *
 * Returns: (transfer full): sentences; %NULL where the check itself could not be done
 */
GPtrArray *
accord_connection_check (AccordConnection *self,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  Check check = { .connection = self, .cancellable = cancellable, .findings = findings };

  if (check_all (&check, &local))
    return g_steal_pointer (&findings);
  /* A file so damaged that the check cannot go on is a finding, too. */
  if (g_error_matches (local, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED))
    {
      find (&check, g_strdup (local->message));
      return g_steal_pointer (&findings);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
