#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Children stage by stage: each has as many of them, in its column where there is room for all columns, with equally high
 * rows; else all of them one below the other.
 */
#define ACCORD_TYPE_JOURNEY_LAYOUT (accord_journey_layout_get_type ())
G_DECLARE_FINAL_TYPE (AccordJourneyLayout, accord_journey_layout, ACCORD, JOURNEY_LAYOUT, GtkLayoutManager)

GtkLayoutManager *accord_journey_layout_new (guint n_columns,
                                             guint n_rows);

G_END_DECLS
