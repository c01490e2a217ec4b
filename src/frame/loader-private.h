#pragma once

#include "store/bulk.h"

G_BEGIN_DECLS

/* The fields that are kept in the table of leads: not those that are computed. */
GPtrArray *_accord_list_stored_fields (AccordStore  *store,
                                       GCancellable *cancellable,
                                       GError      **error);

G_END_DECLS
