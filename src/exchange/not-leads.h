#pragma once

#include "exchange/csv-reader.h"

G_BEGIN_DECLS

/* What stands in a table and is no lead: empty lines, sums, the header once more, and what is written below the table. */
gboolean accord_row_is_blank       (const AccordCsvRow *row);
gboolean accord_row_is_remark      (const AccordCsvRow *row);
gboolean accord_row_is_alone       (const AccordCsvRow *row);
gboolean accord_row_is_totals      (const AccordCsvRow *row);
gboolean accord_row_is_header_copy (const AccordCsvRow *row,
                                    GPtrArray          *header);

G_END_DECLS
