#include "store/compact.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/moment.h"
#include "store/backup-folder.h"
#include "store/whole.h"

#define MOST_TRIES 5
/* Who has not said for so long that they are there has gone. */
#define PRESENT_MS ((gint64) 150 * 1000)

static gboolean
refuse_busy (AccordConnection *self,
             GError          **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY,
               _("Others go on writing to “%s”; nothing was changed. Try again when they are done."), self->path);
  return FALSE;
}

/**
 * accord_connection_renew:
 * @self: a connection without a transaction
 * @make: makes what the file is to become
 * @version: for @make
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Has the file made anew beside it, and takes that over unless others wrote meanwhile; then once more.
 *
 * Returns: whether it is what @make made; else nothing is changed
 */
gboolean
accord_connection_renew (AccordConnection *self,
                         AccordRenewFunc   make,
                         gint64            version,
                         GCancellable     *cancellable,
                         GError          **error)
{
  gboolean stale = TRUE, done = FALSE;

  for (guint i = 0; stale && i < MOST_TRIES; i++)
    {
      g_autofree char *scratch = accord_backup_folder_scratch (self->uuid);
      gint64 count = accord_whole_count (self, error);

      stale = FALSE;
      done = count >= 0 && make (self, scratch, version, cancellable, error) &&
             accord_whole_replace (self, scratch, count, &stale, cancellable, error);
      accord_whole_discard (scratch);
    }
  return done || (stale ? refuse_busy (self, error) : FALSE);
}

static gboolean
make_packed (AccordConnection *self,
             const char       *scratch,
             gint64            version,
             GCancellable     *cancellable,
             GError          **error)
{
  return accord_whole_pack (self->db, scratch, cancellable, error);
}

/**
 * accord_connection_pack:
 * @self: a connection without a transaction
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Not VACUUM: it would write where nobody looked whether there is room, and where others can read.
 *
 * Returns: whether the file holds nothing but what it says; else nothing is changed
 */
gboolean
accord_connection_pack (AccordConnection *self,
                        GCancellable     *cancellable,
                        GError          **error)
{
  return accord_connection_renew (self, make_packed, 0, cancellable, error);
}

static gboolean
check_alone (AccordConnection *self,
             GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->db, "SELECT group_concat (DISTINCT member_name) FROM presence WHERE session <> ?1 AND at > ?2", error);
  const char *names;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, self->session);
  accord_statement_bind_integer (statement, 2, accord_moment_now () - accord_moment_from_ms (PRESENT_MS));
  if (!accord_statement_step (statement, &row, error))
    return FALSE;
  names = row ? accord_statement_get_text (statement, 0) : NULL;
  if (names == NULL)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY,
               _("“%s” is not compacted while others are in it (%s); try again when they have closed it."), self->path,
               names);
  return FALSE;
}

static gboolean
check_room_at (const char  *path,
               guint64      needed,
               GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *size = g_format_size (needed);
  struct statvfs info;

  if (statvfs (folder, &info) != 0 || (guint64) info.f_bavail * info.f_frsize >= needed)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL,
               _("Compacting needs %s free in “%s” for a while; make room there. Nothing was changed."), size, folder);
  return FALSE;
}

static guint64
measure (AccordConnection *self)
{
  GStatBuf info;

  return g_stat (self->path, &info) == 0 ? (guint64) info.st_size : 0;
}

/**
 * accord_connection_compact:
 * @self: a connection
 * @before: (out): the file's size
 * @after: (out): its size now
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: whether it was done; else nothing is changed
 */
gboolean
accord_connection_compact (AccordConnection *self,
                           guint64          *before,
                           guint64          *after,
                           GCancellable     *cancellable,
                           GError          **error)
{
  g_autofree char *scratch = accord_backup_folder_scratch (self->uuid);

  if (self->reason != NULL)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY, _("Nothing was compacted: %s"), self->reason);
      return FALSE;
    }
  *before = measure (self);
  /* Beside the file for its journal, and where the copy is made. */
  if (!check_alone (self, error) || !check_room_at (self->path, *before, error) ||
      !check_room_at (scratch, *before, error) || !accord_connection_pack (self, cancellable, error))
    return FALSE;
  *after = measure (self);
  return TRUE;
}
