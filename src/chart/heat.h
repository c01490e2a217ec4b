#pragma once

#include "layout.h"

G_BEGIN_DECLS

/* What the files of the heat map ask of each other: its cells and their shades. */
void        accord_heat_get_cell    (const AccordChartLayout *self,
                                     guint                    series,
                                     guint                    point,
                                     AccordBox               *box);
void        accord_heat_find_bounds (const AccordChartLayout *self,
                                     double                  *low,
                                     double                  *high);
AccordColor accord_heat_shade       (const AccordChartLayout *self,
                                     double                   value);

/* heat-labels.c */
double      accord_heat_measure_rows  (AccordChartLayout *self);
void        accord_heat_place_rows    (AccordChartLayout *self);
void        accord_heat_place_columns (AccordChartLayout *self);
gboolean    accord_heat_place_figures (AccordChartLayout *self);
void        accord_heat_place_scale   (AccordChartLayout *self);

G_END_DECLS
