/* Imports that were made, and taking one back. */
#include "model/uuid.h"
#include "store/change-log.h"
#include "store/lead-import.h"
#include "store/lead-sql.h"

#include <glib/gi18n-lib.h>

GPtrArray *
accord_import_sql_list (AccordConnection *connection,
                        GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "SELECT id, at, member_name, file, kind, data_as_of, n_new, n_changed, n_unchanged, n_rejected, undone "
      "FROM imports ORDER BY id DESC", error);
  g_autoptr (GPtrArray) imports = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_import_info_free);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  while (row)
    {
      AccordImportInfo *info;

      if (!accord_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      info = g_new0 (AccordImportInfo, 1);
      info->id = accord_statement_get_integer (statement, 0);
      info->at = accord_statement_get_integer (statement, 1);
      info->member_name = g_strdup (accord_statement_get_text (statement, 2));
      info->file = g_strdup (accord_statement_get_text (statement, 3));
      info->kind = g_strdup (accord_statement_get_text (statement, 4));
      info->data_as_of = accord_statement_get_integer (statement, 5);
      info->n_new = (guint64) accord_statement_get_integer (statement, 6);
      info->n_changed = (guint64) accord_statement_get_integer (statement, 7);
      info->n_unchanged = (guint64) accord_statement_get_integer (statement, 8);
      info->n_rejected = (guint64) accord_statement_get_integer (statement, 9);
      info->undone = accord_statement_get_integer (statement, 10) == 1;
      g_ptr_array_add (imports, info);
    }
  return g_steal_pointer (&imports);
}

static gboolean
check_import (AccordConnection *connection,
              gint64            id,
              GError          **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT ifnull ((SELECT undone FROM imports WHERE id = %" G_GINT64_FORMAT "), 2)", id);
  gint64 state;

  if (!accord_store_query_integer (connection->db, sql, &state, error))
    return FALSE;
  if (state == 0)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND,
               state == 1 ? _("Import %" G_GINT64_FORMAT " was taken back already.")
                          : _("There is no import %" G_GINT64_FORMAT "; look at the list of imports."), id);
  return FALSE;
}

/* One field of one lead, if it still has the value that the import gave it. */
static gboolean
restore_field (AccordConnection *connection,
               AccordStatement  *change,
               gint64            seq,
               gboolean         *restored,
               GError          **error)
{
  const char *column = accord_statement_get_text (change, 1);
  gboolean email = g_strcmp0 (column, "email") == 0;
  g_autofree char *key = email ? accord_lead_sql_email_key (accord_statement_get_text (change, 2)) : NULL;
  g_autoptr (AccordStatement) update = accord_statement_new_printf (
      connection->db, error,
      "UPDATE leads SET \"%s\" = ?1, changed_seq = ?2%s WHERE id = ?3 AND \"%s\" IS ?4", column,
      email ? ", email_key = ?5" : "", column);

  if (update == NULL)
    return FALSE;
  accord_statement_bind_value (update, 1, sqlite3_column_value (change->handle, 2));
  accord_statement_bind_integer (update, 2, seq);
  accord_statement_bind_integer (update, 3, accord_statement_get_integer (change, 0));
  accord_statement_bind_value (update, 4, sqlite3_column_value (change->handle, 3));
  if (email)
    accord_statement_bind_text (update, 5, key);
  if (!accord_statement_run (update, error))
    return FALSE;
  *restored = sqlite3_changes (connection->db) > 0;
  return TRUE;
}

static void
name_lead (AccordConnection *connection,
           gint64            key,
           GPtrArray        *names)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT coalesce (external_id, email, name, 'lead ' || id) FROM leads WHERE id = %" G_GINT64_FORMAT, key);
  g_autoptr (AccordStatement) statement = accord_statement_new (connection->db, sql, NULL);
  gboolean row;

  if (statement != NULL && accord_statement_step (statement, &row, NULL) && row)
    g_ptr_array_add (names, g_strdup (accord_statement_get_text (statement, 0)));
}

