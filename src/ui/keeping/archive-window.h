#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Which leads are old, how many leave and which figures change, and where the archive goes. */
void accord_archive_window_present (GtkWindow       *parent,
                                    AccordWorkspace *workspace);

G_END_DECLS
