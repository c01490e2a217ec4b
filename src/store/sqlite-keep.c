/* How one SQLite file is kept: keep-class.h. */
#include "store/sqlite-keep.h"

#include "store/archive.h"
#include "store/check.h"
#include "store/compact.h"
#include "store/erase.h"
#include "store/restore.h"

/* A save waits for one step at most. */
#define STEP_TIME (G_USEC_PER_SEC / 50)

static AccordBackup *
backup_begin (AccordStore *store,
              const char  *destination,
              int          mode,
              GError     **error)
{
  AccordConnection *connection = accord_sqlite_store_get_connection (store, error);

  return connection != NULL ? accord_backup_begin (connection, destination, mode, error) : NULL;
}

static gboolean
backup_step (AccordStore  *store,
             AccordBackup *backup,
             gboolean     *more,
             GError      **error)
{
  return accord_sqlite_store_get_connection (store, error) != NULL && accord_backup_step (backup, STEP_TIME, more, error);
}

static gboolean
restore (AccordStore              *store,
         const AccordStoreAuthor  *author,
         const char               *scratch,
         const char               *name,
         char                    **kept,
         GCancellable             *cancellable,
         GError                  **error)
{
  AccordConnection *connection = accord_sqlite_store_get_connection (store, error);

  if (connection == NULL || !accord_connection_restore (connection, author, scratch, name, kept, cancellable, error))
    return FALSE;
  accord_sqlite_store_see (store);
  return TRUE;
}

static GPtrArray *
examine (AccordStore  *store,
         GCancellable *cancellable,
         GError      **error)
{
  AccordConnection *connection = accord_sqlite_store_get_connection (store, error);

  return connection != NULL ? accord_connection_examine (connection, cancellable, error) : NULL;
}

static gboolean
repair (AccordStore              *store,
        const AccordStoreAuthor  *author,
        GPtrArray               **repaired,
        GPtrArray               **left,
        char                    **kept,
        GCancellable             *cancellable,
        GError                  **error)
{
  AccordConnection *connection = accord_sqlite_store_get_connection (store, error);

  if (connection == NULL || !accord_connection_repair (connection, author, repaired, left, kept, cancellable, error))
    return FALSE;
  accord_sqlite_store_see (store);
  return TRUE;
}

static gboolean
compact (AccordStore   *store,
         guint64       *before,
         guint64       *after,
         GCancellable  *cancellable,
         GError       **error)
{
  AccordConnection *connection = accord_sqlite_store_get_connection (store, error);

  return connection != NULL && accord_connection_compact (connection, before, after, cancellable, error);
}

static gboolean
archive (AccordStore              *store,
         const AccordStoreAuthor  *author,
         AccordDay                 before,
         AccordZone               *zone,
         const char               *destination,
         AccordArchived           *archived,
         char                    **kept,
         GCancellable             *cancellable,
         GError                  **error)
{
  AccordConnection *connection = accord_sqlite_store_get_connection (store, error);

  return connection != NULL && accord_connection_archive (connection, author, before, zone, destination, archived, kept,
                                                          cancellable, error);
}

static gboolean
erase (AccordStore              *store,
       const AccordStoreAuthor  *author,
       const char               *who,
       gboolean                  dry_run,
       AccordErased             *erased,
       GCancellable             *cancellable,
       GError                  **error)
{
  AccordConnection *connection = accord_sqlite_store_get_connection (store, error);

  return connection != NULL && accord_connection_erase (connection, author, who, dry_run, erased, cancellable, error);
}

/**
 * accord_sqlite_keep_class:
 *
 * Returns: how an SQLite file is kept
 */
const AccordKeepClass *
accord_sqlite_keep_class (void)
{
  static const AccordKeepClass klass = {
    .backup_begin = backup_begin,
    .backup_step = backup_step,
    .restore = restore,
    .examine = examine,
    .repair = repair,
    .compact = compact,
    .archive = archive,
    .erase = erase,
  };

  return &klass;
}
