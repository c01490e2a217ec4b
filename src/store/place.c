#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/connection.h"
#include "store/mount.h"
#include "store/sync-folder.h"

/* Of SQLite's file format. */
#define HEAD 100
#define WRITE_VERSION 18 /* 2: write-ahead log */
#define APPLICATION_ID 68

static gboolean
read_head (const char *path,
           const char *suffix,
           guint8     *head)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  int fd = g_open (name, O_RDONLY | O_CLOEXEC, 0);
  gboolean whole = fd >= 0 && read (fd, head, HEAD) == HEAD;

  if (fd >= 0)
    close (fd);
  return whole;
}

static gboolean
is_workspace (const guint8 *head)
{
  guint32 application;

  memcpy (&application, head + APPLICATION_ID, sizeof application);
  return memcmp (head, "SQLite format 3", 16) == 0 && GUINT32_FROM_BE (application) == ACCORD_APPLICATION_ID;
}

/* What a writer left that did not come to its end. */
static gboolean
has_hot_journal (const char *path)
{
  guint8 head[HEAD];

  return read_head (path, "-journal", head) && head[0] != 0;
}

/* By whom this program acts for, not by whom it was started. 0, or the errno of the system's refusal. */
static int
ask (const char *path,
     int         mode)
{
  return faccessat (AT_FDCWD, path, mode, AT_EACCESS) == 0 ? 0 : errno;
}

/**
 * accord_place_find_refusal:
 * @path: of a file
 *
 * Returns: (transfer full) (nullable): why it cannot be written, as the end of a sentence
 */
char *
accord_place_find_refusal (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int of_file = ask (path, W_OK), of_folder = ask (folder, W_OK);

  if (of_file == EROFS || of_folder == EROFS)
    return g_strdup (_("this disk can only be read. Save a copy on another, and work there."));
  if (of_file == EPERM || of_folder == EPERM)
    return g_strdup (_("the file or its folder is locked against every change. Ask whoever locked it, or save a copy."));
  if (of_file != 0)
    return g_strdup (_("you may not write to this file; ask whoever owns it, or save a copy."));
  if (of_folder != 0)
    return g_strdup (_("you may not write to the folder of this file; ask whoever owns it, or save a copy."));
  return NULL;
}

static void
refuse (AccordPlace *self,
        char        *refusal,
        gboolean     by_place)
{
  g_free (self->refusal);
  self->refusal = refusal;
  self->by_place = by_place;
  self->copy = TRUE;
}

static void
judge_mount (AccordPlace       *self,
             const AccordMount *mount,
             const char        *path,
             gboolean           wal,
             AccordOpenFlags    flags)
{
  gboolean sole_user = (flags & ACCORD_OPEN_SOLE_USER) != 0;
  const char *service = mount->kind == ACCORD_MOUNT_LOCAL ? accord_sync_folder_look (path) : NULL;

  if (service != NULL)
    self->warning = accord_sync_folder_describe (service);
  self->keep_journal = mount->kind != ACCORD_MOUNT_LOCAL;
  self->alone = wal && mount->kind != ACCORD_MOUNT_LOCAL;
  if (sole_user)
    return;
  if (mount->kind == ACCORD_MOUNT_UNSAFE)
    refuse (self, accord_mount_describe_hazard (mount), TRUE);
  else if (self->alone)
    refuse (self, g_strdup (_("another program keeps this file in a way (WAL) that loses changes in network folders. Open it "
                              "once when nobody else has it open, or save a copy.")), TRUE);
}

/**
 * accord_place_judge:
 * @self: a place, uninitialised
 * @path: of a file that is there: absolute, without links
 * @flags: what a person said
 *
 * Looks at where @path lies and at what state it is in. Opens and closes it, so it must not be open in this program.
 */
void
accord_place_judge (AccordPlace     *self,
                    const char      *path,
                    AccordOpenFlags  flags)
{
  g_autofree char *table = accord_mount_read_table ();
  g_autoptr (AccordMount) mount = accord_mount_find (table, path);
  g_autofree char *refusal = accord_place_find_refusal (path);
  guint8 head[HEAD];
  gboolean wal;

  *self = (AccordPlace) { 0 };
  /* Nothing of ours is not copied: it will be refused. */
  if (!read_head (path, "", head) || !is_workspace (head))
    return;
  wal = head[WRITE_VERSION] == 2;
  judge_mount (self, mount, path, wal, flags);
  /* What cannot be written cannot be recovered there either. */
  if (refusal != NULL && (wal || has_hot_journal (path)) && !self->copy)
    refuse (self, g_steal_pointer (&refusal), FALSE);
}

/**
 * accord_place_clear:
 * @self: a place
 */
void
accord_place_clear (AccordPlace *self)
{
  g_clear_pointer (&self->refusal, g_free);
  g_clear_pointer (&self->warning, g_free);
}
