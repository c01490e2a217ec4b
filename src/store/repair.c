/* Repairing what can be: a backup first, then the pages, then the rows in one transaction, then another look. */
#include "store/check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "model/uuid.h"
#include "store/backup-folder.h"
#include "store/change-log.h"
#include "store/compact.h"
#include "store/rebuild.h"
#include "store/record-sql.h"
#include "store/restore.h"
#include "store/whole.h"

typedef struct
{
  AccordConnection *connection;
  AccordLogHead     head;
} Repair;

static gboolean
needs (GPtrArray    *faults,
       AccordRepair  repair)
{
  for (guint i = 0; i < faults->len; i++)
    if (((AccordFault *) g_ptr_array_index (faults, i))->repair == repair)
      return TRUE;
  return FALSE;
}

/* One that cannot be done, as an index over what is there twice, leaves the others be; the next look finds it again. */
static gboolean
run_statements (Repair      *self,
                const char  *sql,
                GError     **error)
{
  g_autofree char *guarded = g_strdup_printf ("SAVEPOINT mend; %s; RELEASE mend", sql);

  return accord_store_exec (self->connection->db, guarded, NULL) ||
         accord_store_exec (self->connection->db, "ROLLBACK TO mend; RELEASE mend", error);
}

static gboolean
repair_settings (Repair  *self,
                 GError **error)
{
  g_autoptr (AccordRecord) settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  gint64 n;

  if (!accord_store_exec (self->connection->db, "UPDATE settings SET deleted = (id <> zeroblob (16)), "
                          "revision = revision + 1 WHERE deleted <> (id <> zeroblob (16))", error) ||
      !accord_store_query_integer (self->connection->db, "SELECT count (*) FROM settings WHERE deleted = 0", &n, error))
    return FALSE;
  return n > 0 || accord_record_sql_write (self->connection, settings, NULL, self->head.at, error);
}

static gboolean
log_record (Repair      *self,
            GType        type,
            const char  *id,
            GError     **error)
{
  gboolean deleted = FALSE;
  g_autoptr (AccordRecord) record = accord_record_sql_find (self->connection, type, id, &deleted, error);
  g_autoptr (JsonObject) values = record != NULL ? accord_record_to_json (record) : NULL;
  AccordLogChange change = { .record_id = id, .action = deleted ? "delete" : "insert" };

  if (record == NULL)
    return FALSE;
  change.table = ACCORD_RECORD_GET_CLASS (record)->table;
  change.revision = accord_record_get_revision (record);
  change.before = deleted ? values : NULL;
  change.after = deleted ? NULL : values;
  return accord_change_log_append (self->connection, &self->head, &change, error);
}

static gboolean
repair_log_of (Repair  *self,
               GType    type,
               GError **error)
{
  g_autoptr (AccordRecord) some = accord_record_new (type);
  const char *table = ACCORD_RECORD_GET_CLASS (some)->table;
  g_autoptr (AccordStatement) statement = accord_statement_new_printf (
      self->connection->db, error,
      "SELECT id FROM \"%s\" r WHERE revision > 0 AND NOT EXISTS (SELECT 1 FROM change_log WHERE "
      "record_table = '%s' AND revision = r.revision AND replace (record_id, '-', '') = lower (hex (r.id)))", table, table);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!accord_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (ids, accord_statement_get_uuid (statement, 0));
    }
  for (guint i = 0; i < ids->len; i++)
    if (!log_record (self, type, g_ptr_array_index (ids, i), error))
      return FALSE;
  return statement != NULL;
}

static gboolean
repair_rows (Repair     *self,
             GPtrArray  *faults,
             GError    **error)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const AccordFault *fault = g_ptr_array_index (faults, i);

      if (fault->repair == ACCORD_REPAIR_SQL && !run_statements (self, fault->sql, error))
        return FALSE;
    }
  if (needs (faults, ACCORD_REPAIR_SETTINGS) && !repair_settings (self, error))
    return FALSE;
  /* What was written above is not in the log either. */
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    if (!repair_log_of (self, *type, error))
      return FALSE;
  return TRUE;
}

