#pragma once

#include "exchange/row-source.h"

G_BEGIN_DECLS

/* What stands in a table and is no lead: empty lines, sums, the header once more, and what is written below the table. */
gboolean accord_row_is_blank       (const AccordSourceRow *row);
gboolean accord_row_is_remark      (const AccordSourceRow *row);
gboolean accord_row_is_alone       (const AccordSourceRow *row);
gboolean accord_row_is_totals      (const AccordSourceRow *row);
gboolean accord_row_is_header_copy (const AccordSourceRow *row,
                                    GPtrArray          *header);

G_END_DECLS
