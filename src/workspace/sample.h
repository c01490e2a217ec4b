#pragma once

#include "store/bulk.h"

G_BEGIN_DECLS

/* What the template «sample» has beside its texts: invented leads of a year and a half, their costs and targets. */
gboolean accord_sample_fill (AccordStore  *store,
                             const char   *timezone,
                             const char   *currency,
                             GCancellable *cancellable,
                             GError      **error);

G_END_DECLS
