#pragma once

#include <adwaita.h>

#include "ui/leads/import-item.h"

G_BEGIN_DECLS

/* The files that are imported in one go, each with what it holds, and how the chosen one begins. */
#define ACCORD_TYPE_IMPORT_FILES (accord_import_files_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportFiles, accord_import_files, ACCORD, IMPORT_FILES, AdwBin)

/* @files: of AccordImportItem. Signals: «changed» () when accord_import_files_is_ready() may be otherwise; «add» (): more
 * files are wanted. */
void     accord_import_files_set_files (AccordImportFiles *self,
                                        GListStore        *files);
gboolean accord_import_files_is_ready  (AccordImportFiles *self);

G_END_DECLS
