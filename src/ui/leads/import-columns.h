#pragma once

#include <adwaita.h>

#include "ui/leads/import-item.h"

G_BEGIN_DECLS

/* What each column of a file becomes: those that need a person first, the others behind «Show the other N». */
#define ACCORD_TYPE_IMPORT_COLUMNS (accord_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportColumns, accord_import_columns, ACCORD, IMPORT_COLUMNS, AdwBin)

void     accord_import_columns_set_item (AccordImportColumns *self,
                                         AccordImportItem    *item,
                                         AccordRecord        *settings);
/* Whether every column is shown and every question answered. Signal «changed» () when that may be otherwise. */
gboolean accord_import_columns_is_ready (AccordImportColumns *self);

G_END_DECLS
