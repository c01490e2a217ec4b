#pragma once

#include "ui/common/autosave.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The short name of a KPI: in formulas, and on the command line. */

/* One that is not taken yet, (transfer full): «web-visits» of «Web visits». */
char    *accord_own_kpi_key_propose (AccordWorkspace *workspace,
                                     const char      *title,
                                     const char      *own_id);
gboolean accord_own_kpi_key_check   (AccordWorkspace *workspace,
                                     const char      *key,
                                     const char      *own_id,
                                     GError         **error);
/* Whether something else names it, so that another name would part them. */
gboolean accord_own_kpi_key_is_used (AccordWorkspace *workspace,
                                     const char      *key);

G_END_DECLS
