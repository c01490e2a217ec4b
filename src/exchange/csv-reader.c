#include "exchange/csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/csv-scanner.h"
#include "exchange/import.h"

#define CHUNK_SIZE (256 * 1024)
#define LONGEST_CELL (16 * 1024 * 1024)
#define LONGEST_ROW (LONGEST_CELL + 2 * CHUNK_SIZE)

struct _AccordCsvReader
{
  AccordRowSource  parent;
  AccordCsvScanner scanner;
  GInputStream    *stream;
  gboolean         at_end;

  char            *text;     /* what was read and not handed out, and room for a NUL */
  gsize            capacity;
  gsize            start, end;
  gboolean         any_nul;  /* in what was read so far */

  GPtrArray       *cells;    /* of the row handed out */
  GArray          *lengths;  /* gsize */

  guint64          line;     /* that the next row begins on */
  int              last_end; /* what the last row ended with */
  gboolean         has_returns;
};

/* Lines that a quoted cell spans, less one. A return before a newline is part of it. */
static guint64
count_newlines (const char *text,
                gsize       length,
                gboolean    has_returns)
{
  const char *end = text + length;
  guint64 n = 0;

  for (const char *p = text; (p = memchr (p, '\n', end - p)) != NULL; p++)
    n++;
  if (has_returns)
    for (const char *p = text; (p = memchr (p, '\r', end - p)) != NULL; p++)
      n += p + 1 == end || p[1] != '\n';
  return n;
}

/* In the cells of the row that are whole. */
static guint64
count_row_newlines (AccordCsvReader *self)
{
  guint64 n = 0;

  for (guint i = 0; self->scanner.n_quoted > 0 && i < self->scanner.n_cells; i++)
    {
      const AccordCsvCell *cell = &self->scanner.cells[i];

      if (cell->quoted)
        n += count_newlines (self->text + cell->start, cell->length, self->has_returns);
    }
  return n;
}

static gboolean
fail_unclosed (AccordCsvReader *self,
               GError         **error)
{
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNCLOSED,
               _("The quote that opens on line %lu never closes; close it, or remove it."),
               (gulong) (self->line + count_row_newlines (self)));
  return FALSE;
}

static gboolean
check_sizes (AccordCsvReader *self,
             GError         **error)
{
  gboolean long_cell = self->end - self->scanner.cell > LONGEST_CELL;

  if (long_cell && self->scanner.quoted)
    return fail_unclosed (self, error);
  if (!long_cell && self->end - self->start <= LONGEST_ROW)
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
               _("Line %lu does not end for 16 MB; this is no table of leads."), (gulong) self->line);
  return FALSE;
}

/* Moves the beginning of the row that goes on to the front. What is there doubles where a row is long, for it is scanned
 * from its beginning each time. */
static void
make_room (AccordCsvReader *self)
{
  gsize n = self->end - self->start;

  memmove (self->text, self->text + self->start, n);
  self->start = 0;
  self->end = n;
  if (self->capacity - n <= self->capacity / 2)
    {
      self->capacity *= 2;
      self->text = g_realloc (self->text, self->capacity);
    }
}

static gboolean
read_more (AccordCsvReader *self,
           GCancellable    *cancellable,
           GError         **error)
{
  gssize n;

  if (self->at_end)
    return fail_unclosed (self, error);
  if (!check_sizes (self, error))
    return FALSE;
  make_room (self);
  n = g_input_stream_read (self->stream, self->text + self->end, self->capacity - self->end - 1, cancellable, error);
  if (n < 0)
    return FALSE;
  self->at_end = n == 0;
  self->any_nul = self->any_nul || memchr (self->text + self->end, '\0', (gsize) n) != NULL;
  self->end += (gsize) n;
  return TRUE;
}

/* Whether the row that was scanned is none, but the second half of the end of the one before. */
static gboolean
skip_second_half (AccordCsvReader *self)
{
  int end = self->scanner.ended_by;
  gboolean second_half = end == '\n' && self->last_end == '\r' && self->scanner.n_cells == 0;

  self->start = self->scanner.next;
  self->last_end = second_half ? 0 : end;
  self->has_returns = self->has_returns || end == '\r';
  return second_half;
}

