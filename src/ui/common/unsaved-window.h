#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What earlier sittings left unsaved, beside what the file says there now: to look at, copy, save or give up. */
GtkWidget *accord_unsaved_window_new (GtkWindow       *parent,
                                      AccordWorkspace *workspace);

G_END_DECLS
