#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Escape closes a window that has no class of its own. */
void accord_close_key_add           (GtkWidget      *window);
/* In a search of the window, which takes Escape for itself, it empties what is sought first. */
void accord_close_key_add_to_search (GtkSearchEntry *entry);

G_END_DECLS
