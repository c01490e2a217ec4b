#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Finds words in the sections of the document: Enter goes on to the next, Shift+Enter back, Escape closes. */
#define ACCORD_TYPE_FIND_BAR (accord_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordFindBar, accord_find_bar, ACCORD, FIND_BAR, AdwBin)

void accord_find_bar_set_document (AccordFindBar     *self,
                                   GtkScrolledWindow *scroller,
                                   GtkWidget         *document);
void accord_find_bar_open         (AccordFindBar     *self);

G_END_DECLS
