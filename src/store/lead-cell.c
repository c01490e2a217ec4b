#include "store/lead-cell.h"

#include <string.h>

static gboolean
holds_text (const AccordBatchColumn *column)
{
  return column->type == ACCORD_COLUMN_TEXT;
}

static gboolean
holds_real (const AccordBatchColumn *column)
{
  return column->type == ACCORD_COLUMN_REAL;
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
read_integer (AccordColumnType  type,
              sqlite3_value    *value)
{
  gint64 integer;

  if (sqlite3_value_type (value) == SQLITE_NULL)
    return G_MININT64;
  integer = sqlite3_value_int64 (value);
  if (type == ACCORD_COLUMN_MOMENT && (integer < ACCORD_MOMENT_FIRST || integer > ACCORD_MOMENT_LAST))
    return ACCORD_MOMENT_NONE;
  return integer;
}

static const char *
read_text (AccordTextArena *arena,
           sqlite3_value   *value)
{
  const char *text = (const char *) sqlite3_value_text (value);
  gsize length = text != NULL ? (gsize) sqlite3_value_bytes (value) : 0;

  return length > 0 && is_utf8 (text, length) ? accord_text_arena_add (arena, text, length) : NULL;
}

/**
 * accord_lead_cell_read_row:
 * @batch: a batch
 * @row: one of its rows, as accord_batch_append_room() made it
 * @statement: a statement that stands on a row
 * @index: of its column, from 0, that goes into the first of the batch; the others follow
 *
 * A text that is none (the file is not this program's alone) reads as empty. A million rows have some thirty million cells:
 * what is asked of each is asked here and nowhere deeper.
 */
void
accord_lead_cell_read_row (AccordBatch     *batch,
                           guint            row,
                           AccordStatement *statement,
                           int              index)
{
  for (guint i = 0; i < batch->n_columns; i++)
    {
      AccordBatchColumn *to = &batch->columns[i];
      sqlite3_value *value = sqlite3_column_value (statement->handle, index + (int) i);

      if (holds_text (to))
        to->texts[row] = read_text (batch->arena, value);
      else if (holds_real (to))
        to->reals[row] = sqlite3_value_type (value) == SQLITE_NULL ? NAN : sqlite3_value_double (value);
      else
        to->integers[row] = read_integer (to->type, value);
    }
}
