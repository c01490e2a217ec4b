#include "ticks.h"

#include <math.h>

/*
 * «An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes»
 * (Talbot, Lin, Hanrahan 2010), restricted to ticks that cover the data, to a greatest count, to steps of one
 * round number (no skips), and to those with a tick at 0 where 0 is among the data: an axis without it would mislead.
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

static gboolean
has_zero (double min,
          double max,
          double step)
{
  return min <= 0 && max >= 0 && fabs (min / step - round (min / step)) < 1e-10;
}

static double
simplicity (guint  q,
            double min,
            double max,
            double step)
{
  return 1.0 - (double) q / (G_N_ELEMENTS (round_numbers) - 1) - (has_zero (min, max, step) ? 0.0 : 1.0);
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
            guint        n,
            double       step,
            AccordTicks *ticks)
{
  double first = ceil (search->high / step - 1e-9) - (n - 1);
  double last = floor (search->low / step + 1e-9);

  for (double start = first; start <= last; start++)
    {
      double min = start * step, max = min + step * (n - 1);
      double score = sum_score (simplicity (q, min, max, step), coverage (search, min, max),
                                density (search, n, min, max));

      if (score <= search->best || (search->low <= 0 && search->high >= 0 && !has_zero (min, max, step)))
        continue;
      search->best = score;
      ticks->min = min;
      ticks->max = max;
      ticks->step = step;
      ticks->n = n;
    }
}

/* Every power of ten that could cover the data with @n ticks. */
static void
try_steps (Search      *search,
           guint        q,
           guint        n,
           AccordTicks *ticks)
{
  double range = search->high - search->low, power = floor (log10 (range / (n + 1) / round_numbers[q]));

  for (guint tries = 0; tries < 4; tries++, power++)
    {
      double step = round_numbers[q] * pow (10, power);

      if ((!search->whole || step == floor (step)) && step * (n - 1) >= range - step * 1e-9)
        try_starts (search, q, n, step, ticks);
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
  for (guint q = 0; q < G_N_ELEMENTS (round_numbers); q++)
    for (guint n = 2; n <= search.most; n++)
      try_steps (&search, q, n, self);
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
