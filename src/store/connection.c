#include "store/connection.h"

#include "model/uuid.h"
#include "store/record-sql.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How long one statement waits for others' writes, in milliseconds. */
#define BUSY_TIMEOUT 10000

/* One connection a file and process: closing any descriptor of a file drops all locks that the process has on it. */
static GMutex open_mutex;
static GHashTable *open_files; /* of "device:inode" */

static char *
identify (const AccordConnection *self)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, self->device, self->inode);
}

static gboolean
claim (AccordConnection *self,
       GError          **error)
{
  g_autofree char *key = NULL;
  struct stat info;
  gboolean fresh;

  if (stat (self->path, &info) != 0)
    return TRUE;
  self->device = info.st_dev;
  self->inode = info.st_ino;
  key = identify (self);
  g_mutex_lock (&open_mutex);
  if (open_files == NULL)
    open_files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fresh = g_hash_table_add (open_files, g_steal_pointer (&key));
  g_mutex_unlock (&open_mutex);
  if (fresh)
    return TRUE;
  self->inode = 0;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY,
               _("“%s” is open in this program already; go to its window."), self->path);
  return FALSE;
}

static void
release (AccordConnection *self)
{
  g_autofree char *key = NULL;

  if (self->inode == 0)
    return;
  key = identify (self);
  g_mutex_lock (&open_mutex);
  g_hash_table_remove (open_files, key);
  g_mutex_unlock (&open_mutex);
}

/* Waits with jitter: SQLite's own steps are the same for all and starve whoever began later. */
static int
wait_for_others (void *data,
                 int   n_tries)
{
  gint64 waited = n_tries < 20 ? n_tries * 2 : 40 + (n_tries - 20) * 6;

  if (waited > BUSY_TIMEOUT)
    return 0;
  g_usleep ((gulong) g_random_int_range (500, n_tries < 20 ? 4000 : 12000));
  return 1;
}

static void
configure (AccordConnection *self)
{
  sqlite3 *db = self->db;

  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_handler (db, wait_for_others, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
}

static gboolean
set_pragmas (AccordConnection *self,
             GError          **error)
{
  return accord_store_exec (self->db,
                            "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;"
                            "PRAGMA temp_store = MEMORY; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA",
                            error);
}

/* Resolves links first: what SQLite opens is then the file itself, and nothing can be put in its way. */
static AccordConnection *
open_file (const char *path,
           int         flags,
           GError    **error)
{
  g_autoptr (AccordConnection) self = g_new0 (AccordConnection, 1);
  char *real = realpath (path, NULL);
  int rc;

  self->path = g_strdup (real != NULL ? real : path);
  free (real);
  self->session = accord_uuid_new ();
  if (!claim (self, error))
    return NULL;
  rc = sqlite3_open_v2 (self->path, &self->db, flags | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_NOFOLLOW, NULL);
  if (rc != SQLITE_OK)
    {
      accord_store_set_sqlite_error (error, self->db, rc);
      return NULL;
    }
  configure (self);
  return g_steal_pointer (&self);
}

static gboolean
read_uuid (AccordConnection *self,
           GError          **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->db, "SELECT value FROM meta WHERE key = 'uuid'", error);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return FALSE;
  self->uuid = g_strdup (row ? accord_statement_get_text (statement, 0) : ACCORD_UUID_NIL);
  return TRUE;
}

static gboolean
write_head (AccordConnection *self,
            GError          **error)
{
  g_autofree char *uuid = accord_uuid_new ();
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; INSERT INTO meta VALUES ('uuid', '%s')",
                                          ACCORD_APPLICATION_ID, uuid);
  g_autoptr (AccordRecord) settings = accord_record_new (ACCORD_TYPE_SETTINGS);

  return accord_store_exec (self->db, sql, error) &&
         accord_record_sql_write (self, settings, "system", accord_moment_now (), error) && read_uuid (self, error);
}

/**
 * accord_connection_create:
 * @path: where nothing must be yet
 *
 * Makes a workspace. A failure leaves no file behind.
 */
