#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Three dots in a row, behind which is what can be done with the one thing that the row is about. */

GtkWidget *accord_more_button_new (GMenu      *menu,
                                   const char *name);
void       accord_menu_append     (GMenu      *menu,
                                   const char *label,
                                   const char *action,
                                   GVariant   *target);

G_END_DECLS
