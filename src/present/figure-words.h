#pragma once

#include "present/figure-chart.h"

G_BEGIN_DECLS

/* The words around a chart; of one figure and of all. Within present/. */
gboolean accord_figure_is_early        (const AccordFigures        *figures,
                                        const AccordFigure         *figure);
char    *accord_figures_title          (const AccordMetric         *metric,
                                        const AccordFigures        *figures,
                                        const AccordPresentOptions *options);
char    *accord_figures_subtitle       (const AccordMetric         *metric,
                                        const AccordFigures        *figures,
                                        const AccordPresentOptions *options);
char    *accord_figures_foot           (const AccordMetric         *metric,
                                        const AccordFigures        *figures,
                                        const AccordPresentOptions *options,
                                        gboolean                    with_ranges);
char    *accord_figures_empty          (const AccordMetric         *metric,
                                        const AccordFigures        *figures,
                                        const AccordPresentOptions *options);
char    *accord_figure_tip             (const AccordMetric         *metric,
                                        const AccordFigures        *figures,
                                        const AccordFigure         *figure,
                                        const char                 *group,
                                        const AccordPresentOptions *options);
char    *accord_figure_too_early       (const AccordFigures        *figures,
                                        const AccordFigure         *figure,
                                        const AccordPresentOptions *options);
char    *accord_figures_say_group      (const char                 *field);
char    *accord_figures_add_group      (const char                 *name,
                                        const AccordFigures        *figures,
                                        const AccordPresentOptions *options);
char    *accord_figures_say_unit       (const AccordMetric         *metric,
                                        const AccordFigures        *figures,
                                        const AccordPresentOptions *options);
char    *accord_figures_early_label    (const AccordMetric         *metric,
                                        const AccordFigures        *figures);
gboolean accord_figures_have_target    (const AccordFigures        *figures);
char    *accord_figures_target         (const AccordFigures        *figures,
                                        const AccordPresentOptions *options);

G_END_DECLS
