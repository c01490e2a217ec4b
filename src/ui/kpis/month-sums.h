#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the cells of a grid of months add up to: below each column and, where there are several, beside each month. */
typedef struct _AccordMonthSums AccordMonthSums;

/* Returns: what stands in a cell; 0 where nothing does */
typedef double (*AccordMonthSumsFunc) (gpointer user_data,
                                       guint    month,
                                       guint    column);

AccordMonthSums *accord_month_sums_new  (GtkGrid *grid,
                                         guint    n_columns);
void             accord_month_sums_free (AccordMonthSums *self);
void             accord_month_sums_show (AccordMonthSums    *self,
                                         AccordMonthSumsFunc get,
                                         gpointer            user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordMonthSums, accord_month_sums_free)

G_END_DECLS
