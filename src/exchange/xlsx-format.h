#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a spreadsheet shows a number. */
typedef enum
{
  ACCORD_XLSX_NUMBER,
  ACCORD_XLSX_DATE, /* with or without a time */
} AccordXlsxFormat;

AccordXlsxFormat accord_xlsx_format_of_id     (guint       id);
AccordXlsxFormat accord_xlsx_format_of_code   (const char *code);
void             accord_xlsx_append_date      (GString    *text,
                                               double      serial,
                                               gboolean    since_1904);
void             accord_xlsx_append_unescaped (GString    *text,
                                               const char *escaped);

G_END_DECLS
