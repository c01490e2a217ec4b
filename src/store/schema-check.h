#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* Whether what the file is made of is what this program makes, before anything of it is used. */
gboolean accord_schema_check (AccordConnection *self,
                              gint64            version,
                              GError          **error);

G_END_DECLS
