#pragma once

#include "kpi/figure.h"

G_BEGIN_DECLS

/* Numbers, or some of a list that lies in several pieces. */
typedef struct
{
  double *values;
  guint   n, room;
} AccordAmounts;

#define ACCORD_MOST_SHARES (ACCORD_N_QUANTILES + 1)

/* The quantile of some numbers, between two of them by their distance, as spreadsheets have it; reorders them. */
double accord_quantile       (double *numbers,
                              guint   n,
                              double  share);
/* Several at once, their shares ascending: that costs less than one after the other. */
void   accord_quantile_all   (double       *numbers,
                              guint         n,
                              const double  shares[],
                              guint         n_shares, /* %ACCORD_MOST_SHARES or less */
                              double        quantiles[]);

/* Of a list in pieces, which stay in their order where they are several. */
void   accord_quantile_of_pieces (const AccordAmounts *pieces,
                                  guint                n_pieces,
                                  double               quantiles[ACCORD_N_QUANTILES]);

G_END_DECLS
