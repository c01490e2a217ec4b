#pragma once

#include "sample-kinds.h"

/* One picture of all sorts of figures in three sizes: sorts under each other, sizes beside each other. */
cairo_surface_t *sheet_paint      (const SampleKind       *kind,
                                   const AccordChartTheme *theme,
                                   double                  scale);
void             sheet_mask_texts (cairo_surface_t        *sheet,
                                   const SampleKind       *kind,
                                   const AccordChartTheme *theme,
                                   double                  scale);
