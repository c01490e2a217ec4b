#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A number of points, typed and by steps: whole as a rule, «2.5» where it is typed. The wheel does not change it. All of
 * them are equally wide. Transfer floating. */
GtkWidget *accord_points_spin_new (double most);

G_END_DECLS
