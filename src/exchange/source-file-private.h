#pragma once

#include "exchange/file-kind.h"
#include "exchange/source-file.h"
#include "exchange/xlsx-workbook.h"

G_BEGIN_DECLS

struct _AccordSourceFile
{
  char            *path;
  char            *name;
  AccordSourceKind kind;
  char            *encoding;
  gboolean         checked;  /* every byte is known to be UTF-8 */
  char             delimiter;
  gsize            mark;     /* bytes of the byte order mark */
  gboolean         said;     /* Excel's first line «sep=;» */
  guint64          size;
  guint64          modified;
  GBytes          *part;     /* the beginning, which is read instead of all; NULL: all is */
  gboolean         is_cut;   /* it is less than all */

  char               *json_member;  /* that holds the rows; NULL: they are not within an object */
  GPtrArray          *json_columns; /* of strings */
  AccordXlsxWorkbook *workbook;
};

gboolean      accord_source_fail            (GError                **error,
                                             AccordExchangeError     code,
                                             char                   *sentence);
gboolean      accord_source_file_settle     (AccordSourceFile       *self,
                                             const char             *encoding,
                                             const char             *delimiter,
                                             GCancellable           *cancellable,
                                             GError                **error);
gboolean      accord_source_file_examine    (AccordSourceFile       *self,
                                             GError                **error);
GInputStream *accord_source_file_open_bytes (const AccordSourceFile *self,
                                             GCancellable           *cancellable,
                                             GError                **error);
GInputStream *accord_source_file_open_text  (const AccordSourceFile *self,
                                             GInputStream           *bytes,
                                             GCancellable           *cancellable,
                                             GError                **error);

G_END_DECLS
