#include "frame/frame-cache.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "frame/frame-file.h"
#include "frame/loader-private.h"

#define LARGEST (G_GINT64_CONSTANT (1) << 30)

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "accord", NULL);
}

/* Its name begins with the workspace's: so it is found by whoever erases a person. */
static char *
get_path (AccordStore *store,
          const char  *suffix)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *name = g_strconcat (accord_store_get_uuid (store), suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
is_of_log (AccordStore       *store,
           const AccordFrame *frame,
           const char        *mark,
           GCancellable      *cancellable)
{
  g_autofree char *now = accord_store_get_log_mark (store, accord_frame_get_log_seq (frame), cancellable, NULL);

  return now != NULL && g_str_equal (now, mark);
}

/**
 * accord_frame_cache_read:
 * @store: an open store
 * @zone: the zone that days are told in
 * @cancellable: (nullable): a cancellable
 *
 * Returns: (transfer full) (nullable): a frame as it was at its log number
 */
AccordFrame *
accord_frame_cache_read (AccordStore  *store,
                         AccordZone   *zone,
                         GCancellable *cancellable)
{
  g_autofree char *path = get_path (store, ".frame");
  g_autofree char *mark = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (AccordFrame) frame = NULL;

  if (g_access (path, R_OK) != 0)
    return NULL;
  fields = _accord_list_stored_fields (store, cancellable, NULL);
  if (fields == NULL)
    return NULL;
  frame = _accord_frame_file_read (path, zone, fields, &mark);
  if (frame != NULL && is_of_log (store, frame, mark, cancellable))
    return g_steal_pointer (&frame);
  if (!g_cancellable_is_cancelled (cancellable))
    g_unlink (path);
  return NULL;
}

static gboolean
is_small_enough (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size <= LARGEST;
}

/* For its owner's eyes only. Another that is being written, or was left behind, is given up. */
static int
create (const char *path)
{
  g_autofree char *folder = get_folder ();

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return -1;
  g_unlink (path);
  return g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
}

/**
 * accord_frame_cache_write:
 * @frame: as it was loaded, without what the workspace derives
 * @store: the open store that it was loaded from
 *
 * Returns: whether there is one now
 */
gboolean
accord_frame_cache_write (const AccordFrame *frame,
                          AccordStore       *store)
{
  g_autofree char *path = get_path (store, ".frame");
  g_autofree char *part = get_path (store, ".frame.part");
  g_autofree char *mark = NULL;
  int fd;

  if (g_access (path, F_OK) == 0)
    return TRUE;
  mark = accord_store_get_log_mark (store, accord_frame_get_log_seq (frame), NULL, NULL);
  fd = mark != NULL ? create (part) : -1;
  if (fd < 0)
    return FALSE;
  if (_accord_frame_file_write (frame, mark, fd) && is_small_enough (part) && g_rename (part, path) == 0)
    return TRUE;
  g_unlink (part);
  return FALSE;
}

/**
 * accord_frame_cache_discard:
 * @store: an open store
 *
 * Takes away what is kept of it on this computer.
 */
void
accord_frame_cache_discard (AccordStore *store)
{
  g_autofree char *path = get_path (store, ".frame");

  g_unlink (path);
}
