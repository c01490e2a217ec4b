#include "store/lead-write.h"

#include "model/field.h"
#include "store/lead-fields.h"
#include "store/rights.h"

/* From so many leads on their pages are kept in memory until the end: a spill into the file locks readers out. */
#define MANY_LEADS 5000
#define PATIENT_CACHE "PRAGMA cache_size = -196608"
#define USUAL_CACHE "PRAGMA cache_size = -8192"

/**
 * accord_lead_write_log:
 * @self: a write
 * @lead: the lead that it is about; 0: there are several, and lead_edits or lead_merges names them
 * @action: «edit», «merge», «undo»
 * @error: return location for a #GError
 *
 * Returns: whether the change log has it
 */
gboolean
accord_lead_write_log (AccordLeadWrite *self,
                       gint64           lead,
                       const char      *action,
                       GError         **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, lead);
  AccordLogChange change = { .table = "leads", .record_id = id, .action = action };

  if (!accord_change_log_append (self->connection, self->head, &change, error))
    return FALSE;
  if (self->seq == 0)
    self->seq = self->connection->written;
  return TRUE;
}

/**
 * accord_lead_write_list:
 * @self: a write
 * @keys: of leads
 * @error: return location for a #GError
 *
 * Returns: whether the temporary table «written» has them, and no others
 */
gboolean
accord_lead_write_list (AccordLeadWrite *self,
                        const GArray    *keys,
                        GError         **error)
{
  sqlite3 *db = self->connection->db;
  g_autoptr (AccordStatement) insert = NULL;

  if (!accord_store_exec (db, "CREATE TEMP TABLE IF NOT EXISTS written (lead INTEGER PRIMARY KEY); "
                          "DELETE FROM temp.written", error))
    return FALSE;
  insert = accord_statement_new (db, "INSERT OR IGNORE INTO temp.written VALUES (?1)", error);
  for (guint i = 0; insert != NULL && i < keys->len; i++)
    {
      accord_statement_bind_integer (insert, 1, g_array_index (keys, gint64, i));
      if (!accord_statement_run (insert, error))
        return FALSE;
    }
  return insert != NULL;
}

/**
 * accord_lead_write_email_keys:
 * @self: a write whose leads are in the temporary table «written»
 * @error: return location for a #GError
 *
 * Returns: whether their keys say what their e-mails do
 */
gboolean
accord_lead_write_email_keys (AccordLeadWrite *self,
                              GError         **error)
{
  sqlite3 *db = self->connection->db;
  g_autoptr (AccordStatement) select = accord_statement_new (
      db, "SELECT id, email, external_id IS NULL FROM temp.written w JOIN leads l ON l.id = w.lead", error);
  g_autoptr (AccordStatement) update = accord_statement_new (db, "UPDATE leads SET email_key = ?1 WHERE id = ?2", error);
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean row;

  while (select != NULL && update != NULL && accord_statement_step (select, &row, error))
    {
      gboolean any;

      if (!row)
        return TRUE;
      any = accord_lead_email_key (accord_statement_get_text (select, 1), key) &&
            accord_statement_get_integer (select, 2) == 1;
      accord_statement_bind_text (update, 1, any ? key->str : NULL);
      accord_statement_bind_integer (update, 2, accord_statement_get_integer (select, 0));
      if (!accord_statement_run (update, error))
        return FALSE;
    }
  return FALSE;
}

/**
 * accord_lead_write_find_field:
 * @fields: of #AccordField
 * @name: the name of one of them
 *
 * Returns: (transfer none) (nullable): that field
 */
AccordField *
accord_lead_write_find_field (GPtrArray  *fields,
                              const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_strcmp0 (((AccordField *) g_ptr_array_index (fields, i))->name, name) == 0)
      return g_ptr_array_index (fields, i);
  return NULL;
}

static gboolean
do_write (AccordLeadWrite        *self,
          const AccordLeadChange *change,
          GError                **error)
{
  switch (change->kind)
    {
    case ACCORD_LEADS_EDIT:
      return accord_lead_edit (self, change, error);
    case ACCORD_LEADS_TAKE_BACK:
      return accord_lead_take_back (self, change->seq, error);
    case ACCORD_LEADS_MERGE:
    default:
      return accord_lead_merge (self, change->keys, error);
    }
}

/* What changed nothing is not logged. */
static gboolean
forget_entry (AccordLeadWrite *self,
              GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM change_log WHERE seq = %" G_GINT64_FORMAT, self->seq);

  return self->seq == 0 || accord_store_exec (self->connection->db, sql, error);
}

/**
 * accord_lead_write:
 * @connection: a connection with a transaction
 * @author: who writes
 * @head: as part of what
 * @change: what
 * @inverse: (out) (transfer full) (nullable): what takes it back; %NULL: nothing was changed
 * @error: return location for a #GError; %ACCORD_STORE_ERROR_CONFLICT where somebody else went on from what it is based on
 *
 * Returns: whether it is written; else the transaction is to be rolled back
 */
gboolean
accord_lead_write (AccordConnection        *connection,
                   const AccordStoreAuthor *author,
                   const AccordLogHead     *head,
                   const AccordLeadChange  *change,
                   AccordLeadChange       **inverse,
                   GError                 **error)
{
  AccordLeadWrite self = { .connection = connection, .head = head };
  gboolean many = change->keys->len > MANY_LEADS || change->kind == ACCORD_LEADS_TAKE_BACK;
  gboolean done;

  *inverse = NULL;
  if (!accord_rights_check (connection, author, ACCORD_RIGHT_IMPORT, error))
    return FALSE;
  if (many)
    accord_store_exec (connection->db, PATIENT_CACHE, NULL);
  done = do_write (&self, change, error);
  if (many)
    accord_store_exec (connection->db, USUAL_CACHE, NULL);
  if (done && self.n_rows == 0)
    return forget_entry (&self, error);
  if (done)
    *inverse = self.inverse != NULL ? g_steal_pointer (&self.inverse) : accord_lead_change_new_back (self.seq);
  g_clear_pointer (&self.inverse, accord_lead_change_free);
  return done;
}
