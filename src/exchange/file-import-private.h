#pragma once

#include "exchange/column-scan.h"
#include "exchange/row-keys.h"
#include "exchange/source-file.h"

G_BEGIN_DECLS

/* Rows that are no leads: how many, and the first one's line. */
typedef struct
{
  guint64 n_rows;
  guint64 line;
} AccordSkippedRows;

struct _AccordFileImport
{
  AccordSourceFile  *file;
  AccordImportKind  kind;
  AccordEmptyValues *empty_values;
  AccordZone       *zone;
  GPtrArray        *header;  /* of strings: the cells as they were made names */
  GPtrArray        *columns; /* of AccordSourceColumn */
  AccordColumnScan *scans;   /* one a column */
  AccordRowKeys    *keys;
  AccordHeader      has_header;
  AccordDateOrder   date_order;
  AccordMoment      data_as_of;
  gboolean          strict;
  gboolean          clear_empty;

  guint64           n_rows;      /* leads, right or wrong */
  guint64           n_blank;     /* rows without a cell that says something */
  guint64           footer_line; /* 0: none */
  guint64           n_footer;
  AccordSkippedRows totals;
  AccordSkippedRows header_copies;
  GPtrArray        *warnings;    /* of the first pass */
};

gboolean accord_file_import_next    (AccordFileImport     *self,
                                     AccordSourceReading  *reading,
                                     AccordSourceRow      *row,
                                     GCancellable         *cancellable,
                                     GError              **error);
gboolean accord_file_import_scan    (AccordFileImport     *self,
                                     const char           *map,
                                     AccordImportProgress  progress,
                                     gpointer              user_data,
                                     GCancellable         *cancellable,
                                     GError              **error);

AccordSourceReading *
         accord_file_import_read_again (AccordFileImport  *self,
                                     GCancellable         *cancellable,
                                     GError              **error);
void     accord_file_import_warn    (AccordFileImport     *self,
                                     GPtrArray            *warnings);

G_END_DECLS
