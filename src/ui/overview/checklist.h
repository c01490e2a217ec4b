#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The steps to an agreement, which of them are done, and the way to each. */
#define ACCORD_TYPE_CHECKLIST (accord_checklist_get_type ())
G_DECLARE_FINAL_TYPE (AccordChecklist, accord_checklist, ACCORD, CHECKLIST, AdwBin)

void accord_checklist_show (AccordChecklist *self,
                            AccordWorkspace *workspace);

G_END_DECLS
