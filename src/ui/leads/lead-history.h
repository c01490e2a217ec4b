#pragma once

#include <adwaita.h>

#include "store/lead-story.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/* What was done to one lead since it came, and where from: rows, those of merges with a button that takes them back. */
void accord_lead_history_fill (GtkListBox      *list,
                               AccordPage      *page,
                               AccordLeadStory *story);

G_END_DECLS
