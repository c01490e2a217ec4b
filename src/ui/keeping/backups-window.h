#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The backups of a file on this computer, each with what restoring it would change, and the way back to it. */
void accord_backups_window_present (GtkWindow       *parent,
                                    AccordWorkspace *workspace);

G_END_DECLS
