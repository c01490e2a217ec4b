#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/*
 * The way of files into the workspace, in steps: which they are, what their columns become, what will change, and that
 * every row is accounted for.
 */
#define ACCORD_TYPE_IMPORT_WINDOW (accord_import_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportWindow, accord_import_window, ACCORD, IMPORT_WINDOW, AdwWindow)

void                accord_import_window_present  (AccordPage         *page,
                                                   const char         *path);
/* That which is open over @parent, or NULL. */
AccordImportWindow *accord_import_window_find     (GtkWindow          *parent);
void                accord_import_window_add_path (AccordImportWindow *self,
                                                   const char         *path);

G_END_DECLS
