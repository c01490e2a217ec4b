#include "kpi/quantile.h"

#include <math.h>

/* So many stretches of equal width a long list of numbers is sorted into; only those that are asked for are looked at again. */
#define N_BINS 2048
/* Shorter lists are searched at once. */
#define FEW 512
/* Numbers of very different size may not thin out at once. */
#define MOST_ROUNDS 6

/* A number of a quantile lies between two neighbours. */
#define MOST_RANKS (2 * ACCORD_N_QUANTILES)

typedef struct
{
  double least, scale;
} Bins;

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

/* Four at a time, for each has to wait for the one before; @n is 4 or more. */
static void
find_ends (const double *numbers,
           guint         n,
           double       *least,
           double       *most)
{
  double low[4], high[4];

  for (guint j = 0; j < 4; j++)
    low[j] = high[j] = numbers[j];
  for (guint i = 4; i < n; i += 4)
    for (guint j = 0; j < 4; j++)
      {
        double number = numbers[MIN (i, n - 4) + j];

        low[j] = number < low[j] ? number : low[j];
        high[j] = number > high[j] ? number : high[j];
      }
  *least = MIN (MIN (low[0], low[1]), MIN (low[2], low[3]));
  *most = MAX (MAX (high[0], high[1]), MAX (high[2], high[3]));
}

/* FALSE: all are the same, or so different that there is no such scale. */
static gboolean
choose_bins (const double *numbers,
             guint         n,
             Bins         *self)
{
  double most;

  find_ends (numbers, n, &self->least, &most);
  self->scale = (N_BINS - 1) / (most - self->least);
  return isfinite (self->least) && isfinite (self->scale) && self->scale > 0;
}

/* Never a smaller bin for a larger number. */
static inline guint
find_bin (const Bins *bins,
          double      number)
{
  return (guint) (gint32) ((number - bins->least) * bins->scale);
}

/* Keeps of @n numbers those in bins that any rank lies in, and makes the ranks those among them. @kept may be @numbers, or is
 * made, with room for one more. Returns how many. */
static guint
keep (const double  *numbers,
      guint          n,
      const Bins    *bins,
      const guint32 *counts,
      guint32        ranks[],
      guint          n_ranks,
      double       **kept)
{
  guint8 wanted[N_BINS] = { 0 };
  guint32 before = 0, left = 0, n_kept = 0;

  for (guint bin = 0, i = 0; i < n_ranks; before += counts[bin++])
    {
      for (; i < n_ranks && ranks[i] < before + counts[bin]; i++)
        {
          wanted[bin] = TRUE;
          ranks[i] -= left;
        }
      left += wanted[bin] ? 0 : counts[bin];
    }
  if (*kept == NULL)
    *kept = g_new (double, before - left + 1);
  /* Each is written; one that is not wanted is written over by the next. */
  for (guint i = 0; i < n; i++)
    {
      (*kept)[n_kept] = numbers[i];
      n_kept += wanted[find_bin (bins, numbers[i])];
    }
  return n_kept;
}

/* The numbers that would stand at these ranks, which ascend, if all were sorted: leaves out whole bins of others as long as
 * that leaves many less, then searches. */
static void
select_ranks (double *numbers,
              guint   n,
              guint32 ranks[],
              guint   n_ranks,
              double  found[])
{
  g_autofree double *kept = NULL;

  for (guint round = 0; n > FEW && round < MOST_ROUNDS; round++)
    {
      guint32 counts[N_BINS] = { 0 };
      Bins bins;

      if (!choose_bins (numbers, n, &bins))
        break;
      for (guint i = 0; i < n; i++)
        counts[find_bin (&bins, numbers[i])]++;
      n = keep (numbers, n, &bins, counts, ranks, n_ranks, &kept);
      numbers = kept;
    }
  for (guint i = 0; i < n_ranks; i++)
    found[i] = select_rank (numbers, n, ranks[i]);
}

/* On the line between the two numbers next to it. */
static void
find_quantiles (double      *numbers,
                guint        n,
                const double shares[],
                guint        n_shares,
                double       quantiles[])
{
  guint32 ranks[MOST_RANKS];
  double found[MOST_RANKS];

  for (guint i = 0; i < n_shares; i++)
    quantiles[i] = NAN;
  if (n == 0)
    return;
  for (guint i = 0; i < n_shares; i++)
    {
      double place = shares[i] * (n - 1.0), below = floor (place);

      quantiles[i] = place - below;
      ranks[2 * i] = (guint32) below;
      ranks[2 * i + 1] = MIN (ranks[2 * i] + 1, n - 1);
    }
  select_ranks (numbers, n, ranks, 2 * n_shares, found);
  for (guint i = 0; i < n_shares; i++)
    quantiles[i] = found[2 * i] + quantiles[i] * (found[2 * i + 1] - found[2 * i]);
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
  double shares[ACCORD_N_QUANTILES];

  for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
    shares[i] = accord_quantiles[i] / 100.0;
  find_quantiles (numbers, n, shares, ACCORD_N_QUANTILES, quantiles);
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
  double quantile;

  find_quantiles (numbers, n, &share, 1, &quantile);
  return quantile;
}
