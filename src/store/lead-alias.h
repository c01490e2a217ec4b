#pragma once

#include "store/bulk.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* The file's side of bulk.h's aliases. */
GPtrArray *accord_lead_alias_list (AccordConnection *connection,
                                   GError          **error);
gboolean   accord_lead_alias_add  (AccordConnection *connection,
                                   GPtrArray        *aliases,
                                   GError          **error);

G_END_DECLS
