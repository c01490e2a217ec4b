#pragma once

#include <gtk/gtk.h>

#include "ui/leads/lead-list.h"

G_BEGIN_DECLS

/* Which leads are selected in a table: rows of the frame that it shows, guint32, from the top. (transfer full) */
GArray *accord_lead_selection_list (GtkColumnView  *table);
/* The same as keys of leads, gint64, in order: they stay when other rows are shown. (transfer full) */
GArray *accord_lead_selection_list_keys (GtkColumnView *table);
void    accord_lead_selection_select_keys (GtkColumnView *table,
                                          const GArray   *keys);
/* What is done to a lead that is not selected is done to that one only. */
void    accord_lead_selection_take (GtkColumnView  *table,
                                    AccordLeadItem *item);

G_END_DECLS
