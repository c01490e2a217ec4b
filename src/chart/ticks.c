#include "ticks.h"

#include <math.h>

/*
 * «An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes»
 * (Talbot, Lin, Hanrahan 2010), restricted to ticks that cover the data, and to a greatest count.
 */
static const double round_numbers[] = { 1, 5, 2, 2.5, 4, 3 };
static const double weights[] = { 0.25, 0.2, 0.5, 0.05 }; /* simplicity, coverage, density, (legibility) */

typedef struct
{
  double   low, high;
  guint    wanted, most;
  gboolean whole;
  double   best;
} Search;

static double
simplicity_most (guint q,
                 guint skip)
{
  return 1.0 - (double) q / (G_N_ELEMENTS (round_numbers) - 1) - skip + 1.0;
}

static double
simplicity (guint  q,
            guint  skip,
            double min,
            double max,
            double step)
{
  gboolean has_zero = min <= 0 && max >= 0 && fabs (min / step - round (min / step)) < 1e-10;

  return simplicity_most (q, skip) - 1.0 + (has_zero ? 1.0 : 0.0);
}

static double
coverage (const Search *search,
          double        min,
          double        max)
{
  double tenth = 0.1 * (search->high - search->low);
  double over = max - search->high, under = search->low - min;

  return 1.0 - 0.5 * (over * over + under * under) / (tenth * tenth);
}

static double
coverage_most (const Search *search,
               double        span)
{
  double range = search->high - search->low;
  double half = (span - range) / 2;

  return span > range ? 1.0 - half * half / (0.01 * range * range) : 1.0;
}

static double
density (const Search *search,
         guint         n,
         double        min,
         double        max)
{
  double got = (n - 1) / (max - min);
  double meant = (search->wanted - 1) / (fmax (max, search->high) - fmin (min, search->low));

  return 2.0 - fmax (got / meant, meant / got);
}

static double
density_most (const Search *search,
              guint         n)
{
  if (n >= search->wanted)
    return 2.0 - (double) (n - 1) / (search->wanted - 1);
  return 1.0;
}

static double
sum_score (double simple,
           double cover,
           double dense)
{
  return weights[0] * simple + weights[1] * cover + weights[2] * dense + weights[3];
}

/* Tries every start of @n ticks of @step that covers the data. */
static void
try_starts (Search      *search,
            guint        q,
            guint        skip,
            guint        n,
            double       step,
            AccordTicks *ticks)
{
  double unit = step / skip;
  double first = ceil (search->high / unit - 1e-9) - (double) skip * (n - 1);
  double last = floor (search->low / unit + 1e-9);

  for (double start = first; start <= last; start++)
    {
      double min = start * unit, max = min + step * (n - 1);
      double score = sum_score (simplicity (q, skip, min, max, step), coverage (search, min, max),
                                density (search, n, min, max));

      if (score <= search->best)
        continue;
      search->best = score;
      ticks->min = min;
      ticks->max = max;
      ticks->step = step;
      ticks->n = n;
    }
}

static void
try_step (Search      *search,
          guint        q,
          guint        skip,
          AccordTicks *ticks)
{
  for (guint n = 2; n <= search->most; n++)
    {
      double range = search->high - search->low;
      double power;

      if (sum_score (simplicity_most (q, skip), 1.0, density_most (search, n)) < search->best)
        {
          if (n > search->wanted)
            return;
          continue;
        }
      power = floor (log10 (range / (n + 1) / skip / round_numbers[q]));
      for (guint tries = 0; tries < 4; tries++, power++)
        {
          double step = skip * round_numbers[q] * pow (10, power);

          if (search->whole && step != floor (step))
            continue;
          if (step * (n - 1) < range - step * 1e-9)
            continue;
          if (sum_score (simplicity_most (q, skip), coverage_most (search, step * (n - 1)), density_most (search, n)) < search->best)
            break;
          try_starts (search, q, skip, n, step, ticks);
        }
    }
}

/**
 * accord_ticks_choose:
 * @self: filled in
 * @low: the least value to show
 * @high: the greatest
 * @wanted: how many ticks would be good, at least 2; never many more are chosen
 * @whole: only whole numbers
 *
 * Chooses round numbers that cover @low to @high. Where both are the same, a range is made around them.
 */
void
accord_ticks_choose (AccordTicks *self,
                     double       low,
                     double       high,
                     guint        wanted,
                     gboolean     whole)
{
  Search search = { .best = -INFINITY, .whole = whole };

  g_return_if_fail (isfinite (low) && isfinite (high) && low <= high);

  if (high - low < fmax (fabs (low), fabs (high)) * 1e-9 || high == low)
    {
      double pad = high == 0 ? 1 : fabs (high);

      low = low < 0 ? low - pad : fmin (low, 0);
      high = high > 0 ? high : high + pad;
    }
  if (whole)
    {
      low = floor (low);
      high = fmax (ceil (high), low + 1);
    }
  search.low = low;
  search.high = high;
  search.wanted = CLAMP (wanted, 2, ACCORD_TICKS_MOST - 1);
  search.most = search.wanted + 1;

  *self = (AccordTicks) { low, high, high - low, 2 };
  for (guint skip = 1; skip <= 6; skip++)
    for (guint q = 0; q < G_N_ELEMENTS (round_numbers); q++)
      try_step (&search, q, skip, self);
}

/**
 * accord_ticks_get:
 * @self: chosen ticks
 * @index: 0 … n - 1
 *
 * Returns: the value of a tick, exactly 0 where it is that
 */
double
accord_ticks_get (const AccordTicks *self,
                  guint              index)
{
  double value = self->min + index * self->step;

  return fabs (value) < self->step * 1e-9 ? 0 : value;
}
