#pragma once

#include "chart/chart.h"

G_BEGIN_DECLS

/* Where the marks of a picture are: by series and point, and quick to search where they stand in order. */
typedef struct _AccordHits AccordHits;

/* Says where the mark of a point is; of marks that stand in order and follow from their index. */
typedef void (*AccordHitMaker) (gconstpointer   data,
                                guint           series,
                                guint           point,
                                AccordChartHit *hit);

AccordHits           *accord_hits_new    (void);
void                  accord_hits_free   (AccordHits *self);
void                  accord_hits_add    (AccordHits           *self,
                                          const AccordChartHit *hit);
void                  accord_hits_add_run (AccordHits    *self,
                                           guint          series,
                                           guint          n,
                                           gboolean       falling,
                                           AccordHitMaker make,
                                           gconstpointer  data);
const AccordChartHit *accord_hits_at     (AccordHits *self,
                                          double      x,
                                          double      y);
const AccordChartHit *accord_hits_find   (AccordHits *self,
                                          guint       series,
                                          guint       point);
const AccordChartHit *accord_hits_end    (AccordHits *self,
                                          gboolean    last);
const AccordChartHit *accord_hits_along  (AccordHits           *self,
                                          const AccordChartHit *from,
                                          gint                  step);
const AccordChartHit *accord_hits_across (AccordHits           *self,
                                          const AccordChartHit *from,
                                          gint                  step);

G_END_DECLS
