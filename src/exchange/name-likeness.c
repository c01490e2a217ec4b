#include "exchange/name-likeness.h"

#include <string.h>

#include "exchange/header.h"

/* How many pairs of neighbours in @a are in @b, each as often as it is there. */
static guint
count_common (const gunichar *a,
              glong           n_a,
              const gunichar *b,
              glong           n_b)
{
  g_autofree gboolean *used = g_new0 (gboolean, n_b + 1);
  guint n = 0;

  for (glong i = 0; i + 1 < n_a; i++)
    for (glong j = 0; j + 1 < n_b; j++)
      if (!used[j] && a[i] == b[j] && a[i + 1] == b[j + 1])
        {
          used[j] = TRUE;
          n++;
          break;
        }
  return n;
}

/**
 * accord_name_likeness:
 * @a: the name of a column
 * @b: another
 *
 * Returns: how alike they are, from 0 to 1: what share of their pairs of letters they have in common (Dice's coefficient),
 *   whatever their case and punctuation
 */
double
accord_name_likeness (const char *a,
                      const char *b)
{
  g_autofree char *plain_a = accord_header_normalize (a);
  g_autofree char *plain_b = accord_header_normalize (b);
  glong n_a, n_b;
  g_autofree gunichar *letters_a = g_utf8_to_ucs4_fast (plain_a, -1, &n_a);
  g_autofree gunichar *letters_b = g_utf8_to_ucs4_fast (plain_b, -1, &n_b);

  if (n_a < 2 || n_b < 2)
    return g_str_equal (plain_a, plain_b) && n_a > 0 ? 1 : 0;
  return 2.0 * count_common (letters_a, n_a, letters_b, n_b) / (double) (n_a + n_b - 2);
}
