#include "kpi/quantile.h"

#include <math.h>

static void
swap (double *a,
      double *b)
{
  double c = *a;

  *a = *b;
  *b = c;
}

/* Puts the number that belongs at @rank there, no larger ones before it, no smaller ones behind: without sorting all. Those
 * before @first are no larger than the rest already. */
static double
select_rank (double *numbers,
             gint64  n,
             gint64  first,
             gint64  rank)
{
  gint64 last = n - 1;

  while (first < last)
    {
      double pivot = numbers[first + (last - first) / 2];
      gint64 low = first, high = last;

      while (low <= high)
        {
          while (numbers[low] < pivot)
            low++;
          while (numbers[high] > pivot)
            high--;
          if (low <= high)
            swap (&numbers[low++], &numbers[high--]);
        }
      if (rank <= high)
        last = high;
      else if (rank >= low)
        first = low;
      else
        break;
    }
  return numbers[rank];
}

static double
find_quantile (double *numbers,
               guint   n,
               double  share,
               gint64 *sorted)
{
  double place = share * ((double) n - 1);
  gint64 rank = (gint64) floor (place);
  double low, high;

  if (n == 0)
    return NAN;
  low = select_rank (numbers, n, *sorted, rank);
  *sorted = rank;
  if (rank + 1 >= n)
    return low;
  /* All behind the rank are no smaller: the next one is the least of them. */
  high = numbers[rank + 1];
  for (gint64 i = rank + 2; i < n; i++)
    high = numbers[i] < high ? numbers[i] : high;
  return low + (place - (double) rank) * (high - low);
}

/**
 * accord_quantile_usual:
 * @numbers: (array length=n): numbers, which end up in another order
 * @quantiles: (out): those that figures have, which cost less together than one after the other
 */
void
accord_quantile_usual (double *numbers,
                       guint   n,
                       double  quantiles[ACCORD_N_QUANTILES])
{
  gint64 sorted = 0; /* all before it are no larger than the rest */

  for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
    quantiles[i] = find_quantile (numbers, n, accord_quantiles[i] / 100.0, &sorted);
}

/**
 * accord_quantile:
 * @numbers: (array length=n): numbers, which end up in another order
 * @share: 0 … 1: 0.5 is the median
 *
 * Returns: the quantile, on the line between the two numbers next to it; NaN where there are none
 */
double
accord_quantile (double *numbers,
                 guint   n,
                 double  share)
{
  gint64 sorted = 0;

  return find_quantile (numbers, n, share, &sorted);
}
