#pragma once

#include "layout.h"

#include <math.h>

G_BEGIN_DECLS

/* What the files that draw lines ask of each other. */
#define ACCORD_MARK_RADIUS 3.5
#define ACCORD_ARROW 18.0

/* So many points are fetched ahead: each is a piece of memory of its own, and of very many none is near. */
#define ACCORD_LINE_AHEAD 16

/* @index: nothing is fetched where the series has no such point */
static inline void
accord_line_fetch (const AccordChartSeries *series,
                   guint                    index)
{
  if (index < series->points->len)
    __builtin_prefetch (series->points->pdata[index]);
}

/* Whether a point is measured and final: part of the line; %NULL is not. */
static inline gboolean
accord_line_is_joined (const AccordChartSeries *series,
                       const AccordChartPoint  *point)
{
  return point != NULL && isfinite (point->value) && (!point->early || series->reference || series->compared);
}

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
