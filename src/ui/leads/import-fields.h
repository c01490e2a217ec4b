#pragma once

#include "exchange/import.h"
#include "model/records.h"

G_BEGIN_DECLS

/* What people read of what a column of a file can become, by what the rows are. */
char *accord_import_fields_label       (const char       *name,
                                        AccordImportKind  kind,
                                        AccordRecord     *settings);
/* The same in a menu, where it is to be told what it is for: «Tells deals apart (ID)». */
char *accord_import_fields_choice      (const char       *name,
                                        AccordImportKind  kind,
                                        AccordRecord     *settings);
/* A sentence about what no row can do without, and no column becomes; NULL: all is there. */
char *accord_import_fields_say_missing (AccordFileImport *import,
                                        AccordRecord     *settings);

G_END_DECLS
