#pragma once

#include "kpi/figure.h"

G_BEGIN_DECLS

/* Numbers, or some of a list that lies in several pieces. */
typedef struct
{
  double *values;
  guint   n, room;
} AccordAmounts;

/* The quantile of some numbers, between two of them by their distance, as spreadsheets have it; reorders them. */
double accord_quantile       (double *numbers,
                              guint   n,
                              double  share);
void   accord_quantile_usual (double *numbers,
                              guint   n,
                              double  quantiles[ACCORD_N_QUANTILES]);

/* Of a list in pieces, which stay in their order where they are several. */
void   accord_quantile_of_pieces (const AccordAmounts *pieces,
                                  guint                n_pieces,
                                  double               quantiles[ACCORD_N_QUANTILES]);

G_END_DECLS
