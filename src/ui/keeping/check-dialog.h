#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Looks whether a file is sound, says what is not, and repairs what can be. */
void accord_check_dialog_begin   (GtkWindow       *parent,
                                  AccordWorkspace *workspace);
/* Gives back the room of what was deleted in it. */
void accord_compact_dialog_begin (GtkWindow       *parent,
                                  AccordWorkspace *workspace);

G_END_DECLS
