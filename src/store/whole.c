#include "store/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/uuid.h"
#include "store/backup.h"
#include "store/schema-check.h"

#define COPY_BYTES (1024 * 1024)
#define PAGES_A_STEP 512
/* Where the header says how often the file was written. */
#define COUNT_OFFSET 24

/**
 * accord_whole_open:
 * @path: of a file that no #AccordConnection of this program has open
 * @write: whether it is to be written
 * @error: return location for a #GError
 *
 * As untrusted as any file, and of any version.
 *
 * Returns: (transfer full): to be closed with sqlite3_close()
 */
sqlite3 *
accord_whole_open (const char  *path,
                   gboolean     write,
                   GError     **error)
{
  static const struct { int option, value; } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },        { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };
  int flags = (write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX;
  char *real = realpath (path, NULL);
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (real != NULL ? real : path, &db, flags, NULL);

  free (real);
  for (guint i = 0; rc == SQLITE_OK && i < G_N_ELEMENTS (options); i++)
    rc = sqlite3_db_config (db, options[i].option, options[i].value, NULL);
  if (rc == SQLITE_OK)
    {
      sqlite3_extended_result_codes (db, 1);
      if (accord_store_exec (db, "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", error))
        return db;
    }
  else
    accord_store_set_sqlite_error (error, db, rc);
  sqlite3_close (db);
  return NULL;
}

static void
refuse_other (const char  *path,
              GError     **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE,
               _("“%s” is not a backup of an Accord file; choose one from the list of backups."), path);
}

/**
 * accord_whole_uuid:
 * @db: a file
 * @error: return location for a #GError
 *
 * Returns: (transfer full): which workspace it is; %NULL where it is none
 */
char *
accord_whole_uuid (sqlite3  *db,
                   GError  **error)
{
  g_autoptr (AccordStatement) statement = NULL;
  gint64 application;
  gboolean row;

  if (!accord_store_query_integer (db, "PRAGMA application_id", &application, error))
    return NULL;
  if (application == ACCORD_APPLICATION_ID)
    {
      statement = accord_statement_new (db, "SELECT value FROM meta WHERE key = 'uuid'", error);
      if (statement == NULL || !accord_statement_step (statement, &row, error))
        return NULL;
      if (row && accord_uuid_is_valid (accord_statement_get_text (statement, 0)))
        return g_strdup (accord_statement_get_text (statement, 0));
    }
  refuse_other (sqlite3_db_filename (db, "main"), error);
  return NULL;
}

static gboolean
write_all (int         fd,
           const char *bytes,
           gssize      n)
{
  while (n > 0)
    {
      gssize written = write (fd, bytes, (gsize) n);

      if (written < 0 && errno != EINTR)
        return FALSE;
      bytes += MAX (written, 0);
      n -= MAX (written, 0);
    }
  return TRUE;
}

/* 0, or an errno. */
static int
copy_bytes (int           from,
            int           to,
            GCancellable *cancellable)
{
  g_autofree char *buffer = g_malloc (COPY_BYTES);
  gssize n = 1;

  while (n > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      n = read (from, buffer, COPY_BYTES);
      if (n < 0 || !write_all (to, buffer, n))
        return errno;
    }
  return 0;
}

/**
 * accord_whole_copy:
 * @from: a backup
 * @to: where nothing must be yet
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Byte by byte: of a file that no connection has open.
 *
 * Returns: whether it is there
 */
gboolean
accord_whole_copy (const char    *from,
                   const char    *to,
                   GCancellable  *cancellable,
                   GError       **error)
{
  int source = g_open (from, O_RDONLY | O_CLOEXEC, 0), target, number;

  if (source < 0)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND,
                   _("The backup “%s” cannot be read (%s); choose another."), from, g_strerror (errno));
      return FALSE;
    }
  target = g_open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  number = target < 0 ? errno : copy_bytes (source, target, cancellable);
  if (target >= 0)
    close (target);
  close (source);
  if (number != 0)
    return accord_settle_fail (error, to, number);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * accord_whole_discard:
 * @path: of a file that goes
 *
 * Takes it away, with its journal.
 */
