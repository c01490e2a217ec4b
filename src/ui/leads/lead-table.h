#pragma once

#include <gtk/gtk.h>

#include "ui/leads/lead-sheet.h"

G_BEGIN_DECLS

/* The columns of the table of leads. */
void             accord_lead_table_fill        (GtkColumnView     *table,
                                                const AccordFrame *frame,
                                                AccordRecord      *settings);
void             accord_lead_table_fill_checks (GtkColumnView     *table,
                                                GtkBox            *checks);
void             accord_lead_table_rename      (GtkColumnView     *table,
                                                const AccordFrame *frame);
AccordLeadSheet *accord_lead_table_make_sheet  (GtkColumnView     *table,
                                                AccordFrame       *frame,
                                                AccordRecord      *settings,
                                                const guint32     *rows,
                                                guint              n_rows);

G_END_DECLS
