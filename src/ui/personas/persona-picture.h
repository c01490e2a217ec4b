#pragma once

#include <gtk/gtk.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The picture of a persona: where it comes from. What goes wrong is said on the page that @near is on. */
void accord_persona_picture_choose (GtkWidget       *near,
                                    AccordWorkspace *workspace,
                                    AccordRecord    *persona);
void accord_persona_picture_load   (GtkWidget       *near,
                                    AccordWorkspace *workspace,
                                    AccordRecord    *persona,
                                    const char      *path);
void accord_persona_picture_remove (AccordWorkspace *workspace,
                                    AccordRecord    *persona);

G_END_DECLS
