#pragma once

#include <adwaita.h>

#include "ui/common/autosave.h"

G_BEGIN_DECLS

/* What of a group of rules is edited when it is unfolded, bound to @autosave; @title_row: (out): the entry of its name.
 * Transfer floating. */
GtkWidget *accord_group_details_new (AccordRecord   *group,
                                     AccordAutosave *autosave,
                                     GtkWidget     **title_row);

G_END_DECLS
