#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

gboolean   accord_connection_backup (AccordConnection *self,
                                     const char       *destination,
                                     GCancellable     *cancellable,
                                     GError          **error);
GPtrArray *accord_connection_check  (AccordConnection *self,
                                     GCancellable     *cancellable,
                                     GError          **error);

G_END_DECLS
