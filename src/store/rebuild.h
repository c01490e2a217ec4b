#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/*
 * Makes a file anew whose tables are not as the migrations make them: the empty file of its version is filled with what
 * stands in those of its columns that belong there. Nothing else of it is read, written or run.
 */
gboolean accord_connection_rebuild    (AccordConnection *self,
                                       gint64            version,
                                       GCancellable     *cancellable,
                                       GError          **error);
/* Whether a column is what it seems: values that are stored, of a table that is one. */
gboolean accord_rebuild_holds_values  (sqlite3          *db,
                                       const char       *table,
                                       const char       *column,
                                       gboolean         *holds,
                                       GError          **error);

G_END_DECLS
