#pragma once

#include "kpi/metric.h"

G_BEGIN_DECLS

/* What periods are against the one before: (this − last) ÷ last. Nothing can be said of the first, nor of «all». */
AccordFigures *accord_growth_compute (const AccordMetric *metric,
                                      const AccordFrame  *frame,
                                      const AccordQuery  *query,
                                      GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
