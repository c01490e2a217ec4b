#pragma once

#include <gtk/gtk.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Reminds whoever has a file open of its agreement, by a notification of the desktop: once a day at most. */
void accord_reminder_begin (AccordWorkspace *workspace);

G_END_DECLS
