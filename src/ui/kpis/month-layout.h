#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a grid of months lies: the names of the months, which stay where they are, beside the columns, which may be scrolled.
 * Headings in the first row, months in the twelve that follow, sums in the last. */

#define ACCORD_GRID_MONTHS 12
#define ACCORD_MONTH_CELL_CHARS 8
#define ACCORD_MONTH_CELL_PADDING 9 /* how far a number is from the end of its cell */

GtkGrid *accord_month_layout_new_columns (GPtrArray *names);
GtkGrid *accord_month_layout_new_names   (GtkGrid *columns,
                                          gboolean with_sums);
char    *accord_month_layout_name_month  (guint month);

G_END_DECLS
