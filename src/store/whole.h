#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* What is done with a file as a whole: looked at from beside, copied while nobody writes, replaced by another. */

sqlite3  *accord_whole_open    (const char       *path,
                                gboolean          write,
                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  accord_whole_is_ours (sqlite3          *db);
char     *accord_whole_uuid    (sqlite3          *db,
                                GError          **error);
/* A copy of a backup to work on, of this program's version; @uuid: which it must be, or NULL. */
gboolean  accord_whole_unpack  (const char       *backup,
                                const char       *uuid,
                                const char       *scratch,
                                GCancellable     *cancellable,
                                GError          **error);
gboolean  accord_whole_copy    (const char       *from,
                                const char       *to,
                                GCancellable     *cancellable,
                                GError          **error);
void      accord_whole_discard (const char       *path);

/* How often the file was written; -1 on an error. */
gint64    accord_whole_count   (AccordConnection *connection,
                                GError          **error);
/* Copies it to @destination in one piece, and says up to which write: others wait. */
gboolean  accord_whole_freeze  (AccordConnection *connection,
                                const char       *destination,
                                int               mode,
                                gint64           *count,
                                GCancellable     *cancellable,
                                GError          **error);
/* Makes @connection's file what @scratch is, in one transaction; @stale: it was written since @count, nothing was done. */
gboolean  accord_whole_replace (AccordConnection *connection,
                                const char       *scratch,
                                gint64            count,
                                gboolean         *stale,
                                GCancellable     *cancellable,
                                GError          **error);
/* Without what was deleted in it, into @destination, where nothing must be. */
gboolean  accord_whole_pack    (sqlite3          *db,
                                const char       *destination,
                                GCancellable     *cancellable,
                                GError          **error);

G_END_DECLS
