#include "store/mount.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/mount-table.h"

/* A file system over a folder over a file system …: no deeper than anybody builds it. */
#define MOST_LAYERS 4

/* Everything that lies on this computer; what is on none of these lists is taken for a share of unknown ways, because
 * a local disk that is refused costs a click, and a share that is trusted costs data.
 * Overlay and eCryptfs are local, but only as far as the folder below them is: see find_lower(). */
static const char *const LOCAL_TYPES[] = {
  "ext2", "ext3", "ext4", "btrfs", "xfs", "zfs", "f2fs", "bcachefs", "jfs", "reiserfs", "nilfs2", "ubifs", "jffs2", "vfat",
  "exfat", "msdos", "ntfs", "ntfs3", "hfs", "hfsplus", "apfs", "iso9660", "udf", "squashfs", "erofs", "tmpfs", "ramfs",
  "rootfs", "devtmpfs", "overlay", "aufs", "ecryptfs", "ufs", "minix", NULL
};

/* A host's folder in its guest: the host and other guests write there beside, and locks end at the guest. */
static const char *const VIRTUAL_TYPES[] = { "9p", "virtiofs", "vboxsf", "vmhgfs", "fuse.vmhgfs-fuse", "prl_fs", NULL };

/* FUSE over a folder that it names as its source: it is as safe as what lies below. */
static const char *const LAYERED_TYPES[] = { "fuse.bindfs", "fuse.gocryptfs", "fuse.cryfs", "ecryptfs", NULL };

/* SMB: no byte-range locks between computers at all, or reads from a cache that no other computer can withdraw. */
static const char *const CIFS_HAZARDS[] = { "nobrl", "nolock", "cache=loose", "cache=singleclient", NULL };

static char *table_path; /* of the tests; NULL: the system's */

static gboolean
is_one_of (const char        *word,
           const char *const *words)
{
  return g_strv_contains (words, word);
}

static void
set_unsafe (AccordMount *self,
            AccordHazard hazard,
            const char  *option)
{
  self->kind = ACCORD_MOUNT_UNSAFE;
  self->hazard = hazard;
  self->option = g_strdup (option);
}

static void
judge_nfs (AccordMount           *self,
           const AccordMountLine *line)
{
  const char *local_lock = accord_mount_line_option (line, "local_lock");

  self->kind = ACCORD_MOUNT_NFS;
  if (accord_mount_line_option (line, "nolock") != NULL)
    set_unsafe (self, ACCORD_HAZARD_OPTION, "nolock");
  else if (local_lock != NULL && !g_str_equal (local_lock, "local_lock=none"))
    set_unsafe (self, ACCORD_HAZARD_OPTION, local_lock);
}

