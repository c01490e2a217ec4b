#pragma once

#include <adwaita.h>

#include "report/document.h"

G_BEGIN_DECLS

/*
 * A sheet of paper on the screen: one page of a report, as it is printed. A screen reader calls it «Page 3 of 12», and reads
 * what stands on it.
 *
 * Property: fits-width (b) – it is as wide as there is room, and as high as that makes it; else all of it is to be seen.
 */
#define ACCORD_TYPE_PAGE_SHEET (accord_page_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AccordPageSheet, accord_page_sheet, ACCORD, PAGE_SHEET, GtkWidget)

GtkWidget *accord_page_sheet_new      (void);
/* @document: broken, borrowed, drawn by nobody else meanwhile; NULL: there is nothing to show yet. */
void       accord_page_sheet_show     (AccordPageSheet *self,
                                       AccordDocument  *document,
                                       guint            page); /* from 1 */

G_END_DECLS
