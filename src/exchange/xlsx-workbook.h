#pragma once

#include "exchange/row-source.h"
#include "exchange/xlsx-format.h"

G_BEGIN_DECLS

/* An Excel workbook: its first sheet that is shown, and what its cells refer to. */
typedef struct _AccordXlsxWorkbook AccordXlsxWorkbook;

AccordXlsxWorkbook *accord_xlsx_workbook_open       (const char               *path,
                                                     GCancellable             *cancellable,
                                                     GError                  **error);
void                accord_xlsx_workbook_free       (AccordXlsxWorkbook       *self);
const char         *accord_xlsx_workbook_get_string (const AccordXlsxWorkbook *self,
                                                     guint64                   index);
AccordXlsxFormat    accord_xlsx_workbook_get_format (const AccordXlsxWorkbook *self,
                                                     guint64                   style);
gboolean            accord_xlsx_workbook_is_since_1904 (const AccordXlsxWorkbook *self);

/* An #AccordRowSource of the sheet. The workbook must outlive it. */
AccordRowSource    *accord_xlsx_rows_new            (AccordXlsxWorkbook       *workbook,
                                                     GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordXlsxWorkbook, accord_xlsx_workbook_free)

G_END_DECLS