AccordConnection *
accord_connection_create (const char *path,
                          GError    **error)
{
  g_autoptr (AccordConnection) self = NULL;
  gint fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      gint saved = errno;

      if (saved == EEXIST)
        g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS,
                     _("“%s” exists already; choose another name."), path);
      else
        g_set_error (error, ACCORD_STORE_ERROR,
                     saved == ENOENT ? ACCORD_STORE_ERROR_NOT_FOUND : ACCORD_STORE_ERROR_IO,
                     _("“%s” cannot be made: %s."), path, g_strerror (saved));
      return NULL;
    }
  close (fd);
  self = open_file (path, SQLITE_OPEN_READWRITE, error);
  if (self != NULL && set_pragmas (self, error) && accord_connection_migrate (self, 0, error) &&
      write_head (self, error))
    return g_steal_pointer (&self);
  g_clear_pointer (&self, accord_connection_free);
  g_unlink (path);
  return NULL;
}

static gboolean
check_path (const char *path,
            GError    **error)
{
  struct stat info;

  if (stat (path, &info) != 0)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND,
                 _("“%s” is not there; look whether it was moved or its folder is away."), path);
  else if (S_ISDIR (info.st_mode))
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE,
                 _("“%s” is a folder; choose a file in it that ends in .accord."), path);
  else if (info.st_size == 0)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE,
                 _("“%s” is empty; it is not an Accord file."), path);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_kind (AccordConnection *self,
            gint64           *version,
            GError          **error)
{
  gint64 application;

  if (!accord_store_query_integer (self->db, "PRAGMA application_id", &application, error) ||
      !accord_store_query_integer (self->db, "PRAGMA user_version", version, error))
    return FALSE;
  if (application == ACCORD_APPLICATION_ID && *version >= 1)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE,
               _("“%s” is not an Accord file; choose one that ends in .accord."), self->path);
  return FALSE;
}

static void
make_read_only (AccordConnection *self,
                const char       *reason)
{
  self->read_only = TRUE;
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

/* A file may say that it can be written and yet refuse: on shares, in folders where no journal can be made. */
static void
probe_writing (AccordConnection *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (sqlite3_db_readonly (self->db, "main") == 1 || g_access (self->path, W_OK) != 0)
    make_read_only (self, _("you may not write to this file; ask whoever owns it, or save a copy."));
  else if (g_access (folder, W_OK) != 0)
    make_read_only (self, _("you may not write to the folder of this file; ask whoever owns it, or save a copy."));
  else if (!accord_store_exec (self->db, "BEGIN IMMEDIATE; UPDATE meta SET value = value WHERE key = 'uuid'; ROLLBACK",
                               &error) &&
           !g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY))
    {
      accord_connection_rollback (self);
      make_read_only (self, error->message);
    }
  else
    accord_connection_rollback (self);
}

static gboolean
prepare_version (AccordConnection *self,
                 gint64            version,
                 GError          **error)
{
  if (version > ACCORD_SCHEMA_VERSION)
    {
      make_read_only (self, _("it was made by a newer Accord; update Accord to change it."));
      return TRUE;
    }
  if (version < ACCORD_SCHEMA_VERSION && self->read_only)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY,
                   _("“%s” is of an older version and cannot be written, so it cannot be brought up to date; copy it."),
                   self->path);
      return FALSE;
    }
  return accord_connection_migrate (self, version, error);
}

/**
 * accord_connection_open:
 *
 * The open sequence of a local file: see the table in the manual of the store. A file that cannot be written is open
 * read-only, with a reason.
 */
AccordConnection *
accord_connection_open (const char *path,
                        GError    **error)
{
  g_autoptr (AccordConnection) self = NULL;
  gint64 version;

  if (!check_path (path, error))
    return NULL;
  self = open_file (path, SQLITE_OPEN_READWRITE, error);
  if (self == NULL || !check_kind (self, &version, error))
    return NULL;
  probe_writing (self);
  if (!self->read_only && !set_pragmas (self, error))
    return NULL;
  if (!prepare_version (self, version, error) || !read_uuid (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
accord_connection_free (AccordConnection *self)
{
  if (self->db != NULL)
    sqlite3_close_v2 (self->db);
  release (self);
  g_free (self->path);
  g_free (self->uuid);
  g_free (self->session);
  g_free (self->reason);
  g_free (self);
}

gboolean
accord_connection_begin (AccordConnection *self,
                         GError          **error)
{
  if (self->read_only)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY, _("Nothing was saved: %s"), self->reason);
      return FALSE;
    }
  return accord_store_exec (self->db, "BEGIN IMMEDIATE", error);
}

gboolean
accord_connection_commit (AccordConnection *self,
                          GError          **error)
{
  return accord_store_exec (self->db, "COMMIT", error);
}

void
accord_connection_rollback (AccordConnection *self)
{
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}
