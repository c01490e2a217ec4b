#pragma once

#include <adwaita.h>

#include "ui/leads/import-item.h"

G_BEGIN_DECLS

/* A file, what it holds, how large it is or what is wrong with it. Signal «remove» (). */
#define ACCORD_TYPE_IMPORT_FILE_ROW (accord_import_file_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportFileRow, accord_import_file_row, ACCORD, IMPORT_FILE_ROW, AdwActionRow)

GtkWidget        *accord_import_file_row_new      (AccordImportItem    *item);
AccordImportItem *accord_import_file_row_get_item (AccordImportFileRow *self);

G_END_DECLS
