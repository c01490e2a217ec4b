#include "store/reading-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/statement.h"

#define BLOCK (1024 * 1024)
#define MOST_ATTEMPTS 5
#define PAUSE (200 * 1000) /* µs, after a copy that somebody wrote into */

/* Held with flock(2) by whoever reads the copy: a folder whose file nobody holds is left over. */
#define IN_USE "in-use"

/* What a commit changes: the counter in the file's header, and the head of its journal or write-ahead log. */
#define HEAD 100

struct _AccordReadingCopy
{
  char *folder;
  char *path;
  int   in_use; /* -1: not held */
};

/* The file first: whatever somebody writes into it meanwhile is in its journal by the time that is copied. */
static const char *const PARTS[] = { "", "-journal", "-wal", NULL };

typedef struct
{
  char    bytes[G_N_ELEMENTS (PARTS) - 1][HEAD];
  gssize  lengths[G_N_ELEMENTS (PARTS) - 1]; /* -1: not there */
  gint64  sizes[G_N_ELEMENTS (PARTS) - 1];
} State;

static char *
make_root (void)
{
  g_autofree char *root = g_build_filename (g_get_user_cache_dir (), "accord", "reading", NULL);
  g_autofree char *real = NULL;
  char *resolved;

  g_mkdir_with_parents (root, 0700);
  resolved = realpath (root, NULL); /* SQLite follows no links */
  real = g_strdup (resolved != NULL ? resolved : root);
  free (resolved);
  return g_steal_pointer (&real);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
fail_to_write (const char *folder,
               int         number,
               GError    **error)
{
  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL,
                 _("There is no room in “%s” for a copy to read from; make room and try again."), folder);
  else
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO,
                 _("“%s” cannot be written (%s), so there is no copy to read from; make that folder writable."), folder,
                 g_strerror (number));
  return FALSE;
}

static gboolean
fail_to_read (const char *path,
              int         number,
              GError    **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO,
               _("“%s” cannot be read (%s); look whether its folder answers, and try again."), path, g_strerror (number));
  return FALSE;
}

