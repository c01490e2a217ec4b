#pragma once

#include "model/change-set.h"
#include "store/change-log.h"

G_BEGIN_DECLS

/* A record as it stands after a change, for the lists that show it. */
typedef struct
{
  AccordRecord *record;
  gboolean      deleted;
} AccordWritten;

void       accord_written_free  (AccordWritten *self);
/* Writes @changes in one transaction; returns what was written (AccordWritten), in order. */
GPtrArray *accord_save_changes  (AccordConnection        *connection,
                                 const AccordStoreAuthor *author,
                                 AccordChangeSet         *changes,
                                 GError                 **error);

G_END_DECLS
