#pragma once

#include <adwaita.h>

#include "store/lead-story.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The stages of one lead in their order: since when, how long after the one before, which was left out, and what cannot be. */
void accord_lead_timeline_fill (GtkListBox      *list,
                                AccordWorkspace *workspace,
                                AccordLeadStory *story);

G_END_DECLS
