#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Beside the words why a file cannot be opened: its latest backup, if there is one. @button is hidden until then. */
void accord_restore_offer_begin (GtkButton    *button,
                                 const char   *path,
                                 const GError *error);

G_END_DECLS
