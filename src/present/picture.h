#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _GdkPixbuf GdkPixbuf; /* who looks into one includes its header */

/* Small square pictures of people, as the file keeps them: a JPEG in Base64. All of it may run in any thread. */
#define ACCORD_PICTURE_SIZE 256
#define ACCORD_PICTURE_MOST_CHARS 40000

GdkPixbuf *accord_picture_read_file (const char *path,
                                     GError    **error);
char      *accord_picture_encode    (GdkPixbuf  *pixbuf,
                                     double      x,
                                     double      y,
                                     double      side,
                                     GError    **error);
GdkPixbuf *accord_picture_decode    (const char *text,
                                     GError    **error);
cairo_surface_t *accord_picture_to_surface (const char *text);

G_END_DECLS
