#pragma once

#include "layout.h"

G_BEGIN_DECLS

/* What the files that draw lines ask of each other. */
#define ACCORD_MARK_RADIUS 3.5
#define ACCORD_ARROW 18.0

gboolean accord_line_is_joined    (const AccordChartSeries *series,
                                   const AccordChartPoint  *point);
gboolean accord_line_rises        (const AccordChartLayout *self,
                                   const AccordChartPoint  *point);

/* line-labels.c */
void     accord_line_labels_place (AccordChartLayout *self);

/* line-marks.c */
void     accord_line_marks_draw   (AccordChartLayout *self,
                                   guint              series,
                                   cairo_t           *cr);
void     accord_line_keys_draw    (AccordChartLayout *self,
                                   cairo_t           *cr);

/* line-ranges.c */
gboolean accord_line_shows_bars   (const AccordChartLayout *self);
void     accord_line_ranges_draw  (AccordChartLayout *self,
                                   guint              series,
                                   cairo_t           *cr);

G_END_DECLS
