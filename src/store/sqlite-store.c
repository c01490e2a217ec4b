#include "store/sqlite-keep.h"
#include "store/sqlite-store-private.h"

#include "store/archive.h"
#include "store/history-read.h"
#include "store/presence.h"
#include "store/record-sql.h"
#include "store/store-private.h"

#include "model/uuid.h"

G_DEFINE_FINAL_TYPE (AccordSqliteStore, accord_sqlite_store, ACCORD_TYPE_STORE)

static AccordConnection *
get_connection (AccordStore *store,
                GError     **error)
{
  return accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);
}

static void
close_store (AccordStore *store)
{
  accord_sqlite_link_end (ACCORD_SQLITE_STORE (store));
}

static GPtrArray *
load_records (AccordStore *store,
              GType        type,
              GError     **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL ? accord_record_sql_load (connection, type, error) : NULL;
}

static GPtrArray *
present (AccordStore *store)
{
  AccordConnection *connection = get_connection (store, NULL);

  return connection != NULL ? accord_presence_others (connection) : NULL;
}

static gboolean
set_present (AccordStore             *store,
             const AccordStoreAuthor *author,
             const char              *page)
{
  AccordConnection *connection = get_connection (store, NULL);

  return connection != NULL && accord_presence_write (connection, author, page);
}

static GPtrArray *
recent_changes (AccordStore *store,
                guint        limit,
                GError     **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL ? accord_change_log_recent (connection, limit, error) : NULL;
}

static AccordHistoryPart *
history (AccordStore              *store,
         const AccordHistoryQuery *query,
         GError                  **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL ? accord_history_read (connection, query, error) : NULL;
}

static GPtrArray *
history_people (AccordStore *store,
                GError     **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL ? accord_history_read_people (connection, error) : NULL;
}

/* A copy that is read from was looked at when it was made. */
static gboolean
copy_to_check (AccordStore *store,
               gpointer    *copy)
{
  AccordConnection *connection = ACCORD_SQLITE_STORE (store)->connection;
  gboolean going;

  if (connection == NULL || connection->copy != NULL)
    return FALSE;
  if (connection->check_copy == NULL)
    connection->check_copy = accord_check_copy_new (connection->db);
  going = connection->check_copy != NULL && accord_check_copy_step (connection->check_copy, (sqlite3 **) copy);
  if (!going || *copy != NULL)
    g_clear_pointer (&connection->check_copy, accord_check_copy_free);
  return going;
}

static char *
log_mark (AccordStore *store,
          gint64       seq,
          GError     **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL ? accord_change_log_mark (connection, seq, error) : NULL;
}

static char *
get_meta (AccordStore *store,
          const char  *table,
          const char  *key,
          GError     **error)
{
  AccordConnection *connection = get_connection (store, error);
  g_autoptr (AccordStatement) statement = NULL;
  gboolean row;

  if (connection == NULL)
    return NULL;
  statement = accord_statement_new_printf (connection->db, error, "SELECT value FROM %s WHERE key = ?1", table);
  if (statement == NULL)
    return NULL;
  accord_statement_bind_text (statement, 1, key);
  if (!accord_statement_step (statement, &row, error) || !row)
    return NULL;
  return g_strdup (accord_statement_get_text (statement, 0));
}

static gboolean
set_meta (AccordStore *store,
          const char  *table,
          const char  *key,
          const char  *value,
          GError     **error)
{
  AccordConnection *connection = get_connection (store, error);
  g_autoptr (AccordStatement) statement = NULL;

  if (connection == NULL || !accord_connection_begin (connection, error))
    return FALSE;
  statement = accord_statement_new_printf (connection->db, error, "INSERT OR REPLACE INTO %s (key, value) VALUES (?1, ?2)",
                                           table);
  if (statement != NULL)
    {
      accord_statement_bind_text (statement, 1, key);
      accord_statement_bind_text (statement, 2, value);
      if (accord_statement_run (statement, error) && accord_connection_commit (connection, error))
        return TRUE;
    }
  accord_connection_rollback (connection);
  return FALSE;
}

static GPtrArray *
list_mappings (AccordStore *store,
               GError     **error)
{
  AccordConnection *connection = get_connection (store, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AccordStatement) statement = NULL;

  if (connection != NULL)
    statement = accord_statement_new (connection->db, "SELECT key FROM mappings ORDER BY key", error);
  return statement != NULL && accord_statement_add_texts (statement, names, error) ? g_steal_pointer (&names) : NULL;
}

static void
accord_sqlite_store_finalize (GObject *object)
{
  close_store (ACCORD_STORE (object));
  G_OBJECT_CLASS (accord_sqlite_store_parent_class)->finalize (object);
}

