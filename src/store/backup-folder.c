#include "store/backup-folder.h"

#include <errno.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/uuid.h"
#include "store/backup-name.h"

#define NOTE "workspace.ini"
#define LEFTOVER_S (24 * 60 * 60)

/**
 * accord_backup_folder_path:
 * @uuid: of a workspace
 *
 * Returns: (transfer full): where its backups are, or will be
 */
char *
accord_backup_folder_path (const char *uuid)
{
  return g_build_filename (g_get_user_data_dir (), "accord", "backups", uuid, NULL);
}

static gboolean
make_folder (const char *folder,
             GError    **error)
{
  int number;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  number = errno;
  g_set_error (error, ACCORD_STORE_ERROR,
               number == ENOSPC || number == EDQUOT ? ACCORD_STORE_ERROR_DISK_FULL : ACCORD_STORE_ERROR_IO,
               _("The folder for backups, “%s”, cannot be made (%s); make room, or ask whoever looks after this computer."),
               folder, g_strerror (number));
  return FALSE;
}

/**
 * accord_backup_folder_scratch:
 * @uuid: of a workspace
 *
 * What lies there longer than a day is taken away by accord_backup_folder_tidy().
 *
 * Returns: (transfer full): where a file may be made for a while
 */
char *
accord_backup_folder_scratch (const char *uuid)
{
  g_autofree char *folder = accord_backup_folder_path (uuid);
  g_autofree char *unique = accord_uuid_new ();
  g_autofree char *name = g_strdup_printf ("%s.part", unique);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

/**
 * accord_backup_folder_place:
 * @uuid: of a workspace
 * @reason: «daily», «before-restore» …
 * @error: return location for a #GError
 *
 * Returns: (transfer full): where a backup of now goes; its folder is there
 */
char *
accord_backup_folder_place (const char *uuid,
                            const char *reason,
                            GError    **error)
{
  g_autofree char *folder = accord_backup_folder_path (uuid);
  g_autofree char *name = accord_backup_name_new (g_get_real_time () / 1000, reason);

  return make_folder (folder, error) ? g_build_filename (folder, name, NULL) : NULL;
}

/**
 * accord_backup_folder_list:
 * @uuid: of a workspace
 *
 * Returns: (transfer full): the names in its folder, whatever they are
 */
GStrv
accord_backup_folder_list (const char *uuid)
{
  g_autofree char *folder = accord_backup_folder_path (uuid);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (names, name);
  return g_strv_builder_end (names);
}

static gboolean
is_leftover (const char *path)
{
  struct stat info;

  return g_stat (path, &info) == 0 && g_get_real_time () / G_USEC_PER_SEC - info.st_mtime > LEFTOVER_S;
}

/**
 * accord_backup_folder_tidy:
 * @uuid: of a workspace
 *
 * Takes away the backups that need not be kept, and what a crash left.
 */
void
accord_backup_folder_tidy (const char *uuid)
{
  g_autofree char *folder = accord_backup_folder_path (uuid);
  g_auto (GStrv) names = accord_backup_folder_list (uuid);
  g_autoptr (GPtrArray) gone = accord_backup_name_rotate ((const char *const *) names, g_get_real_time () / 1000);

  for (guint i = 0; i < gone->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (gone, i), NULL);

      g_unlink (path);
    }
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *path = g_build_filename (folder, *name, NULL);

      if ((g_str_has_suffix (*name, ".part") || g_str_has_suffix (*name, ".part-journal")) && is_leftover (path))
        g_unlink (path);
    }
}

/**
 * accord_backup_folder_note:
 * @uuid: of a workspace
 * @path: of its file
 *
 * Notes where the file is.
 */
void
accord_backup_folder_note (const char *uuid,
                           const char *path)
{
  g_autofree char *folder = accord_backup_folder_path (uuid);
  g_autofree char *note = g_build_filename (folder, NOTE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_load_from_file (file, note, G_KEY_FILE_NONE, NULL);
  g_key_file_set_string (file, "Workspace", "Path", path);
  g_key_file_save_to_file (file, note, NULL);
}

static gboolean
is_noted (const char *uuid,
          const char *path)
{
  g_autofree char *folder = accord_backup_folder_path (uuid);
  g_autofree char *note = g_build_filename (folder, NOTE, NULL);
  g_autofree char *noted = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (g_key_file_load_from_file (file, note, G_KEY_FILE_NONE, NULL))
    noted = g_key_file_get_string (file, "Workspace", "Path", NULL);
  return g_strcmp0 (noted, path) == 0;
}

/**
 * accord_backup_folder_find:
 * @path: of a file, which may be damaged or gone
 *
 * Returns: (transfer full) (nullable): the workspace that was last backed up from there
 */
char *
accord_backup_folder_find (const char *path)
{
  g_autofree char *root = g_build_filename (g_get_user_data_dir (), "accord", "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (accord_uuid_is_valid (name) && is_noted (name, path))
      return g_strdup (name);
  return NULL;
}

/**
 * accord_backup_folder_same_disk:
 * @uuid: of a workspace
 * @path: of its file
 *
 * Returns: whether its backups are on the disk that the file is on: what breaks one breaks the other
 */
gboolean
accord_backup_folder_same_disk (const char *uuid,
                                const char *path)
{
  g_autofree char *folder = accord_backup_folder_path (uuid);
  struct stat here, there;

  return g_stat (folder, &here) == 0 && g_stat (path, &there) == 0 && here.st_dev == there.st_dev;
}
