#include "store/rebuild.h"

#include <glib/gi18n-lib.h>

#include "store/backup.h"
#include "store/compact.h"
#include "store/lead-fields.h"
#include "store/schema-model.h"
#include "store/schema-text.h"

/* What an import or an entry of the log is called is never given again, also where the newest are gone. */
#define COPY_NUMBERS                                                                                                     \
  "DELETE FROM fresh.sqlite_sequence; INSERT INTO fresh.sqlite_sequence (name, seq) SELECT name, max (seq) FROM "        \
  "(%s SELECT 'imports' AS name, ifnull (max (id), 0) AS seq FROM fresh.imports "                                         \
  "UNION ALL SELECT 'change_log', ifnull (max (seq), 0) FROM fresh.change_log) GROUP BY name"
#define OLD_NUMBERS                                                                                                      \
  "SELECT name, seq FROM main.sqlite_sequence NOT INDEXED WHERE name IN ('imports', 'change_log') AND "                  \
  "typeof (seq) = 'integer' UNION ALL"

static gboolean
is_table (sqlite3     *db,
          const char  *name,
          gboolean    *is,
          GError     **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (db, "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?1", error);
  g_autofree char *plain = NULL;
  gboolean row;

  *is = FALSE;
  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, name);
  if (!accord_statement_step (statement, &row, error))
    return FALSE;
  if (row && accord_statement_get_text (statement, 0) != NULL)
    plain = accord_schema_text_plain (accord_statement_get_text (statement, 0));
  /* Not «create virtual table». */
  *is = plain != NULL && g_str_has_prefix (plain, "create table ");
  return TRUE;
}

/**
 * accord_rebuild_holds_values:
 * @db: a file of which nothing was used yet
 * @table: the name of what should be a table
 * @column: and of its column
 * @holds: (out): whether that can be read without anything of the file being run
 * @error: return location for a #GError
 *
 * Returns: whether it could be looked up
 */
gboolean
accord_rebuild_holds_values (sqlite3     *db,
                             const char  *table,
                             const char  *column,
                             gboolean    *holds,
                             GError     **error)
{
  g_autoptr (AccordStatement) statement = NULL;

  if (!is_table (db, table, holds, error))
    return FALSE;
  if (!*holds)
    return TRUE;
  statement = accord_statement_new (db, "SELECT 1 FROM pragma_table_xinfo (?1, 'main') WHERE name = ?2 AND hidden = 0", error);
  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, table);
  accord_statement_bind_text (statement, 2, column);
  return accord_statement_step (statement, holds, error);
}

/* Fields of one's own: those as this program adds them, and those that are in its list, however their columns look. */
static gboolean
add_custom_columns (AccordConnection *self,
                    GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->db,
      "SELECT name, upper (type) FROM pragma_table_xinfo ('leads', 'main') WHERE hidden = 0 AND (name IN "
      "(SELECT column FROM fresh.fields) OR (upper (type) IN ('TEXT', 'INTEGER', 'REAL') AND \"notnull\" = 0 AND "
      "dflt_value IS NULL AND pk = 0)) ORDER BY cid", error);
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      const char *type;

      if (!accord_statement_step (statement, &row, error))
        return FALSE;
      if (!row || !accord_lead_fields_is_own_name (accord_statement_get_text (statement, 0)))
        continue;
      type = accord_statement_get_text (statement, 1);
      g_string_append_printf (sql, "ALTER TABLE fresh.leads ADD COLUMN %s %s;", accord_statement_get_text (statement, 0),
                              g_strcmp0 (type, "INTEGER") == 0 || g_strcmp0 (type, "REAL") == 0 ? type : "TEXT");
    }
  return statement != NULL && accord_store_exec (self->db, sql->str, error);
}

/* The columns that both have; NULL: none. */
static char *
list_columns (sqlite3     *db,
              const char  *table,
              GError     **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      db,
      "SELECT group_concat ('\"' || name || '\"', ', ') FROM pragma_table_xinfo (?1, 'fresh') WHERE hidden = 0 AND name IN "
      "(SELECT name FROM pragma_table_xinfo (?1, 'main') WHERE hidden = 0)", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_text (statement, 1, table);
  return accord_statement_step (statement, &row, error) && row ? g_strdup (accord_statement_get_text (statement, 0)) : NULL;
}

