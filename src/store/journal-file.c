#include "store/journal-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/store.h"

#define ENDING ".jsonl"

static char *
make_folder_name (const char *workspace)
{
  return g_build_filename (g_get_user_data_dir (), "accord", "unsaved", workspace, NULL);
}

/**
 * accord_journal_file_new:
 * @workspace: its UUID
 * @session: the UUID of a sitting at it
 *
 * Returns: (transfer full): a file that is not made yet
 */
AccordJournalFile *
accord_journal_file_new (const char *workspace,
                         const char *session)
{
  AccordJournalFile *self = g_new0 (AccordJournalFile, 1);
  g_autofree char *folder = make_folder_name (workspace);
  g_autofree char *name = g_strconcat (session, ENDING, NULL);

  self->path = g_build_filename (folder, name, NULL);
  self->fd = -1;
  return self;
}

/**
 * accord_journal_file_free:
 * @self: (transfer full): a file
 *
 * Gives up its lock.
 */
void
accord_journal_file_free (AccordJournalFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}

/* Whether @fd is locked now, and is still what is found under @path: who looks for orphans may have taken it away. */
static gboolean
lock (int         fd,
      const char *path)
{
  struct stat ours, theirs;

  return flock (fd, LOCK_EX | LOCK_NB) == 0 && fstat (fd, &ours) == 0 && stat (path, &theirs) == 0 &&
         ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino;
}

static int
open_locked (const char *path,
             int         flags)
{
  int fd = g_open (path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
  int number;

  if (fd < 0 || lock (fd, path))
    return fd;
  number = errno;
  close (fd);
  errno = number != 0 ? number : EAGAIN;
  return -1;
}

/* What was never on its folder's list is lost with the power, however well it was written. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
fail (AccordJournalFile  *self,
      GError            **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO,
               _("What is not saved yet cannot be kept in “%s” (%s); make room there."), self->path, g_strerror (errno));
  return FALSE;
}

static gboolean
make_file (AccordJournalFile  *self,
           GError            **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (self->fd >= 0)
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (self, error);
  for (guint i = 0; self->fd < 0 && i < 3; i++)
    self->fd = open_locked (self->path, O_CREAT);
  if (self->fd < 0)
    return fail (self, error);
  sync_folder (self->path);
  return TRUE;
}

static gboolean
write_all (int         fd,
           const char *text)
{
  gsize length = strlen (text);

  while (length > 0)
    {
      gssize n = write (fd, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      text += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/**
 * accord_journal_file_append:
 * @self: a file
 * @lines: each with its end
 * @sync: whether to wait until they are on the disk
 * @error: return location for a #GError
 *
 * Returns: whether they are there
 */
gboolean
accord_journal_file_append (AccordJournalFile  *self,
                            const char         *lines,
                            gboolean            sync,
                            GError            **error)
{
  if (!make_file (self, error))
    return FALSE;
  return (write_all (self->fd, lines) && (!sync || fdatasync (self->fd) == 0)) || fail (self, error);
}

/**
 * accord_journal_file_replace:
 * @self: a file
 * @lines: all that it is to hold
 * @error: return location for a #GError
 *
 * Makes it shorter. A crash leaves the one or the other.
 *
 * Returns: whether it holds that; else it is as it was
 */
gboolean
accord_journal_file_replace (AccordJournalFile  *self,
                             const char         *lines,
                             GError            **error)
{
  g_autofree char *part = g_strconcat (self->path, ".part", NULL);
  int fd;

  if (!make_file (self, error))
    return FALSE;
  g_unlink (part);
  fd = open_locked (part, O_CREAT | O_EXCL);
  if (fd >= 0 && write_all (fd, lines) && fsync (fd) == 0 && g_rename (part, self->path) == 0)
    {
      close (self->fd);
      self->fd = fd;
      sync_folder (self->path);
      return TRUE;
    }
  fail (self, error);
  if (fd >= 0)
    close (fd);
  g_unlink (part);
  return FALSE;
}

/**
 * accord_journal_file_empty:
 * @self: a file
 *
 * All that it holds is done.
 */
void
accord_journal_file_empty (AccordJournalFile *self)
{
  if (self->fd >= 0 && ftruncate (self->fd, 0) != 0)
    g_message ("%s: %s", self->path, g_strerror (errno));
}

/**
 * accord_journal_file_remove:
 * @self: a file that holds nothing
 */
void
accord_journal_file_remove (AccordJournalFile *self)
{
  if (self->fd >= 0)
    g_unlink (self->path);
}

/**
 * accord_journal_file_read:
 * @self: a file
 *
 * Returns: (transfer full): its lines; the last may be torn
 */
char *
accord_journal_file_read (AccordJournalFile *self)
{
  char *text = NULL;

  if (!g_file_get_contents (self->path, &text, NULL, NULL))
    return g_strdup ("");
  return text;
}

/**
 * accord_journal_file_dup_session:
 * @self: a file
 *
 * Returns: (transfer full): the sitting that wrote it
 */
char *
accord_journal_file_dup_session (AccordJournalFile *self)
{
  char *name = g_path_get_basename (self->path);

  if (g_str_has_suffix (name, ENDING))
    name[strlen (name) - strlen (ENDING)] = '\0';
  return name;
}

static gint
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * accord_journal_file_orphans:
 * @workspace: its UUID
 *
 * Returns: (transfer full): of #AccordJournalFile: those whose writer is no more, locked, in order of their making
 */
GPtrArray *
accord_journal_file_orphans (const char *workspace)
{
  GPtrArray *orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_journal_file_free);
  g_autofree char *folder = make_folder_name (workspace);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ENDING))
      g_ptr_array_add (names, g_strdup (name));
  /* A sitting's UUID begins with its time. */
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      int fd = open_locked (path, 0);

      if (fd >= 0)
        {
          AccordJournalFile *file = g_new0 (AccordJournalFile, 1);

          file->path = g_steal_pointer (&path);
          file->fd = fd;
          g_ptr_array_add (orphans, file);
        }
    }
  return orphans;
}
