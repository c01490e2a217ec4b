/* Taking an import back. */
#include <glib/gi18n-lib.h>

#include "store/import-undo-private.h"
#include "store/lead-fields.h"
#include "store/promotion.h"
#include "store/rights.h"

typedef AccordUndo Undo;

/**
 * accord_undo_run:
 * @self: the taking back of an import
 * @error: return location for a #GError
 * @format: SQL, of which no value comes from outside
 *
 * Returns: whether it was run
 */
gboolean
accord_undo_run (AccordUndo  *self,
                 GError     **error,
                 const char  *format,
                 ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return accord_store_exec (self->connection->db, sql, error);
}

static gboolean
check_import (AccordUndo    *self,
              GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT ifnull ((SELECT undone FROM imports WHERE id = %" G_GINT64_FORMAT "), 2)", self->id);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  gint64 state;

  if (!accord_store_query_integer (self->connection->db, sql, &state, error))
    return FALSE;
  if (state == 0)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND,
               state == 1 ? _("Import %s was taken back already; nothing was changed.")
                          : _("There is no import %s; look at the list of imports."), number);
  return FALSE;
}

static gboolean
log_undo (AccordUndo  *self,
          GError     **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  AccordLogChange change = { .table = "imports", .record_id = number, .action = "undo" };

  return accord_change_log_append (self->connection, self->head, &change, error);
}

/* The columns that it changed, of those that are there. */
static GPtrArray *
list_columns (AccordUndo    *self,
              GError **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->connection->db,
      "SELECT DISTINCT column FROM import_changes WHERE import_id = ?1 AND column IN "
      "(SELECT name FROM pragma_table_info ('leads'))", error);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, self->id);
  return accord_statement_add_texts (statement, columns, error) ? g_steal_pointer (&columns) : NULL;
}

/* Leads that were written since: of those it changed, where a value is not what it made of it; of those it made, where a
 * later import that stands, or a person, changed anything or added to it. */
static gboolean
find_edited (AccordUndo      *self,
             GPtrArray *columns,
             GError   **error)
{
  if (!accord_undo_run (self, error, "CREATE TEMP TABLE IF NOT EXISTS edited (lead INTEGER PRIMARY KEY); DELETE FROM temp.edited"))
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      if (!accord_undo_run (self, error,
                "INSERT OR IGNORE INTO temp.edited SELECT l.id FROM import_changes c JOIN leads l ON l.id = c.lead "
                "WHERE c.import_id = %" G_GINT64_FORMAT " AND c.column = '%s' AND l.\"%s\" IS NOT c.new",
                self->id, column, column))
        return FALSE;
    }
  return accord_undo_run (self, error,
              "INSERT OR IGNORE INTO temp.edited SELECT l.id FROM imports i JOIN leads l "
              "ON l.id BETWEEN i.first_lead AND i.last_lead WHERE i.id = %" G_GINT64_FORMAT " AND (l.id IN "
              "(SELECT c.lead FROM imports j JOIN import_changes c ON c.import_id = j.id WHERE j.id > i.id AND j.undone = 0) "
              "OR l.id IN (SELECT CAST (record_id AS INTEGER) FROM change_log WHERE record_table = 'leads') "
              "OR l.id IN (SELECT lead FROM lead_edits) OR l.id IN (SELECT kept FROM lead_merges) "
              "OR l.id IN (SELECT lead FROM activities WHERE import_id <> i.id) "
              "OR l.id IN (SELECT lead FROM deals WHERE import_id <> i.id) "
              "OR l.id IN (SELECT lead FROM stage_events WHERE import_id <> i.id))", self->id);
}

/**
 * accord_undo_list_left:
 * @self: the taking back of an import
 * @sql: a query
 * @error: return location for a #GError
 *
 * Returns: whether the first column of its rows was added to what is left as it is
 */
gboolean
accord_undo_list_left (AccordUndo  *self,
                       const char  *sql,
                       GError     **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (self->connection->db, sql, error);

  return statement != NULL && accord_statement_add_texts (statement, self->undone->left, error);
}

static gboolean
restore_columns (AccordUndo      *self,
                 GPtrArray   *columns,
                 GError     **error)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      if (!accord_undo_run (self, error,
                "UPDATE leads SET \"%s\" = c.old FROM import_changes c WHERE c.import_id = %" G_GINT64_FORMAT
                " AND c.column = '%s' AND c.lead = leads.id AND c.lead NOT IN (SELECT lead FROM temp.edited)",
                column, self->id, column))
        return FALSE;
    }
  if (!accord_undo_run (self, error,
            "UPDATE leads SET revision = revision + 1 WHERE id IN (SELECT lead FROM import_changes WHERE import_id = %"
            G_GINT64_FORMAT ") AND id NOT IN (SELECT lead FROM temp.edited)", self->id))
    return FALSE;
  self->undone->restored = (guint64) sqlite3_changes64 (self->connection->db);
  return TRUE;
}