static gboolean
restore_changed (AccordConnection *connection,
                 gint64            id,
                 gint64            seq,
                 guint64          *restored,
                 GPtrArray        *left,
                 GError          **error)
{
  g_autoptr (AccordStatement) change = accord_statement_new (
      connection->db, "SELECT lead, column, old, new FROM import_changes WHERE import_id = ?1 ORDER BY lead", error);
  gint64 counted = 0, named = 0;
  gboolean row = TRUE;

  if (change == NULL)
    return FALSE;
  accord_statement_bind_integer (change, 1, id);
  while (row)
    {
      gboolean done;
      gint64 lead;

      if (!accord_statement_step (change, &row, error))
        return FALSE;
      if (!row)
        break;
      lead = accord_statement_get_integer (change, 0);
      if (!restore_field (connection, change, seq, &done, error))
        return FALSE;
      if (done && lead != counted)
        {
          counted = lead;
          (*restored)++;
        }
      else if (!done && lead != named)
        {
          named = lead;
          name_lead (connection, lead, left);
        }
    }
  return TRUE;
}

static gboolean
delete_new (AccordConnection *connection,
            gint64            id,
            guint64          *deleted,
            GPtrArray        *left,
            GError          **error)
{
  g_autofree char *untouched = g_strdup_printf ("FROM leads WHERE import_id = %" G_GINT64_FORMAT " AND revision = 1", id);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM activities WHERE lead IN (SELECT id %s);"
                                          "DELETE FROM stage_events WHERE lead IN (SELECT id %s); DELETE %s",
                                          untouched, untouched, untouched);
  g_autofree char *rest = g_strdup_printf ("SELECT id FROM leads WHERE import_id = %" G_GINT64_FORMAT, id);
  g_autoptr (AccordStatement) statement = NULL;
  gboolean row = TRUE;

  if (!accord_store_exec (connection->db, sql, error))
    return FALSE;
  *deleted = (guint64) sqlite3_changes (connection->db);
  statement = accord_statement_new (connection->db, rest, error);
  while (statement != NULL && row)
    {
      if (!accord_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        name_lead (connection, accord_statement_get_integer (statement, 0), left);
    }
  return statement != NULL;
}

/* Fields that came with the import and that no lead uses any more. */
static gboolean
drop_fields (AccordConnection *connection,
             gint64            id,
             GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT column FROM fields WHERE import_id = %" G_GINT64_FORMAT, id);
  g_autoptr (AccordStatement) statement = accord_statement_new (connection->db, sql, error);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!accord_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (columns, g_strdup (accord_statement_get_text (statement, 0)));
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);
      g_autofree char *used = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM leads WHERE \"%s\" IS NOT NULL)", column);
      g_autofree char *drop = g_strdup_printf ("ALTER TABLE leads DROP COLUMN \"%s\"; DELETE FROM fields WHERE column = '%s'",
                                               column, column);
      gint64 in_use;

      if (!accord_store_query_integer (connection->db, used, &in_use, error) ||
          (in_use == 0 && !accord_store_exec (connection->db, drop, error)))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
log_undo (AccordConnection        *connection,
          const AccordStoreAuthor *author,
          gint64                   id,
          gint64                  *seq,
          GError                 **error)
{
  g_autofree char *set_id = accord_uuid_new ();
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *summary = g_strdup_printf (_("import %" G_GINT64_FORMAT " taken back"), id);
  AccordLogHead head = { .set_id = set_id, .summary = summary, .member = author->member,
                         .member_name = author->member_name, .at = accord_moment_now () };

  if (!accord_change_log_append (connection, &head, "leads", number, "delete", 0, NULL, NULL, error))
    return FALSE;
  *seq = sqlite3_last_insert_rowid (connection->db);
  return TRUE;
}

static gboolean
mark_undone (AccordConnection *connection,
             gint64            id,
             GError          **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE imports SET undone = 1 WHERE id = %" G_GINT64_FORMAT
      "; DELETE FROM import_changes WHERE import_id = %" G_GINT64_FORMAT, id, id);

  return accord_store_exec (connection->db, sql, error);
}

gboolean
accord_import_sql_undo (AccordConnection        *connection,
                        const AccordStoreAuthor *author,
                        gint64                   id,
                        guint64                 *deleted,
                        guint64                 *restored,
                        GPtrArray               *left,
                        GError                 **error)
{
  gint64 seq;

  if (!accord_connection_begin (connection, error))
    return FALSE;
  if (check_import (connection, id, error) && log_undo (connection, author, id, &seq, error) &&
      restore_changed (connection, id, seq, restored, left, error) &&
      delete_new (connection, id, deleted, left, error) && drop_fields (connection, id, error) &&
      mark_undone (connection, id, error) && accord_connection_commit (connection, error))
    return TRUE;
  accord_connection_rollback (connection);
  return FALSE;
}
