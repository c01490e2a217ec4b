#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * References as the keyboard and the pointer meet them in a text view: the cursor never stands within one; an arrow key
 * selects it before it goes on; Backspace and Delete take it whole; Enter and a click open it.
 */
typedef void (*AccordChipOpen) (GtkTextView *view,
                                const char  *address);

void accord_chip_behaviour_add (GtkTextView    *view,
                                AccordChipOpen  open);
void accord_chips_snapshot     (GtkTextView    *view,
                                GtkSnapshot    *snapshot,
                                gboolean        dark);

G_END_DECLS
