#pragma once

#include "exchange/row-source.h"

G_BEGIN_DECLS

GPtrArray *accord_header_names        (const AccordSourceRow *row,
                                       GPtrArray          *warnings);
GPtrArray *accord_header_number       (const AccordSourceRow *row);
gboolean   accord_header_has_values   (const AccordSourceRow *row);
char      *accord_header_normalize    (const char         *name);

G_END_DECLS