void
accord_whole_discard (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

/**
 * accord_whole_is_ours:
 * @db: a backup
 *
 * Returns: whether there is nothing in it that no Accord made: else it would not be restored
 */
gboolean
accord_whole_is_ours (sqlite3 *db)
{
  g_autoptr (GPtrArray) differences = NULL;
  gint64 version;

  if (!accord_store_query_integer (db, "PRAGMA user_version", &version, NULL))
    return FALSE;
  differences = accord_schema_compare (db, version, NULL);
  return differences != NULL && accord_schema_find_unsafe (differences) == NULL;
}

/* What is put in the place of an open file is looked at as that was when it was opened. */
static gboolean
check_made_of (sqlite3     *db,
               const char  *backup,
               gint64       version,
               GError     **error)
{
  g_autoptr (GPtrArray) differences = accord_schema_compare (db, version, error);
  const AccordDifference *first = differences != NULL ? accord_schema_find_unsafe (differences) : NULL;

  /* Translators: a backup, and what is wrong with it, a sentence: It has a trigger “t” that no Accord made. */
  if (first != NULL)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED,
                 _("The backup “%s” was changed by another program. %s Choose an earlier one."), backup, first->text);
  return differences != NULL && first == NULL;
}

static gboolean
check_unpacked (sqlite3     *db,
                const char  *backup,
                const char  *uuid,
                GError     **error)
{
  g_autofree char *found = accord_whole_uuid (db, error);
  g_autoptr (AccordStatement) statement = NULL;
  gboolean row;
  gint64 version;

  if (found == NULL || !accord_store_query_integer (db, "PRAGMA user_version", &version, error) ||
      !check_made_of (db, backup, version, error))
    return FALSE;
  statement = accord_statement_new (db, "PRAGMA quick_check (1)", error);
  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return FALSE;
  if (uuid != NULL && !g_str_equal (found, uuid))
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID,
                 _("“%s” is a backup of another file; choose one from the list of backups."), backup);
  else if (version > ACCORD_SCHEMA_VERSION)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NEWER,
                 _("“%s” was made by a newer Accord; update Accord to restore it."), backup);
  else if (!row || g_strcmp0 (accord_statement_get_text (statement, 0), "ok") != 0)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED,
                 _("The backup “%s” is damaged itself; choose an earlier one."), backup);
  else
    return TRUE;
  return FALSE;
}

static gboolean
upgrade (const char  *path,
         GError     **error)
{
  g_autoptr (AccordConnection) connection = accord_connection_open_file (path, ACCORD_OPEN_SOLE_USER, NULL, error);
  gint64 version;

  return connection != NULL && accord_store_query_integer (connection->db, "PRAGMA user_version", &version, error) &&
         accord_connection_upgrade (connection, version, error);
}

/**
 * accord_whole_unpack:
 * @backup: a backup; it is only read
 * @uuid: (nullable): which workspace it must be of
 * @scratch: where its copy goes
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: whether there is a checked copy of this program's version; else nothing is there
 */
gboolean
accord_whole_unpack (const char    *backup,
                     const char    *uuid,
                     const char    *scratch,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GError) local = NULL;
  gboolean done = FALSE;

  if (accord_whole_copy (backup, scratch, cancellable, &local))
    {
      sqlite3 *db = accord_whole_open (scratch, TRUE, &local);

      done = db != NULL && check_unpacked (db, backup, uuid, &local);
      sqlite3_close (db);
    }
  if (done && upgrade (scratch, &local))
    return TRUE;
  accord_whole_discard (scratch);
  /* SQLite speaks of the copy, which nobody knows. */
  if (g_error_matches (local, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE))
    refuse_other (backup, error);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * accord_whole_count:
 * @connection: a connection
 * @error: return location for a #GError
 *
 * As it is on the disk: read under a lock, it says whether others wrote since.
 *
 * Returns: how often the file was written; -1 on an error
 */
