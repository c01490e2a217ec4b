#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Wilson interval of a proportion at 95 %. */
void accord_wilson (double  successes,
                    double  n,
                    double *low,
                    double *high);

G_END_DECLS
