#include "store/lead-read.h"

#include <glib/gi18n-lib.h>

#include "store/change-log.h"
#include "store/lead-cell.h"
#include "store/lead-deals.h"

/* The first column is the key, the others are the batch's. */
static gboolean
append_rows (AccordStatement *statement,
             AccordBatch     *batch,
             GError         **error)
{
  gboolean row;

  while (accord_statement_step (statement, &row, error))
    {
      guint index;

      if (!row)
        return TRUE;
      index = accord_batch_append_room (batch);
      batch->keys[index] = accord_statement_get_integer (statement, 0);
      accord_lead_cell_read_row (batch, index, statement, 1);
    }
  return FALSE;
}

static AccordStatement *
select_columns (AccordConnection   *connection,
                const char         *table,
                const AccordBatch  *batch,
                const char         *where,
                GError            **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < batch->n_columns; i++)
    g_string_append_printf (names, ", \"%s\"", batch->columns[i].field->column);
  return accord_statement_new_printf (connection->db, error, "SELECT id%s FROM %s WHERE %s", names->str, table, where);
}

static gboolean
read_table (AccordConnection *connection,
            const char       *table,
            gint64            after,
            AccordBatch      *batch,
            GError          **error)
{
  g_autoptr (AccordStatement) statement =
      select_columns (connection, table, batch, "id > ?1 ORDER BY id LIMIT ?2", error);

  if (statement == NULL)
    return FALSE;
  accord_batch_clear (batch);
  accord_statement_bind_integer (statement, 1, after);
  accord_statement_bind_integer (statement, 2, batch->capacity);
  return append_rows (statement, batch, error);
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
  return read_table (connection, "leads", after, batch, error) &&
         accord_lead_deals_apply (connection, batch, TRUE, error);
}

/**
 * accord_lead_read_own:
 * @connection: a connection
 * @after: the last key that was read; 0 at first
 * @batch: made for the fields wanted, which have columns; cleared and filled
 * @error: return location for a #GError
 *
 * As accord_lead_read(), but as they are written: their deals say nothing.
 *
 * Returns: whether it could; without rows: the end
 */