gint64
accord_whole_count (AccordConnection *connection,
                    GError          **error)
{
  sqlite3_file *file = NULL;
  guint32 count = 0;
  int rc = sqlite3_file_control (connection->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (rc == SQLITE_OK)
    rc = file->pMethods->xRead (file, &count, sizeof count, COUNT_OFFSET);
  if (rc == SQLITE_OK)
    return GUINT32_FROM_BE (count);
  accord_store_set_sqlite_error (error, connection->db, rc);
  return -1;
}

/**
 * accord_whole_freeze:
 * @connection: a connection without a transaction
 * @destination: where nothing must be yet
 * @mode: who may read the copy
 * @count: (out): what accord_whole_count() was
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * As it is, whole or damaged.
 *
 * Returns: whether the copy is there
 */
gboolean
accord_whole_freeze (AccordConnection  *connection,
                     const char        *destination,
                     int                mode,
                     gint64            *count,
                     GCancellable      *cancellable,
                     GError           **error)
{
  gint64 any;
  gboolean done;

  /* What is read first takes the lock. */
  if (!accord_store_exec (connection->db, "BEGIN", error))
    return FALSE;
  done = accord_store_query_integer (connection->db, "SELECT count (*) FROM sqlite_schema", &any, error) &&
         (*count = accord_whole_count (connection, error)) >= 0 &&
         accord_connection_backup (connection, destination, mode, FALSE, cancellable, error);
  accord_connection_rollback (connection);
  return done;
}

static int
write_pages (AccordConnection *connection,
             sqlite3_backup   *steps,
             gint64            count,
             gboolean         *stale,
             GCancellable     *cancellable,
             GError          **error)
{
  /* The first step writes nothing, and takes the lock. */
  int rc = sqlite3_backup_step (steps, 0);
  gint64 now = rc == SQLITE_OK ? accord_whole_count (connection, error) : -1;

  *stale = now >= 0 && now != count;
  if (rc != SQLITE_OK || now < 0 || *stale)
    return rc == SQLITE_OK && !*stale ? SQLITE_IOERR : rc;
  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    rc = sqlite3_backup_step (steps, PAGES_A_STEP);
  return rc;
}

/**
 * accord_whole_replace:
 * @connection: a connection without a transaction
 * @scratch: of the file that it becomes, which no other has open
 * @count: up to which write it is known, from accord_whole_freeze()
 * @stale: (out): whether it was written since; then nothing is done
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * In one transaction: a crash in the middle of it leaves what was.
 *
 * Returns: whether it is done; also %FALSE, without an error, where it is @stale
 */
gboolean
accord_whole_replace (AccordConnection  *connection,
                      const char        *scratch,
                      gint64             count,
                      gboolean          *stale,
                      GCancellable      *cancellable,
                      GError           **error)
{
  sqlite3 *from = accord_whole_open (scratch, FALSE, error);
  sqlite3_backup *steps = from != NULL ? sqlite3_backup_init (connection->db, "main", from, "main") : NULL;
  int rc = SQLITE_ERROR;

  *stale = FALSE;
  if (steps != NULL)
    {
      rc = write_pages (connection, steps, count, stale, cancellable, error);
      /* What is not done is rolled back here. */
      if (sqlite3_backup_finish (steps) != SQLITE_OK && rc == SQLITE_DONE)
        rc = sqlite3_extended_errcode (connection->db);
    }
  sqlite3_close (from);
  if (rc == SQLITE_DONE)
    return TRUE;
  if (!*stale && from != NULL && (error == NULL || *error == NULL) &&
      !(rc == SQLITE_OK && g_cancellable_set_error_if_cancelled (cancellable, error)))
    accord_store_set_sqlite_error (error, connection->db, rc);
  return FALSE;
}

static int
on_progress_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * accord_whole_pack:
 * @db: a file without a transaction
 * @destination: where nothing must be yet
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: whether there is a copy with nothing in it but what the file says now
 */
gboolean
accord_whole_pack (sqlite3       *db,
                   const char    *destination,
                   GCancellable  *cancellable,
                   GError       **error)
{
  int number = accord_settle_make (destination, 0600);
  g_autoptr (AccordStatement) statement = NULL;
  gboolean done;
  int attached;

  /* Made before, so that nobody else can read it: SQLite fills an empty file, too. */
  if (number != 0)
    return accord_settle_fail (error, destination, number);
  statement = accord_statement_new (db, "VACUUM INTO ?1", error);
  if (statement != NULL)
    accord_statement_bind_text (statement, 1, destination);
  if (cancellable != NULL)
    sqlite3_progress_handler (db, 10000, on_progress_cb, cancellable);
  /* It attaches the copy. */
  attached = sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
  done = statement != NULL && accord_statement_run (statement, error);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, attached);
  sqlite3_progress_handler (db, 0, NULL, NULL);
  if (!done)
    accord_whole_discard (destination);
  return done;
}
