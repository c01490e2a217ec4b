#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One row of a CSV file. It stays as it is until the next call of the reader. */
typedef struct
{
  guint64            line;    /* that it began on, from 1 */
  guint              n_cells; /* 0: an empty line */
  const char *const *cells;   /* each ends with a NUL; none is NULL */
  const gsize       *lengths;
  gboolean           has_nul; /* some cell has a NUL within */
} AccordCsvRow;

/* Reads rows of UTF-8 text from a stream, in bounded memory. */
typedef struct _AccordCsvReader AccordCsvReader;

AccordCsvReader *accord_csv_reader_new      (GInputStream    *stream,
                                             char             delimiter,
                                             guint64          first_line);
void             accord_csv_reader_free     (AccordCsvReader *self);
gboolean         accord_csv_reader_next     (AccordCsvReader *self,
                                             AccordCsvRow    *row,
                                             GCancellable    *cancellable,
                                             GError         **error);
guint64          accord_csv_reader_get_line (AccordCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCsvReader, accord_csv_reader_free)

G_END_DECLS
