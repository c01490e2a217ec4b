#include "model/canonical-json.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define MOST_DIGITS 17
#define BUFFER_SIZE 40

/* @digits gets those of @number without trailing zeros, @point where the decimal point stands among them. */
static guint
find_digits (double number,
             char  *digits,
             int   *point)
{
  char scientific[BUFFER_SIZE];
  gboolean normal = number >= DBL_MIN;
  guint n = 0;
  char *p;

  /* Fifteen digits survive a double; fewer are then those without the zeros at their end. */
  for (int precision = normal ? DBL_DIG - 1 : 0; precision < MOST_DIGITS; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (scientific, sizeof scientific, format, number);
      if (g_ascii_strtod (scientific, NULL) == number)
        break;
    }

  for (p = scientific; *p != 'e'; p++)
    if (*p != '.')
      digits[n++] = *p;
  while (n > 1 && digits[n - 1] == '0')
    n--;
  digits[n] = '\0';
  *point = (int) g_ascii_strtoll (p + 1, NULL, 10) + 1;
  return n;
}

/**
 * accord_number_to_text:
 * @number: a finite number
 *
 * The shortest decimal that reads back as @number, laid out as ECMAScript does (RFC 8785, 3.2.2.3):
 * «0.1», «3», «1e+22», «-0» as «0». Indifferent to the locale.
 *
 * Returns: (transfer full): the text
 */
char *
accord_number_to_text (double number)
{
  char digits[BUFFER_SIZE];
  GString *text = g_string_new (NULL);
  int point;
  int n;

  g_return_val_if_fail (isfinite (number), g_string_free (text, FALSE));

  if (number == 0)
    {
      g_string_append_c (text, '0');
      return g_string_free (text, FALSE);
    }
  if (number < 0)
    g_string_append_c (text, '-');
  n = (int) find_digits (fabs (number), digits, &point);

  if (n <= point && point <= 21)
    {
      g_string_append (text, digits);
      for (int i = n; i < point; i++)
        g_string_append_c (text, '0');
    }
  else if (0 < point && point <= 21)
    g_string_append_printf (text, "%.*s.%s", point, digits, digits + point);
  else if (-6 < point && point <= 0)
    g_string_append_printf (text, "0.%.*s%s", -point, "00000", digits);
  else
    g_string_append_printf (text, "%c%s%se%+d", digits[0], n > 1 ? "." : "", digits + 1, point - 1);
  return g_string_free (text, FALSE);
}
