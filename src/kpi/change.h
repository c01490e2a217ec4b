#pragma once

#include "kpi/metric.h"

G_BEGIN_DECLS

/* The groups of figures in the form «change», in this order; steps that a metric does not have are absent. */
#define ACCORD_CHANGE_BEFORE "before"
#define ACCORD_CHANGE_VOLUME "volume" /* of leads */
#define ACCORD_CHANGE_MIX "mix"       /* of leads: which sources, or other groups, they came from */
#define ACCORD_CHANGE_RATE "rate"     /* how many of them bought */
#define ACCORD_CHANGE_VALUE "value"   /* what a deal was worth */
#define ACCORD_CHANGE_AFTER "after"

/* What a figure changed by against the stretch before its period: figures in the form «change». */
AccordFigures      *accord_change_of_figure (const AccordMetric *metric,
                                             const AccordFrame  *frame,
                                             const AccordQuery  *query,
                                             const AccordFigure *figure,
                                             GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* The one so named; NULL: it has none. */
const AccordFigure *accord_change_find      (const AccordFigures *figures,
                                             const char          *step);

G_END_DECLS
