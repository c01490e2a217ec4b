#include "store/lead-read.h"

#include "store/change-log.h"
#include "store/lead-cell.h"

/* More leads than this are read again as a whole. */
#define MOST_CHANGED 20000

/* ?1: the last key that was read; ?2: so many rows. The first column is the key, the others are the batch's. */
static gboolean
read_rows (AccordStatement *statement,
           gint64           after,
           AccordBatch     *batch,
           GError         **error)
{
  gboolean row;

  accord_batch_clear (batch);
  accord_statement_bind_integer (statement, 1, after);
  accord_statement_bind_integer (statement, 2, batch->capacity);
  while (accord_statement_step (statement, &row, error))
    {
      guint index;

      if (!row)
        return TRUE;
      index = accord_batch_append (batch);
      batch->keys[index] = accord_statement_get_integer (statement, 0);
      for (guint i = 0; i < batch->n_columns; i++)
        accord_lead_cell_read (batch, i, index, statement, (int) i + 1);
    }
  return FALSE;
}

static gboolean
read_table (AccordConnection *connection,
            const char       *table,
            gint64            after,
            AccordBatch      *batch,
            GError          **error)
{
  g_autoptr (AccordStatement) statement = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < batch->n_columns; i++)
    g_string_append_printf (names, ", \"%s\"", batch->columns[i].field->column);
  statement = accord_statement_new_printf (connection->db, error,
                                           "SELECT id%s FROM %s WHERE id > ?1 ORDER BY id LIMIT ?2", names->str, table);
  return statement != NULL && read_rows (statement, after, batch, error);
}

/**
 * accord_lead_read:
 * @connection: a connection
 * @after: the last key that was read; 0 at first
 * @batch: made for the fields wanted, which have columns; cleared and filled
 * @error: return location for a #GError
 *
 * Returns: whether it could; without rows: the end
 */
gboolean
accord_lead_read (AccordConnection *connection,
                  gint64            after,
                  AccordBatch      *batch,
                  GError          **error)
{
  return read_table (connection, "leads", after, batch, error);
}

/**
 * accord_lead_read_activities:
 * @connection: a connection
 * @after: the last key that was read; 0 at first
 * @batch: as accord_activity_batch_new() makes it
 * @error: return location for a #GError
 *
 * Returns: whether it could; without rows: the end
 */
gboolean
accord_lead_read_activities (AccordConnection *connection,
                             gint64            after,
                             AccordBatch      *batch,
                             GError          **error)
{
  return read_table (connection, "activities", after, batch, error);
}

/* Leads that imports, made or taken back since, changed or made; and those that persons wrote. */
static const char since_sql[] =
    "WITH entries AS (SELECT record_table, record_id FROM change_log WHERE seq > ?1), "
    "touched AS (SELECT i.id, first_lead, last_lead FROM imports i JOIN entries e "
    "ON e.record_table = 'imports' AND i.id = CAST (e.record_id AS INTEGER)) "
    "SELECT lead FROM touched t JOIN import_changes c ON c.import_id = t.id "
    "UNION SELECT CAST (record_id AS INTEGER) FROM entries WHERE record_table = 'leads' "
    "UNION SELECT l.id FROM touched t JOIN leads l ON l.id BETWEEN t.first_lead AND t.last_lead WHERE t.last_lead > 0 "
    "ORDER BY 1 LIMIT ?2";

/* What an import that was taken back had made is not there to be read, and must be known to be gone. */
static gboolean
add_deleted (AccordConnection *connection,
             gint64            since,
             GArray           *keys,
             GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "SELECT DISTINCT first_lead, last_lead FROM imports i JOIN change_log e ON e.record_id = CAST (i.id AS TEXT) "
      "WHERE e.seq > ?1 AND e.record_table = 'imports' AND e.action = 'undo' AND last_lead > 0", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, since);
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      for (gint64 key = accord_statement_get_integer (statement, 0);
           key <= accord_statement_get_integer (statement, 1) && keys->len <= MOST_CHANGED; key++)
        g_array_append_val (keys, key);
    }
  return FALSE;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const gint64 *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

static void
remove_doubles (GArray *keys)
{
  guint n = 0;

  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    if (i == 0 || g_array_index (keys, gint64, i) != g_array_index (keys, gint64, n - 1))
      g_array_index (keys, gint64, n++) = g_array_index (keys, gint64, i);
  g_array_set_size (keys, n);
}

static GArray *
find_since (AccordConnection *connection,
            gint64            since,
            GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (connection->db, since_sql, error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, since);
  accord_statement_bind_integer (statement, 2, MOST_CHANGED + 1);
  while (accord_statement_step (statement, &row, error))
    {
      gint64 key;

      if (!row)
        return add_deleted (connection, since, keys, error) ? g_steal_pointer (&keys) : NULL;
      key = accord_statement_get_integer (statement, 0);
      g_array_append_val (keys, key);
    }
  return NULL;
}

/* A restored backup, an archive and a repair write more than the log can say. */
static gboolean
is_all_another (AccordConnection *connection,
                gint64            since,
                gboolean         *another,
                GError          **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT EXISTS (SELECT 1 FROM change_log WHERE seq > %" G_GINT64_FORMAT " AND record_table = 'workspace')", since);
  gint64 any = 0;
  gboolean done = accord_store_query_integer (connection->db, sql, &any, error);

  *another = any != 0;
  return done;
}

/**
 * accord_lead_read_since:
 * @connection: a connection
 * @since: a number of the change log; 0: all of it
 * @now: (out): the number of its newest entry
 * @keys: (out) (transfer full) (nullable): keys of the leads that were written or deleted since, ascending; %NULL: too
 *   many, load all again
 * @error: return location for a #GError
 *
 * Returns: whether it could be read
 */
gboolean
accord_lead_read_since (AccordConnection *connection,
                        gint64            since,
                        gint64           *now,
                        GArray          **keys,
                        GError          **error)
{
  g_autoptr (GArray) found = NULL;
  gboolean another;

  *keys = NULL;
  *now = accord_change_log_last (connection, error);
  if (*now < 0)
    return FALSE;
  if (since <= 0)
    return TRUE;
  if (!is_all_another (connection, since, &another, error))
    return FALSE;
  if (another)
    return TRUE;
  found = find_since (connection, since, error);
  if (found == NULL)
    return FALSE;
  remove_doubles (found);
  if (found->len <= MOST_CHANGED)
    *keys = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
insert_activities (AccordConnection  *connection,
                   const AccordBatch *batch,
                   GError           **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db, "INSERT INTO activities (lead, kind, at, detail) VALUES (?1, ?2, ?3, ?4)", error);

  for (guint row = 0; statement != NULL && row < batch->n_rows; row++)
    {
      for (guint i = 0; i < batch->n_columns; i++)
        accord_lead_cell_bind (&batch->columns[i], row, statement, (int) i + 1);
      if (!accord_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

/**
 * accord_lead_add_activities:
 * @connection: a connection
 * @batch: as accord_activity_batch_new() makes it
 * @error: return location for a #GError; %ACCORD_STORE_ERROR_INVALID where there is no such lead, no kind or no time
 *
 * Returns: whether all were added; else none was
 */
gboolean
accord_lead_add_activities (AccordConnection  *connection,
                            const AccordBatch *batch,
                            GError           **error)
{
  if (!accord_connection_begin (connection, error))
    return FALSE;
  if (insert_activities (connection, batch, error) && accord_connection_commit (connection, error))
    return TRUE;
  accord_connection_rollback (connection);
  return FALSE;
}
