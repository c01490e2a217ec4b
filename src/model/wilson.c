#include "model/wilson.h"

#include <math.h>


/**
 * accord_wilson:
 * @successes: how many of @n
 * @n: of how many
 * @low: (out): the lower bound, or NaN where @n is 0
 * @high: (out): the upper bound, or NaN where @n is 0
 *
 * The Wilson score interval of a proportion at 95 %, as in metrics.md:
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 */
void
accord_wilson (double  successes,
               double  n,
               double *low,
               double *high)
{
  double p, middle, half, scale;

  if (!(n > 0))
    {
      *low = *high = NAN;
      return;
    }
  p = successes / n;
  scale = 1 + ACCORD_Z_95 * ACCORD_Z_95 / n;
  middle = p + ACCORD_Z_95 * ACCORD_Z_95 / (2 * n);
  half = ACCORD_Z_95 * sqrt (p * (1 - p) / n + ACCORD_Z_95 * ACCORD_Z_95 / (4 * n * n));
  /* At 0 and 1 the bound is exact; rounding must not push it beyond. */
  *low = successes <= 0 ? 0 : MAX ((middle - half) / scale, 0);
  *high = successes >= n ? 1 : MIN ((middle + half) / scale, 1);
}