static void
hand_out (AccordCsvReader *self,
          AccordSourceRow *row)
{
  guint n = self->scanner.n_cells;
  const AccordCsvCell *cells = self->scanner.cells;
  guint64 n_more = count_row_newlines (self);
  char *text = self->text;
  gsize *lengths;
  gpointer *starts;

  g_ptr_array_set_size (self->cells, (gint) n);
  g_array_set_size (self->lengths, n);
  starts = self->cells->pdata;
  lengths = (gsize *) (gpointer) self->lengths->data;
  *row = (AccordSourceRow) { .line = self->line, .n_cells = n, .cells = (const char *const *) starts, .lengths = lengths,
                             .in_order = TRUE };
  for (guint i = 0; i < n; i++)
    {
      starts[i] = text + cells[i].start;
      lengths[i] = accord_csv_cell_finish (&cells[i], text);
    }
  for (guint i = 0; self->any_nul && i < n; i++)
    row->has_nul = row->has_nul || memchr (starts[i], '\0', lengths[i]) != NULL;
  self->line += 1 + n_more;
}

static gboolean
next_row (AccordRowSource  *source,
          AccordSourceRow     *row,
          GCancellable     *cancellable,
          GError          **error)
{
  return accord_csv_reader_next ((AccordCsvReader *) source, row, cancellable, error);
}

static guint64
get_line (AccordRowSource *source)
{
  return ((AccordCsvReader *) source)->line;
}

static void
free_reader (AccordRowSource *source)
{
  accord_csv_reader_free ((AccordCsvReader *) source);
}

static const AccordRowSourceClass csv_class = { .next = next_row, .get_line = get_line, .free = free_reader };

/**
 * accord_csv_reader_new:
 * @stream: UTF-8 text, after any byte order mark
 * @delimiter: what stands between cells
 * @first_line: the number of the line that @stream begins with
 *
 * Spaces around cells that are not quoted are not part of them.
 *
 * Returns: (transfer full): a reader
 */
AccordCsvReader *
accord_csv_reader_new (GInputStream *stream,
                       char          delimiter,
                       guint64       first_line)
{
  AccordCsvReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (AccordCsvReader, 1);
  self->parent.klass = &csv_class;
  accord_csv_scanner_init (&self->scanner, delimiter);
  self->stream = g_object_ref (stream);
  self->capacity = 2 * CHUNK_SIZE;
  self->text = g_malloc (self->capacity);
  self->cells = g_ptr_array_new ();
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->line = first_line;
  return self;
}

/**
 * accord_csv_reader_free:
 * @self: (transfer full) (nullable): a reader
 */
void
accord_csv_reader_free (AccordCsvReader *self)
{
  if (self == NULL)
    return;
  accord_csv_scanner_clear (&self->scanner);
  g_clear_object (&self->stream);
  g_free (self->text);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->lengths);
  g_free (self);
}

/**
 * accord_csv_reader_next:
 * @self: a reader
 * @row: (out): the row, lent until the next call
 * @cancellable: (nullable): a cancellable
 * @error: what could not be read, and on which line; not set at the end
 *
 * Returns: whether there is a row
 */
gboolean
accord_csv_reader_next (AccordCsvReader *self,
                        AccordSourceRow *row,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_return_val_if_fail (self != NULL && row != NULL, FALSE);

  for (;;)
    switch (accord_csv_scanner_scan (&self->scanner, self->text, self->start, self->end, self->at_end))
      {
      case ACCORD_CSV_ROW:
        if (skip_second_half (self))
          break;
        hand_out (self, row);
        return TRUE;
      case ACCORD_CSV_MORE:
        if (!read_more (self, cancellable, error))
          {
            self->at_end = TRUE;
            self->start = self->end;
            return FALSE;
          }
        break;
      case ACCORD_CSV_END:
      default:
        return FALSE;
      }
}
