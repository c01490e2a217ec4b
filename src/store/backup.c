#include "store/backup.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/uuid.h"

/* Few, for on a network folder each page may take long; a step asks for more until its time is over. */
#define PAGES_A_TIME 32
#define MOST_RESTARTS 5

struct _AccordBackup
{
  char           *destination;
  char           *part;
  sqlite3        *to;
  sqlite3_backup *steps; /* NULL: detached */
  int             left;  /* pages, after the last step */
  int             n_restarts;
  double          done;
  gboolean        whole;
};

/**
 * accord_backup_begin:
 * @from: what to copy
 * @destination: where nothing must be yet
 * @mode: who may read the copy
 * @error: return location for a #GError, which names @destination
 *
 * Returns: (transfer full): a copy of which nothing is written yet
 */
AccordBackup *
accord_backup_begin (AccordConnection  *from,
                     const char        *destination,
                     int                mode,
                     GError           **error)
{
  g_autoptr (AccordBackup) self = g_new0 (AccordBackup, 1);
  g_autofree char *unique = accord_uuid_new ();
  g_autofree char *part = g_strdup_printf ("%s.%s.part", destination, unique);
  int number, rc;

  self->destination = g_strdup (destination);
  self->left = G_MAXINT;
  number = g_file_test (destination, G_FILE_TEST_EXISTS) ? EEXIST : accord_settle_make (part, mode);
  if (number != 0)
    {
      accord_settle_fail (error, destination, number);
      return NULL;
    }
  self->part = g_steal_pointer (&part);
  rc = sqlite3_open_v2 (self->part, &self->to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc != SQLITE_OK)
    {
      accord_store_set_sqlite_error (error, self->to, rc);
      return NULL;
    }
  /* What is half written is thrown away, and what is whole is synchronised at the end. */
  if (!accord_store_exec (self->to, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", error))
    return NULL;
  self->steps = sqlite3_backup_init (self->to, "main", from->db, "main");
  if (self->steps != NULL)
    return g_steal_pointer (&self);
  accord_store_set_sqlite_error (error, self->to, sqlite3_errcode (self->to));
  return NULL;
}

static gboolean
set_error (AccordBackup  *self,
           int            rc,
           GError       **error)
{
  g_autoptr (GError) local = NULL;

  accord_store_set_sqlite_error (&local, self->to, rc);
  if (g_error_matches (local, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL))
    return accord_settle_fail (error, self->destination, ENOSPC);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Each writer of another program makes it begin anew; if they write too often, it is done in one go, which they wait for. */
static int
copy_pages (AccordBackup *self)
{
  int rc = sqlite3_backup_step (self->steps, self->n_restarts < MOST_RESTARTS ? PAGES_A_TIME : -1);
  int left = sqlite3_backup_remaining (self->steps), all = sqlite3_backup_pagecount (self->steps);

  self->n_restarts += rc == SQLITE_OK && left > self->left;
  self->left = left;
  if (all > 0)
    self->done = 1 - (double) left / all;
  if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
    {
      g_usleep ((gulong) g_random_int_range (1000, 20000));
      return SQLITE_OK;
    }
  return rc;
}

/**
 * accord_backup_step:
 * @self: a copy
 * @budget: after so many µs, roughly, it returns
 * @more: (out): whether there is more to copy
 * @error: return location for a #GError
 *
 * On the thread of what is copied.
 *
 * Returns: whether it could
 */
gboolean
accord_backup_step (AccordBackup  *self,
                    gint64         budget,
                    gboolean      *more,
                    GError       **error)
{
  gint64 end = g_get_monotonic_time () + budget;
  int rc = SQLITE_OK;

  while (rc == SQLITE_OK && g_get_monotonic_time () < end)
    rc = copy_pages (self);
  self->whole = rc == SQLITE_DONE;
  *more = rc == SQLITE_OK;
  return self->whole || *more || set_error (self, rc, error);
}

/**
 * accord_backup_get_done:
 * @self: a copy
 *
 * Returns: how much of it is copied, 0 … 1
 */
double
accord_backup_get_done (AccordBackup *self)
{
  return self->done;
}

/**
 * accord_backup_detach:
 * @self: a copy
 *
 * Ends the reading of what is copied.
 */
void
accord_backup_detach (AccordBackup *self)
{
  if (self->steps != NULL)
    sqlite3_backup_finish (self->steps);
  self->steps = NULL;
}

static gboolean
check_copy (AccordBackup  *self,
            GError       **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (self->to, "PRAGMA quick_check (1)", error);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return FALSE;
  if (row && g_strcmp0 (accord_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED,
                       _("There is no whole copy to be made, because the file is damaged; open an earlier backup."));
  return FALSE;
}

static int
on_progress_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * accord_backup_finish:
 * @self: a copy that is detached, after the last step
 * @check: whether only a copy of a sound file is wanted
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: whether the copy is whole, on the disk and under its name
 */
gboolean
accord_backup_finish (AccordBackup  *self,
                      gboolean       check,
                      GCancellable  *cancellable,
                      GError       **error)
{
  gboolean checked;

  g_return_val_if_fail (self->steps == NULL && self->whole, FALSE);

  if (cancellable != NULL)
    sqlite3_progress_handler (self->to, 10000, on_progress_cb, cancellable);
  checked = !check || check_copy (self, error);
  sqlite3_close (g_steal_pointer (&self->to));
  return checked && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         accord_settle_file (self->part, self->destination, FALSE, error);
}

/**
 * accord_backup_free:
 * @self: (transfer full): a copy
 *
 * What is not finished is taken away.
 */
void
accord_backup_free (AccordBackup *self)
{
  accord_backup_detach (self);
  sqlite3_close (self->to);
  if (self->part != NULL)
    g_unlink (self->part);
  g_free (self->destination);
  g_free (self->part);
  g_free (self);
}

/**
 * accord_connection_backup:
 * @self: a connection
 * @destination: where nothing must be yet
 * @mode: who may read the copy
 * @check: whether only a copy of a sound file is wanted
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
                          int                mode,
                          gboolean           check,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autoptr (AccordBackup) backup = accord_backup_begin (self, destination, mode, error);
  gboolean more = TRUE;

  if (backup == NULL)
    return FALSE;
  while (more)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !accord_backup_step (backup, G_USEC_PER_SEC / 10, &more, error))
      return FALSE;
  accord_backup_detach (backup);
  return accord_backup_finish (backup, check, cancellable, error);
}
