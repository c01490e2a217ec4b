#pragma once

#include "present/figure-chart.h"

G_BEGIN_DECLS

/* «Why did it move?», of figures in the form «change»: what it was, what it is, and what that is mostly due to. */
char *accord_present_why (const AccordMetric         *metric,
                          const AccordFigures        *change,
                          const AccordPresentOptions *options);

G_END_DECLS
