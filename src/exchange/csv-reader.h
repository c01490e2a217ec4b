#pragma once

#include "exchange/row-source.h"

G_BEGIN_DECLS

/* Reads rows of UTF-8 text from a stream, in bounded memory: an #AccordRowSource. */
typedef struct _AccordCsvReader AccordCsvReader;

AccordCsvReader *accord_csv_reader_new      (GInputStream    *stream,
                                             char             delimiter,
                                             guint64          first_line);
void             accord_csv_reader_free     (AccordCsvReader *self);
gboolean         accord_csv_reader_next     (AccordCsvReader *self,
                                             AccordSourceRow *row,
                                             GCancellable    *cancellable,
                                             GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCsvReader, accord_csv_reader_free)

G_END_DECLS
