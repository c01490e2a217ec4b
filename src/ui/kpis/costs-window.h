#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What was spent, by month and source: typed, pasted or imported. */
void accord_costs_window_present (GtkWindow       *parent,
                                  AccordWorkspace *workspace);

G_END_DECLS
