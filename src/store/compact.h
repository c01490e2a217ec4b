#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* Makes what the file of a connection becomes, as @scratch, where nothing is. */
typedef gboolean (*AccordRenewFunc) (AccordConnection *self,
                                     const char       *scratch,
                                     gint64            version,
                                     GCancellable     *cancellable,
                                     GError          **error);

gboolean accord_connection_renew   (AccordConnection *self,
                                    AccordRenewFunc   make,
                                    gint64            version,
                                    GCancellable     *cancellable,
                                    GError          **error);
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
