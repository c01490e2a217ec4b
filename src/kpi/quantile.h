#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The quantile of some numbers, between two of them by their distance, as spreadsheets have it; reorders them. */
double accord_quantile (double *numbers,
                        guint   n,
                        double  share);

G_END_DECLS
