#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The shared goal, edited in place: what, how much, from when until when. Saves by itself. */
#define ACCORD_TYPE_GOAL_WINDOW (accord_goal_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalWindow, accord_goal_window, ACCORD, GOAL_WINDOW, AdwWindow)

GtkWidget *accord_goal_window_new (GtkWindow       *parent,
                                   AccordWorkspace *workspace);

G_END_DECLS
