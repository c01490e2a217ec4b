#pragma once

#include "call.h"
#include "model/version-state.h"

G_BEGIN_DECLS

/* What is wrong with a version, in words, one line; "" where it is what was signed. NULL with @error set: not known. */
char *accord_version_find_wrong (AccordCall                *call,
                                 AccordWorkspace           *workspace,
                                 const AccordVersionStatus *version,
                                 GError                   **error);

G_END_DECLS
