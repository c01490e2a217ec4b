#pragma once

#include "ui/common/filter-button.h"

G_BEGIN_DECLS

/* Values that leads have, suggested while a person searches; taken, they become part of the filter. */
void accord_lead_search_attach (GtkSearchEntry     *entry,
                                AccordFilterButton *filter,
                                AccordWorkspace    *workspace);

G_END_DECLS
