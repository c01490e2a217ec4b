#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A list on Overview: a heading, a button that shows all of it, and rows; the button may have no label. */
GtkWidget *accord_overview_list_new (const char  *heading,
                                     GtkLabel   **label, /* or NULL */
                                     GtkListBox **list,
                                     GtkButton  **all);
void       accord_overview_list_clear (GtkListBox *list);
/* A row that says two lines, and maybe a third thing behind them. */
GtkWidget *accord_overview_row_new  (const char  *title,
                                     const char  *subtitle,
                                     GtkWidget   *suffix,
                                     const char  *action);

G_END_DECLS
