#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The 0.975 quantile of the normal distribution: 95 % lie within so many deviations of the mean. */
#define ACCORD_Z_95 1.959963984540054

/* The Wilson interval of a proportion at 95 %. */
void accord_wilson (double  successes,
                    double  n,
                    double *low,
                    double *high);

G_END_DECLS
