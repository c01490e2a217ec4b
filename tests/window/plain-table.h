#pragma once

#include <gtk/gtk.h>

/* A table as GTK makes it, in a window of its own: what ours is compared with. */
GtkWindow *plain_table_open (GListModel *rows,
                             guint       n_columns,
                             int         width,
                             int         height);
