#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* Which leads were written since, by the change log: for whoever keeps a copy of them. */
gboolean accord_lead_since (AccordConnection *connection,
                            gint64            since,
                            gint64           *now,
                            GArray          **keys,
                            GError          **error);

G_END_DECLS
