#pragma once

#include "present/figure-chart.h"

G_BEGIN_DECLS

/* Figures by period and group as they are usually shown. Within present/. */
AccordChart        *accord_plain_draw     (const AccordMetric         *metric,
                                           const AccordFigures        *figures,
                                           const AccordPresentOptions *options);
void                accord_plain_add_line (AccordChart                *chart,
                                           const AccordMetric         *metric,
                                           const AccordFigures        *figures,
                                           GPtrArray                  *groups,
                                           guint                       index,
                                           const AccordPresentOptions *options);
const AccordFigure *accord_plain_find     (const AccordFigures        *figures,
                                           const AccordPresentOptions *options,
                                           guint                       series,
                                           guint                       point);
/* Whether a series of the chart is what the figures are compared with: it stands beside the first. */
gboolean            accord_plain_is_compared (const AccordFigures        *figures,
                                              const AccordPresentOptions *options,
                                              guint                       series);
const AccordFigure *accord_plain_find_in  (const AccordFigures        *figures,
                                           GPtrArray                  *groups,
                                           guint                       group,
                                           guint                       period);
/* What the picture shows, without its title. */
char               *accord_plain_say      (const AccordMetric         *metric,
                                           const AccordFigures        *figures,
                                           const AccordPresentOptions *options);

G_END_DECLS
