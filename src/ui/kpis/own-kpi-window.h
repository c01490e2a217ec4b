#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The KPIs of the teams' own: a list, and each opened in it. */
void accord_own_kpi_window_present (GtkWindow       *parent,
                                    AccordWorkspace *workspace);

G_END_DECLS
