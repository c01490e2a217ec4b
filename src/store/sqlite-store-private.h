#pragma once

#include "store/canary.h"
#include "store/sqlite-store.h"
#include "store/store-class.h"

G_BEGIN_DECLS

/* What sqlite-store.c (its calls), sqlite-records.c (its records) and sqlite-link.c (its file, while it is there and
 * while it is not) share. All of it runs on the store's worker. */
typedef struct
{
  AccordStore parent_instance;

  AccordConnection *connection; /* NULL once closed, and while the file does not answer */
  AccordCanary      canary;
  gint64            seen;       /* the log's number up to which lists have followed */
  gint64            version;    /* PRAGMA data_version at the last poll; -1: not on this connection */

  /* Of the file while it is away. */
  char   *path;
  AccordOpenFlags flags;
  char   *uuid;
  char   *session;
  char   *absence;     /* the sentence; NULL: it is there */
  gint64  next_try;    /* monotonic µs */
  guint   pause;       /* s, to the try after that */
  gboolean writable;   /* when it was opened first */
  char    *distrust;   /* why it is not written any more, though it could be; or NULL */
  gboolean closed;
} AccordSqliteStore;

typedef struct
{
  AccordStoreClass parent_class;
} AccordSqliteStoreClass;

#define ACCORD_SQLITE_STORE(store) ((AccordSqliteStore *) (store))

/* sqlite-link.c */
void              accord_sqlite_link_begin      (AccordSqliteStore *self,
                                                 AccordConnection  *connection);
void              accord_sqlite_link_end        (AccordSqliteStore *self);
/* The open file; NULL with the sentence why there is none. */
AccordConnection *accord_sqlite_link_get        (AccordSqliteStore *self,
                                                 GError           **error);
/* After a call that failed: whether the file was opened anew, so that it may be tried once more. */
gboolean          accord_sqlite_link_mend       (AccordSqliteStore *self,
                                                 const GError      *error);
/* Whether it is time to try again to open a file that is away. */
gboolean          accord_sqlite_link_is_due     (AccordSqliteStore *self);
gboolean          accord_sqlite_link_reopen     (AccordSqliteStore *self);

/* sqlite-imports.c */
void              accord_sqlite_imports_class_init (AccordStoreClass *klass);

/* sqlite-leads.c */
void              accord_sqlite_leads_class_init (AccordStoreClass *klass);

/* sqlite-records.c */
AccordSaveOutcome accord_sqlite_records_save    (AccordStore             *store,
                                                 const AccordStoreAuthor *author,
                                                 AccordChangeSet         *changes,
                                                 AccordSaved             *saved,
                                                 GError                 **error);
gboolean          accord_sqlite_records_has_set (AccordStore             *store,
                                                 const char              *set_id,
                                                 gboolean                *has,
                                                 GError                 **error);
gboolean          accord_sqlite_records_poll    (AccordStore             *store,
                                                 AccordNews              *news,
                                                 GError                 **error);

G_END_DECLS
