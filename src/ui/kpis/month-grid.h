#pragma once

#include <adwaita.h>

#include "model/moment.h"
#include "ui/kpis/month-layout.h"

G_BEGIN_DECLS

/*
 * Numbers by month: the months of a year down, one or more columns across. What is typed in a cell is said 600 ms after the
 * last key, and when the cell or the year is left.
 *
 * Signals: «edited» (u month 0 … 11, u column, d value: NaN is none) – of the year that is shown; «pasted» (s text, u month,
 * u column) – a table was pasted into that cell; «year-changed» () – it needs other values now.
 */
#define ACCORD_TYPE_MONTH_GRID (accord_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (AccordMonthGrid, accord_month_grid, ACCORD, MONTH_GRID, AdwBin)

GtkWidget *accord_month_grid_new         (gint year);
/* @names: of the columns; @with_sums: a sum of each, and where there are several columns of each month. */
void       accord_month_grid_set_columns (AccordMonthGrid   *self,
                                          const char *const *names,
                                          gboolean           with_sums);
/* 100 where fractions are typed in per cent; else 1. */
void       accord_month_grid_set_scale   (AccordMonthGrid *self,
                                          double           scale);
gint       accord_month_grid_get_year    (AccordMonthGrid *self);
void       accord_month_grid_set_year    (AccordMonthGrid *self,
                                          gint             year);
/* @note: why it cannot be typed here; NULL: it can. A cell that a person is typing into stays as it is. */
void       accord_month_grid_set_value   (AccordMonthGrid *self,
                                          guint            month,
                                          guint            column,
                                          double           value,
                                          const char      *note);
void       accord_month_grid_flush       (AccordMonthGrid *self);
void       accord_month_grid_paste       (AccordMonthGrid *self); /* what is on the clipboard, as into the first cell */
AccordDay  accord_month_grid_get_day     (AccordMonthGrid *self,
                                          guint            month);

G_END_DECLS
