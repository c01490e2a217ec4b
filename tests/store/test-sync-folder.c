/* Folders that a program copies between computers. */
#include <string.h>

#include "store/sync-folder.h"

typedef struct
{
  const char *path;
  const char *folder; /* in which … */
  const char *names;  /* … these lie, apart by blanks */
  const char *service;
} Case;

static const Case CASES[] = {
  { "/home/ann/Documents/team.accord", "", "", NULL },
  { "/home/ann/Dropbox/Sales/team.accord", "", "", "Dropbox" },
  { "/home/ann/Dropbox (Example GmbH)/team.accord", "", "", "Dropbox" },
  { "/home/ann/Dropboxes/team.accord", "", "", NULL },
  { "/home/ann/files/team.accord", "/home/ann/files", ".dropbox .dropbox.cache", "Dropbox" },
  { "/home/ann/OneDrive - Example GmbH/team.accord", "", "", "OneDrive" },
  { "/home/ann/Nextcloud2/team.accord", "", "", "Nextcloud" },
  { "/home/ann/work/a/b/team.accord", "/home/ann/work", ".sync_7f3a01b2c4d5.db .sync_7f3a01b2c4d5.db-wal", "Nextcloud" },
  { "/home/ann/ownCloud/team.accord", "", "", "ownCloud" },
  { "/srv/shared/x/team.accord", "/srv/shared", ".stfolder", "Syncthing" },
  { "/srv/shared/x/team.accord", "/srv/shared", "stfolder", NULL },
  { "/home/ann/Google Drive/team.accord", "", "", "Google Drive" },
  { "/home/ann/pCloudDrive/team.accord", "", "", "pCloud" },
  { "/home/ann/Seafile/team.accord", "", "", "Seafile" },
  { "/home/ann/r/team.accord", "/home/ann/r", ".sync .hidden", "Resilio Sync" },
  /* What lies in a folder beside is nothing to it. */
  { "/home/ann/a/team.accord", "/home/ann/b", ".stfolder", NULL },
  { "/team.accord", "/", ".stfolder", NULL },
  { "team.accord", "", "", NULL },
};

static GStrv
list (const char *folder,
      gpointer    user_data)
{
  const Case *one = user_data;

  return g_str_equal (folder, one->folder) ? g_strsplit (one->names, " ", -1) : NULL;
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  const char *service = accord_sync_folder_find (one->path, list, (gpointer) one);
  g_autofree char *sentence = NULL;

  g_assert_cmpstr (service, ==, one->service);
  if (service == NULL)
    return;
  sentence = accord_sync_folder_describe (service);
  g_assert_nonnull (strstr (sentence, service));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/sync-folder/%02u", i);

      g_test_add_data_func (path, &CASES[i], test_case);
    }
  return g_test_run ();
}
