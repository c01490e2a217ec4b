#pragma once

#include "kpi/figure.h"

G_BEGIN_DECLS

/* The definitions of metrics.md, read once more: lead by lead, figure by figure, without any of the code of kpi/. */
GPtrArray *naive_metric_compute (const char        *metric,
                                 const AccordFrame *frame,
                                 const AccordQuery *query); /* of AccordFigure, without ranges */

G_END_DECLS
