#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What can be done with a row of the outline, at a secondary click or the Menu key. */
void       accord_outline_menu_add       (GtkWidget  *row);
/* «+ Section»: a free one, or one of those that agreements have and this one does not. */
GtkWidget *accord_outline_add_button_new (GListModel *sections);

G_END_DECLS
