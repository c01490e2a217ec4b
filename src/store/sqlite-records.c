/* Records in the file of a store: saving them, and following what others wrote. */
#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "store/change-log.h"
#include "store/record-sql.h"
#include "store/sqlite-store-private.h"
#include "store/store-private.h"

/* Once, and once more where the file had to be opened anew for it. */
#define MOST_TRIES 2

/* @has: whether the commit that was not answered is there. */
static gboolean
look_for_set (AccordSqliteStore *self,
              const char        *set_id,
              gboolean          *has,
              GError           **error)
{
  AccordConnection *connection = accord_sqlite_link_get (self, error);

  return connection != NULL && accord_change_log_has_set (connection, set_id, has, error);
}

static AccordSaveOutcome
try_save (AccordSqliteStore        *self,
          const AccordStoreAuthor  *author,
          AccordChangeSet          *changes,
          AccordSaved              *saved,
          GError                  **error)
{
  AccordConnection *connection = accord_sqlite_link_get (self, error);
  AccordSaveOutcome outcome;
  gboolean has = FALSE;

  if (connection == NULL)
    return ACCORD_SAVE_AWAY;
  if (saved->unknown && !look_for_set (self, accord_change_set_get_id (changes), &has, error))
    return ACCORD_SAVE_AWAY;
  saved->unknown = FALSE;
  outcome = has ? ACCORD_SAVE_DONE : accord_save_changes (connection, author, changes, saved, error);
  if (outcome == ACCORD_SAVE_DONE && author->session == NULL)
    accord_canary_written (&self->canary, connection);
  saved->unknown = outcome == ACCORD_SAVE_UNKNOWN;
  return outcome;
}

/* After the last try: what was not answered is there, or it is not, but it is not written again. */
static AccordSaveOutcome
settle (AccordSqliteStore *self,
        const char        *set_id,
        AccordSaved       *saved,
        GError           **error)
{
  gboolean has = FALSE;

  if (self->closed)
    return ACCORD_SAVE_FAILED;
  if (self->connection == NULL || (saved->unknown && !look_for_set (self, set_id, &has, NULL)))
    return ACCORD_SAVE_AWAY;
  saved->unknown = FALSE;
  if (!has)
    return ACCORD_SAVE_FAILED;
  g_clear_error (error);
  return ACCORD_SAVE_DONE;
}

/**
 * accord_sqlite_records_save:
 * @store: a store
 * @author: who writes
 * @changes: what
 * @saved: (inout): what came of it; given again where an earlier try was not answered
 * @error: return location for a #GError
 *
 * Writes exactly once: a commit that was not answered is looked for in the change log before it is done again.
 *
 * Returns: whether it is in the file
 */
AccordSaveOutcome
accord_sqlite_records_save (AccordStore             *store,
                            const AccordStoreAuthor *author,
                            AccordChangeSet         *changes,
                            AccordSaved             *saved,
                            GError                 **error)
{
  AccordSqliteStore *self = ACCORD_SQLITE_STORE (store);

  for (guint i = 0; i < MOST_TRIES; i++)
    {
      GError *local = NULL;

      g_clear_error (error);
      if (try_save (self, author, changes, saved, &local) == ACCORD_SAVE_DONE)
        return ACCORD_SAVE_DONE;
      if (!accord_sqlite_link_mend (self, local))
        i = MOST_TRIES;
      g_propagate_error (error, local);
    }
  return settle (self, accord_change_set_get_id (changes), saved, error);
}

/**
 * accord_sqlite_records_has_set:
 * @store: a store
 * @set_id: of a change set
 * @has: (out): whether it is in the file
 * @error: return location for a #GError
 *
 * Returns: whether it could be looked up
 */
gboolean
accord_sqlite_records_has_set (AccordStore  *store,
                               const char   *set_id,
                               gboolean     *has,
                               GError      **error)
{
  return look_for_set (ACCORD_SQLITE_STORE (store), set_id, has, error);
}

