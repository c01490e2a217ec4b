#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Escape closes a window that has no class of its own. */
void accord_close_key_add (GtkWidget *window);

G_END_DECLS
