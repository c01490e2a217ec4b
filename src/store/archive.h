#pragma once

#include "store/connection.h"
#include "store/keep.h"

G_BEGIN_DECLS

gboolean accord_connection_archive (AccordConnection        *self,
                                    const AccordStoreAuthor *author,
                                    AccordDay                before,
                                    AccordZone              *zone,
                                    const char              *destination,
                                    AccordArchived          *archived,
                                    char                   **kept,
                                    GCancellable            *cancellable,
                                    GError                 **error);
/* Ends what a crash interrupted: leads that left get the file's name. */
void     accord_archive_resume     (AccordConnection        *self);

/* archive-leads.c: which leads leave, in a temporary table «leaving» of @db. */
gboolean accord_archive_choose     (sqlite3                 *db,
                                    AccordDay                before,
                                    AccordZone              *zone,
                                    GError                 **error);
gboolean accord_archive_count      (sqlite3                 *db,
                                    AccordDay                before,
                                    AccordZone              *zone,
                                    AccordArchived          *archived,
                                    GError                 **error);

G_END_DECLS
