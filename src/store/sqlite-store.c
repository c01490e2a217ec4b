#include "store/sqlite-store.h"

#include "store/backup.h"
#include "store/history-read.h"
#include "store/lead-import.h"
#include "store/lead-fields.h"
#include "store/lead-read.h"
#include "store/record-sql.h"
#include "store/store-class.h"

#include <glib/gi18n-lib.h>

typedef struct _AccordSqliteStore AccordSqliteStore;

typedef struct
{
  AccordStoreClass parent_class;
} AccordSqliteStoreClass;

#define ACCORD_SQLITE_STORE(store) ((AccordSqliteStore *) (store))

/* Its functions run on the store's worker only. */
struct _AccordSqliteStore
{
  AccordStore parent_instance;

  AccordConnection *connection; /* NULL once closed */
  gint64            seen;       /* the log's number up to which lists have followed */
  gint64            version;    /* PRAGMA data_version at the last poll */
};

G_DEFINE_FINAL_TYPE (AccordSqliteStore, accord_sqlite_store, ACCORD_TYPE_STORE)

static AccordConnection *
get_connection (AccordStore *store,
                GError     **error)
{
  AccordSqliteStore *self = ACCORD_SQLITE_STORE (store);

  if (self->connection == NULL)
    g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED, _("The file is closed; open it again."));
  return self->connection;
}

