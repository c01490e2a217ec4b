#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the rows of a file are. */
typedef enum
{
  ACCORD_IMPORT_KIND_FOUND, /* of options: to be recognised by the file's columns and name */
  ACCORD_IMPORT_LEADS,
  ACCORD_IMPORT_DEALS,
  ACCORD_IMPORT_ACTIVITIES,
  ACCORD_IMPORT_COSTS,
  ACCORD_N_IMPORT_KINDS,
} AccordImportKind;

const char *accord_import_kind_get_name  (AccordImportKind  kind); /* «deals»: of the command line and the file */
const char *accord_import_kind_get_label (AccordImportKind  kind); /* translated: «Deals» */
gboolean    accord_import_kind_parse     (const char       *name,
                                          AccordImportKind *kind);

G_END_DECLS
