#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Where the cells of a row are in a buffer. Nothing is written before the row is whole: then its cells are unquoted and
 * ended, in place.
 *
 * As programs write tables, and leniently: spaces and tabs around cells are no part of them; a quote within a cell that
 * does not begin with one is a quote; so is one in a quoted cell after which the cell goes on.
 */
typedef enum
{
  ACCORD_CSV_ROW,       /* a whole one; without cells: an empty line */
  ACCORD_CSV_MORE,      /* it goes on behind the end of the buffer */
  ACCORD_CSV_END,       /* there is no row any more */
} AccordCsvScan;

typedef struct
{
  gsize    start;
  gsize    length;    /* still with its quotes' twins */
  gboolean quoted;    /* it may have line ends */
  gboolean doubled;   /* it has twins */
} AccordCsvCell;

/* Where the cells without quotes end, found for a block of bytes at once: to look at each byte of each cell, and to guess
 * wrong each time how long the cell is, takes more than twice as long. */
typedef struct
{
  gsize    start; /* of the block in the buffer */
  guint64  bits;  /* the lowest is of its first byte */
} AccordCsvStops;

typedef struct
{
  /* set once */
  char   delimiter;

  /* of the row */
  AccordCsvCell *cells;
  guint    n_cells;
  guint    n_quoted;
  guint    capacity;
  gsize    next;      /* where the next one begins; of MORE: not known */
  gsize    cell;      /* where the one begins that goes on, of MORE */
  gboolean quoted;    /* whether that has an opening quote that is not closed */
  int      ended_by;  /* '\n', '\r'; -1: the end */

  AccordCsvStops stops;
} AccordCsvScanner;

void          accord_csv_scanner_init  (AccordCsvScanner *self,
                                        char              delimiter);
void          accord_csv_scanner_clear (AccordCsvScanner *self);
AccordCsvScan accord_csv_scanner_scan  (AccordCsvScanner *self,
                                        const char       *text,
                                        gsize             start,
                                        gsize             end,
                                        gboolean          at_end);
gsize         accord_csv_cell_halve    (const AccordCsvCell *self,
                                        char                *text);

/* Leaves of each two quotes of a cell of a whole row one, and ends it with a NUL, for which the buffer has room. Returns
 * its length. */
static inline gsize
accord_csv_cell_finish (const AccordCsvCell *self,
                        char                *text)
{
  gsize length = self->doubled ? accord_csv_cell_halve (self, text) : self->length;

  text[self->start + length] = '\0';
  return length;
}

G_END_DECLS
