#pragma once

#include "present/figure-chart.h"
#include "present/figure-groups.h"

G_BEGIN_DECLS

/* What figures are compared with: the same of other days. */

/* The figure that stands beside one of @figures: of the same group, at the same place of its days; NULL: there is none. */
const AccordFigure *accord_compared_find     (const AccordFigures        *figures,
                                              const AccordFigures        *compared,
                                              guint                       index);
/* The same of a figure that is one of @figures or a copy of one, or NULL. */
const AccordFigure *accord_compared_find_of  (const AccordFigures        *figures,
                                              const AccordFigures        *compared,
                                              const AccordFigure         *figure);
char               *accord_words_compared    (const AccordFigures        *compared); /* «May 2023 to April 2024» */

/* Within present/: in a chart of @figures, and in its tips. @groups: of AccordFigureGroup, those of the chart. */
void                accord_compared_add      (AccordChart                *chart,
                                              const AccordFigures        *figures,
                                              GPtrArray                  *groups,
                                              const AccordPresentOptions *options);
/* Behind the sentence of a chart; NULL: there is nothing to say. @figure: the one that the sentence begins with. */
char               *accord_compared_sentence (const AccordFigures        *figures,
                                              const AccordFigure         *figure,
                                              const AccordPresentOptions *options);

G_END_DECLS
