#include "exchange/pending-rows.h"

#include <string.h>

typedef struct
{
  guint64  line;
  guint    first_cell;
  guint    n_cells;
  gboolean has_nul;
} Copy;

struct _AccordRowCopies
{
  GByteArray *text;    /* the cells, each ended by a NUL, and what stands between them */
  GArray     *lengths; /* gsize, of each cell */
  GArray     *starts;  /* gsize */
  GArray     *rows;    /* Copy */
  GPtrArray  *cells;   /* of the row handed out */
};

/**
 * accord_row_copies_new:
 *
 * Returns: (transfer full): no copies
 */
AccordRowCopies *
accord_row_copies_new (void)
{
  AccordRowCopies *self = g_new0 (AccordRowCopies, 1);

  self->text = g_byte_array_new ();
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Copy));
  self->cells = g_ptr_array_new ();
  return self;
}

/**
 * accord_row_copies_free:
 * @self: (transfer full) (nullable): copies
 */
void
accord_row_copies_free (AccordRowCopies *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->text);
  g_array_unref (self->lengths);
  g_array_unref (self->starts);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * accord_row_copies_clear:
 * @self: copies
 *
 * Forgets them, and keeps their room for others.
 */
void
accord_row_copies_clear (AccordRowCopies *self)
{
  g_byte_array_set_size (self->text, 0);
  g_array_set_size (self->lengths, 0);
  g_array_set_size (self->starts, 0);
  g_array_set_size (self->rows, 0);
}

/* Of all cells with their NULs. */
static gsize
count_bytes (const AccordSourceRow *row)
{
  gsize n_bytes = row->n_cells;

  if (row->in_order && row->n_cells > 0)
    return (gsize) (row->cells[row->n_cells - 1] - row->cells[0]) + row->lengths[row->n_cells - 1] + 1;
  for (guint i = 0; i < row->n_cells; i++)
    n_bytes += row->lengths[i];
  return n_bytes;
}

/* To @at of the text, where there is room. */
static void
copy_cells (AccordRowCopies       *self,
            const AccordSourceRow *row,
            gsize                  at,
            gsize                  n_bytes,
            gsize                 *starts)
{
  if (row->in_order && row->n_cells > 0)
    {
      memcpy (self->text->data + at, row->cells[0], n_bytes);
      for (guint i = 0; i < row->n_cells; i++)
        starts[i] = at + (gsize) (row->cells[i] - row->cells[0]);
      return;
    }
  for (guint i = 0; i < row->n_cells; i++)
    {
      starts[i] = at;
      memcpy (self->text->data + at, row->cells[i], row->lengths[i] + 1);
      at += row->lengths[i] + 1;
    }
}

/**
 * accord_row_copies_add:
 * @self: copies
 * @row: a row
 */
void
accord_row_copies_add (AccordRowCopies    *self,
                       const AccordSourceRow *row)
{
  Copy copy = { row->line, self->lengths->len, row->n_cells, row->has_nul };
  gsize at = self->text->len, n_bytes = count_bytes (row);

  /* Room for all cells at once: to ask for each of those of a million rows is what takes the time. */
  g_byte_array_set_size (self->text, (guint) (at + n_bytes));
  g_array_set_size (self->starts, copy.first_cell + row->n_cells);
  copy_cells (self, row, at, n_bytes, &g_array_index (self->starts, gsize, copy.first_cell));
  g_array_append_vals (self->lengths, row->lengths, row->n_cells);
  g_array_append_val (self->rows, copy);
}

/**
 * accord_row_copies_get:
 * @self: copies
 * @index: which
 * @row: (out): it, lent until the copies change or another is asked for
 */
void
accord_row_copies_get (AccordRowCopies *self,
                       guint            index,
                       AccordSourceRow *row)
{
  const Copy *copy = &g_array_index (self->rows, Copy, index);

  g_ptr_array_set_size (self->cells, copy->n_cells);
  for (guint i = 0; i < copy->n_cells; i++)
    self->cells->pdata[i] = self->text->data + g_array_index (self->starts, gsize, copy->first_cell + i);
  *row = (AccordSourceRow) {
    .line = copy->line,
    .n_cells = copy->n_cells,
    .cells = (const char *const *) self->cells->pdata,
    .lengths = (const gsize *) self->lengths->data + copy->first_cell,
    .has_nul = copy->has_nul,
  };
}

/**
 * accord_row_copies_get_size:
 * @self: copies
 *
 * Returns: the bytes of their text
 */
gsize
accord_row_copies_get_size (AccordRowCopies *self)
{
  return self->text->len;
}
