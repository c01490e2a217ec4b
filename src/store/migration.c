#include "store/connection.h"

#include <sys/stat.h>

#include "model/moment.h"
#include "store-migrations.h"
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

/* «NAME 2025-01-31 version 1 0193c1d2.accord», with the person's data, so that a migration can be taken back. */
static gboolean
back_up (AccordConnection *self,
         gint64            from,
         GError          **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "accord", "backups", NULL);
  g_autofree char *now = accord_moment_to_iso (accord_moment_from_day (
                             (AccordDay) (g_get_real_time () / G_USEC_PER_SEC / 86400)), NULL);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *copy = g_strdup_printf ("%s/%s %s version %d %.8s.accord", folder, name, now, (gint) from,
                                           self->session);

  g_mkdir_with_parents (folder, 0700);
  return accord_connection_backup (self, copy, NULL, error);
}

/**
 * accord_connection_migrate:
 * @self: a connection
 * @from: the file's version; 0 for a new one
 * @error: return location for a #GError
 *
 * Brings the file to %ACCORD_SCHEMA_VERSION, one transaction a version, with a backup before the first.
 *
 * Returns: whether it is of that version; else it is as it was, or of one between
 */
gboolean
accord_connection_migrate (AccordConnection *self,
                           gint64            from,
                           GError          **error)
{
  if (from > 0 && from != ACCORD_SCHEMA_VERSION && !back_up (self, from, error))
    return FALSE;
  for (gint version = (gint) from + 1; version <= ACCORD_SCHEMA_VERSION; version++)
    if (!run_migration (self, version, error))
      return FALSE;
  return TRUE;
}
