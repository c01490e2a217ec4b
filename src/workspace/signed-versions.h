#pragma once

#include "kpi/promise.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * What all signed versions say, by which leads are judged. It is read once: a version does not change, and each
 * commitment of each page asks for it.
 */
gboolean accord_signed_versions_add_promises (AccordWorkspace  *workspace,
                                              const char       *commitment,
                                              AccordPromises   *promises,
                                              GError          **error);

G_END_DECLS
