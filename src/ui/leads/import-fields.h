#pragma once

#include "exchange/import.h"
#include "model/records.h"

G_BEGIN_DECLS

/* What a column of a file can become, by what the rows are. */
GPtrArray *accord_import_fields_list  (AccordImportKind  kind);
char      *accord_import_fields_label (const char       *name,
                                       AccordImportKind  kind,
                                       AccordRecord     *settings);

G_END_DECLS
