#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Opens @row and puts the cursor into @entry, a row of it, all of its text selected. */
void     accord_expander_edit       (AdwExpanderRow *row,
                                     GtkWidget      *entry);
/* The same for what opens in another way; whether it is shown already. */
gboolean accord_expander_edit_entry (GtkWidget *entry);

G_END_DECLS
