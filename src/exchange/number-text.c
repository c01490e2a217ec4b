#include "exchange/number-text.h"

#include <math.h>
#include <string.h>

/* As many as a spreadsheet shows. */
#define DIGITS "%.15g"
/* From here on doubles are whole, and their digits a matter of powers of two. */
#define LARGEST_PLAIN 1e15

static void
append_decimals (GString *text,
                 double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *point;

  g_ascii_formatd (buffer, sizeof buffer, DIGITS, number);
  if (strchr (buffer, 'e') != NULL)
    {
      g_ascii_formatd (buffer, sizeof buffer, "%.20f", number);
      for (gsize n = strlen (buffer); n > 0 && buffer[n - 1] == '0'; n--)
        buffer[n - 1] = '\0';
    }
  g_string_append (text, buffer);
  point = strchr (buffer, '.');
  /* Three decimals could be thousands. */
  if (point != NULL && strlen (point) == 4)
    g_string_append_c (text, '0');
}

/**
 * accord_number_text_append:
 * @text: gets the number
 * @number: a number that a file keeps as such
 *
 * Writes it so that accord_number_classify() reads nothing else from it: with a point before decimals, without an exponent.
 */
void
accord_number_text_append (GString *text,
                           double   number)
{
  if (!isfinite (number))
    return;
  if (number == floor (number) && fabs (number) < 1e30)
    g_string_append_printf (text, "%.0f", number == 0 ? 0 : number);
  else if (fabs (number) >= LARGEST_PLAIN)
    g_string_append_printf (text, "%.0f", number);
  else
    append_decimals (text, number);
}
