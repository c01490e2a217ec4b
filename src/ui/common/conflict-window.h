#pragma once

#include <adwaita.h>

#include "ui/common/saver.h"

G_BEGIN_DECLS

/* Mine, theirs, both, or another text: one question after the other for what two people changed. */
#define ACCORD_TYPE_CONFLICT_WINDOW (accord_conflict_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordConflictWindow, accord_conflict_window, ACCORD, CONFLICT_WINDOW, AdwWindow)

/* Asks for the conflict that waits longest; nothing is written before all of it is decided. */
void accord_conflict_window_present (GtkWindow       *parent,
                                     AccordWorkspace *workspace);

G_END_DECLS
