#pragma once

#include "exchange/xlsx-part.h"
#include "exchange/xlsx-workbook.h"

G_BEGIN_DECLS

struct _AccordXlsxWorkbook
{
  zip_t      *archive;
  char       *folder;       /* of the workbook's own part, to which the others are relative */
  char       *sheet;        /* the names of parts */
  char       *strings_part; /* NULL: none */
  char       *styles_part;  /* NULL: none */
  gboolean    since_1904;
  GByteArray *text;         /* the strings that cells share, each ended by a NUL */
  GArray     *strings;      /* gsize: where each begins */
  GArray     *styles;       /* guint8: the format of each */
};

gboolean accord_xlsx_strings_read (AccordXlsxWorkbook *self,
                                   GCancellable       *cancellable,
                                   GError            **error);
gboolean accord_xlsx_styles_read  (AccordXlsxWorkbook *self,
                                   GCancellable       *cancellable,
                                   GError            **error);

G_END_DECLS
