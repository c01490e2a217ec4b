#pragma once

#include "store/keep-class.h"
#include "store/sqlite-store.h"

G_BEGIN_DECLS

/* What sqlite-store.c and sqlite-keep.c share; on the worker's thread. */
AccordConnection      *accord_sqlite_store_get_connection (AccordStore *store,
                                                           GError     **error); /* NULL once closed */
/* All that is in the file now was seen: what the next poll tells of comes after it. */
void                   accord_sqlite_store_see            (AccordStore *store);
const AccordKeepClass *accord_sqlite_keep_class           (void);

G_END_DECLS
