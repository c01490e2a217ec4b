#pragma once

#include "exchange/empty-values.h"
#include "exchange/import.h"
#include "exchange/row-source.h"

G_BEGIN_DECLS

/* A row's mark: 62 bits that say what its cells are and how they are read. Never 0, which stands for no mark. */
guint64 accord_row_mark_begin (const GPtrArray         *columns, /* of AccordSourceColumn */
                               const AccordEmptyValues *empty_values,
                               const AccordZone        *zone,
                               gboolean                 clear_empty);
gint64  accord_row_mark       (guint64                  begin,
                               const AccordSourceRow   *row);

G_END_DECLS
