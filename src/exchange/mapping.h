#pragma once

#include <json-glib/json-glib.h>

#include "exchange/column-scan.h"

G_BEGIN_DECLS

void               accord_mapping_guess      (GPtrArray                *columns,
                                              const AccordColumnScan   *scans,
                                              const char               *file_name);
gboolean           accord_mapping_apply      (GPtrArray                *columns,
                                              const char               *json,
                                              const char               *file_name,
                                              GError                  **error);
gboolean           accord_mapping_read_empty_values (const char        *json,
                                              GStrv                    *words,
                                              GError                  **error);
char              *accord_mapping_to_json    (GPtrArray                *columns,
                                              const AccordEmptyValues  *empty_values);
gboolean           accord_mapping_is_standard (const char              *name);
gboolean           accord_mapping_is_remark  (const char               *name);
JsonNode          *accord_mapping_own_node   (const char               *field);
gboolean           accord_mapping_leaves_out (const AccordSourceColumn *column);
const AccordField *accord_mapping_find_field (const char               *name);

G_END_DECLS
