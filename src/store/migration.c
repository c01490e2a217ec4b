#include "store/connection.h"

#include <glib/gi18n-lib.h>

#include "model/uuid.h"
#include "store-migrations.h"
#include "store/backup-folder.h"
#include "store/backup.h"
#include "store/store-migrations.h"

/**
 * accord_migration_apply:
 * @db: a database of the version before
 * @version: a version
 * @error: return location for a #GError
 *
 * Returns: whether @db is of @version now, in the transaction it had
 */
gboolean
accord_migration_apply (sqlite3 *db,
                        gint     version,
                        GError **error)
{
  g_autofree char *resource = g_strdup_printf ("/org/accord_desk/Accord/store/migrations/%04d.sql", version);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (GBytes) sql = g_resource_lookup_data (accord_store_get_resource (), resource, 0, error);

  return sql != NULL && accord_store_exec (db, g_bytes_get_data (sql, NULL), error) &&
         accord_store_exec (db, pragma, error);
}

static gboolean
run_migration (AccordConnection *self,
               gint              version,
               GError          **error)
{
  gint64 now;

  if (!accord_connection_begin (self, error))
    return FALSE;
  /* Somebody else may have done it while this one waited for the file. */
  if (accord_store_query_integer (self->db, "PRAGMA user_version", &now, error) &&
      (now >= version || accord_migration_apply (self->db, version, error)) && accord_connection_commit (self, error))
    return TRUE;
  accord_connection_rollback (self);
  return FALSE;
}

/* The file says which workspace it is, in all versions. */
static char *
read_uuid (AccordConnection *self,
           GError          **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->db, "SELECT value FROM meta WHERE key = 'uuid'", error);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return NULL;
  if (row && accord_uuid_is_valid (accord_statement_get_text (statement, 0)))
    return g_strdup (accord_statement_get_text (statement, 0));
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED,
               _("“%s” does not say which workspace it is; open a backup of it."), self->path);
  return NULL;
}

/* With the person's data, so that a migration can be taken back. */
static gboolean
back_up (AccordConnection *self,
         gint64            from,
         GError          **error)
{
  g_autofree char *reason = g_strdup_printf ("before-version-%d", ACCORD_SCHEMA_VERSION);
  g_autofree char *uuid = read_uuid (self, error);
  g_autofree char *copy = uuid != NULL ? accord_backup_folder_place (uuid, reason, error) : NULL;

  if (copy == NULL || !accord_connection_backup (self, copy, 0600, TRUE, NULL, error))
    return FALSE;
  accord_backup_folder_note (uuid, self->path);
  return TRUE;
}

/**
 * accord_connection_upgrade:
 * @self: a connection
 * @from: the file's version; 0 for a new one
 * @error: return location for a #GError
 *
 * Brings the file to %ACCORD_SCHEMA_VERSION, one transaction a version.
 *
 * Returns: whether it is of that version; else it is as it was, or of one between
 */
gboolean
accord_connection_upgrade (AccordConnection *self,
                           gint64            from,
                           GError          **error)
{
  for (gint version = (gint) from + 1; version <= ACCORD_SCHEMA_VERSION; version++)
    if (!run_migration (self, version, error))
      return FALSE;
  return TRUE;
}

/**
 * accord_connection_migrate:
 * @self: a connection
 * @from: the file's version; 0 for a new one
 * @error: return location for a #GError
 *
 * As accord_connection_upgrade(), with a backup before the first.
 *
 * Returns: whether it is of that version; else it is as it was, or of one between
 */
gboolean
accord_connection_migrate (AccordConnection *self,
                           gint64            from,
                           GError          **error)
{
  return (from == 0 || from == ACCORD_SCHEMA_VERSION || self->copy != NULL || back_up (self, from, error)) &&
         accord_connection_upgrade (self, from, error);
}
