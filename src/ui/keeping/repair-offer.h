#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Beside the words that another program put something into a file: it is made anew without, after a backup. @button is
 * hidden where that is not what is wrong. */
void accord_repair_offer_begin (GtkButton    *button,
                                const char   *path,
                                const GError *error);

G_END_DECLS
