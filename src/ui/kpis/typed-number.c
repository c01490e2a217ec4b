#include "ui/kpis/typed-number.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "exchange/number-parser.h"

/* As it is usual here, and the other way where that is the only one. */
gboolean
accord_typed_number_read (const char *typed,
                          double     *number)
{
  g_autofree char *text = g_strstrip (g_strdelimit (g_strdup (typed), "%", ' '));
  gsize length = strlen (text);
  AccordNumberForm form = accord_number_classify (text, length);
  char usual = *localeconv ()->decimal_point == ',' ? ',' : '.';

  *number = NAN;
  if (length == 0)
    return TRUE;
  if ((form & (ACCORD_NUMBER_POINT | ACCORD_NUMBER_COMMA)) == ACCORD_NUMBER_POINT)
    usual = '.';
  else if ((form & (ACCORD_NUMBER_POINT | ACCORD_NUMBER_COMMA)) == ACCORD_NUMBER_COMMA)
    usual = ',';
  return accord_number_parse (text, length, usual, number) && isfinite (*number);
}

char *
accord_typed_number_write (double number)
{
  return isnan (number) ? g_strdup ("") : g_strdup_printf ("%.10g", number);
}
