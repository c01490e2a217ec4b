#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Children side by side where there is room for them, else one below the other. Those that expand share what the others
 * leave. Properties: threshold (i: the least width for side by side), spacing (i), first-percent (i: of two that expand, what
 * the first gets; 0: both get the same).
 */
#define ACCORD_TYPE_COLUMNS_LAYOUT (accord_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (AccordColumnsLayout, accord_columns_layout, ACCORD, COLUMNS_LAYOUT, GtkLayoutManager)

G_END_DECLS
