#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*AccordOutlineDropped) (GtkWidget *list,
                                      guint      from,
                                      guint      to);

/* A row of a list box can be dragged to the place of another. */
void accord_outline_drag_add (GtkWidget            *row,
                              AccordOutlineDropped  dropped);

G_END_DECLS
