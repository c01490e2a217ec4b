#pragma once

#include "exchange/csv-reader.h"

G_BEGIN_DECLS

GPtrArray *accord_header_names        (const AccordCsvRow *row,
                                       GPtrArray          *warnings);
gboolean   accord_header_has_values   (const AccordCsvRow *row);
char      *accord_header_normalize    (const char         *name);

G_END_DECLS
