#pragma once

#include "kpi/promise.h"

G_BEGIN_DECLS

/* Of the periods that are over, those in which a figure was what had been agreed for a whole period. */
AccordFigures *accord_kept_periods_compute (const AccordMetric *metric,
                                            const AccordFrame  *frame,
                                            const AccordQuery  *query,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many of some figures are what was agreed; those without a value, or not over yet, are left out. */
guint          accord_kept_periods_count   (const AccordFigures *figures,
                                            const AccordPromise *promise,
                                            double               target,
                                            guint               *n_closed);

G_END_DECLS
