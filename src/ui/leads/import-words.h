#pragma once

#include "exchange/import-kind.h"

G_BEGIN_DECLS

/* What was done to the rows of imports, by what they are; of several kinds at once: ACCORD_IMPORT_KIND_FOUND. */
char *accord_import_words_rows   (AccordImportKind  kind,
                                  guint64           n); /* «842 deals» */
char *accord_import_words_undone (AccordImportKind  kind,
                                  guint64           deleted,
                                  guint64           restored,
                                  guint64           left);

G_END_DECLS
