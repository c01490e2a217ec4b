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

typedef enum
{
  ACCORD_STANDING_NONE,    /* nothing to judge yet, or no target */
  ACCORD_STANDING_KEPT,    /* as agreed, or on the way to it */
  ACCORD_STANDING_AT_RISK, /* not as agreed, but the period is not over */
  ACCORD_STANDING_MISSED,
} AccordStandingState;

/* @ends: the last day of the period that is judged. */
AccordStandingState accord_attainment_judge (const AccordMetric *metric,
                                             double              value,
                                             double              due,
                                             double              target,
                                             gboolean            at_most,
                                             AccordDay           as_of,
                                             AccordDay           ends);

G_END_DECLS
