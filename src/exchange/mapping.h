#pragma once

#include <json-glib/json-glib.h>

#include "exchange/column-scan.h"

G_BEGIN_DECLS

void               accord_mapping_guess      (AccordImportKind          kind,
                                              GPtrArray                *columns,
                                              const AccordColumnScan   *scans,
                                              const char               *file_name);
gboolean           accord_mapping_apply      (AccordImportKind          kind,
                                              GPtrArray                *columns,
                                              const char               *json,
                                              const char               *file_name,
                                              GError                  **error);
gboolean           accord_mapping_read_empty_values (const char        *json,
                                              GStrv                    *words,
                                              GError                  **error);
char              *accord_mapping_to_json    (AccordImportKind          kind,
                                              GPtrArray                *columns,
                                              const AccordEmptyValues  *empty_values);
gboolean           accord_mapping_is_standard (AccordImportKind         kind,
                                              const char               *name);
gboolean           accord_mapping_is_remark  (const char               *name);
JsonNode          *accord_mapping_own_node   (const char               *field);
gboolean           accord_mapping_leaves_out (const AccordSourceColumn *column);

G_END_DECLS
