#pragma once

#include "present/figure-chart.h"
#include "report/document.h"

G_BEGIN_DECLS

/* A chart with its heading, what it shows in a sentence, and its figures as a table. @place: what links to it, or NULL */
void accord_chart_part_add (AccordDocument             *document,
                            const AccordFigures        *figures,
                            const AccordPresentOptions *options,
                            const char                 *place,
                            double                      indent);

/* The same under a name of its own. @title: NULL: what it shows */
void accord_chart_part_add_titled (AccordDocument             *document,
                                   const AccordFigures        *figures,
                                   const AccordPresentOptions *options,
                                   const char                 *title);

G_END_DECLS
