#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What one person prefers and, where a file is open, what both teams share in it. All of it saves by itself. */
#define ACCORD_TYPE_PREFERENCES_WINDOW (accord_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordPreferencesWindow, accord_preferences_window, ACCORD, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

GtkWidget *accord_preferences_window_new (GtkWindow       *parent,
                                          AccordWorkspace *workspace);

G_END_DECLS
