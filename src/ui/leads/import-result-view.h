#pragma once

#include <adwaita.h>

#include "ui/leads/import-item.h"

G_BEGIN_DECLS

/* Every row of a file accounted for: what an import will change, or has changed. */
#define ACCORD_TYPE_IMPORT_RESULT_VIEW (accord_import_result_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportResultView, accord_import_result_view, ACCORD, IMPORT_RESULT_VIEW, AdwBin)

GtkWidget *accord_import_result_view_new (AccordImportItem *item,
                                          AccordWorkspace  *workspace,
                                          gboolean          later);

G_END_DECLS
