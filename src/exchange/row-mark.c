#include "exchange/row-mark.h"

#include "store/fingerprint-set.h"

/* To be changed whenever the same cells become another lead than before. */
#define READING 1
/* A revision is added to marks and taken from them: what comes of it has to be a whole number of 64 bits, too. */
#define BITS 62

static guint64
add_column (guint64                   mark,
            const AccordSourceColumn *column)
{
  mark = accord_fingerprint_add_text (mark, column->header);
  for (guint i = 0; column->fields != NULL && column->fields[i] != NULL; i++)
    mark = accord_fingerprint_add_text (mark, column->fields[i]);
  mark = accord_fingerprint_add_integer (mark, column->type);
  mark = accord_fingerprint_add_integer (mark, column->date_order);
  mark = accord_fingerprint_add_integer (mark, column->decimal);
  return accord_fingerprint_add_integer (mark, (gint64) column->prefix_length);
}

/**
 * accord_row_mark_begin:
 * @columns: (element-type AccordSourceColumn): those of the file
 * @empty_values: what means empty
 * @zone: where times without an offset are meant
 * @clear_empty: whether an empty cell empties the field
 *
 * Returns: what the marks of all rows of a file that is read so begin with
 */
guint64
accord_row_mark_begin (const GPtrArray         *columns,
                       const AccordEmptyValues *empty_values,
                       const AccordZone        *zone,
                       gboolean                 clear_empty)
{
  guint64 mark = accord_fingerprint_add_integer (READING, clear_empty);
  GStrv words = accord_empty_values_get_words (empty_values);

  mark = accord_fingerprint_add_text (mark, accord_zone_get_identifier (zone));
  for (guint i = 0; words[i] != NULL; i++)
    mark = accord_fingerprint_add_text (mark, words[i]);
  for (guint i = 0; i < columns->len; i++)
    mark = add_column (mark, columns->pdata[i]);
  return mark;
}

/**
 * accord_row_mark:
 * @begin: of its file
 * @row: a row, with as many cells as its file has columns
 *
 * Returns: its mark
 */
gint64
accord_row_mark (guint64                begin,
                 const AccordSourceRow *row)
{
  guint last = row->n_cells - 1;
  guint64 mark = begin;

  /* With what stands between the cells: of the same text those are the same. */
  if (row->in_order)
    mark = accord_fingerprint_add_bytes (mark, row->cells[0],
                                         (gsize) (row->cells[last] - row->cells[0]) + row->lengths[last]);
  else
    for (guint i = 0; i < row->n_cells; i++)
      mark = accord_fingerprint_add_bytes (mark, row->cells[i], row->lengths[i]);
  return (gint64) MAX (mark >> (64 - BITS), 1);
}
