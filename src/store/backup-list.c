/* The backups that are kept, and what they say of themselves. */
#include "store/keep.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/backup-folder.h"
#include "store/backup-name.h"
#include "store/sqlite-store.h"
#include "store/whole.h"

/**
 * accord_backup_info_free:
 * @self: (transfer full): what accord_backups_list() told
 */
void
accord_backup_info_free (AccordBackupInfo *self)
{
  g_free (self->path);
  g_free (self->reason);
  g_free (self->member_name);
  g_free (self);
}

/**
 * accord_backup_reason_words:
 * @reason: of a backup
 *
 * Returns: (transfer none): what a person reads
 */
const char *
accord_backup_reason_words (const char *reason)
{
  static const struct { const char *prefix, *words; } reasons[] = {
    { ACCORD_BACKUP_DAILY, N_("daily") },
    { "before-version-", N_("before an update of Accord changed the file") },
    { "before-restore", N_("before a backup was restored") },
    { "before-repair", N_("before a repair") },
    { "before-archive", N_("before leads were archived") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_has_prefix (reason, reasons[i].prefix))
      return _(reasons[i].words);
  return _("kept by hand");
}

/* One that cannot be restored stays in the list, and says nothing. */
static void
read_last_change (AccordBackupInfo *info)
{
  sqlite3 *db = accord_whole_open (info->path, FALSE, NULL);
  AccordStatement *statement = db == NULL || !accord_whole_is_ours (db) ? NULL : accord_statement_new (
      db, "SELECT member_name, at FROM change_log ORDER BY seq DESC LIMIT 1", NULL);
  gboolean row;

  info->changed_at = ACCORD_MOMENT_NONE;
  if (statement != NULL && accord_statement_step (statement, &row, NULL))
    {
      info->member_name = g_strdup (row ? accord_statement_get_text (statement, 0) : "");
      if (row)
        info->changed_at = accord_statement_get_integer (statement, 1);
    }
  g_clear_pointer (&statement, accord_statement_free);
  sqlite3_close (db);
}

static AccordBackupInfo *
read_info (const char *folder,
           const char *name)
{
  AccordBackupInfo *info = g_new0 (AccordBackupInfo, 1);
  GStatBuf stat_info;
  gint64 at;

  if (!accord_backup_name_parse (name, &at, &info->reason))
    {
      g_free (info);
      return NULL;
    }
  info->at = accord_moment_from_ms (at);
  info->path = g_build_filename (folder, name, NULL);
  if (g_stat (info->path, &stat_info) == 0)
    info->size = (guint64) stat_info.st_size;
  read_last_change (info);
  return info;
}

static int
compare_infos (gconstpointer a,
               gconstpointer b)
{
  const AccordBackupInfo *first = *(const AccordBackupInfo *const *) a, *second = *(const AccordBackupInfo *const *) b;

  return (first->at < second->at) - (first->at > second->at);
}

/**
 * accord_backups_list:
 * @uuid: of a workspace
 * @cancellable: (nullable): a cancellable
 *
 * Waits.
 *
 * Returns: (transfer full): of #AccordBackupInfo, the newest first
 */
GPtrArray *
accord_backups_list (const char   *uuid,
                     GCancellable *cancellable)
{
  g_autofree char *folder = accord_backup_folder_path (uuid);
  g_auto (GStrv) names = accord_backup_folder_list (uuid);
  GPtrArray *infos = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_backup_info_free);

  for (char **name = names; *name != NULL && !g_cancellable_is_cancelled (cancellable); name++)
    {
      AccordBackupInfo *info = read_info (folder, *name);

      if (info != NULL)
        g_ptr_array_add (infos, info);
    }
  g_ptr_array_sort (infos, compare_infos);
  return infos;
}

/**
 * accord_backups_find:
 * @path: of a file, which may be damaged or gone
 *
 * Returns: (transfer full) (nullable): the workspace whose backups are for it
 */
char *
accord_backups_find (const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  char *real = realpath (path, NULL);
  char *uuid = accord_backup_folder_find (real != NULL ? real : canonical);

  free (real);
  return uuid;
}

/**
 * accord_backups_choose:
 * @uuid: of a workspace
 * @which: «latest», the beginning of a name in the list, or a path
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the path of a backup: of several that begin so, the newest
 */
char *
accord_backups_choose (const char  *uuid,
                       const char  *which,
                       GError     **error)
{
  g_autoptr (GPtrArray) infos = NULL;

  if (strchr (which, '/') != NULL || g_file_test (which, G_FILE_TEST_EXISTS))
    return g_strdup (which);
  infos = uuid != NULL ? accord_backups_list (uuid, NULL) : NULL;
  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const AccordBackupInfo *info = g_ptr_array_index (infos, i);
      g_autofree char *name = g_path_get_basename (info->path);

      if (g_str_equal (which, "latest") || g_str_has_prefix (name, which))
        return g_strdup (info->path);
    }
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND,
               _("There is no backup “%s” on this computer; “accord backups FILE” lists those there are."), which);
  return NULL;
}

/**
 * accord_backups_on_same_disk:
 * @uuid: of a workspace
 * @path: of its file
 *
 * Returns: whether its backups are on the disk that the file is on
 */
gboolean
accord_backups_on_same_disk (const char *uuid,
                             const char *path)
{
  return accord_backup_folder_same_disk (uuid, path);
}

/**
 * accord_backup_view_open:
 * @backup: a backup
 * @uuid: (nullable): which workspace it must be of
 * @scratch: (out) (transfer full): where its copy is
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a copy of it, to be looked into
 */
AccordStore *
accord_backup_view_open (const char    *backup,
                         const char    *uuid,
                         char         **scratch,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autofree char *path = accord_backup_folder_scratch (uuid);
  AccordStore *view;

  if (!accord_whole_unpack (backup, uuid, path, cancellable, error))
    return NULL;
  view = accord_sqlite_store_open (path, cancellable, error);
  if (view != NULL)
    *scratch = g_steal_pointer (&path);
  else
    accord_whole_discard (path);
  return view;
}

/**
 * accord_backup_view_close:
 * @view: (transfer full): what accord_backup_view_open() opened
 * @scratch: where its copy is
 *
 * Takes the copy away.
 */
void
accord_backup_view_close (AccordStore *view,
                          const char  *scratch)
{
  accord_store_close (view);
  g_object_unref (view);
  accord_whole_discard (scratch);
}