static void
judge_cifs (AccordMount           *self,
            const AccordMountLine *line)
{
  self->kind = ACCORD_MOUNT_CIFS;
  for (guint i = 0; CIFS_HAZARDS[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (CIFS_HAZARDS[i], "=", 2);
      const char *given = accord_mount_line_option (line, parts[0]);

      if (given != NULL && g_str_equal (given, CIFS_HAZARDS[i]))
        {
          set_unsafe (self, ACCORD_HAZARD_OPTION, given);
          return;
        }
    }
}

/* The folder below, for what is as safe as that; NULL: there is none, or it is not said. «cryfs@/home/ann/secret» */
static const char *
find_lower (const AccordMountLine *line)
{
  const char *upper = accord_mount_line_option (line, "upperdir");

  if (g_str_equal (line->type, "overlay"))
    return upper != NULL && strchr (upper, '/') != NULL ? strchr (upper, '/') : NULL;
  return is_one_of (line->type, LAYERED_TYPES) ? strchr (line->source, '/') : NULL;
}

static void
judge_type (AccordMount           *self,
            const AccordMountLine *line)
{
  const char *type = line->type;

  if (g_str_equal (type, "nfs") || g_str_equal (type, "nfs4"))
    judge_nfs (self, line);
  else if (g_str_equal (type, "cifs") || g_str_equal (type, "smb3"))
    judge_cifs (self, line);
  /* A disk of this computer, whatever drives it: ntfs-3g is «fuseblk» of /dev/sdb1. */
  else if (is_one_of (type, LOCAL_TYPES) || g_str_has_prefix (line->source, "/dev/"))
    self->kind = ACCORD_MOUNT_LOCAL;
  else if (g_str_equal (type, "fuse.gvfsd-fuse"))
    set_unsafe (self, ACCORD_HAZARD_FILE_MANAGER, NULL);
  else if (is_one_of (type, VIRTUAL_TYPES))
    set_unsafe (self, ACCORD_HAZARD_VIRTUAL, NULL);
  else if (g_str_equal (type, "fuse") || g_str_has_prefix (type, "fuse."))
    set_unsafe (self, ACCORD_HAZARD_FUSE, NULL);
  else
    set_unsafe (self, ACCORD_HAZARD_UNKNOWN, NULL);
}

static void
judge (AccordMount *self,
       GPtrArray   *lines,
       const char  *path,
       guint        depth)
{
  const AccordMountLine *line = accord_mount_table_look_up (lines, path);
  const char *lower = line != NULL ? find_lower (line) : NULL;

  /* A process that lives in a part of the tree that is no mount of its own sees no line for it: a build, a container. */
  if (line == NULL)
    return;
  g_free (self->point);
  g_free (self->type);
  self->point = g_strdup (line->point);
  self->type = g_strdup (line->type);
  if (g_str_equal (line->point, path) && !g_str_equal (path, "/") && depth == 0)
    set_unsafe (self, ACCORD_HAZARD_ALONE, NULL);
  else if (lower == NULL)
    judge_type (self, line);
  else if (depth < MOST_LAYERS && !g_str_equal (lower, path))
    {
      judge (self, lines, lower, depth + 1);
      /* Locks are kept by the upper layer, on this computer: the lower one may not be where others are. */
      if (self->kind == ACCORD_MOUNT_NFS || self->kind == ACCORD_MOUNT_CIFS)
        set_unsafe (self, ACCORD_HAZARD_UNKNOWN, NULL);
    }
}

/**
 * accord_mount_find:
 * @table: (nullable): what /proc/self/mountinfo says
 * @path: of a file: absolute, without links or dots
 *
 * Returns: (transfer full): the mount that @path lies on, judged; without a table it is not known to be safe
 */
AccordMount *
accord_mount_find (const char *table,
                   const char *path)
{
  AccordMount *self = g_new0 (AccordMount, 1);
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (path != NULL, self);

  if (table == NULL)
    {
      set_unsafe (self, ACCORD_HAZARD_UNKNOWN, NULL);
      return self;
    }
  lines = accord_mount_table_parse (table);
  judge (self, lines, path, 0);
  return self;
}

/**
 * accord_mount_free:
 * @self: (transfer full): a mount
 */
void
accord_mount_free (AccordMount *self)
{
  g_free (self->point);
  g_free (self->type);
  g_free (self->option);
  g_free (self);
}

/* «sshfs» of «fuse.sshfs» */
static const char *
name_type (const AccordMount *self)
{
  const char *type = self->type != NULL ? self->type : "?";

  return g_str_has_prefix (type, "fuse.") ? type + strlen ("fuse.") : type;
}

/**
 * accord_mount_describe_hazard:
 * @self: an unsafe mount
 *
 * Returns: (transfer full): what is wrong with it and what to change, as the end of a sentence
 */
char *
accord_mount_describe_hazard (const AccordMount *self)
{
  switch (self->hazard)
    {
    case ACCORD_HAZARD_OPTION:
      return g_strdup_printf (_("this folder cannot protect two people saving at once. Ask IT to remove the mount option "
                                "“%s”, or save a copy."), self->option);
    case ACCORD_HAZARD_FUSE:
      return g_strdup_printf (_("this folder is reached through “%s”, which cannot protect two people saving at once. Ask "
                                "IT for a network drive (SMB or NFS), or save a copy."), name_type (self));
    case ACCORD_HAZARD_FILE_MANAGER:
      return g_strdup (_("this folder was opened in the file manager, which cannot protect two people saving at once. Ask "
                         "IT to mount it as a network drive, or save a copy."));
    case ACCORD_HAZARD_VIRTUAL:
      return g_strdup_printf (_("this folder is shared with a virtual machine (“%s”), which cannot protect two people "
                                "saving at once. Keep the file on a network drive, or save a copy."), name_type (self));
    case ACCORD_HAZARD_ALONE:
      return g_strdup (_("this file is mounted without its folder, so what protects it cannot lie beside it. Ask IT to "
                         "mount the folder, or save a copy."));
    case ACCORD_HAZARD_UNKNOWN:
    case ACCORD_HAZARD_NONE:
    default:
      return g_strdup_printf (_("nobody knows whether this folder (“%s”) can protect two people saving at once. Ask IT for "
                                "a network drive (SMB or NFS), or save a copy."), name_type (self));
    }
}

/**
 * accord_mount_read_table:
 *
 * Returns: (transfer full) (nullable): the mounts that this process sees
 */
char *
accord_mount_read_table (void)
{
  char *table = NULL;

  g_file_get_contents (table_path != NULL ? table_path : "/proc/self/mountinfo", &table, NULL, NULL);
  return table;
}

/**
 * accord_mount_set_table:
 * @path: (nullable): of a file like /proc/self/mountinfo
 *
 * For tests: has accord_mount_read_table() read @path from now on. Before anything is opened.
 */
void
accord_mount_set_table (const char *path)
{
  g_free (table_path);
  table_path = g_strdup (path);
}