/* What tells a lead without an id from others follows its e-mail. */
static gboolean
restore_email_keys (AccordUndo    *self,
                    GError **error)
{
  g_autoptr (AccordStatement) select = accord_statement_new (
      self->connection->db,
      "SELECT DISTINCT l.id, l.email, l.external_id IS NULL FROM import_changes c JOIN leads l ON l.id = c.lead "
      "WHERE c.import_id = ?1 AND c.column IN ('email', 'external_id')", error);
  g_autoptr (AccordStatement) update =
      accord_statement_new (self->connection->db, "UPDATE leads SET email_key = ?1 WHERE id = ?2", error);
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean row;

  if (select == NULL || update == NULL)
    return FALSE;
  accord_statement_bind_integer (select, 1, self->id);
  while (accord_statement_step (select, &row, error))
    {
      if (!row)
        return TRUE;
      accord_lead_email_key (accord_statement_get_text (select, 1), key);
      accord_statement_bind_text (update, 1, accord_statement_get_integer (select, 2) == 1 ? key->str : NULL);
      accord_statement_bind_integer (update, 2, accord_statement_get_integer (select, 0));
      if (!accord_statement_run (update, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
delete_new (AccordUndo  *self,
            GError     **error)
{
  if (!accord_undo_run (self, error,
            "DELETE FROM leads WHERE id >= (SELECT first_lead FROM imports WHERE id = %" G_GINT64_FORMAT ") AND "
            "id <= (SELECT last_lead FROM imports WHERE id = %" G_GINT64_FORMAT ") AND "
            "id NOT IN (SELECT lead FROM temp.edited)", self->id, self->id))
    return FALSE;
  self->undone->deleted = (guint64) sqlite3_changes64 (self->connection->db);
  return TRUE;
}

/* Custom fields that came with an import that was taken back, and that no lead uses. */
static GPtrArray *
list_unused_fields (AccordUndo    *self,
                    GError **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->connection->db,
      "SELECT f.column FROM fields f JOIN imports i ON i.id = f.import_id WHERE i.undone = 1 ORDER BY f.id", error);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (accord_statement_step (statement, &row, error))
    {
      g_autofree char *used = NULL;
      gint64 in_use;

      if (!row)
        return g_steal_pointer (&columns);
      used = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM leads WHERE \"%s\" IS NOT NULL)",
                              accord_statement_get_text (statement, 0));
      if (!accord_store_query_integer (self->connection->db, used, &in_use, error))
        return NULL;
      if (in_use == 0)
        g_ptr_array_add (columns, g_strdup (accord_statement_get_text (statement, 0)));
    }
  return NULL;
}

static gboolean
drop_unused_fields (AccordUndo    *self,
                    GError **error)
{
  g_autoptr (GPtrArray) columns = list_unused_fields (self, error);

  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      if (!accord_undo_run (self, error, "ALTER TABLE leads DROP COLUMN \"%s\"; DELETE FROM fields WHERE column = '%s'", column,
                column))
        return FALSE;
    }
  return columns != NULL;
}

static gboolean
undo_leads (AccordUndo  *self,
            GError     **error)
{
  g_autoptr (GPtrArray) columns = list_columns (self, error);

  return columns != NULL && find_edited (self, columns, error) &&
         accord_undo_list_left (self,
                                "SELECT coalesce (external_id, email, name, id) FROM leads WHERE id IN "
                                "(SELECT lead FROM temp.edited) ORDER BY id", error) &&
         restore_columns (self, columns, error) && restore_email_keys (self, error) && delete_new (self, error);
}

/* What an import had, by its kind; a load, as a file of leads, had leads. */
static gboolean
undo_rows (AccordUndo  *self,
           GError     **error)
{
  static const struct
  {
    const char *kind;
    gboolean  (*undo) (AccordUndo *self, GError **error);
  } kinds[] = {
    { "deals", accord_undo_deals },
    { "activities", accord_undo_activities },
    { "costs", accord_undo_costs },
  };
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->connection->db, "SELECT kind FROM imports WHERE id = ?1", error);
  g_autofree char *kind = NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, self->id);
  if (!accord_statement_step (statement, &row, error))
    return FALSE;
  kind = row ? accord_statement_dup_text (statement, 0) : NULL;
  accord_statement_reset (statement);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return kinds[i].undo (self, error);
  return undo_leads (self, error);
}

static gboolean
take_back (AccordUndo               *self,
           const AccordStoreAuthor  *author,
           GError                  **error)
{
  return accord_rights_check (self->connection, author, ACCORD_RIGHT_IMPORT, error) && check_import (self, error) &&
         log_undo (self, error) && accord_promotion_undo_import (self->connection, self->id, error) &&
         undo_rows (self, error) &&
         accord_undo_run (self, error, "UPDATE imports SET undone = 1 WHERE id = %" G_GINT64_FORMAT, self->id) &&
         drop_unused_fields (self, error);
}

/**
 * accord_import_undo:
 * @connection: a connection
 * @author: who takes it back
 * @set_id: under which the change log keeps that
 * @id: the number of an import
 * @undone: what it came to; its list is given
 * @error: return location for a #GError
 *
 * Returns: whether it was taken back; else nothing is changed
 */
gboolean
accord_import_undo (AccordConnection        *connection,
                    const AccordStoreAuthor *author,
                    const char              *set_id,
                    gint64                   id,
                    AccordImportUndone      *undone,
                    GError                 **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *summary = g_strdup_printf (_("import %s taken back"), number);
  AccordLogHead head = { .set_id = set_id, .summary = summary, .member = author->member,
                         .member_name = author->member_name, .at = accord_moment_now () };
  AccordUndo self = { .connection = connection, .id = id, .head = &head, .undone = undone };
  gboolean done;

  if (!accord_connection_begin (connection, error))
    return FALSE;
  accord_connection_set_import_cache (connection, TRUE);
  done = take_back (&self, author, error) && accord_connection_commit (connection, error);
  if (!done)
    accord_connection_rollback (connection);
  accord_connection_set_import_cache (connection, FALSE);
  return done;
}
