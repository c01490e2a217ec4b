#pragma once

#include "exchange/import.h"

G_BEGIN_DECLS

/* What an import did, or (@plan) would do: for a program, and in one sentence for a person. Both end in a newline. */
char *accord_import_result_to_json (const AccordImportResult *self);
char *accord_import_result_to_text (const AccordImportResult *self,
                                    gboolean                  plan);

G_END_DECLS
