#pragma once

#include "kpi/metric.h"

G_BEGIN_DECLS

/* How what was promised stands: which days are judged, and whether a figure is what was agreed. */
void     accord_attainment_set_days (AccordQuery        *query,
                                     const AccordMetric *metric,
                                     AccordPeriodKind    each);
double   accord_attainment_get_pace (const AccordMetric *metric,
                                     AccordPeriodKind    each,
                                     AccordDay           day,
                                     double              target);
gboolean accord_attainment_is_kept  (double              value,
                                     double              target,
                                     gboolean            at_most);

G_END_DECLS
