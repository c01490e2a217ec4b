#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gint accord_rich_text_measure_height (GtkTextView *view,
                                      gint         width);

G_END_DECLS
