#pragma once

#include <gtk/gtk.h>

#include "model/record.h"

G_BEGIN_DECLS

/* @dragged was let go on what stands for @target. */
typedef void (*AccordScoreDropped) (AccordRecord *dragged,
                                    AccordRecord *target,
                                    gpointer      user_data);

/* What rules and groups are taken hold of by; @shown follows the pointer. */
GtkWidget *accord_score_drag_handle_new (GtkWidget          *shown,
                                         AccordRecord       *record);
/* Lets @widget be taken to drag @record. */
void       accord_score_drag_attach     (GtkWidget          *widget,
                                         GtkWidget          *shown,
                                         AccordRecord       *record);
/* Lets rules and groups be dropped on @widget, which stands for @record. @user_data lives longer than it. */
void       accord_score_drag_accept     (GtkWidget          *widget,
                                         AccordRecord       *record,
                                         AccordScoreDropped  dropped,
                                         gpointer            user_data);

G_END_DECLS
