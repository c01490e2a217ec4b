#pragma once

#include <gtk/gtk.h>

#include "ui/common/page.h"

G_BEGIN_DECLS

/* A button with a menu of commitments for every stage of the revenue cycle, in both directions. What is chosen is saved;
 * @added is called with its id before it is there. */
typedef void (*AccordIdeaAddedFunc) (const char *id,
                                     gpointer    user_data);

GtkWidget *accord_commitment_ideas_button_new (AccordPage          *page,
                                               AccordIdeaAddedFunc  added,
                                               gpointer             user_data);

G_END_DECLS