/* Not by way of an index: nobody knows what it says. */
static gboolean
copy_table (AccordConnection *self,
            const char       *table,
            GError          **error)
{
  g_autofree char *columns = NULL, *sql = NULL;
  GError *local = NULL;
  gboolean is;

  if (!is_table (self->db, table, &is, error))
    return FALSE;
  if (is && g_str_equal (table, "leads") && !add_custom_columns (self, error))
    return FALSE;
  columns = is ? list_columns (self->db, table, &local) : NULL;
  if (columns == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, local);
      return local == NULL;
    }
  sql = g_strdup_printf ("INSERT INTO fresh.\"%s\" (%s) SELECT %s FROM main.\"%s\" NOT INDEXED", table, columns, columns, table);
  return accord_store_exec (self->db, sql, error);
}

static gboolean
copy_numbers (AccordConnection *self,
              GError          **error)
{
  g_autofree char *sql = NULL;
  gboolean is;

  if (!is_table (self->db, "sqlite_sequence", &is, error))
    return FALSE;
  sql = g_strdup_printf (COPY_NUMBERS, is ? OLD_NUMBERS : "");
  return accord_store_exec (self->db, sql, error);
}

static gboolean
copy_all (AccordConnection *self,
          GError          **error)
{
  /* The list of fields says which columns of leads are somebody's. */
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->db,
      "SELECT name FROM fresh.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
      "ORDER BY name <> 'fields', rowid", error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);

  if (statement == NULL || !accord_statement_add_texts (statement, tables, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!copy_table (self, g_ptr_array_index (tables, i), error))
      return FALSE;
  return copy_numbers (self, error);
}

static gboolean
attach (AccordConnection *self,
        const char       *path,
        GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (self->db, "ATTACH ?1 AS fresh", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, path);
  return accord_statement_run (statement, error);
}

static gboolean
make_empty (AccordConnection *self,
            const char       *scratch,
            gint64            version,
            GError          **error)
{
  g_autofree char *header = g_strdup_printf ("PRAGMA application_id = %d", ACCORD_APPLICATION_ID);
  int number = accord_settle_make (scratch, 0600);
  gint64 page_size;
  sqlite3 *model;
  gboolean done;

  if (number != 0)
    return accord_settle_fail (error, scratch, number);
  if (!accord_store_query_integer (self->db, "PRAGMA page_size", &page_size, error))
    return FALSE;
  model = accord_schema_make_model (scratch, page_size, version, error);
  done = model != NULL && accord_store_exec (model, header, error);
  sqlite3_close (model);
  return done;
}

static int
on_progress_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static gboolean
make_anew (AccordConnection *self,
           const char       *scratch,
           gint64            version,
           GCancellable     *cancellable,
           GError          **error)
{
  int attached = sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 1);
  gboolean done;

  if (cancellable != NULL)
    sqlite3_progress_handler (self->db, 10000, on_progress_cb, cancellable);
  /* What fails is thrown away as a whole; rows that belong to nobody are for the check of the whole file. */
  done = make_empty (self, scratch, version, error) && attach (self, scratch, error) &&
         accord_store_exec (self->db, "PRAGMA fresh.journal_mode = OFF; PRAGMA fresh.synchronous = OFF;"
                            "PRAGMA foreign_keys = OFF; BEGIN", error) &&
         copy_all (self, error) && accord_store_exec (self->db, "COMMIT", error);
  accord_connection_rollback (self);
  accord_store_exec (self->db, "PRAGMA foreign_keys = ON", NULL);
  accord_store_exec (self->db, "DETACH fresh", NULL);
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, attached);
  return done;
}

/**
 * accord_connection_rebuild:
 * @self: a connection without a transaction
 * @version: of the file: not newer than this program's
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: whether it is as the migrations make it; else nothing is changed
 */
gboolean
accord_connection_rebuild (AccordConnection *self,
                           gint64            version,
                           GCancellable     *cancellable,
                           GError          **error)
{
  if (self->reason == NULL)
    return accord_connection_renew (self, make_anew, version, cancellable, error);
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY, _("Nothing was repaired: %s"), self->reason);
  return FALSE;
}
