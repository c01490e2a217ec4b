#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void accord_actionable_set (GtkActionable *actionable,
                            const char    *detailed_action);

G_END_DECLS
