#pragma once

#include "chart/chart.h"

G_BEGIN_DECLS

AccordColor accord_color_mix         (const AccordColor *from,
                                      const AccordColor *to,
                                      double             share);
double      accord_color_contrast    (const AccordColor *a,
                                      const AccordColor *b);
AccordColor accord_color_readable_on (const AccordColor      *ground,
                                      const AccordChartTheme *theme);

G_END_DECLS
