#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A picture behind a round window: it is dragged, or moved with the arrows, and zoomed with the wheel or + and −, until
 * the part that is wanted shows. Property: zoom (d: 1 is the largest square).
 */
#define ACCORD_TYPE_PICTURE_CROP (accord_picture_crop_get_type ())
G_DECLARE_FINAL_TYPE (AccordPictureCrop, accord_picture_crop, ACCORD, PICTURE_CROP, GtkWidget)

#define ACCORD_PICTURE_CROP_MOST_ZOOM 6.0

GtkWidget *accord_picture_crop_new        (GdkPixbuf *picture);
void       accord_picture_crop_get_square (AccordPictureCrop *self,
                                           double            *x,
                                           double            *y,
                                           double            *side);

G_END_DECLS
