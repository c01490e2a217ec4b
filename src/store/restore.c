/* Bringing a backup back: into the open file, or in the place of one that cannot be opened. */
#include "store/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/uuid.h"
#include "store/backup-folder.h"
#include "store/backup.h"
#include "store/change-log.h"
#include "store/keep.h"
#include "store/whole.h"

/* Others who go on writing while the present state is kept are waited for so often. */
#define MOST_TRIES 5
/* Numbers of the log that they may take meanwhile. */
#define ROOM_FOR_OTHERS 1000

/**
 * accord_epoch_set:
 * @db: a file with a transaction
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
accord_epoch_set (sqlite3  *db,
                  GError  **error)
{
  g_autofree char *epoch = accord_uuid_new ();
  g_autoptr (AccordStatement) statement =
      accord_statement_new (db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('epoch', ?1)", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, epoch);
  return accord_statement_run (statement, error);
}

/**
 * accord_whole_log:
 * @db: a file with a transaction
 * @session: of the sitting that writes
 * @author: who writes
 * @action: «restore», «archive» …
 * @summary: in words
 * @least: its number is above this one, so that no number of the log means two things
 * @error: return location for a #GError
 *
 * Returns: whether it was written
 */
gboolean
accord_whole_log (sqlite3                  *db,
                  const char               *session,
                  const AccordStoreAuthor  *author,
                  const char               *action,
                  const char               *summary,
                  gint64                    least,
                  GError                  **error)
{
  g_autofree char *set_id = accord_uuid_new ();
  g_autoptr (AccordStatement) statement = accord_statement_new (
      db,
      "INSERT INTO change_log (seq, set_id, session, at, member, member_name, summary, record_table, record_id, action) "
      "SELECT max (?1, ifnull ((SELECT seq FROM sqlite_sequence WHERE name = 'change_log'), 0)) + 1, "
      "?2, ?3, ?4, ifnull (?5, ''), ifnull (?6, ''), ?7, 'workspace', '', ?8", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, least);
  accord_statement_bind_text (statement, 2, set_id);
  accord_statement_bind_text (statement, 3, session);
  accord_statement_bind_integer (statement, 4, accord_moment_now ());
  accord_statement_bind_text (statement, 5, author != NULL ? author->member : NULL);
  accord_statement_bind_text (statement, 6, author != NULL ? author->member_name : NULL);
  accord_statement_bind_text (statement, 7, summary);
  accord_statement_bind_text (statement, 8, action);
  return accord_statement_run (statement, error);
}

/* What tells the restored state from the one that was backed up. */
static gboolean
mark (const char               *scratch,
      const char               *session,
      const AccordStoreAuthor  *author,
      const char               *name,
      gint64                    least,
      GError                  **error)
{
  g_autofree char *summary = g_strdup_printf (_("backup “%s” restored"), name);
  sqlite3 *db = accord_whole_open (scratch, TRUE, error);
  gboolean done = db != NULL && accord_store_exec (db, "PRAGMA journal_mode = MEMORY; BEGIN; DELETE FROM presence", error) &&
                  accord_epoch_set (db, error) && accord_whole_log (db, session, author, "restore", summary, least, error) &&
                  accord_store_exec (db, "COMMIT", error);

  sqlite3_close (db);
  return done;
}

/* @stale: it was written meanwhile, and nothing was done. */
static gboolean
try_restore (AccordConnection  *self,
             const char        *scratch,
             char             **kept,
             gboolean          *stale,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autofree char *place = accord_backup_folder_place (self->uuid, "before-restore", error);
  gint64 count;

  *stale = FALSE;
  if (place == NULL || !accord_whole_freeze (self, place, 0600, &count, cancellable, error))
    return FALSE;
  if (accord_whole_replace (self, scratch, count, stale, cancellable, error))
    {
      *kept = g_steal_pointer (&place);
      return TRUE;
    }
  g_unlink (place);
  return FALSE;
}

