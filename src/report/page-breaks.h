#pragma once

#include "report/document.h"
#include "report/footnotes.h"

G_BEGIN_DECLS

/* A slice where it is drawn. */
typedef struct
{
  AccordSlice slice;
  guint       page;    /* from 1 */
  double      y;
  gboolean    repeats; /* begins a page, with what is repeated above it */
} AccordPlacedSlice;

/* Decides which slice stands where; @placed: of AccordPlacedSlice. Returns how many pages there are. */
guint accord_pages_break (GArray              *slices,
                          const AccordPageSize *size,
                          AccordFootnotes     *footnotes,
                          GArray              *placed);

G_END_DECLS
