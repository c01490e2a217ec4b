#pragma once

#include "call.h"
#include "exchange/import.h"

G_BEGIN_DECLS

/* --map: a file of JSON, or the name of a mapping that the workspace keeps; --rename: what its columns are called now. */
typedef struct
{
  const char *map; /* NULL: guessed */
  GStrv       renames;
} AccordImportMapping;

AccordFileImport *accord_import_mapping_open (const AccordImportMapping *self,
                                              AccordCall                *call,
                                              const AccordFileImportOptions *options,
                                              AccordWorkspace           *workspace,
                                              GError                   **error);

G_END_DECLS
