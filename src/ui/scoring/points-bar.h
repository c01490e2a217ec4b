#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Points that are dragged: a bar that is filled from zero, to either side. */
#define ACCORD_TYPE_POINTS_BAR (accord_points_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordPointsBar, accord_points_bar, ACCORD, POINTS_BAR, GtkScale)

GtkWidget *accord_points_bar_new        (void);
/* The page is scrolled over numbers: what lies under the pointer must not change by it. */
void       accord_points_bar_ignore_scroll (GtkWidget *widget);
/* Shows @points, and reaches as far as they do. */
void       accord_points_bar_set_points (AccordPointsBar *self,
                                         double           points);

G_END_DECLS
