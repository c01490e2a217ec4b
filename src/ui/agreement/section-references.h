#pragma once

#include "ui/common/rich-text.h"

G_BEGIN_DECLS

/* References in the text of a section: they are chosen in a popover of @view's, and open what they lead to. */
void accord_section_references_add    (GtkWidget       *view,
                                       AccordRichText  *text,
                                       AccordWorkspace *workspace);
void accord_section_references_remove (GtkWidget *view); /* in its dispose */
void accord_section_references_insert (GtkWidget *view); /* asks which */

G_END_DECLS
