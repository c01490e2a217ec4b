#include "store/lead-cell.h"

#include <string.h>

static gboolean
holds_text (const AccordBatchColumn *column)
{
  return column->field->type == ACCORD_COLUMN_TEXT;
}

static gboolean
holds_real (const AccordBatchColumn *column)
{
  return column->field->type == ACCORD_COLUMN_REAL;
}

/**
 * accord_lead_cell_bind:
 * @column: a column of a batch, which must live until @statement was run
 * @row: one of its rows
 * @statement: a statement
 * @index: of its parameter, from 1
 */
void
accord_lead_cell_bind (const AccordBatchColumn *column,
                       guint                    row,
                       AccordStatement         *statement,
                       int                      index)
{
  if (holds_text (column))
    accord_statement_bind_text (statement, index, column->texts[row]);
  else if (holds_real (column))
    accord_statement_bind_real (statement, index, column->reals[row]);
  else
    accord_statement_bind_integer (statement, index, column->integers[row]);
}

/* Most texts are ASCII, which is seen sooner. */
static gboolean
is_utf8 (const char *text,
         gsize       length)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), tops = ones << 7;
  guint64 odd = 0;
  gsize i = 0;

  for (; i + sizeof (guint64) <= length; i += sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, text + i, sizeof word);
      odd |= word | (word - ones);
    }
  /* A byte less one has its top bit where it was 0, too. */
  for (; i < length; i++)
    odd |= (guint8) text[i] | (guint8) (text[i] - 1);
  return (odd & tops) == 0 || g_utf8_validate_len (text, length, NULL);
}

/* A time beyond the years that people count in is none. */
static gint64
read_integer (const AccordBatchColumn *column,
              AccordStatement         *statement,
              int                      index)
{
  gint64 integer = accord_statement_get_integer (statement, index);

  if (column->field->type == ACCORD_COLUMN_MOMENT && (integer < ACCORD_MOMENT_FIRST || integer > ACCORD_MOMENT_LAST))
    return ACCORD_MOMENT_NONE;
  return integer;
}

/**
 * accord_lead_cell_read:
 * @batch: a batch
 * @column: one of its columns
 * @row: one of its rows, empty there
 * @statement: a statement that stands on a row
 * @index: of its column, from 0
 *
 * A text that is none (the file is not this program's alone) reads as empty.
 */
void
accord_lead_cell_read (AccordBatch     *batch,
                       guint            column,
                       guint            row,
                       AccordStatement *statement,
                       int              index)
{
  AccordBatchColumn *to = &batch->columns[column];
  sqlite3_value *value;
  const char *text;
  gssize length;

  if (holds_real (to))
    to->reals[row] = accord_statement_get_real (statement, index);
  else if (!holds_text (to))
    to->integers[row] = read_integer (to, statement, index);
  else
    {
      value = sqlite3_column_value (statement->handle, index);
      text = (const char *) sqlite3_value_text (value);
      length = text != NULL ? sqlite3_value_bytes (value) : 0;
      if (length > 0 && is_utf8 (text, (gsize) length))
        accord_batch_set_text (batch, row, column, text, length);
    }
}
