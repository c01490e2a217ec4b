#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/*
 * The way of a file of leads into the workspace, in steps: read it, say what its columns become, see what will
 * change, import, and see that every row is accounted for.
 */
#define ACCORD_TYPE_IMPORT_WINDOW (accord_import_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportWindow, accord_import_window, ACCORD, IMPORT_WINDOW, AdwWindow)

void accord_import_window_present (AccordPage *page,
                                   const char *path);

G_END_DECLS
