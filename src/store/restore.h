#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* @scratch: an unpacked backup, which is @name. */
gboolean accord_connection_restore (AccordConnection        *self,
                                    const AccordStoreAuthor *author,
                                    const char              *scratch,
                                    const char              *name,
                                    char                   **kept,
                                    GCancellable            *cancellable,
                                    GError                 **error);
/* Tells everybody who has the file open that all of it is another. In a transaction. */
gboolean accord_epoch_set          (sqlite3                 *db,
                                    GError                 **error);
/* An entry of the change log about the file as a whole; its number is above @least. In a transaction. */
gboolean accord_whole_log          (sqlite3                 *db,
                                    const char              *session,
                                    const AccordStoreAuthor *author,
                                    const char              *action,
                                    const char              *summary,
                                    gint64                   least,
                                    GError                 **error);

G_END_DECLS
