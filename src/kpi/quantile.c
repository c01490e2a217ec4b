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

/* Puts the number that belongs at @rank there, no larger ones before it, no smaller ones behind: without sorting all. */
static double
select_rank (double *numbers,
             gint64  n,
             gint64  rank)
{
  gint64 first = 0, last = n - 1;

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
  double place = share * ((double) n - 1);
  gint64 rank = (gint64) floor (place);
  double low, high;

  if (n == 0)
    return NAN;
  low = select_rank (numbers, n, rank);
  if (rank + 1 >= n)
    return low;
  /* All behind the rank are no smaller: the next one is the least of them. */
  high = numbers[rank + 1];
  for (gint64 i = rank + 2; i < n; i++)
    high = MIN (high, numbers[i]);
  return low + (place - (double) rank) * (high - low);
}
