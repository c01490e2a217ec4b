#pragma once

#include "call.h"

G_BEGIN_DECLS

/* Whether --version names a version of the agreement that there is; else the call's status is set. */
gboolean accord_version_check (AccordCall *call,
                               const char *version);

G_END_DECLS
