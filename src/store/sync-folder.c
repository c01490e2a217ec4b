#include "store/sync-folder.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* More names than this a folder that is synchronised does not have before its own marks: they begin with a dot. */
#define MOST_NAMES 5000

typedef struct
{
  const char *service;
  const char *folders; /* what it calls its folder, patterns apart by «|»; NULL: anything */
  const char *marks;   /* what it leaves in its folder; NULL: nothing of a fixed name */
} SyncService;

static const SyncService SERVICES[] = {
  { "Dropbox", "Dropbox|Dropbox (*)", ".dropbox|.dropbox.cache" },
  { "OneDrive", "OneDrive|OneDrive - *|OneDrive – *", ".849C9593-D756-4E56-8D6E-42412F2A707B" },
  { "Google Drive", "Google Drive|GoogleDrive|My Drive", ".tmp.drivedownload|.tmp.driveupload|.grive|.gd" },
  { "Nextcloud", "Nextcloud*", ".nextcloudsync.log" },
  { "ownCloud", "ownCloud*", ".owncloudsync.log|.csync_journal.db" },
  /* Both of the two above, under whatever name a person gave the folder. */
  { "Nextcloud", NULL, ".sync_????????????.db|._sync_????????????.db" },
  { "Syncthing", NULL, ".stfolder|.stfolder (*)" },
  { "Resilio Sync", "Resilio Sync", ".sync" },
  { "Seafile", "Seafile", ".seafile-data" },
  { "pCloud", "pCloudDrive|pCloud Drive|pCloud Sync", NULL },
  { "MEGA", "MEGA|MEGAsync", ".megaignore|.debris" },
  { "Box", "Box|Box Sync", NULL },
  { "iCloud", "iCloudDrive|iCloud Drive", NULL },
  { "Insync", "Insync", ".insync-trash|.insync-bin" },
  { "Tresorit", "Tresorit|My Tresors", ".tresorit" },
  { "Proton Drive", "Proton Drive|ProtonDrive", NULL },
  { "Synology Drive", "SynologyDrive|Synology Drive|CloudStation", ".SynologyWorkingDirectory" },
  { "Yandex Disk", "Yandex.Disk", NULL },
};

static gboolean
matches (const char *name,
         const char *patterns)
{
  g_auto (GStrv) parts = g_strsplit (patterns != NULL ? patterns : "", "|", -1);

  for (char **pattern = parts; *pattern != NULL; pattern++)
    if (g_pattern_match_simple (*pattern, name))
      return TRUE;
  return FALSE;
}

static const char *
find_by_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (SERVICES); i++)
    if (matches (name, SERVICES[i].folders))
      return SERVICES[i].service;
  return NULL;
}

static const char *
find_by_mark (GStrv names)
{
  for (char **name = names; names != NULL && *name != NULL; name++)
    for (guint i = 0; i < G_N_ELEMENTS (SERVICES) && (*name)[0] == '.'; i++)
      if (matches (*name, SERVICES[i].marks))
        return SERVICES[i].service;
  return NULL;
}

/**
 * accord_sync_folder_find:
 * @path: of a file: absolute
 * @list: tells the names in a folder above @path
 * @user_data: for @list
 *
 * Goes up from @path and looks at each folder's name, and at what lies in it.
 *
 * Returns: (transfer none) (nullable): the name of the service that copies it
 */
const char *
accord_sync_folder_find (const char       *path,
                         AccordListFolder  list,
                         gpointer          user_data)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *service = NULL;

  while (service == NULL && strchr (folder, '/') != NULL && !g_str_equal (folder, "/"))
    {
      g_autofree char *name = g_path_get_basename (folder);
      g_auto (GStrv) names = NULL;
      char *above;

      service = find_by_name (name);
      if (service == NULL)
        {
          names = list (folder, user_data);
          service = find_by_mark (names);
        }
      above = g_path_get_dirname (folder);
      g_free (folder);
      folder = above;
    }
  return service;
}

static GStrv
list_folder (const char *folder,
             gpointer    user_data)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  for (guint i = 0; dir != NULL && i < MOST_NAMES && (name = g_dir_read_name (dir)) != NULL; i++)
    if (name[0] == '.')
      g_strv_builder_add (names, name);
  return g_strv_builder_end (names);
}

/**
 * accord_sync_folder_look:
 * @path: of a file: absolute
 *
 * As accord_sync_folder_find(), on the disk. Waits for it.
 *
 * Returns: (transfer none) (nullable): the name of the service that copies it
 */
const char *
accord_sync_folder_look (const char *path)
{
  return accord_sync_folder_find (path, list_folder, NULL);
}

/**
 * accord_sync_folder_describe:
 * @service: of accord_sync_folder_find()
 *
 * Returns: (transfer full): what can go wrong there and what to do
 */
char *
accord_sync_folder_describe (const char *service)
{
  return g_strdup_printf (_("“%s” copies this folder between computers: if two people save at once, one of them loses. Keep "
                            "the file on a network drive, or let one person at a time work in it."), service);
}
