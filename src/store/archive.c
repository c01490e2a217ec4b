/*
 * Old leads go into a file of their own. The archive is written whole, under a name that is no workspace's; then one
 * transaction takes the leads out of this file and notes where they are; then the archive gets its name. A crash before
 * that transaction leaves all leads here, one after it leaves them there, and the next opening gives it its name.
 */
#include "store/archive.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/uuid.h"
#include "store/backup-folder.h"
#include "store/backup.h"
#include "store/restore.h"
#include "store/whole.h"

#define MOST_TRIES 5
#define MOST_NAMES 50

typedef struct
{
  AccordConnection        *connection;
  const AccordStoreAuthor *author;
  AccordDay                before;
  AccordZone              *zone;
  const char              *destination;
  char                    *part;  /* the archive until it has its name */
  char                    *whole; /* a copy of all, from which it is made */
  AccordArchived           there; /* what is in it */
  gint64                   marks[3];
  GCancellable            *cancellable;
} Archive;

/* Numbers that grow with whatever is written to leads; not with who is on which page. */
static gboolean
read_marks (Archive  *self,
            gint64   *marks,
            GError  **error)
{
  static const char *const queries[] = {
    "SELECT ifnull (max (seq), 0) FROM change_log",
    "SELECT ifnull (max (id), 0) FROM activities",
    "SELECT ifnull (max (id), 0) FROM stage_events",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!accord_store_query_integer (self->connection->db, queries[i], &marks[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
set_meta (sqlite3     *db,
          const char  *key,
          const char  *value,
          GError     **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (db, "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, key);
  accord_statement_bind_text (statement, 2, value);
  return accord_statement_run (statement, error);
}

static char *
describe (Archive *self)
{
  g_autofree char *day = accord_day_to_iso (self->before);
  g_autofree char *name = g_path_get_basename (self->destination);

  /* Translators: how many leads, a day, the name of a file */
  return g_strdup_printf (ngettext ("%" G_GUINT64_FORMAT " lead from before %s archived in “%s”",
                                    "%" G_GUINT64_FORMAT " leads from before %s archived in “%s”",
                                    (gulong) self->there.n_leads), self->there.n_leads, day, name);
}

/* Of a copy of all what stays in the archive: a workspace of its own, with the leads that leave. */
static gboolean
keep_leaving (Archive  *self,
              sqlite3  *db,
              GError  **error)
{
  g_autofree char *uuid = accord_uuid_new ();
  g_autofree char *day = accord_day_to_iso (self->before);
  g_autofree char *session = accord_uuid_new ();
  g_autofree char *summary = NULL;

  if (!accord_store_exec (db, "PRAGMA journal_mode = MEMORY; PRAGMA foreign_keys = ON; BEGIN", error) ||
      !accord_archive_choose (db, self->before, self->zone, error) ||
      !accord_archive_count (db, self->before, self->zone, &self->there, error))
    return FALSE;
  summary = describe (self);
  return accord_store_exec (db,
                            "DELETE FROM leads WHERE id NOT IN (SELECT lead FROM temp.leaving);"
                            "DELETE FROM import_changes WHERE lead NOT IN (SELECT lead FROM temp.leaving);"
                            "DELETE FROM lead_merges WHERE kept NOT IN (SELECT lead FROM temp.leaving);"
                            "DELETE FROM lead_edits WHERE lead NOT IN (SELECT lead FROM temp.leaving) AND "
                            "lead NOT IN (SELECT lead FROM lead_merges);"
                            "DELETE FROM deal_changes WHERE deal NOT IN (SELECT id FROM deals);"
                            "DELETE FROM change_log WHERE record_table = 'leads' AND CAST (record_id AS INTEGER) NOT IN "
                            "(SELECT lead FROM temp.leaving) AND seq NOT IN (SELECT seq FROM lead_edits);"
                            "DELETE FROM meta WHERE key IN ('archiving', 'epoch'); DELETE FROM presence", error) &&
         set_meta (db, "uuid", uuid, error) && set_meta (db, "archived_from", self->connection->uuid, error) &&
         set_meta (db, "archived_before", day, error) &&
         accord_whole_log (db, session, self->author, "archive", summary, 0, error) &&
         accord_store_exec (db, "COMMIT", error);
}

static gboolean
check_part (Archive  *self,
            GError  **error)
{
  sqlite3 *db = accord_whole_open (self->part, FALSE, error);
  gint64 n_leads, n_activities, n_faults = -1;

  if (db != NULL && accord_store_query_integer (db, "SELECT count (*) FROM leads", &n_leads, error) &&
      accord_store_query_integer (db, "SELECT count (*) FROM activities", &n_activities, error) &&
      accord_store_query_integer (db, "SELECT count (*) FROM pragma_quick_check WHERE quick_check <> 'ok'", &n_faults,
                                  error) &&
      (n_faults > 0 || (guint64) n_leads != self->there.n_leads || (guint64) n_activities != self->there.n_activities))
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO,
                   _("The archive “%s” is not what was written; nothing was changed. Choose another folder for it."),
                   self->destination);
      n_faults = -1;
    }
  sqlite3_close (db);
  return n_faults == 0;
}

/* Whoever makes a file there can read it. */
static void
open_up (const char *part)
{
  mode_t mask = umask (0);

  umask (mask);
  g_chmod (part, 0666 & ~mask);
}

static gboolean
write_part (Archive     *self,
            const char  *kept,
            GError     **error)
{
  sqlite3 *db;
  gboolean done;

  if (!accord_whole_copy (kept, self->whole, self->cancellable, error))
    return FALSE;
  db = accord_whole_open (self->whole, TRUE, error);
  done = db != NULL && keep_leaving (self, db, error) && accord_whole_pack (db, self->part, self->cancellable, error);
  sqlite3_close (db);
  accord_whole_discard (self->whole);
  if (!done || !check_part (self, error))
    return FALSE;
  open_up (self->part);
  return accord_settle_file (self->part, self->part, TRUE, error);
}

/* In the transaction that takes the leads out: @stale: something was written since the copy, and nothing was done. */
static gboolean
take_out (Archive   *self,
          gboolean  *stale,
          GError   **error)
{
  sqlite3 *db = self->connection->db;
  g_autofree char *pending = g_strdup_printf ("%s\n%s", self->part, self->destination);
  g_autofree char *summary = describe (self);
  AccordArchived here;
  gint64 marks[3];

  if (!read_marks (self, marks, error) || !accord_archive_choose (db, self->before, self->zone, error) ||
      !accord_archive_count (db, self->before, self->zone, &here, error))
    return FALSE;
  *stale = memcmp (marks, self->marks, sizeof marks) != 0 || here.n_leads != self->there.n_leads;
  return !*stale && set_meta (db, "archiving", pending, error) &&
         accord_store_exec (db,
                            "DELETE FROM import_changes WHERE lead IN (SELECT lead FROM temp.leaving);"
                            "DELETE FROM lead_edits WHERE lead IN (SELECT lead FROM temp.leaving UNION "
                            "SELECT lead FROM lead_merges WHERE kept IN (SELECT lead FROM temp.leaving));"
                            "DELETE FROM lead_merges WHERE kept IN (SELECT lead FROM temp.leaving);"
                            "DELETE FROM leads WHERE id IN (SELECT lead FROM temp.leaving);"
                            "DELETE FROM deal_changes WHERE deal NOT IN (SELECT id FROM deals); DELETE FROM temp.leaving",
                            error) &&
         accord_whole_log (db, self->connection->session, self->author, "archive", summary, 0, error);
}

/* «NAME 2.accord», where somebody took the name meanwhile. */
static gboolean
give_name (const char  *part,
           const char  *destination,
           GError     **error)
{
  gsize length = strlen (destination) - (g_str_has_suffix (destination, ".accord") ? strlen (".accord") : 0);
  g_autoptr (GError) local = NULL;

  if (accord_settle_file (part, destination, FALSE, &local))
    return TRUE;
  for (guint i = 2; i < MOST_NAMES && g_error_matches (local, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS); i++)
    {
      g_autofree char *other = g_strdup_printf ("%.*s %u.accord", (int) length, destination, i);

      g_clear_error (&local);
      if (accord_settle_file (part, other, FALSE, &local))
        return TRUE;
    }
  g_propagate_prefixed_error (error, g_steal_pointer (&local), _("The leads are in “%s”, which has no other name yet. "), part);
  return FALSE;
}

static gboolean
forget_pending (AccordConnection *connection,
                GError          **error)
{
  if (!accord_connection_begin (connection, error))
    return FALSE;
  if (accord_store_exec (connection->db, "DELETE FROM meta WHERE key = 'archiving'", error) &&
      accord_connection_commit (connection, error))
    return TRUE;
  accord_connection_rollback (connection);
  return FALSE;
}

/* @stale: something was written meanwhile, and nothing was done. */
static gboolean
try_archive (Archive     *self,
             const char  *kept,
             gboolean    *stale,
             GError     **error)
{
  gint64 count;
  gboolean done;

  *stale = FALSE;
  if (!read_marks (self, self->marks, error) ||
      !accord_whole_freeze (self->connection, kept, 0600, &count, self->cancellable, error) ||
      !write_part (self, kept, error) || g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !accord_connection_begin (self->connection, error))
    return FALSE;
  done = take_out (self, stale, error) && accord_connection_commit (self->connection, error);
  if (!done)
    accord_connection_rollback (self->connection);
  return done;
}

static gboolean
write_archive (Archive  *self,
               char    **kept,
               GError  **error)
{
  gboolean stale = TRUE, done = FALSE;

  for (guint i = 0; stale && i < MOST_TRIES; i++)
    {
      g_autofree char *place = accord_backup_folder_place (self->connection->uuid, "before-archive", error);

      stale = FALSE;
      done = place != NULL && try_archive (self, place, &stale, error);
      if (done)
        *kept = g_steal_pointer (&place);
      else
        {
          accord_whole_discard (self->part);
          if (place != NULL)
            g_unlink (place);
        }
    }
  if (!done && stale)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY,
                 _("Nothing was archived: others go on writing to “%s”; try again when they are done."),
                 self->connection->path);
  if (!done || !give_name (self->part, self->destination, error))
    return FALSE;
  /* Where that fails, the next opening does it. */
  forget_pending (self->connection, NULL);
  return TRUE;
}

static gboolean
check_call (AccordConnection  *self,
            const char        *destination,
            GError           **error)
{
  if (g_file_test (destination, G_FILE_TEST_EXISTS))
    return accord_settle_fail (error, destination, EEXIST);
  if (self->reason == NULL)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY, _("Nothing was archived: %s"), self->reason);
  return FALSE;
}

/**
 * accord_connection_archive:
 * @self: a connection
 * @author: who does it
 * @before: the day before which everything about a lead must have happened
 * @zone: in which days are reckoned
 * @destination: (nullable): where nothing must be yet; %NULL: only say what would leave
 * @archived: (out): what leaves
 * @kept: (out) (transfer full) (nullable): the backup of what was
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: whether it was done; else nothing is changed
 */
gboolean
accord_connection_archive (AccordConnection         *self,
                           const AccordStoreAuthor  *author,
                           AccordDay                 before,
                           AccordZone               *zone,
                           const char               *destination,
                           AccordArchived           *archived,
                           char                    **kept,
                           GCancellable             *cancellable,
                           GError                  **error)
{
  g_autofree char *unique = accord_uuid_new ();
  g_autofree char *part = g_strdup_printf ("%s.%s.part", destination, unique);
  g_autofree char *whole = accord_backup_folder_scratch (self->uuid);
  Archive archive = { .connection = self, .author = author, .before = before, .zone = zone, .destination = destination,
                      .part = part, .whole = whole, .cancellable = cancellable };

  if (!accord_archive_choose (self->db, before, zone, error) ||
      !accord_archive_count (self->db, before, zone, archived, error))
    return FALSE;
  if (destination == NULL || archived->n_leads == 0)
    return TRUE;
  return check_call (self, destination, error) && write_archive (&archive, kept, error);
}

static char *
read_pending (AccordConnection *self)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->db, "SELECT value FROM meta WHERE key = 'archiving'", NULL);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, NULL) || !row)
    return NULL;
  return g_strdup (accord_statement_get_text (statement, 0));
}

