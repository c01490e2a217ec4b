#pragma once

#include "layout.h"

G_BEGIN_DECLS

/* What lying bars and bullets share: rows that fit, names before them. */
#define ACCORD_NAME_GAP 8.0
#define ACCORD_FIGURE_GAP 6.0

guint  accord_rows_count         (const AccordChartLayout *self);
guint  accord_rows_fit           (AccordChartLayout *self,
                                  double             most,
                                  double            *pitch);
double accord_rows_measure_names (AccordChartLayout *self,
                                  guint              n);
void   accord_rows_place_name    (AccordChartLayout      *self,
                                  const AccordChartPoint *point,
                                  gboolean                at_start,
                                  double                  middle);
void   accord_rows_place_more    (AccordChartLayout *self,
                                  guint              n);

/* row-columns.c: right-aligned figures under heads */
typedef struct
{
  guint  n;        /* 0 … 2 */
  double right[2]; /* where each ends */
} AccordColumns;

void   accord_row_columns_measure     (AccordChartLayout *self,
                                       AccordColumns     *columns);
void   accord_row_columns_place_heads (AccordChartLayout   *self,
                                       const AccordColumns *columns,
                                       double               bottom);
void   accord_row_columns_place       (AccordChartLayout      *self,
                                       const AccordColumns    *columns,
                                       const AccordChartPoint *point,
                                       double                  middle);

G_END_DECLS