static void
accord_sqlite_store_class_init (AccordSqliteStoreClass *klass)
{
  AccordStoreClass *store_class = ACCORD_STORE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_sqlite_store_finalize;
  store_class->close = close_store;
  store_class->load_records = load_records;
  store_class->save = accord_sqlite_records_save;
  store_class->poll = accord_sqlite_records_poll;
  store_class->has_set = accord_sqlite_records_has_set;
  store_class->present = present;
  store_class->set_present = set_present;
  store_class->recent_changes = recent_changes;
  store_class->keep = accord_sqlite_keep_class ();
  store_class->copy_to_check = copy_to_check;
  store_class->history = history;
  store_class->history_people = history_people;
  store_class->log_mark = log_mark;
  accord_sqlite_leads_class_init (store_class);
  accord_sqlite_imports_class_init (store_class);
  store_class->get_meta = get_meta;
  store_class->set_meta = set_meta;
  store_class->list_mappings = list_mappings;
}

static void
accord_sqlite_store_init (AccordSqliteStore *self)
{
}

AccordConnection *
accord_sqlite_store_get_connection (AccordStore *store,
                                    GError     **error)
{
  return get_connection (store, error);
}

void
accord_sqlite_store_see (AccordStore *store)
{
  AccordSqliteStore *self = ACCORD_SQLITE_STORE (store);
  gint64 last = accord_change_log_last (self->connection, NULL);

  /* Where it cannot be read, the next poll tells it all again. */
  accord_canary_clear (&self->canary);
  if (last >= 0 && accord_canary_start (&self->canary, self->connection, NULL) && accord_store_query_integer (self->connection->db, "PRAGMA data_version", &self->version, NULL))
    self->seen = last;
}

static AccordStore *
make_store (AccordConnection *connection,
            GError          **error)
{
  AccordSqliteStore *self;
  AccordStoreIdentity identity;

  if (connection == NULL)
    return NULL;
  accord_archive_resume (connection);
  self = g_object_new (ACCORD_TYPE_SQLITE_STORE, NULL);
  accord_sqlite_link_begin (self, connection);
  identity = (AccordStoreIdentity) { .uuid = self->uuid, .session = self->session,
                                     .read_only_reason = connection->reason,
                                     .remote = accord_wait_is_remote (connection->path) };
  accord_store_set_place (ACCORD_STORE (self), connection->place.by_place && connection->reason != NULL,
                          connection->reason == NULL ? connection->place.warning : NULL);
  self->seen = accord_change_log_last (connection, error);
  if (self->seen >= 0 && accord_store_query_integer (connection->db, "PRAGMA data_version", &self->version, error) &&
      accord_canary_start (&self->canary, connection, error) &&
      accord_store_opened (ACCORD_STORE (self), &identity, error))
    return ACCORD_STORE (self);
  g_object_unref (self);
  return NULL;
}

/**
 * accord_sqlite_store_create:
 * @path: where nothing must be yet
 *
 * Makes an empty workspace and opens it. Waits for the disk. A failure leaves no file behind.
 *
 * Returns: (transfer full): the store
 */
AccordStore *
accord_sqlite_store_create (const char   *path,
                            GCancellable *cancellable,
                            GError      **error)
{
  AccordConnection *connection = accord_connection_create (path, error);
  AccordStore *store = make_store (connection, error);

  if (connection != NULL && store == NULL)
    accord_connection_discard (path);
  return store;
}

/**
 * accord_sqlite_store_open:
 *
 * As accord_sqlite_store_open_with(), of a file of which nothing was said.
 *
 * Returns: (transfer full): the store
 */
AccordStore *
accord_sqlite_store_open (const char   *path,
                          GCancellable *cancellable,
                          GError      **error)
{
  return accord_sqlite_store_open_with (path, ACCORD_OPEN_DEFAULT, cancellable, error);
}

/**
 * accord_sqlite_store_open_with:
 *
 * Opens a workspace, read-only where it cannot be written, or not safely. Waits for the disk.
 *
 * Returns: (transfer full): the store
 */
AccordStore *
accord_sqlite_store_open_with (const char       *path,
                               AccordOpenFlags   flags,
                               GCancellable     *cancellable,
                               GError          **error)
{
  return make_store (accord_connection_open (path, flags, cancellable, error), error);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  AccordStore *store = accord_sqlite_store_open (task_data, cancellable, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
accord_sqlite_store_open_async (const char          *path,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

AccordStore *
accord_sqlite_store_open_finish (GAsyncResult  *result,
                                 GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