/* The note is of a file that may be anybody's: only an archive of this workspace, under the name that it was given here,
 * is touched. */
static gboolean
is_own_part (AccordConnection *self,
             const char       *part,
             const char       *destination)
{
  gsize length = strlen (destination);
  g_autofree char *unique = NULL;
  g_autoptr (AccordStatement) statement = NULL;
  gboolean row = FALSE, own = FALSE;
  sqlite3 *db;

  if (!g_path_is_absolute (destination) || !g_str_has_prefix (part, destination) || part[length] != '.' ||
      !g_str_has_suffix (part, ".part"))
    return FALSE;
  unique = g_strndup (part + length + 1, strlen (part) - length - 1 - strlen (".part"));
  db = accord_uuid_is_valid (unique) ? accord_whole_open (part, FALSE, NULL) : NULL;
  if (db != NULL)
    statement = accord_statement_new (db, "SELECT value FROM meta WHERE key = 'archived_from'", NULL);
  if (statement != NULL && accord_statement_step (statement, &row, NULL) && row)
    own = g_strcmp0 (accord_statement_get_text (statement, 0), self->uuid) == 0;
  g_clear_pointer (&statement, accord_statement_free);
  sqlite3_close (db);
  return own;
}

/**
 * accord_archive_resume:
 * @self: a connection that was just opened
 *
 * Where the archive is not within reach, as on another computer, the note of it stays.
 */
void
accord_archive_resume (AccordConnection *self)
{
  g_autofree char *pending = self->reason == NULL ? read_pending (self) : NULL;
  g_auto (GStrv) names = pending != NULL ? g_strsplit (pending, "\n", 2) : NULL;
  g_autoptr (GError) error = NULL;

  if (names == NULL || g_strv_length (names) != 2)
    return;
  if (is_own_part (self, names[0], names[1]) ? give_name (names[0], names[1], &error)
                                             : g_file_test (names[1], G_FILE_TEST_IS_REGULAR))
    forget_pending (self, &error);
  if (error != NULL)
    g_message ("%s", error->message);
}
