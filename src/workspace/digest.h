#pragma once

#include "kpi/digest.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Gathers what is to be known on Monday morning, and waits: for the command line. */
AccordDigest *accord_workspace_make_digest (AccordWorkspace *self,
                                            GCancellable    *cancellable,
                                            GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
