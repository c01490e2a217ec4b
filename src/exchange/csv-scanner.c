#include "exchange/csv-scanner.h"

#include <string.h>

#define USUAL_CELLS 64
#define BLOCK 64

/**
 * accord_csv_scanner_init:
 * @self: an uninitialized scanner
 * @delimiter: what stands between cells
 */
void
accord_csv_scanner_init (AccordCsvScanner *self,
                         char              delimiter)
{
  *self = (AccordCsvScanner) { .delimiter = delimiter, .next = G_MAXSIZE };
  self->capacity = USUAL_CELLS;
  self->cells = g_new (AccordCsvCell, self->capacity);
}

/**
 * accord_csv_scanner_clear:
 * @self: a scanner
 *
 * Frees what it holds.
 */
void
accord_csv_scanner_clear (AccordCsvScanner *self)
{
  g_clear_pointer (&self->cells, g_free);
}

static gboolean
is_space (const AccordCsvScanner *self,
          char                    c)
{
  return (c == ' ' || c == '\t') && c != self->delimiter;
}

static gboolean
is_end_of_line (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
is_stop (const AccordCsvScanner *self,
         char                    c)
{
  return c == self->delimiter || is_end_of_line (c);
}

/* Of eight bytes, each 0 or 1, a bit each, the lowest of the first. */
static guint64
gather (const guint8 *marks)
{
  guint64 word;

  memcpy (&word, marks, sizeof word);
  return (GUINT64_FROM_LE (word) * G_GUINT64_CONSTANT (0x0102040810204080)) >> 56;
}

/* Of the block from @start on. Not inline: what it needs would be made ready for each cell. */
static G_NO_INLINE guint64
find_stops (const AccordCsvScanner *self,
            const char             *text,
            gsize                   start,
            gsize                   end)
{
  guint8 marks[BLOCK] = { 0 };
  guint64 bits = 0;

  if (end - start >= BLOCK)
    for (gsize i = 0; i < BLOCK; i++)
      marks[i] = (text[start + i] == self->delimiter) | (text[start + i] == '\n') | (text[start + i] == '\r');
  else
    for (gsize i = 0; i < end - start; i++)
      marks[i] = is_stop (self, text[start + i]);
  for (guint i = 0; i < BLOCK; i += 8)
    bits |= gather (&marks[i]) << i;
  return bits;
}

/* The first from @at on; @end: there is none. */
static inline gsize
find_stop (const AccordCsvScanner *self,
           const char             *text,
           gsize                   at,
           gsize                   end,
           AccordCsvStops         *stops)
{
  for (; at < end; at = stops->start + BLOCK)
    {
      guint64 bits;

      if (at - stops->start >= BLOCK)
        *stops = (AccordCsvStops) { at, find_stops (self, text, at, end) };
      bits = stops->bits >> (at - stops->start);
      if (bits != 0)
        return at + (gsize) __builtin_ctzll (bits);
    }
  return end;
}

static void
add_cell (AccordCsvScanner *self,
          gsize             start,
          gsize             length,
          gboolean          quoted,
          gboolean          doubled)
{
  if (self->n_cells == self->capacity)
    {
      self->capacity *= 2;
      self->cells = g_renew (AccordCsvCell, self->cells, self->capacity);
    }
  self->cells[self->n_cells++] = (AccordCsvCell) { start, length, quoted, doubled };
  self->n_quoted += quoted;
}

/* Behind the quote that closes the cell there may be spaces, then a delimiter or the end of the line; else it closes
 * nothing. Returns where that is, or @at: it is in the cell; @end: not known yet. */
static gsize
find_behind_quote (const AccordCsvScanner *self,
                   const char             *text,
                   gsize                   at,
                   gsize                   end)
{
  gsize p = at;

  while (p < end && is_space (self, text[p]))
    p++;
  return p == end || is_stop (self, text[p]) ? p : at;
}

/* From behind the opening quote at @start - 1. Returns where the cell's delimiter is; @end: it goes on, or ends there. */
static gsize
scan_quoted (AccordCsvScanner *self,
             const char       *text,
             gsize             start,
             gsize             end,
             gboolean          at_end)
{
  gboolean doubled = FALSE;
  gsize p = start;

  self->quoted = TRUE;
  for (;;)
    {
      const char *quote = memchr (text + p, '"', end - p);
      gsize behind, q;

      if (quote == NULL)
        return end;
      q = (gsize) (quote - text);
      if (q + 1 < end && text[q + 1] == '"')
        {
          doubled = TRUE;
          p = q + 2;
          continue;
        }
      behind = find_behind_quote (self, text, q + 1, end);
      if (behind == end && !at_end)
        return end;
      if (behind == end || is_stop (self, text[behind]))
        {
          self->quoted = FALSE;
          add_cell (self, start, q - start, TRUE, doubled);
          return behind;
        }
      p = q + 1;
    }
}

/* A cell that hardly any is like: it begins with a quote or a space, or ends with a space. It may be one that is empty. */
static gboolean
is_unusual (const char *text,
            gsize       start,
            gsize       stop)
{
  return (guint8) text[start] <= '"' || (guint8) text[stop - (stop > start)] <= ' ';
}

/* Most cells, as many as there are in a row. Returns where the one begins that is not, or the row's end. */
static gsize
scan_usual (AccordCsvScanner *self,
            const char       *text,
            gsize             start,
            gsize             end)
{
  AccordCsvCell *cells = self->cells;
  AccordCsvStops stops = self->stops;
  guint n_cells = self->n_cells, capacity = self->capacity;
  char delimiter = self->delimiter;
  gsize at = start;

  while (n_cells < capacity)
    {
      gsize stop = find_stop (self, text, at, end, &stops);

      if (stop == end || text[stop] != delimiter || is_unusual (text, at, stop))
        break;
      cells[n_cells++] = (AccordCsvCell) { at, stop - at, FALSE, FALSE };
      at = stop + 1;
    }
  self->n_cells = n_cells;
  self->stops = stops;
  return at;
}

static gsize
scan_plain (AccordCsvScanner *self,
            const char       *text,
            gsize             start,
            gsize             end,
            gboolean          at_end)
{
  gsize p = find_stop (self, text, start, end, &self->stops), last;

  if (p == end && !at_end)
    return end;
  for (last = p; last > start && is_space (self, text[last - 1]);)
    last--;
  add_cell (self, start, last - start, FALSE, FALSE);
  return p;
}

/**
 * accord_csv_scanner_scan:
 * @self: a scanner
 * @text: a buffer
 * @start: where the row begins in it
 * @end: where the buffer ends
 * @at_end: whether nothing comes behind it
 *
 * Finds the cells of a row.
 *
 * Returns: whether there is a whole one; of %ACCORD_CSV_MORE it is scanned from @start again once there is more. At the
 *   end a cell may still have a quote that nothing closes: @self->quoted
 */
AccordCsvScan
accord_csv_scanner_scan (AccordCsvScanner *self,
                         const char       *text,
                         gsize             start,
                         gsize             end,
                         gboolean          at_end)
{
  gsize p = start;

  /* The stops of the row before are those of this text as long as no more was read. */
  if (start != self->next)
    self->stops = (AccordCsvStops) { .start = start - BLOCK };
  self->next = G_MAXSIZE;
  self->n_cells = self->n_quoted = 0;
  self->quoted = FALSE;
  for (;;)
    {
      guint n_before;

      p = scan_usual (self, text, p, end);
      n_before = self->n_cells;
      while (p < end && is_space (self, text[p]))
        p++;
      self->cell = p;
      if (p == end && n_before == 0)
        return at_end ? ACCORD_CSV_END : ACCORD_CSV_MORE;
      if (p < end && n_before == 0 && is_end_of_line (text[p]))
        break;
      p = p < end && text[p] == '"' ? scan_quoted (self, text, p + 1, end, at_end)
                                    : scan_plain (self, text, p, end, at_end);
      if (self->n_cells == n_before)
        return ACCORD_CSV_MORE;
      if (p == end || is_end_of_line (text[p]))
        break;
      p++;
    }
  self->ended_by = p < end ? text[p] : -1;
  self->next = p < end ? p + 1 : end;
  return ACCORD_CSV_ROW;
}

/**
 * accord_csv_cell_halve:
 * @self: a cell of a whole row
 * @text: the buffer
 *
 * Leaves of each two quotes one.
 *
 * Returns: its length
 */
gsize
accord_csv_cell_halve (const AccordCsvCell *self,
                       char                *text)
{
  char *start = text + self->start, *to = start;

  for (const char *from = start; from < start + self->length; from++)
    {
      *to++ = *from;
      from += *from == '"' && from + 1 < start + self->length && from[1] == '"';
    }
  return (gsize) (to - start);
}
