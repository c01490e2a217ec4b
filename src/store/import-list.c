/* The imports that were made, and how one gets among them. */
#include <glib/gi18n-lib.h>

#include "model/uuid.h"
#include "store/change-log.h"
#include "store/lead-import-private.h"

static gboolean
insert_import (AccordConnection          *connection,
               const AccordStoreAuthor   *author,
               const AccordImportOptions *options,
               AccordMoment               at,
               gint64                    *number,
               GError                   **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "INSERT INTO imports (at, member_name, file, kind, data_as_of) VALUES (?1, ifnull (?2, ''), ifnull (?3, ''), ?4, ?5)",
      error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, at);
  accord_statement_bind_text (statement, 2, author->member_name);
  accord_statement_bind_text (statement, 3, options->file);
  accord_statement_bind_text (statement, 4, options->kind);
  accord_statement_bind_integer (statement, 5, options->data_as_of);
  if (!accord_statement_run (statement, error))
    return FALSE;
  *number = sqlite3_last_insert_rowid (connection->db);
  return TRUE;
}

/**
 * accord_import_summary:
 * @options: an import
 *
 * Returns: (transfer full): what the change log calls it
 */
char *
accord_import_summary (const AccordImportOptions *options)
{
  return g_strdup_printf (_("import of “%s”"), options->file);
}

/**
 * accord_import_note:
 * @connection: a connection with a transaction
 * @author: who imports
 * @options: what
 * @number: (out): of the import that begins
 * @set_id: (out) (transfer full): under which the change log keeps it
 * @error: return location for a #GError
 *
 * Gives it its number, and an entry of the change log.
 *
 * Returns: whether it has them
 */
gboolean
accord_import_note (AccordConnection          *connection,
                    const AccordStoreAuthor   *author,
                    const AccordImportOptions *options,
                    gint64                    *number,
                    char                     **set_id,
                    GError                   **error)
{
  g_autofree char *summary = accord_import_summary (options);
  g_autofree char *id = NULL;
  AccordLogHead head = { .summary = summary, .member = author->member,
                         .member_name = author->member_name, .at = accord_moment_now () };
  AccordLogChange change = { .table = "imports", .action = "import" };

  if (!insert_import (connection, author, options, head.at, number, error))
    return FALSE;
  *set_id = accord_uuid_new ();
  head.set_id = *set_id;
  id = g_strdup_printf ("%" G_GINT64_FORMAT, *number);
  change.record_id = id;
  return accord_change_log_append (connection, &head, &change, error);
}

/**
 * accord_import_count:
 * @connection: a connection with a transaction
 * @number: of an import that ends
 * @counts: what became of its rows
 * @error: return location for a #GError
 *
 * Returns: whether they are written
 */
gboolean
accord_import_count (AccordConnection          *connection,
                     gint64                     number,
                     const AccordImportCounts  *counts,
                     GError                   **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "UPDATE imports SET n_new = ?1, n_changed = ?2, n_unchanged = ?3, n_rejected = ?4, first_lead = ?5, last_lead = ?6 "
      "WHERE id = ?7", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, (gint64) counts->n_new);
  accord_statement_bind_integer (statement, 2, (gint64) counts->n_changed);
  accord_statement_bind_integer (statement, 3, (gint64) counts->n_unchanged);
  accord_statement_bind_integer (statement, 4, (gint64) counts->n_rejected);
  accord_statement_bind_integer (statement, 5, counts->first);
  accord_statement_bind_integer (statement, 6, counts->last);
  accord_statement_bind_integer (statement, 7, number);
  return accord_statement_run (statement, error);
}

/**
 * accord_lead_import_note:
 * @self: an import that begins
 * @author: who imports
 * @options: what
 * @error: return location for a #GError
 *
 * Returns: whether it has its number, and an entry of the change log
 */
gboolean
accord_lead_import_note (AccordImport              *self,
                         const AccordStoreAuthor   *author,
                         const AccordImportOptions *options,
                         GError                   **error)
{
  return accord_import_note (self->connection, author, options, &self->number, &self->set_id, error);
}

/**
 * accord_lead_import_count:
 * @self: an import that ends
 * @rejected: rows that were not given to it
 * @error: return location for a #GError
 *
 * Returns: whether its counts, and the keys of the leads it made, are written
 */
gboolean
accord_lead_import_count (AccordImport *self,
                          guint64       rejected,
                          GError      **error)
{
  AccordImportCounts counts = { self->n_new, self->n_changed, self->n_unchanged + self->head.n_known, rejected, 0, 0 };

  if (self->n_new > 0)
    {
      counts.first = accord_lead_matcher_get_first (self->matcher);
      counts.last = accord_lead_matcher_get_last (self->matcher);
    }
  return accord_import_count (self->connection, self->number, &counts, error);
}

static AccordImportInfo *
read_info (AccordStatement *statement)
{
  AccordImportInfo *info = g_new0 (AccordImportInfo, 1);

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
  return info;
}

/**
 * accord_import_list:
 * @connection: a connection
 * @error: return location for a #GError
 *
 * Returns: (transfer full): of #AccordImportInfo, the newest first
 */
GPtrArray *
accord_import_list (AccordConnection *connection,
                    GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "SELECT id, at, member_name, file, kind, data_as_of, n_new, n_changed, n_unchanged, n_rejected, undone "
      "FROM imports ORDER BY id DESC", error);
  g_autoptr (GPtrArray) imports = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_import_info_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&imports);
      g_ptr_array_add (imports, read_info (statement));
    }
  return NULL;
}