static gboolean
repair_faults (AccordConnection         *self,
               const AccordStoreAuthor  *author,
               GPtrArray                *faults,
               GCancellable             *cancellable,
               GError                  **error)
{
  g_autofree char *set_id = accord_uuid_new ();
  Repair repair = { .connection = self,
                    .head = { .set_id = set_id, .summary = _("file repaired"), .member = author->member,
                              .member_name = author->member_name, .at = accord_moment_now () } };

  if (needs (faults, ACCORD_REPAIR_PACK) && !accord_connection_pack (self, cancellable, error))
    return FALSE;
  if (!accord_connection_begin (self, error))
    return FALSE;
  if (repair_rows (&repair, faults, error) &&
      accord_whole_log (self->db, self->session, author, "repair", repair.head.summary, 0, error) &&
      accord_connection_commit (self, error))
    return TRUE;
  accord_connection_rollback (self);
  return FALSE;
}

/* What is found only in a file that can be looked at is repaired with the rest. (transfer full) */
static GPtrArray *
rebuild (AccordConnection *self,
         GPtrArray        *faults,
         GCancellable     *cancellable,
         GError          **error)
{
  gint64 version;

  if (!needs (faults, ACCORD_REPAIR_REBUILD))
    return g_ptr_array_ref (faults);
  if (!accord_store_query_integer (self->db, "PRAGMA user_version", &version, error) ||
      !accord_connection_rebuild (self, version, cancellable, error))
    return NULL;
  return accord_connection_find_faults (self, cancellable, error);
}

static gboolean
is_still_there (const AccordFault *fault,
                GPtrArray         *left)
{
  for (guint i = 0; i < left->len; i++)
    if (g_str_equal (((AccordFinding *) g_ptr_array_index (left, i))->text, fault->text))
      return TRUE;
  return FALSE;
}

static void
add_repaired (GPtrArray *repaired,
              GPtrArray *faults,
              GPtrArray *left)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const AccordFault *fault = g_ptr_array_index (faults, i);

      if (!is_still_there (fault, left))
        g_ptr_array_add (repaired, accord_finding_new (g_strdup (fault->text), TRUE));
    }
}

static gboolean
is_repairable (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    if (((AccordFault *) g_ptr_array_index (faults, i))->repair != ACCORD_REPAIR_NONE)
      return TRUE;
  return FALSE;
}

/**
 * accord_connection_keep_before_repair:
 * @self: a connection
 * @kept: (out) (transfer full): where the file as it is was kept
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: whether there is a backup of it
 */
gboolean
accord_connection_keep_before_repair (AccordConnection  *self,
                                      char             **kept,
                                      GCancellable      *cancellable,
                                      GError           **error)
{
  g_autofree char *place = accord_backup_folder_place (self->uuid, "before-repair", error);
  gint64 count;

  if (place == NULL || !accord_whole_freeze (self, place, 0600, &count, cancellable, error))
    return FALSE;
  *kept = g_steal_pointer (&place);
  return TRUE;
}

/**
 * accord_connection_repair:
 * @self: a connection
 * @author: who does it
 * @repaired: (out) (transfer full): of #AccordFinding: what was wrong
 * @left: (out) (transfer full): of #AccordFinding: what is wrong still
 * @kept: (out) (transfer full) (nullable): the backup of what was; %NULL: nothing was done
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: whether it could be tried
 */
gboolean
accord_connection_repair (AccordConnection         *self,
                          const AccordStoreAuthor  *author,
                          GPtrArray               **repaired,
                          GPtrArray               **left,
                          char                    **kept,
                          GCancellable             *cancellable,
                          GError                  **error)
{
  g_autoptr (GPtrArray) faults = accord_connection_find_faults (self, cancellable, error);
  g_autoptr (GPtrArray) rest = NULL;
  g_autofree char *place = NULL;

  *kept = NULL;
  if (faults == NULL)
    return FALSE;
  if (is_repairable (faults))
    {
      if (!accord_connection_keep_before_repair (self, &place, cancellable, error))
        return FALSE;
      rest = rebuild (self, faults, cancellable, error);
      if (rest == NULL || !repair_faults (self, author, rest, cancellable, error))
        return FALSE;
    }
  *left = accord_connection_examine (self, NULL, error);
  if (*left == NULL)
    return FALSE;
  *repaired = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_finding_free);
  add_repaired (*repaired, faults, *left);
  if (rest != NULL && rest != faults)
    add_repaired (*repaired, rest, *left);
  *kept = g_steal_pointer (&place);
  return TRUE;
}
