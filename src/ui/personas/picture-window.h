#pragma once

#include <adwaita.h>
#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/* What a person chose of a picture: a square, in its pixels. */
typedef void (*AccordPictureChosen) (GdkPixbuf *picture,
                                     double     x,
                                     double     y,
                                     double     side,
                                     gpointer   user_data);

/* Asks which part of @picture is wanted; nothing is called where the window is closed without an answer. */
void accord_picture_window_present (GtkWindow          *parent,
                                    GdkPixbuf          *picture,
                                    AccordPictureChosen chosen,
                                    gpointer            user_data,
                                    GDestroyNotify      free_data);

G_END_DECLS
