#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* «Erase this person»: says what will go, asks, for it cannot be undone, and does it. @who: an id or e-mail; "": ask. */
void accord_erase_dialog_begin (GtkWindow       *parent,
                                AccordWorkspace *workspace,
                                const char      *who);

G_END_DECLS