static gboolean
read_fresh (AccordConnection         *connection,
            const AccordRemoteChange *changed,
            GPtrArray                *written,
            GError                  **error)
{
  GError *local = NULL;
  gboolean deleted = FALSE;
  g_autoptr (AccordRecord) record =
      accord_record_sql_find (connection, changed->type, changed->id, &deleted, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (record != NULL)
    g_ptr_array_add (written, accord_written_new (record, deleted));
  return TRUE;
}

static gboolean
read_changed (AccordSqliteStore *self,
              AccordConnection  *connection,
              AccordNews        *news,
              GError           **error)
{
  g_autoptr (GHashTable) read = g_hash_table_new (g_str_hash, g_str_equal);

  news->changes = accord_change_log_since (connection, self->seen, &news->leads, error);
  if (news->changes == NULL)
    return FALSE;
  news->written = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_written_free);
  for (guint i = 0; i < news->changes->len; i++)
    {
      AccordRemoteChange *change = g_ptr_array_index (news->changes, i);

      if (g_hash_table_add (read, change->id) && !read_fresh (connection, change, news->written, error))
        return FALSE;
    }
  return TRUE;
}

/* The file is another than it was: a backup was restored. */
static gboolean
read_all (AccordConnection *connection,
          AccordNews       *news,
          GError          **error)
{
  news->leads = TRUE;
  news->all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      GPtrArray *records = accord_record_sql_load (connection, *type, error);

      if (records == NULL)
        return FALSE;
      g_ptr_array_add (news->all, records);
    }
  return TRUE;
}

static void
trip (AccordSqliteStore *self,
      AccordConnection  *connection)
{
  g_autofree char *reason = accord_canary_reason (connection->path);

  if (connection->reason != NULL)
    return;
  accord_connection_make_read_only (connection, reason);
  self->distrust = g_strdup (reason);
  accord_store_say_read_only (ACCORD_STORE (self), reason);
}

static gboolean
follow (AccordSqliteStore *self,
        AccordConnection  *connection,
        gint64             version,
        AccordNews        *news,
        GError           **error)
{
  AccordCanaryState state = accord_canary_look (&self->canary, connection, error);
  gint64 last = state != ACCORD_CANARY_ERROR ? accord_change_log_last (connection, error) : -1;

  if (last < 0)
    return FALSE;
  if (state == ACCORD_CANARY_TRIPPED)
    trip (self, connection);
  /* A log that ends earlier than it did is that of an older copy. */
  if (state != ACCORD_CANARY_WELL || last < self->seen)
    {
      if (!read_all (connection, news, error))
        return FALSE;
    }
  else if (version != self->version && !read_changed (self, connection, news, error))
    return FALSE;
  if (version != self->version)
    accord_connection_note_other (connection);
  self->version = version;
  self->seen = last;
  return TRUE;
}

/* In one transaction, so that all of it is of one moment. */
static gboolean
look (AccordSqliteStore *self,
      AccordConnection  *connection,
      AccordNews        *news,
      GError           **error)
{
  gint64 version;
  gboolean done;
  int moved = FALSE;

  /* Its lists would stay as they are for ever. */
  sqlite3_file_control (connection->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  if (moved)
    {
      accord_store_set_sqlite_error (error, connection->db, SQLITE_READONLY_DBMOVED);
      return FALSE;
    }
  if (!accord_store_query_integer (connection->db, "PRAGMA data_version", &version, error))
    return FALSE;
  if (version == self->version && !self->canary.fresh)
    return TRUE;
  if (!accord_store_exec (connection->db, "BEGIN", error))
    return FALSE;
  done = accord_store_query_integer (connection->db, "PRAGMA data_version", &version, error) &&
         follow (self, connection, version, news, error);
  /* Not rolled back, which others of this connection who are reading would feel. */
  if (!accord_store_exec (connection->db, "COMMIT", NULL))
    accord_connection_rollback (connection);
  return done;
}

/**
 * accord_sqlite_records_poll:
 * @store: a store
 * @news: gets what others wrote since the last time
 * @error: return location for a #GError
 *
 * Does not wait: where somebody is writing, it is looked at the next time. Of a file that is away it looks whether it is
 * back.
 *
 * Returns: whether the file was looked at
 */
gboolean
accord_sqlite_records_poll (AccordStore *store,
                            AccordNews  *news,
                            GError     **error)
{
  AccordSqliteStore *self = ACCORD_SQLITE_STORE (store);
  AccordConnection *connection;
  GError *local = NULL;
  gboolean done;

  if (accord_sqlite_link_is_due (self))
    accord_sqlite_link_reopen (self);
  connection = accord_sqlite_link_get (self, error);
  if (connection == NULL)
    return FALSE;
  connection->wait.stepwise = TRUE;
  done = look (self, connection, news, &local);
  connection->wait.stepwise = FALSE;
  if (done || g_error_matches (local, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY))
    {
      g_clear_error (&local);
      return TRUE;
    }
  accord_sqlite_link_mend (self, local);
  g_propagate_error (error, local);
  return FALSE;
}
