#pragma once

#include <math.h>
#include <string.h>

#include "model/batch.h"
#include "store/statement.h"

G_BEGIN_DECLS

/* One cell of a batch, as a value of SQL. Whether there is nothing in it: asked of every cell that is imported. */
static inline gboolean
accord_lead_cell_is_empty (const AccordBatchColumn *column,
                           guint                    row)
{
  if (column->type == ACCORD_COLUMN_TEXT)
    return column->texts[row] == NULL || *column->texts[row] == '\0';
  if (column->type == ACCORD_COLUMN_REAL)
    return isnan (column->reals[row]);
  return column->integers[row] == G_MININT64;
}

static inline gboolean
accord_lead_cell_is_null (AccordStatement *statement,
                          int              index)
{
  return sqlite3_column_type (statement->handle, index) == SQLITE_NULL;
}

/* Whether a cell has the same as @statement's row in @index, from 0; or both nothing. NULL is read as 0, as no text, and as
 * 0: only then need it be told from that. Asked of every cell that is imported again. */
static inline gboolean
accord_lead_cell_equals (const AccordBatchColumn *column,
                         guint                    row,
                         AccordStatement         *statement,
                         int                      index)
{
  if (accord_lead_cell_is_empty (column, row))
    return accord_lead_cell_is_null (statement, index);
  if (column->type == ACCORD_COLUMN_TEXT)
    {
      const char *text = (const char *) sqlite3_column_text (statement->handle, index);

      return text != NULL && strcmp (text, column->texts[row]) == 0;
    }
  if (column->type == ACCORD_COLUMN_REAL)
    {
      double own = column->reals[row], real = accord_statement_get_real (statement, index);

      return real >= own && real <= own;
    }
  return sqlite3_column_int64 (statement->handle, index) == column->integers[row] &&
         (column->integers[row] != 0 || !accord_lead_cell_is_null (statement, index));
}

void     accord_lead_cell_bind     (const AccordBatchColumn *column,
                                    guint                    row,
                                    AccordStatement         *statement,
                                    int                      index);
void     accord_lead_cell_read_row (AccordBatch             *batch,
                                    guint                    row,
                                    AccordStatement         *statement,
                                    int                      index);

G_END_DECLS
