#pragma once

#include "kpi/figure.h"

G_BEGIN_DECLS

/* The quantile of some numbers, between two of them by their distance, as spreadsheets have it; reorders them. */
double accord_quantile       (double *numbers,
                              guint   n,
                              double  share);
void   accord_quantile_usual (double *numbers,
                              guint   n,
                              double  quantiles[ACCORD_N_QUANTILES]);

G_END_DECLS
