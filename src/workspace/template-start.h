#pragma once

#include "model/change-set.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Starting from a template in a file that is open: what of the agreement is still empty becomes what «b2b-saas» says. */
gboolean         accord_workspace_is_unwritten        (AccordWorkspace *self);
AccordChangeSet *accord_workspace_start_from_template (AccordWorkspace *self); /* transfer full */

G_END_DECLS
