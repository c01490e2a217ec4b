#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row for a text of several lines, which looks like an AdwEntryRow and grows with what is typed. */
#define ACCORD_TYPE_PROSE_ROW (accord_prose_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseRow, accord_prose_row, ACCORD, PROSE_ROW, AdwPreferencesRow)

GtkWidget *accord_prose_row_new           (const char *title);
GtkWidget *accord_prose_row_get_text_view (AccordProseRow *self);
void       accord_prose_row_set_suffix    (AccordProseRow *self,
                                           GtkWidget      *suffix);

G_END_DECLS
