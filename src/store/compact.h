#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* The file without what was deleted in it. */
gboolean accord_connection_pack    (AccordConnection *self,
                                    GCancellable     *cancellable,
                                    GError          **error);
/* The same, where nobody else is in it and there is room; sizes in bytes. */
gboolean accord_connection_compact (AccordConnection *self,
                                    guint64          *before,
                                    guint64          *after,
                                    GCancellable     *cancellable,
                                    GError          **error);

G_END_DECLS
