#include "exchange/cell-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "exchange/column-scan.h"

/**
 * accord_cell_value_read_moment:
 * @column: the cell's
 * @zone: where times without an offset are meant
 * @text: a cell that is not empty
 * @length: its length in bytes
 * @moment: (out): what it says
 *
 * Returns: (transfer full) (nullable): why it is no date
 */
char *
accord_cell_value_read_moment (const AccordSourceColumn *column,
                               const AccordZone         *zone,
                               const char               *text,
                               gsize                     length,
                               gint64                   *moment)
{
  AccordDateText date;

  if (!accord_date_text_parse (text, length, &date))
    return g_strdup_printf (_("%s: “%.*s” is no date"), column->header, (int) length, text);
  if (!accord_date_text_to_moment (&date, column->date_order, zone, moment))
    return g_strdup_printf (_("%s: %.*s does not exist"), column->header, (int) length, text);
  return NULL;
}

/* «2025-03», «03/2025»: two numbers, of which one is a year. */
static gboolean
read_numbers (const char *text,
              gint       *year,
              gint       *month)
{
  gint first, second;
  int end = 0;

  if (strspn (text, "0123456789-/.") != strlen (text) || sscanf (text, "%4d%*1[-/.]%4d%n", &first, &second, &end) != 2 ||
      text[end] != '\0')
    return FALSE;
  *year = MAX (first, second);
  *month = MIN (first, second);
  return *year >= 1000;
}

/**
 * accord_cell_is_month:
 * @text: a cell
 * @length: its length in bytes
 * @first: (out): the first day of the month that it names
 *
 * Returns: whether it names a month, and no day of it
 */
gboolean
accord_cell_is_month (const char *text,
                      gsize       length,
                      AccordDay  *first)
{
  g_autofree char *cell = g_strndup (text, length);
  g_autofree char *day = g_strconcat ("1 ", cell, NULL);
  AccordDateText date;
  gint year, month;

  if (read_numbers (cell, &year, &month))
    {
      if (!accord_day_is_valid_ymd (year, month, 1))
        return FALSE;
      *first = accord_day_from_ymd (year, month, 1);
      return TRUE;
    }
  return length > 0 && g_ascii_isalpha (*cell) && accord_date_text_parse (day, strlen (day), &date) &&
         date.shape == ACCORD_DATE_NAMED && accord_date_text_to_civil (&date, ACCORD_DATE_ORDER_YMD, first);
}

/**
 * accord_cell_value_read_month:
 * @column: the cell's
 * @zone: where times without an offset are meant
 * @text: a cell that is not empty
 * @length: its length in bytes
 * @month: (out): the first day of the month that it names, or of the day's
 *
 * Returns: (transfer full) (nullable): why it is no month
 */
char *
accord_cell_value_read_month (const AccordSourceColumn *column,
                              const AccordZone         *zone,
                              const char               *text,
                              gsize                     length,
                              AccordMoment             *month)
{
  AccordDay day;
  char *reason = NULL;
  gint y, m, d;

  if (!accord_cell_is_month (text, length, &day))
    {
      reason = accord_cell_value_read_moment (column, zone, text, length, month);
      if (reason != NULL)
        return reason;
      accord_day_to_ymd (accord_moment_to_day (*month, zone), &y, &m, &d);
      day = accord_day_from_ymd (y, m, 1);
    }
  *month = accord_moment_from_day (day);
  return NULL;
}

/**
 * accord_cell_value_read_real:
 * @column: the cell's
 * @text: a cell that is not empty
 * @length: its length in bytes
 * @real: (out): what it says
 *
 * Returns: (transfer full) (nullable): why it is no number
 */
char *
accord_cell_value_read_real (const AccordSourceColumn *column,
                             const char               *text,
                             gsize                     length,
                             double                   *real)
{
  if (accord_number_parse (text, length, column->decimal, real))
    return NULL;
  if (accord_number_classify (text, length) == 0)
    return g_strdup_printf (_("%s: “%.*s” is no number"), column->header, (int) length, text);
  if (column->decimal == ',')
    return g_strdup_printf (_("%s: “%.*s” is no number; this column writes decimals after a comma"), column->header,
                            (int) length, text);
  return g_strdup_printf (_("%s: “%.*s” is no number; this column writes decimals after a point"), column->header,
                          (int) length, text);
}

/**
 * accord_cell_value_read_integer:
 * @column: the cell's
 * @text: a cell that is not empty
 * @length: its length in bytes
 * @integer: (out): what it says
 *
 * Returns: (transfer full) (nullable): why it is no whole number
 */
char *
accord_cell_value_read_integer (const AccordSourceColumn *column,
                                const char               *text,
                                gsize                     length,
                                gint64                   *integer)
{
  gboolean truth;
  double real;

  /* What one export writes as 1, another one writes as TRUE. */
  if (!g_ascii_isdigit (*text) && accord_cell_parse_boolean (text, length, &truth))
    {
      *integer = truth;
      return NULL;
    }
  if (!accord_number_parse (text, length, column->decimal, &real) || real != floor (real) || fabs (real) > 1e15)
    return g_strdup_printf (_("%s: “%.*s” is no whole number"), column->header, (int) length, text);
  *integer = (gint64) real;
  return NULL;
}

/**
 * accord_cell_value_read_boolean:
 * @column: the cell's
 * @text: a cell that is not empty
 * @length: its length in bytes
 * @integer: (out): what it says
 *
 * Returns: (transfer full) (nullable): why it is neither true nor false
 */
char *
accord_cell_value_read_boolean (const AccordSourceColumn *column,
                                const char               *text,
                                gsize                     length,
                                gint64                   *integer)
{
  gboolean value;

  if (!accord_cell_read_boolean (text, length, &value))
    return g_strdup_printf (_("%s: “%.*s” is neither true nor false"), column->header, (int) length, text);
  *integer = value;
  return NULL;
}
