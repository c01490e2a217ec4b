#pragma once

#include <adwaita.h>

#include "exchange/import.h"

G_BEGIN_DECLS

/* Every row accounted for: what an import will change, or has changed. */
#define ACCORD_TYPE_IMPORT_RESULT_VIEW (accord_import_result_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportResultView, accord_import_result_view, ACCORD, IMPORT_RESULT_VIEW, AdwBin)

void accord_import_result_view_show (AccordImportResultView   *self,
                                     const AccordImportResult *result,
                                     AccordDay                 data_as_of);

G_END_DECLS