static void
close_store (AccordStore *store)
{
  g_clear_pointer (&ACCORD_SQLITE_STORE (store)->connection, accord_connection_free);
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
save (AccordStore             *store,
      const AccordStoreAuthor *author,
      AccordChangeSet         *changes,
      AccordChangeSet        **inverse,
      GError                 **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL ? accord_save_changes (connection, author, changes, inverse, error) : NULL;
}

static gboolean
read_fresh (AccordConnection          *connection,
            const AccordChangedRecord *changed,
            GPtrArray                 *written,
            GError                   **error)
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

static GPtrArray *
poll_others (AccordStore *store,
             gboolean    *leads,
             GError     **error)
{
  AccordSqliteStore *self = ACCORD_SQLITE_STORE (store);
  AccordConnection *connection = get_connection (store, error);
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_written_free);
  gint64 version, last;

  if (connection == NULL || !accord_store_query_integer (connection->db, "PRAGMA data_version", &version, error))
    return NULL;
  if (version == self->version)
    return NULL;
  last = accord_change_log_last (connection, error);
  changed = last < 0 ? NULL : accord_change_log_since (connection, self->seen, leads, error);
  if (changed == NULL)
    return NULL;
  for (guint i = 0; i < changed->len; i++)
    if (!read_fresh (connection, &g_array_index (changed, AccordChangedRecord, i), written, error))
      return NULL;
  self->version = version;
  self->seen = last;
  return g_steal_pointer (&written);
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

static GPtrArray *
check (AccordStore  *store,
       GCancellable *cancellable,
       GError      **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL ? accord_connection_check (connection, cancellable, error) : NULL;
}

static gboolean
backup (AccordStore  *store,
        const char   *destination,
        GCancellable *cancellable,
        GError      **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL && accord_connection_backup (connection, destination, cancellable, error);
}

static GPtrArray *
list_fields (AccordStore *store,
             GError     **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL ? accord_lead_fields_list (connection, error) : NULL;
}

static gboolean
count_bulk (AccordStore *store,
            guint64     *n_leads,
            guint64     *n_activities,
            GError     **error)
{
  AccordConnection *connection = get_connection (store, error);
  gint64 leads, activities;

  if (connection == NULL ||
      !accord_store_query_integer (connection->db, "SELECT ifnull (max (id), 0) FROM leads", &leads, error) ||
      !accord_store_query_integer (connection->db, "SELECT ifnull (max (id), 0) FROM activities", &activities, error))
    return FALSE;
  *n_leads = (guint64) leads;
  *n_activities = (guint64) activities;
  return TRUE;
}

static gboolean
read_leads (AccordStore *store,
            gint64       after,
            AccordBatch *batch,
            GError     **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL && accord_lead_read (connection, after, batch, error);
}

static gboolean
leads_since (AccordStore *store,
             gint64       since,
             gint64      *now,
             GArray     **keys,
             GError     **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL && accord_lead_read_since (connection, since, now, keys, error);
}

static gboolean
read_activities (AccordStore *store,
                 gint64       after,
                 AccordBatch *batch,
                 GError     **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL && accord_lead_read_activities (connection, after, batch, error);
}

static gboolean
add_activities (AccordStore       *store,
                const AccordBatch *batch,
                GError           **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL && accord_lead_add_activities (connection, batch, error);
}

static AccordImport *
import_begin (AccordStore               *store,
              const AccordStoreAuthor   *author,
              const AccordImportOptions *options,
              GPtrArray                 *fields,
              GError                   **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL ? accord_lead_import_begin (store, connection, author, options, fields, error) : NULL;
}

static gboolean
import_rows (AccordStore       *store,
             AccordImport      *import,
             AccordBatch       *batch,
             AccordRowOutcome  *outcomes,
             GError           **error)
{
  return accord_lead_import_rows (import, batch, outcomes, error);
}

static gint64
import_commit (AccordStore  *store,
               AccordImport *import,
               guint64       rejected,
               GError      **error)
{
  return accord_lead_import_commit (import, rejected, error);
}

static void
import_abort (AccordStore  *store,
              AccordImport *import)
{
  accord_lead_import_abort (import);
}

static GPtrArray *
imports (AccordStore *store,
         GError     **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL ? accord_import_list (connection, error) : NULL;
}

static gboolean
undo_import (AccordStore             *store,
             const AccordStoreAuthor *author,
             gint64                   id,
             guint64                 *deleted,
             guint64                 *restored,
             GPtrArray               *left,
             GError                 **error)
{
  AccordConnection *connection = get_connection (store, error);

  return connection != NULL && accord_import_undo (connection, author, id, deleted, restored, left, error);
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
  gboolean row = TRUE;

  if (connection != NULL)
    statement = accord_statement_new (connection->db, "SELECT key FROM mappings ORDER BY key", error);
  while (statement != NULL && row)
    {
      if (!accord_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (names, g_strdup (accord_statement_get_text (statement, 0)));
    }
  return statement != NULL ? g_steal_pointer (&names) : NULL;
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
  store_class->save = save;
  store_class->poll = poll_others;
  store_class->recent_changes = recent_changes;
  store_class->history = history;
  store_class->history_people = history_people;
  store_class->check = check;
  store_class->backup = backup;
  store_class->list_fields = list_fields;
  store_class->count_bulk = count_bulk;
  store_class->read_leads = read_leads;
  store_class->leads_since = leads_since;
  store_class->read_activities = read_activities;
  store_class->add_activities = add_activities;
  store_class->import_begin = import_begin;
  store_class->import_rows = import_rows;
  store_class->import_commit = import_commit;
  store_class->import_abort = import_abort;
  store_class->imports = imports;
  store_class->undo_import = undo_import;
  store_class->get_meta = get_meta;
  store_class->set_meta = set_meta;
  store_class->list_mappings = list_mappings;
}

static void
accord_sqlite_store_init (AccordSqliteStore *self)
{
}

static AccordStore *
make_store (AccordConnection *connection,
            GError          **error)
{
  AccordSqliteStore *self;
  g_autofree char *uuid = NULL;
  g_autofree char *reason = NULL;

  if (connection == NULL)
    return NULL;
  self = g_object_new (ACCORD_TYPE_SQLITE_STORE, NULL);
  self->connection = connection;
  self->seen = accord_change_log_last (connection, error);
  uuid = g_strdup (connection->uuid);
  reason = g_strdup (connection->reason);
  if (self->seen >= 0 && accord_store_query_integer (connection->db, "PRAGMA data_version", &self->version, error) &&
      accord_store_opened (ACCORD_STORE (self), uuid, reason, error))
    return ACCORD_STORE (self);
  g_object_unref (self);
  return NULL;
}

/**
 * accord_sqlite_store_create:
 * @path: where nothing must be yet
 *
 * Makes an empty workspace and opens it. Waits for the disk.
 *
 * Returns: (transfer full): the store
 */
AccordStore *
accord_sqlite_store_create (const char   *path,
                            GCancellable *cancellable,
                            GError      **error)
{
  return make_store (accord_connection_create (path, error), error);
}

/**
 * accord_sqlite_store_open:
 *
 * Opens a workspace, read-only where it cannot be written. Waits for the disk.
 *
 * Returns: (transfer full): the store
 */
AccordStore *
accord_sqlite_store_open (const char   *path,
                          GCancellable *cancellable,
                          GError      **error)
{
  return make_store (accord_connection_open (path, error), error);
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
