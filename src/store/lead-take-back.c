/* Taking back what people did to leads by hand. It is an edit itself, and can be taken back. */
#include "store/lead-write.h"

#include <glib/gi18n-lib.h>

#include "store/promotion.h"

/* The columns that entry @seq wrote, of those that are there. */
static GPtrArray *
list_columns (AccordLeadWrite *self,
              gint64           seq,
              GError         **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->connection->db,
      "SELECT DISTINCT column FROM lead_edits WHERE seq = ?1 AND column IN (SELECT name FROM pragma_table_info ('leads'))",
      error);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, seq);
  return accord_statement_add_texts (statement, columns, error) ? g_steal_pointer (&columns) : NULL;
}

static gboolean
run_with (AccordLeadWrite *self,
          const char      *sql,
          gint64           seq,
          GError         **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (self->connection->db, sql, error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, seq);
  if (sqlite3_bind_parameter_count (statement->handle) > 1)
    accord_statement_bind_integer (statement, 2, self->seq);
  return accord_statement_run (statement, error);
}

static gboolean
put_back (AccordLeadWrite *self,
          gint64           seq,
          const char      *column,
          GError         **error)
{
  g_autofree char *keep = g_strdup_printf (
      "INSERT INTO lead_edits (lead, seq, column, old, new) SELECT e.lead, ?2, e.column, e.new, e.old FROM lead_edits e "
      "JOIN leads l ON l.id = e.lead WHERE e.seq = ?1 AND e.column = '%s' AND l.\"%s\" IS e.new", column, column);
  g_autofree char *update = g_strdup_printf (
      "UPDATE leads SET \"%s\" = e.old, revision = revision + 1 FROM lead_edits e WHERE e.seq = ?1 AND e.column = '%s' AND "
      "e.lead = leads.id AND leads.\"%s\" IS e.new", column, column, column);

  if (!run_with (self, keep, seq, error))
    return FALSE;
  self->n_rows += (guint64) sqlite3_changes64 (self->connection->db);
  return run_with (self, update, seq, error);
}

/* An id that somebody else has by now stays theirs. */
static gboolean
check_ids (AccordLeadWrite *self,
           gint64           seq,
           GError         **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT EXISTS (SELECT 1 FROM lead_edits e JOIN leads l ON l.external_id = e.old WHERE e.seq = %" G_GINT64_FORMAT
      " AND e.column = 'external_id' AND l.id <> e.lead)", seq);
  gint64 taken;

  if (!accord_store_query_integer (self->connection->db, sql, &taken, error))
    return FALSE;
  if (taken == 0)
    return TRUE;
  g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT,
                       _("This cannot be taken back: another lead has the ID by now."));
  return FALSE;
}

/**
 * accord_lead_take_back_fields:
 * @self: a write that is logged
 * @seq: the number of an entry of the change log
 * @error: return location for a #GError
 *
 * Returns: whether the fields that it wrote are as they were before, but those that were written since
 */
gboolean
accord_lead_take_back_fields (AccordLeadWrite *self,
                              gint64           seq,
                              GError         **error)
{
  g_autoptr (GPtrArray) columns = list_columns (self, seq, error);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean keys = FALSE;

  if (columns == NULL || !check_ids (self, seq, error))
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      if (!put_back (self, seq, column, error))
        return FALSE;
      keys = keys || g_str_equal (column, "external_id") || g_str_equal (column, "email");
    }
  return !keys ||
         (accord_lead_write_list (self, none, error) &&
          run_with (self, "INSERT OR IGNORE INTO temp.written SELECT lead FROM lead_edits WHERE seq = ?1", seq, error) &&
          accord_lead_write_email_keys (self, error));
}

/* What it is about; FALSE with a sentence where it is not known any more. */
static gboolean
find_lead (AccordLeadWrite *self,
           gint64           seq,
           gint64          *lead,
           GError         **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->connection->db,
      "SELECT CAST (record_id AS INTEGER) FROM change_log WHERE seq = ?1 AND record_table = 'leads'", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, seq);
  if (!accord_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT,
                           _("This cannot be taken back: the file does not know of it any more."));
      return FALSE;
    }
  *lead = accord_statement_get_integer (statement, 0);
  return TRUE;
}

/**
 * accord_lead_take_back:
 * @self: a write
 * @seq: the number of an entry of the change log
 * @error: return location for a #GError; %ACCORD_STORE_ERROR_CONFLICT where somebody went on from all of it
 *
 * Returns: whether it is taken back
 */
gboolean
accord_lead_take_back (AccordLeadWrite *self,
                       gint64           seq,
                       GError         **error)
{
  gboolean merge = FALSE;
  gint64 lead;

  if (!find_lead (self, seq, &lead, error) || !accord_lead_is_merge (self, seq, &merge, error))
    return FALSE;
  if (merge)
    return accord_lead_unmerge (self, seq, lead, error);
  if (!accord_lead_write_log (self, lead, "undo", error) || !accord_lead_take_back_fields (self, seq, error) ||
      !accord_promotion_undo_edit (self->connection, seq, self->seq, error))
    return FALSE;
  if (self->n_rows > 0)
    return TRUE;
  g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT,
                       _("This cannot be taken back: it was changed again since."));
  return FALSE;
}
