#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *accord_icon_button_new (const char *icon_name,
                                   const char *name,
                                   GCallback   clicked,
                                   gpointer    object);

G_END_DECLS
