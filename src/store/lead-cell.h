#pragma once

#include "model/batch.h"
#include "store/statement.h"

G_BEGIN_DECLS

/* One cell of a batch, as a value of SQL. */
gboolean accord_lead_cell_is_empty (const AccordBatchColumn *column,
                                    guint                    row);
void     accord_lead_cell_bind     (const AccordBatchColumn *column,
                                    guint                    row,
                                    AccordStatement         *statement,
                                    int                      index);
/* Whether @statement's row has the same in @index. */
gboolean accord_lead_cell_equals   (const AccordBatchColumn *column,
                                    guint                    row,
                                    AccordStatement         *statement,
                                    int                      index);
void     accord_lead_cell_read     (AccordBatch             *batch,
                                    guint                    column,
                                    guint                    row,
                                    AccordStatement         *statement,
                                    int                      index);

G_END_DECLS
