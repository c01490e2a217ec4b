#pragma once

#include <adwaita.h>

#include "ui/common/saver.h"

G_BEGIN_DECLS

/* Says on a page that two people changed the same, and leads to the decision. */
#define ACCORD_TYPE_CONFLICT_BAR (accord_conflict_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordConflictBar, accord_conflict_bar, ACCORD, CONFLICT_BAR, AdwBin)

void accord_conflict_bar_set_workspace (AccordConflictBar *self,
                                        AccordWorkspace   *workspace);

G_END_DECLS
