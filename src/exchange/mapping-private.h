#pragma once

#include "exchange/mapping.h"

G_BEGIN_DECLS

/* What mapping.c (what was said of columns) and mapping-guess.c share. */
void     accord_mapping_set_field     (AccordSourceColumn *column,
                                       const char         *field);
void     accord_mapping_set_custom    (AccordImportKind    kind,
                                       AccordSourceColumn *column);
char    *accord_mapping_name_custom   (const char         *header);
gboolean accord_mapping_is_of_rejects (GPtrArray          *columns,
                                       guint               index,
                                       const char         *file_name);

G_END_DECLS
