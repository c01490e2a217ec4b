#pragma once

#include <gtk/gtk.h>

#include "ui/leads/lead-list.h"

G_BEGIN_DECLS

/* The menu of a lead in the table: by the right button, the menu key or Shift+F10. */
void accord_lead_menu_attach   (GtkColumnView  *table);
/* Which lead a cell shows. */
void accord_lead_menu_set_item (GtkWidget      *cell,
                                AccordLeadItem *item);

G_END_DECLS
