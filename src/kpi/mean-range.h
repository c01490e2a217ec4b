#pragma once

#include "kpi/metric.h"

G_BEGIN_DECLS

/* Of fewer customers than these nothing can be said: one large deal decides. */
#define ACCORD_MEAN_RANGE_LEAST 5

/*
 * The likely range, at 95 %, of the mean of @n numbers, of which all but @n_amounts are 0: what leads were worth of
 * which few bought. FALSE: too few are not 0.
 */
gboolean accord_mean_range       (const double *amounts,
                                  guint         n_amounts,
                                  guint64       n,
                                  double       *low,
                                  double       *high);
/* That of a figure of «lead-value» which the same query gave. */
gboolean accord_lead_value_range (const AccordFrame  *frame,
                                  const AccordQuery  *query,
                                  const AccordFigure *figure,
                                  double             *low,
                                  double             *high);

G_END_DECLS
