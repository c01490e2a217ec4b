#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/uuid.h"

#define PAGES_A_STEP 512
#define MOST_RESTARTS 5

static gboolean
fail (GError     **error,
      const char  *destination,
      int          number)
{
  g_autofree char *folder = g_path_get_dirname (destination);

  if (number == ENOENT)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND,
                 _("There is no folder “%s”; make it, or choose another."), folder);
  else if (number == EEXIST)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS, _("“%s” exists already; choose another name."),
                 destination);
  else if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL,
                 _("There is no room for “%s”; make room, or choose another folder."), destination);
  else
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO, _("“%s” cannot be written (%s); choose another folder."),
                 destination, g_strerror (number));
  return FALSE;
}

/* Each writer of another program makes it begin anew; if they write too often, it is done in one go, which they wait for. */
static int
copy_pages (sqlite3_backup *backup,
            GCancellable   *cancellable)
{
  int rc = SQLITE_OK, left = G_MAXINT, n_restarts = 0;

  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      rc = sqlite3_backup_step (backup, n_restarts < MOST_RESTARTS ? PAGES_A_STEP : -1);
      n_restarts += rc == SQLITE_OK && sqlite3_backup_remaining (backup) > left;
      left = sqlite3_backup_remaining (backup);
      if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
        {
          g_usleep ((gulong) g_random_int_range (1000, 20000));
          rc = SQLITE_OK;
        }
    }
  return rc;
}

static gboolean
copy_into (AccordConnection  *self,
           sqlite3           *to,
           GCancellable      *cancellable,
           GError           **error)
{
  /* What is half written is thrown away, and what is whole is synchronised at the end. */
  sqlite3_backup *backup = accord_store_exec (to, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", error)
                               ? sqlite3_backup_init (to, "main", self->db, "main") : NULL;
  int rc;

  if (backup == NULL)
    return FALSE;
  rc = copy_pages (backup, cancellable);
  sqlite3_backup_finish (backup);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (rc == SQLITE_DONE)
    return TRUE;
  accord_store_set_sqlite_error (error, to, rc);
  return FALSE;
}

static gboolean
check_copy (sqlite3  *db,
            GError  **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (db, "PRAGMA quick_check (1)", error);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return FALSE;
  if (row && g_strcmp0 (accord_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED,
                       _("There is no whole copy to be made, because the file is damaged; open an earlier backup."));
  return FALSE;
}

static gboolean
write_copy (AccordConnection  *self,
            const char        *path,
            GCancellable      *cancellable,
            GError           **error)
{
  sqlite3 *to = NULL;
  int rc = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX, NULL);
  gboolean done = FALSE;

  if (rc == SQLITE_OK)
    done = copy_into (self, to, cancellable, error) && check_copy (to, error);
  else
    accord_store_set_sqlite_error (error, to, rc);
  sqlite3_close (to);
  return done;
}

/* On the disk, and only then under its name, which nobody must have taken meanwhile. */
static gboolean
settle (const char  *path,
        const char  *destination,
        GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  if (!synced)
    return fail (error, destination, number);
  if (renameat2 (AT_FDCWD, path, AT_FDCWD, destination, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* Not every file system can say so. */
  if ((errno == EINVAL || errno == ENOSYS) && g_access (destination, F_OK) != 0 && g_rename (path, destination) == 0)
    return TRUE;
  return fail (error, destination, errno);
}

/**
 * accord_connection_backup:
 * @self: a connection
 * @destination: where nothing must be yet
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError, which names @destination
 *
 * Makes a consistent copy while others write: checked, on the disk, and only then under its name.
 *
 * Returns: whether it is there; else nothing is
 */
gboolean
accord_connection_backup (AccordConnection  *self,
                          const char        *destination,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autofree char *part = NULL;
  g_autofree char *unique = accord_uuid_new ();
  g_autoptr (GError) local = NULL;
  int fd;

  g_return_val_if_fail (self != NULL && destination != NULL, FALSE);

  if (g_file_test (destination, G_FILE_TEST_EXISTS))
    return fail (error, destination, EEXIST);
  part = g_strdup_printf ("%s.%s.part", destination, unique);
  fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail (error, destination, errno);
  close (fd);
  if (write_copy (self, part, cancellable, &local) && settle (part, destination, &local))
    return TRUE;
  g_unlink (part);
  if (g_error_matches (local, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL))
    return fail (error, destination, ENOSPC);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
