#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/*
 * The sections by number and title: which required one is empty, what is said about them; they are moved, renamed,
 * added and deleted here. Alt+↑ and Alt+↓ move, F2 renames, Delete deletes.
 *
 * Signal: «chosen» (guint index).
 */
#define ACCORD_TYPE_OUTLINE (accord_outline_get_type ())
G_DECLARE_FINAL_TYPE (AccordOutline, accord_outline, ACCORD, OUTLINE, AdwBin)

void accord_outline_set_page    (AccordOutline     *self,
                                 AccordPage        *page);
/* Marks the section at the top of what is seen; the widgets in @document are the sections. */
void accord_outline_follow      (AccordOutline     *self,
                                 GtkScrolledWindow *scroller,
                                 GtkWidget         *document);

G_END_DECLS
