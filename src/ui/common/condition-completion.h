#pragma once

#include <gtk/gtk.h>

#include "frame/frame.h"

G_BEGIN_DECLS

typedef AccordFrame *(*AccordConditionFrameFunc) (gpointer user_data);

/* What may come next, suggested while a person types a condition as text. */
void accord_condition_completion_attach (GtkTextView              *view,
                                         GtkWidget                *around,
                                         AccordConditionFrameFunc  get_frame,
                                         gpointer                  user_data);

G_END_DECLS
