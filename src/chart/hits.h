#pragma once

#include "chart/chart.h"

G_BEGIN_DECLS

/* Where the marks of a picture are: by series and point, and quick to search where they stand in order. */
typedef struct _AccordHits AccordHits;

AccordHits           *accord_hits_new    (void);
void                  accord_hits_free   (AccordHits *self);
void                  accord_hits_add    (AccordHits           *self,
                                          const AccordChartHit *hit);
const AccordChartHit *accord_hits_at     (const AccordHits *self,
                                          double            x,
                                          double            y);
const AccordChartHit *accord_hits_find   (const AccordHits *self,
                                          guint             series,
                                          guint             point);
const AccordChartHit *accord_hits_end    (const AccordHits *self,
                                          gboolean          last);
const AccordChartHit *accord_hits_along  (const AccordHits     *self,
                                          const AccordChartHit *from,
                                          gint                  step);
const AccordChartHit *accord_hits_across (const AccordHits     *self,
                                          const AccordChartHit *from,
                                          gint                  step);

G_END_DECLS
