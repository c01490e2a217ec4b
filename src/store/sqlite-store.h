#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The embedded store: one SQLite file, as share.md says. */
#define ACCORD_TYPE_SQLITE_STORE (accord_sqlite_store_get_type ())
GType        accord_sqlite_store_get_type     (void);

AccordStore *accord_sqlite_store_create       (const char   *path,
                                               GCancellable *cancellable,
                                               GError      **error);
AccordStore *accord_sqlite_store_open         (const char   *path,
                                               GCancellable *cancellable,
                                               GError      **error);
AccordStore *accord_sqlite_store_open_with     (const char       *path,
                                                AccordOpenFlags   flags,
                                                GCancellable     *cancellable,
                                                GError          **error);
void         accord_sqlite_store_open_async   (const char          *path,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
AccordStore *accord_sqlite_store_open_finish  (GAsyncResult *result,
                                               GError      **error);

G_END_DECLS
