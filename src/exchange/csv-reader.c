#include "exchange/csv-reader.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/import.h"

#define CHUNK_SIZE (256 * 1024)
#define LONGEST_CELL (16 * 1024 * 1024)
/* By what libcsv's room for a cell grows at least. */
#define CELL_BLOCK 4096
/* libcsv's state within a cell. Its own check of quotes at the end needs the strict mode, which knows no lone quotes. */
#define CELL_BEGUN 2

/* A row that was read: a range of the cells. */
typedef struct
{
  guint64  line;
  guint    first_cell;
  guint    n_cells;
  gboolean has_nul;
} ReadRow;

struct _AccordCsvReader
{
  AccordRowSource   parent;
  struct csv_parser parser;
  GInputStream     *stream;
  guint8           *chunk;
  gboolean          chunk_has_nul;
  gboolean          at_end;

  GByteArray       *text;    /* of all cells kept, each ended by a NUL */
  GArray           *starts;  /* gsize: where each cell starts in text */
  GArray           *lengths; /* gsize */
  GArray           *rows;    /* ReadRow: complete ones */
  guint             next_row;
  guint             row_cells;   /* cells of the row being read */
  gboolean          row_has_nul;

  GPtrArray        *cells;   /* what the row handed out points to */

  guint64           line;       /* of the cell being read */
  guint64           row_line;   /* that the row being read began on */
  int               last_end;   /* what the last row ended with */
  gboolean          has_returns;
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

/* Makes room for as many as a chunk can have: a call for each cell of a million rows is what takes the time. */
static void
reserve (GArray *array)
{
  guint length = array->len;

  g_array_set_size (array, length + CHUNK_SIZE + 1);
  g_array_set_size (array, length);
}

static void
append_reserved (GArray *array,
                 gsize   value)
{
  ((gsize *) (gpointer) array->data)[array->len++] = value;
}

static void
on_cell_cb (void  *cell,
            size_t length,
            void  *data)
{
  AccordCsvReader *self = data;

  if (self->row_cells == 0)
    self->row_line = self->line;
  append_reserved (self->starts, self->text->len);
  append_reserved (self->lengths, length);
  g_byte_array_append (self->text, cell, length);
  g_byte_array_append (self->text, (const guint8 *) "", 1);
  self->row_cells++;
  self->line += count_newlines (cell, length, self->has_returns);
  if (self->chunk_has_nul && memchr (cell, '\0', length) != NULL)
    self->row_has_nul = TRUE;
}

static void
on_row_cb (int   end,
           void *data)
{
  AccordCsvReader *self = data;
  gboolean second_half = end == '\n' && self->last_end == '\r' && self->row_cells == 0;
  ReadRow row = { self->row_cells > 0 ? self->row_line : self->line,
                  self->starts->len - self->row_cells, self->row_cells, self->row_has_nul };

  self->last_end = second_half ? 0 : end;
  if (second_half)
    return;
  if (end == '\r')
    self->has_returns = TRUE;
  if (end >= 0 || row.n_cells > 0)
    g_array_append_val (self->rows, row);
  self->row_cells = 0;
  self->row_has_nul = FALSE;
  self->line++;
}

/* Forgets the rows handed out, and moves the beginning of the unfinished one to the front. */
static void
forget_rows (AccordCsvReader *self)
{
  guint n_done = self->starts->len - self->row_cells;
  gsize shift = n_done < self->starts->len ? g_array_index (self->starts, gsize, n_done) : self->text->len;

  g_array_set_size (self->rows, 0);
  self->next_row = 0;
  if (n_done == 0)
    return;
  g_byte_array_remove_range (self->text, 0, shift);
  g_array_remove_range (self->starts, 0, n_done);
  g_array_remove_range (self->lengths, 0, n_done);
  for (guint i = 0; i < self->starts->len; i++)
    g_array_index (self->starts, gsize, i) -= shift;
}

static gboolean
fail_unclosed (AccordCsvReader *self,
               GError         **error)
{
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNCLOSED,
               _("The quote that opens on line %lu never closes; close it, or remove it."),
               (gulong) self->line);
  return FALSE;
}

static gboolean
check_sizes (AccordCsvReader *self,
             GError         **error)
{
  gboolean long_cell = self->parser.entry_pos > LONGEST_CELL;
  gboolean long_row = self->row_cells > 0 && self->text->len > LONGEST_CELL + 2 * CHUNK_SIZE;

  if (long_cell && self->parser.quoted)
    return fail_unclosed (self, error);
  if (long_cell || long_row)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                   _("Line %lu does not end for 16 MB; this is no table of leads."),
                   (gulong) (self->row_cells > 0 ? self->row_line : self->line));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_chunk (AccordCsvReader *self,
            GCancellable    *cancellable,
            GError         **error)
{
  gssize n = g_input_stream_read (self->stream, self->chunk, CHUNK_SIZE, cancellable, error);

  reserve (self->starts);
  reserve (self->lengths);
  if (n < 0)
    return FALSE;
  if (n == 0)
    {
      self->at_end = TRUE;
      if (self->parser.quoted && self->parser.pstate == CELL_BEGUN)
        return fail_unclosed (self, error);
      csv_fini (&self->parser, on_cell_cb, on_row_cb, self);
      return TRUE;
    }
  /* libcsv adds the same again and again, and copies a long cell as often: its room is to double instead. */
  csv_set_blk_size (&self->parser, MAX (CELL_BLOCK, self->parser.entry_size));
  self->chunk_has_nul = self->chunk_has_nul || memchr (self->chunk, '\0', n) != NULL;
  if (csv_parse (&self->parser, self->chunk, n, on_cell_cb, on_row_cb, self) != (size_t) n)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                   _("Line %lu cannot be read: %s."),
                   (gulong) self->line, csv_strerror (csv_error (&self->parser)));
      return FALSE;
    }
  return check_sizes (self, error);
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
  csv_init (&self->parser, CSV_REPALL_NL);
  csv_set_delim (&self->parser, (unsigned char) delimiter);
  self->stream = g_object_ref (stream);
  self->chunk = g_malloc (CHUNK_SIZE);
  self->text = g_byte_array_sized_new (2 * CHUNK_SIZE);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->rows = g_array_new (FALSE, FALSE, sizeof (ReadRow));
  self->cells = g_ptr_array_new ();
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
  csv_free (&self->parser);
  g_clear_object (&self->stream);
  g_free (self->chunk);
  g_byte_array_unref (self->text);
  g_array_unref (self->starts);
  g_array_unref (self->lengths);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->cells);
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
  const ReadRow *read;

  g_return_val_if_fail (self != NULL && row != NULL, FALSE);

  while (self->next_row == self->rows->len)
    {
      if (self->at_end)
        return FALSE;
      forget_rows (self);
      if (!read_chunk (self, cancellable, error))
        {
          self->at_end = TRUE;
          return FALSE;
        }
    }

  read = &g_array_index (self->rows, ReadRow, self->next_row++);
  g_ptr_array_set_size (self->cells, read->n_cells);
  for (guint i = 0; i < read->n_cells; i++)
    self->cells->pdata[i] = self->text->data + g_array_index (self->starts, gsize, read->first_cell + i);
  row->line = read->line;
  row->n_cells = read->n_cells;
  row->cells = (const char *const *) self->cells->pdata;
  row->lengths = (const gsize *) self->lengths->data + read->first_cell;
  row->has_nul = read->has_nul;
  return TRUE;
}
