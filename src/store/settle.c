/* How a file that was written beside its place gets there. */
#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * accord_settle_fail:
 * @error: return location for a #GError
 * @destination: what was to be written
 * @number: an errno
 *
 * Returns: %FALSE
 */
gboolean
accord_settle_fail (GError     **error,
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

/**
 * accord_settle_make:
 * @part: where nothing must be yet
 * @mode: who may read it
 *
 * Makes an empty file.
 *
 * Returns: an errno; 0: it is there
 */
int
accord_settle_make (const char *part,
                    int         mode)
{
  int fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);

  if (fd < 0)
    return errno;
  close (fd);
  return 0;
}

static gboolean
synchronise (const char *path,
             int         flags)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | flags, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  errno = number;
  return done;
}

static gboolean
move (const char *part,
      const char *destination,
      gboolean    replace)
{
  if (replace)
    return g_rename (part, destination) == 0;
  if (renameat2 (AT_FDCWD, part, AT_FDCWD, destination, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* Not every file system can say so. */
  return (errno == EINVAL || errno == ENOSYS) && g_access (destination, F_OK) != 0 && g_rename (part, destination) == 0;
}

/**
 * accord_settle_file:
 * @part: what was written
 * @destination: the name that it gets
 * @replace: whether it takes the place of what is there; else nothing must be there
 * @error: return location for a #GError
 *
 * Returns: whether it is on the disk, under its name
 */
gboolean
accord_settle_file (const char  *part,
                    const char  *destination,
                    gboolean     replace,
                    GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (destination);

  if (!synchronise (part, 0) || !move (part, destination, replace))
    return accord_settle_fail (error, destination, errno);
  /* Not every file system can do that with a folder; the file is whole with or without. */
  synchronise (folder, O_DIRECTORY);
  return TRUE;
}
