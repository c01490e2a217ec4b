#include "exchange/xlsx-format.h"

#include <math.h>
#include <string.h>

#include "exchange/number-text.h"
#include "model/moment.h"

#define SECONDS_PER_DAY 86400
#define EPOCH (-25569)     /* 1899-12-30 */
#define EPOCH_1904 (-24107)
#define LAST_SERIAL 2958465 /* 9999-12-31 */

/**
 * accord_xlsx_format_of_id:
 * @id: the number of a format that every spreadsheet knows
 *
 * Returns: what it shows
 */
AccordXlsxFormat
accord_xlsx_format_of_id (guint id)
{
  gboolean date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 || (id >= 50 && id <= 58);

  return date ? ACCORD_XLSX_DATE : ACCORD_XLSX_NUMBER;
}

/**
 * accord_xlsx_format_of_code:
 * @code: a format as it is written down: «dd/mm/yyyy», «#,##0.00 "days"»
 *
 * Hours that are counted («[h]:mm») are a number.
 *
 * Returns: what it shows
 */
AccordXlsxFormat
accord_xlsx_format_of_code (const char *code)
{
  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      const char *end = *p == '"' ? strchr (p + 1, '"') : *p == '[' ? strchr (p + 1, ']') : NULL;

      if (*p == '[' && end == p + 2 && strchr ("hmsHMS", p[1]) != NULL)
        return ACCORD_XLSX_NUMBER;
      if (end != NULL)
        p = end;
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        p++;
      else if (strchr ("dDyYmMhHsS", *p) != NULL)
        return ACCORD_XLSX_DATE;
    }
  return ACCORD_XLSX_NUMBER;
}

/**
 * accord_xlsx_append_date:
 * @text: gets the date as ISO 8601 writes it, with a time where it has one
 * @serial: the days since the spreadsheet's epoch
 * @since_1904: which epoch
 */
void
accord_xlsx_append_date (GString *text,
                         double   serial,
                         gboolean since_1904)
{
  gint year, month, monthday;
  gint64 day, seconds;

  if (!isfinite (serial) || serial < 0 || serial > LAST_SERIAL)
    {
      accord_number_text_append (text, serial);
      return;
    }
  /* There was no 29th of February in 1900, though spreadsheets count it. */
  if (!since_1904 && serial >= 1 && serial < 60)
    serial++;
  seconds = (gint64) round (serial * SECONDS_PER_DAY);
  day = seconds / SECONDS_PER_DAY;
  seconds %= SECONDS_PER_DAY;
  if (day > 0 || since_1904)
    {
      accord_day_to_ymd ((AccordDay) (day + (since_1904 ? EPOCH_1904 : EPOCH)), &year, &month, &monthday);
      g_string_append_printf (text, "%04d-%02d-%02d", year, month, monthday);
    }
  if (seconds > 0 || text->len == 0)
    g_string_append_printf (text, "%s%02d:%02d:%02d", text->len > 0 ? " " : "", (int) (seconds / 3600),
                            (int) (seconds / 60 % 60), (int) (seconds % 60));
}

/**
 * accord_xlsx_append_unescaped:
 * @text: gets the text
 * @escaped: what a workbook has for it: «_x000D_» is a return
 */
void
accord_xlsx_append_unescaped (GString    *text,
                              const char *escaped)
{
  const char *p = escaped;

  while (*p != '\0')
    {
      gboolean code = p[0] == '_' && p[1] == 'x';

      for (guint i = 2; code && i < 6; i++)
        code = g_ascii_isxdigit (p[i]);
      if (code && p[6] == '_')
        {
          gunichar c = (gunichar) g_ascii_strtoull (p + 2, NULL, 16);

          if (c != 0 && g_unichar_validate (c))
            g_string_append_unichar (text, c);
          p += 7;
        }
      else
        g_string_append_c (text, *p++);
    }
}
