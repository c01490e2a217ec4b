#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What the window offers for keeping a file: «win.backups», «win.check-file», «win.compact», «win.export-json»,
 * «win.load-json», «win.archive», «win.erase-person». */
void accord_keeping_class_install_actions (GtkWidgetClass  *widget_class);
void accord_keeping_update_actions        (GtkWidget       *window,
                                           AccordWorkspace *workspace);
/* Has a file that was opened in @window backed up every day. */
void accord_keeping_begin                 (GtkWindow       *window,
                                           AccordWorkspace *workspace);

G_END_DECLS
