#pragma once

#include "call.h"
#include "model/agreement.h"
#include "model/version-state.h"

G_BEGIN_DECLS

/* What --version says: 0 is the draft. FALSE: neither a number nor «draft»; the call's status is set then. */
gboolean             accord_version_parse   (AccordCall *call,
                                             const char *version,
                                             gint64     *number);
/* The draft, or a version as it was frozen; that it was altered is said on standard error. */
AccordAgreement     *accord_version_collect (AccordCall      *call,
                                             AccordWorkspace *workspace,
                                             gint64           number,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* One of accord_workspace_list_versions(). */
AccordVersionStatus *accord_version_pick    (AccordCall *call,
                                             GPtrArray  *statuses,
                                             gint64      number,
                                             GError    **error);

G_END_DECLS
