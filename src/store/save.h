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

void           accord_written_free (AccordWritten *self);
AccordWritten *accord_written_new  (AccordRecord *record,
                                    gboolean      deleted);

/* Writes @changes in one transaction. Returns what was written (of AccordWritten), in order; @inverse takes it back. */
GPtrArray     *accord_save_changes (AccordConnection        *connection,
                                    const AccordStoreAuthor *author,
                                    AccordChangeSet         *changes,
                                    AccordChangeSet        **inverse,
                                    GError                 **error);

G_END_DECLS