/**
 * accord_connection_restore:
 * @self: a connection
 * @author: who does it
 * @scratch: an unpacked backup, which is written into
 * @name: of the backup
 * @kept: (out) (transfer full): the backup of what was
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: whether the file is what the backup was; else nothing is changed
 */
gboolean
accord_connection_restore (AccordConnection         *self,
                           const AccordStoreAuthor  *author,
                           const char               *scratch,
                           const char               *name,
                           char                    **kept,
                           GCancellable             *cancellable,
                           GError                  **error)
{
  gboolean stale = TRUE, done = FALSE;
  gint64 last;

  if (self->reason != NULL)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY, _("Nothing was restored: %s"), self->reason);
      return FALSE;
    }
  last = accord_change_log_last (self, error);
  if (last < 0 || !mark (scratch, self->session, author, name, last + ROOM_FOR_OTHERS, error))
    return FALSE;
  for (guint i = 0; stale && i < MOST_TRIES; i++)
    done = try_restore (self, scratch, kept, &stale, cancellable, error);
  if (!done && stale)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY,
                 _("Nothing was restored: others go on writing to “%s”; try again when they are done."), self->path);
  return done;
}

/* «NAME, damaged 2025-01-31 184502.accord» */
static char *
name_damaged (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H%M%S");
  gsize length = strlen (path) - (g_str_has_suffix (path, ".accord") ? strlen (".accord") : 0);

  /* Translators: part of the name of a file that is kept beside the restored one */
  return g_strdup_printf ("%.*s, %s %s.accord", (int) length, path, _("damaged"), time);
}

/* Under another name; where the file system can, it never lacks the one it has. */
static gboolean
put_aside (const char  *path,
           const char  *aside,
           GError     **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *aside_journal = g_strconcat (aside, "-journal", NULL);

  if (link (path, aside) != 0 && renameat2 (AT_FDCWD, path, AT_FDCWD, aside, RENAME_NOREPLACE) != 0)
    return accord_settle_fail (error, aside, errno);
  /* It belongs to the damaged file, and would be taken for a part of the restored one. */
  g_rename (journal, aside_journal);
  return TRUE;
}

/* Whoever could read and write the file can go on. */
static void
take_rights (const char *part,
             const char *path)
{
  struct stat info;
  mode_t mask;

  if (g_stat (path, &info) == 0)
    {
      if (chown (part, (uid_t) -1, info.st_gid) == 0 || info.st_gid == getegid ())
        g_chmod (part, info.st_mode & 0777);
      return;
    }
  mask = umask (0);
  umask (mask);
  g_chmod (part, 0666 & ~mask);
}

static gboolean
put_in_place (const char  *part,
              const char  *path,
              char       **kept,
              GError     **error)
{
  g_autofree char *aside = name_damaged (path);
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);

  take_rights (part, path);
  if (there && !put_aside (path, aside, error))
    return FALSE;
  if (!accord_settle_file (part, path, there, error))
    return FALSE;
  *kept = there ? g_steal_pointer (&aside) : NULL;
  return TRUE;
}

/**
 * accord_restore_damaged:
 * @path: of a file that cannot be opened, or is gone
 * @backup: of what was there
 * @kept: (out) (transfer full) (nullable): where the damaged file is now
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Never overwrites the damaged file.
 *
 * Returns: whether the backup is in its place
 */
gboolean
accord_restore_damaged (const char    *path,
                        const char    *backup,
                        char         **kept,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *unique = accord_uuid_new ();
  g_autofree char *part = g_strdup_printf ("%s.%s.part", path, unique);
  g_autofree char *uuid = accord_backup_folder_find (path);
  g_autofree char *name = g_path_get_basename (backup);
  g_autofree char *session = accord_uuid_new ();

  *kept = NULL;
  if (!accord_whole_unpack (backup, uuid, part, cancellable, error))
    return FALSE;
  if (mark (part, session, NULL, name, 0, error) && put_in_place (part, path, kept, error))
    return TRUE;
  accord_whole_discard (part);
  return FALSE;
}
