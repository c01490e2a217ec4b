#include "report/portrait.h"

#include <glib/gi18n-lib.h>

#include "present/picture.h"

#define SIZE 54.0 /* in points */
#define SPACE 4.0

typedef struct
{
  AccordElement    parent;
  cairo_surface_t *surface;
  char            *alternative;
  double           indent;
} Portrait;

static void
portrait_slice (AccordElement *part,
                GArray        *slices)
{
  accord_element_slice (part, slices, 0, SIZE, SPACE, SPACE, TRUE);
}

static void
portrait_draw (AccordElement *part,
               AccordCanvas  *canvas,
               guint          index,
               double         x,
               double         y)
{
  Portrait *self = (Portrait *) part;
  double scale = SIZE / cairo_image_surface_get_width (self->surface);

  accord_canvas_begin_picture (canvas, self->alternative);
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, accord_canvas_mirror (canvas, x + self->indent, SIZE), y);
  cairo_arc (canvas->cr, SIZE / 2, SIZE / 2, SIZE / 2, 0, 2 * G_PI);
  cairo_clip (canvas->cr);
  cairo_scale (canvas->cr, scale, scale);
  cairo_set_source_surface (canvas->cr, self->surface, 0, 0);
  cairo_paint (canvas->cr);
  cairo_restore (canvas->cr);
  accord_canvas_end (canvas, 1);
}

static void
portrait_free (AccordElement *part)
{
  Portrait *self = (Portrait *) part;

  cairo_surface_destroy (self->surface);
  g_free (self->alternative);
  g_free (self);
}

static const AccordElementClass portrait_class = { portrait_slice, portrait_draw, NULL, portrait_free };

/**
 * accord_portrait_add:
 * @picture: in Base64; "" for none
 * @name: whose it is
 * @indent: from the left margin
 *
 * Adds the picture; what comes next stays on its page.
 */
void
accord_portrait_add (AccordDocument *document,
                     const char     *picture,
                     const char     *name,
                     double          indent)
{
  cairo_surface_t *surface = *picture != '\0' ? accord_picture_to_surface (picture) : NULL;
  Portrait *self;

  if (surface == NULL)
    return;
  self = g_new0 (Portrait, 1);
  self->parent.klass = &portrait_class;
  self->surface = surface;
  /* Translators: %s is the name of a persona */
  self->alternative = g_strdup_printf (_("Picture of %s"), name);
  self->indent = indent;
  accord_document_add (document, (AccordElement *) self);
}
