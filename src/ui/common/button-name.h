#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a screen reader calls a GtkMenuButton or GtkDropDown: it reads the button inside, which has no name of its own. */
void accord_button_name (GtkWidget  *widget,
                         const char *name);

G_END_DECLS
