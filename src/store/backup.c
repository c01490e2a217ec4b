#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PAGES_A_STEP 512

static gboolean
copy_pages (sqlite3       *from,
            sqlite3       *to,
            GCancellable  *cancellable,
            GError       **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int rc = SQLITE_OK;

  if (backup == NULL)
    {
      accord_store_set_sqlite_error (error, to, sqlite3_errcode (to));
      return FALSE;
    }
  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      rc = sqlite3_backup_step (backup, PAGES_A_STEP);
      /* Somebody is writing: what was copied is begun anew by the next step. */
      if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
        {
          g_usleep ((gulong) g_random_int_range (1000, 20000));
          rc = SQLITE_OK;
        }
    }
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
                       _("The copy is not whole, because the file is damaged; nothing was kept."));
  return FALSE;
}

static gboolean
write_copy (AccordConnection  *self,
            const char        *path,
            GCancellable      *cancellable,
            GError           **error)
{
  sqlite3 *to = NULL;
  int rc = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  gboolean done = FALSE;
  gint fd;

  if (rc != SQLITE_OK)
    accord_store_set_sqlite_error (error, to, rc);
  else
    done = copy_pages (self->db, to, cancellable, error) && check_copy (to, error);
  sqlite3_close (to);
  if (!done)
    return FALSE;
  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0 || fsync (fd) != 0)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO, _("“%s” cannot be written: %s."), path,
                   g_strerror (errno));
      done = FALSE;
    }
  if (fd >= 0)
    close (fd);
  return done;
}

/**
 * accord_connection_backup:
 * @destination: where nothing must be yet
 *
 * A consistent copy while others write: checked, on the disk, and only then under its name.
 */
gboolean
accord_connection_backup (AccordConnection  *self,
                          const char        *destination,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autofree char *part = g_strconcat (destination, ".part", NULL);

  if (g_file_test (destination, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS,
                   _("“%s” exists already; choose another name."), destination);
      return FALSE;
    }
  g_unlink (part);
  if (!write_copy (self, part, cancellable, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, destination) == 0)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO, _("“%s” cannot be written: %s."), destination,
               g_strerror (errno));
  g_unlink (part);
  return FALSE;
}
