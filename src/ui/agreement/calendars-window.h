#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The working hours of both teams, and which clocks run in them. */
void       accord_calendars_window_present (GtkWindow       *parent,
                                            AccordWorkspace *workspace);
/* «Working Hours…», a button that opens them above the window it is in. */
GtkWidget *accord_calendars_button_new     (AccordWorkspace *workspace);

G_END_DECLS
