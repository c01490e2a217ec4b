#pragma once

#include <math.h>

#include "model/batch.h"
#include "store/statement.h"

G_BEGIN_DECLS

/* One cell of a batch, as a value of SQL. Whether there is nothing in it: asked of every cell that is imported. */
static inline gboolean
accord_lead_cell_is_empty (const AccordBatchColumn *column,
                           guint                    row)
{
  if (column->field->type == ACCORD_COLUMN_TEXT)
    return column->texts[row] == NULL || *column->texts[row] == '\0';
  if (column->field->type == ACCORD_COLUMN_REAL)
    return isnan (column->reals[row]);
  return column->integers[row] == G_MININT64;
}

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
