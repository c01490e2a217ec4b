#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* «Last import 9 days ago: crm-export.csv», of the newest import that stands; a click shows all of them. */
#define ACCORD_TYPE_LAST_IMPORT (accord_last_import_get_type ())
G_DECLARE_FINAL_TYPE (AccordLastImport, accord_last_import, ACCORD, LAST_IMPORT, AdwBin)

void accord_last_import_show (AccordLastImport *self,
                              AccordPage       *page);

G_END_DECLS