static gboolean
copy_blocks (int           from,
             int           to,
             const char   *path,
             const char   *folder,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gssize n;

  while ((n = read (from, block, BLOCK)) > 0)
    {
      for (gssize done = 0, written; done < n; done += written)
        if ((written = write (to, block + done, (gsize) (n - done))) < 0)
          return fail_to_write (folder, errno, error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return n == 0 || fail_to_read (path, errno, error);
}

static gboolean
copy_file (const char   *from,
           const char   *to,
           const char   *folder,
           GCancellable *cancellable,
           GError      **error)
{
  int source = g_open (from, O_RDONLY | O_CLOEXEC, 0);
  int number = errno, target;
  gboolean done;

  g_unlink (to);
  if (source < 0)
    return number == ENOENT || fail_to_read (from, number, error);
  target = g_open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  done = target >= 0 ? copy_blocks (source, target, from, folder, cancellable, error)
                     : fail_to_write (folder, errno, error);
  close (source);
  if (target >= 0 && close (target) != 0 && done)
    done = fail_to_write (folder, errno, error);
  return done;
}

static gboolean
copy_parts (AccordReadingCopy *self,
            const char        *path,
            GCancellable      *cancellable,
            GError           **error)
{
  for (guint i = 0; PARTS[i] != NULL; i++)
    {
      g_autofree char *from = g_strconcat (path, PARTS[i], NULL);
      g_autofree char *to = g_strconcat (self->path, PARTS[i], NULL);

      if (!copy_file (from, to, self->folder, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static void
read_state (const char *path,
            State      *state)
{
  *state = (State) { 0 };
  for (guint i = 0; PARTS[i] != NULL; i++)
    {
      g_autofree char *part = g_strconcat (path, PARTS[i], NULL);
      int fd = g_open (part, O_RDONLY | O_CLOEXEC, 0);
      struct stat info;

      state->lengths[i] = fd >= 0 ? read (fd, state->bytes[i], HEAD) : -1;
      state->sizes[i] = fd >= 0 && fstat (fd, &info) == 0 ? info.st_size : 0;
      if (fd >= 0)
        close (fd);
    }
}

/* Opening it takes back what a dead writer left half done. */
static gboolean
is_whole (AccordReadingCopy *self,
          GError           **error)
{
  g_autoptr (AccordStatement) statement = NULL;
  sqlite3 *db = NULL;
  gboolean whole = FALSE, row = FALSE;
  int rc = sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, NULL);

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  if (rc != SQLITE_OK)
    accord_store_set_sqlite_error (error, db, rc);
  else
    statement = accord_statement_new (db, "PRAGMA quick_check (1)", error);
  if (statement != NULL && accord_statement_step (statement, &row, error))
    whole = row && g_strcmp0 (accord_statement_get_text (statement, 0), "ok") == 0;
  g_clear_pointer (&statement, accord_statement_free);
  sqlite3_close (db);
  return whole;
}

static gboolean
fail_to_copy (const char *path,
              gboolean    torn,
              GError    **error)
{
  if (torn)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY,
                 _("Somebody is writing to “%s” all the time; try again in a moment."), path);
  else
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED,
                 _("“%s” is damaged; open a backup of it."), path);
  return FALSE;
}

/* Locks mean nothing where it lies, so a copy may be of two states; then it is made anew. */
static gboolean
copy_whole (AccordReadingCopy *self,
            const char        *path,
            GCancellable      *cancellable,
            GError           **error)
{
  gboolean torn = FALSE;

  for (guint i = 0; i < MOST_ATTEMPTS; i++)
    {
      State before, after;

      if (i > 0)
        g_usleep (PAUSE);
      read_state (path, &before);
      if (!copy_parts (self, path, cancellable, error))
        return FALSE;
      read_state (path, &after);
      torn = memcmp (&before, &after, sizeof before) != 0;
      if (!torn && is_whole (self, NULL))
        return TRUE;
    }
  return fail_to_copy (path, torn, error);
}

static gboolean
make_folder (AccordReadingCopy *self,
             const char        *path,
             GError           **error)
{
  g_autofree char *root = make_root ();
  g_autofree char *pattern = g_build_filename (root, "XXXXXX", NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *in_use = NULL;

  if (g_mkdtemp (pattern) == NULL)
    return fail_to_write (root, errno, error);
  self->folder = g_steal_pointer (&pattern);
  self->path = g_build_filename (self->folder, name, NULL);
  in_use = g_build_filename (self->folder, IN_USE, NULL);
  self->in_use = g_open (in_use, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->in_use < 0)
    return fail_to_write (self->folder, errno, error);
  flock (self->in_use, LOCK_EX | LOCK_NB);
  return TRUE;
}

/**
 * accord_reading_copy_new:
 * @path: of a workspace, which is not open in this program
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Copies it and looks whether the copy is whole; one that somebody wrote into meanwhile is made anew. Waits.
 *
 * Returns: (transfer full): the copy; freeing it removes it
 */
AccordReadingCopy *
accord_reading_copy_new (const char   *path,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autoptr (AccordReadingCopy) self = g_new0 (AccordReadingCopy, 1);

  self->in_use = -1;
  if (!make_folder (self, path, error) || !copy_whole (self, path, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_reading_copy_free:
 * @self: (transfer full): a copy, which is not open any more
 *
 * Removes it.
 */
void
accord_reading_copy_free (AccordReadingCopy *self)
{
  if (self->folder != NULL)
    remove_folder (self->folder);
  if (self->in_use >= 0)
    close (self->in_use);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/**
 * accord_reading_copy_get_path:
 * @self: a copy
 *
 * Returns: (transfer none): where it lies; without links
 */
const char *
accord_reading_copy_get_path (AccordReadingCopy *self)
{
  return self->path;
}

static void
remove_if_left (const char *folder)
{
  g_autofree char *in_use = g_build_filename (folder, IN_USE, NULL);
  int fd = g_open (in_use, O_RDWR | O_CLOEXEC, 0);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    remove_folder (folder);
  else if (fd < 0 && errno == ENOENT)
    g_rmdir (folder); /* only if it is empty: a program may be making its copy */
  if (fd >= 0)
    close (fd);
}

static gpointer
clean_up (gpointer data)
{
  g_autofree char *root = g_build_filename (g_get_user_cache_dir (), "accord", "reading", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);

      remove_if_left (folder);
    }
  return NULL;
}

/**
 * accord_reading_copy_clean_up:
 *
 * Removes what programs left behind that were ended before they could.
 */
void
accord_reading_copy_clean_up (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, clean_up, NULL);
}