gboolean
accord_lead_read_own (AccordConnection *connection,
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

/**
 * accord_lead_read_deals:
 * @connection: a connection
 * @after: the last key that was read; 0 at first
 * @batch: as accord_deal_batch_new() makes it
 * @error: return location for a #GError
 *
 * Returns: whether it could; without rows: the end
 */
gboolean
accord_lead_read_deals (AccordConnection *connection,
                        gint64            after,
                        AccordBatch      *batch,
                        GError          **error)
{
  return read_table (connection, "deals", after, batch, error);
}

/* Those of @keys that are there: ?1 is one of them. */
static gboolean
read_keys (AccordStatement *statement,
           const gint64    *keys,
           guint            n_keys,
           AccordBatch     *batch,
           GError         **error)
{
  accord_batch_clear (batch);
  for (guint i = 0; i < n_keys; i++)
    {
      accord_statement_bind_integer (statement, 1, keys[i]);
      if (!append_rows (statement, batch, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_lead_read_keys:
 * @connection: a connection
 * @keys: (array length=n_keys): keys of leads
 * @n_keys: their number
 * @batch: made for the fields wanted, which have columns; cleared and filled, in the order of @keys
 * @error: return location for a #GError
 *
 * Leads that are not there any more are left out.
 *
 * Returns: whether it could
 */
gboolean
accord_lead_read_keys (AccordConnection *connection,
                       const gint64     *keys,
                       guint             n_keys,
                       AccordBatch      *batch,
                       GError          **error)
{
  g_autoptr (AccordStatement) statement = select_columns (connection, "leads", batch, "id = ?1", error);

  return statement != NULL && read_keys (statement, keys, n_keys, batch, error) &&
         accord_lead_deals_apply (connection, batch, FALSE, error);
}

/**
 * accord_lead_read_activities_of:
 * @connection: a connection
 * @leads: (array length=n_leads): keys of leads
 * @n_leads: their number
 * @batch: as accord_activity_batch_new() makes it; cleared and filled with all that happened to them
 * @error: return location for a #GError
 *
 * Returns: whether it could
 */
gboolean
accord_lead_read_activities_of (AccordConnection *connection,
                                const gint64     *leads,
                                guint             n_leads,
                                AccordBatch      *batch,
                                GError          **error)
{
  g_autoptr (AccordStatement) statement = select_columns (connection, "activities", batch, "lead = ?1 ORDER BY id", error);

  return statement != NULL && read_keys (statement, leads, n_leads, batch, error);
}

static gboolean
insert_rows (AccordConnection  *connection,
             const char        *table,
             const AccordBatch *batch,
             GError           **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (AccordStatement) statement = NULL;

  for (guint i = 0; i < batch->n_columns; i++)
    {
      g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "", batch->columns[i].field->column);
      g_string_append_printf (marks, "%s?%u", i > 0 ? ", " : "", i + 1);
    }
  statement = accord_statement_new_printf (connection->db, error, "INSERT INTO %s (%s) VALUES (%s)", table, names->str,
                                           marks->str);
  for (guint row = 0; statement != NULL && row < batch->n_rows; row++)
    {
      for (guint i = 0; i < batch->n_columns; i++)
        accord_lead_cell_bind (&batch->columns[i], row, statement, (int) i + 1);
      if (!accord_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

/* Others, and whoever keeps a copy of the leads, learn of them by their keys. All of a sitting's are one change set. */
static gboolean
log_rows (AccordConnection        *connection,
          const AccordStoreAuthor *author,
          const char              *table,
          const char              *summary,
          guint                    n,
          GError                 **error)
{
  gint64 last = sqlite3_last_insert_rowid (connection->db);
  g_autofree char *range = g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, last - n + 1, last);
  AccordLogHead head = { .set_id = connection->session, .summary = summary, .member = author->member,
                         .member_name = author->member_name, .at = accord_moment_now () };
  AccordLogChange change = { .table = table, .record_id = range, .action = "insert" };

  return n == 0 || accord_change_log_append (connection, &head, &change, error);
}

static gboolean
add_rows (AccordConnection        *connection,
          const AccordStoreAuthor *author,
          const char              *table,
          const char              *summary,
          const AccordBatch       *batch,
          GError                 **error)
{
  if (!accord_connection_begin (connection, error))
    return FALSE;
  if (insert_rows (connection, table, batch, error) &&
      log_rows (connection, author, table, summary, batch->n_rows, error) && accord_connection_commit (connection, error))
    return TRUE;
  accord_connection_rollback (connection);
  return FALSE;
}

/**
 * accord_lead_add_activities:
 * @connection: a connection
 * @author: who adds them
 * @batch: as accord_activity_batch_new() makes it
 * @error: return location for a #GError; %ACCORD_STORE_ERROR_INVALID where there is no such lead, no kind or no time
 *
 * Returns: whether all were added; else none was
 */
gboolean
accord_lead_add_activities (AccordConnection        *connection,
                            const AccordStoreAuthor *author,
                            const AccordBatch       *batch,
                            GError                 **error)
{
  return add_rows (connection, author, "activities", _("activities added"), batch, error);
}

/**
 * accord_lead_add_deals:
 * @connection: a connection
 * @author: who adds them
 * @batch: as accord_deal_batch_new() makes it
 * @error: return location for a #GError; %ACCORD_STORE_ERROR_INVALID where there is no such lead, or the id is there
 *
 * Returns: whether all were added; else none was
 */
gboolean
accord_lead_add_deals (AccordConnection        *connection,
                       const AccordStoreAuthor *author,
                       const AccordBatch       *batch,
                       GError                 **error)
{
  return add_rows (connection, author, "deals", _("deals added"), batch, error);
}
