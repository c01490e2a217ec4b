#pragma once

#include "kpi/metric.h"

G_BEGIN_DECLS

/*
 * Goes over the leads of a query once, has the metric decide what each adds to which period and group, and makes
 * of that either figures or the set of leads behind one of them.
 */
typedef struct _AccordTally AccordTally;

AccordTally   *accord_tally_new      (const AccordMetric *metric,
                                      const AccordFrame  *frame,
                                      const AccordQuery  *query,
                                      GError            **error);
void           accord_tally_free     (AccordTally *self);
AccordFigures *accord_tally_compute  (AccordTally *self);
AccordLeadSet *accord_tally_collect  (AccordTally        *self,
                                      const AccordFigure *figure,
                                      guint               part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTally, accord_tally_free)

G_END_DECLS
