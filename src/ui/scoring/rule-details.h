#pragma once

#include "ui/common/autosave.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/* What of a rule is edited when its row is open: all but its points. Inputs are bound to @autosave; @title_row: (out): the
 * entry of its name. Transfer floating. */
GtkWidget *accord_rule_details_new (AccordPage     *page,
                                    AccordRecord   *rule,
                                    AccordAutosave *autosave,
                                    GtkWidget     **title_row);

G_END_DECLS
