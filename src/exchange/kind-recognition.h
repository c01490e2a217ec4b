#pragma once

#include "exchange/import-kind.h"

G_BEGIN_DECLS

AccordImportKind accord_import_kind_recognize (GPtrArray  *header,
                                               const char *map);

G_END_DECLS
