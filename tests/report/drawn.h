#pragma once

#include <cairo-pdf.h>

#include "report/document.h"

G_BEGIN_DECLS

#define DRAWN_EDGE 0.6

/* A report drawn into nothing, and where its texts went. */
typedef struct
{
  AccordPageSize   size;
  cairo_surface_t *surface;
  AccordCanvas     canvas;
  guint            n_pages;
} Drawn;

void                    drawn_init               (Drawn          *self,
                                                  AccordDocument *document);
void                    drawn_clear              (Drawn          *self);
const AccordPlacedText *drawn_get_text           (Drawn          *self,
                                                  guint           index);
const AccordPlacedText *drawn_find_text          (Drawn          *self,
                                                  const char     *start);
/* No text leaves what pages have for it, or covers another. */
void                    drawn_assert_well_placed (Drawn          *self);

G_END_DECLS
