#include "kpi/quantile.h"

#include <math.h>

/* So many stretches of equal width a long list of numbers is sorted into; only those that are asked for are looked at again. */
#define N_BINS 2048
/* Shorter lists are searched at once. */
#define FEW 512
/* Numbers of very different size may not thin out at once. */
#define MOST_ROUNDS 6

/* A number of a quantile lies between two neighbours. */
#define MOST_RANKS (2 * ACCORD_MOST_SHARES)

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

/* Widens what is known of the ends. Two at a time, for each has to wait for the one before. */
static void
find_ends (const AccordAmounts *numbers,
           double              *least,
           double              *most)
{
  double low[2] = { *least, *least }, high[2] = { *most, *most };

  for (guint i = 0; i + 1 < numbers->n; i += 2)
    for (guint j = 0; j < 2; j++)
      {
        double number = numbers->values[i + j];

        low[j] = number < low[j] ? number : low[j];
        high[j] = number > high[j] ? number : high[j];
      }
  *least = MIN (low[0], low[1]);
  *most = MAX (high[0], high[1]);
  if (numbers->n % 2 == 1)
    {
      *least = MIN (*least, numbers->values[numbers->n - 1]);
      *most = MAX (*most, numbers->values[numbers->n - 1]);
    }
}

/* FALSE: all are the same, or so different that there is no such scale. */
static gboolean
choose_bins (const AccordAmounts *pieces,
             guint                n_pieces,
             Bins                *self)
{
  double most = -INFINITY;

  self->least = INFINITY;
  for (guint i = 0; i < n_pieces; i++)
    find_ends (&pieces[i], &self->least, &most);
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

/* Which bins any rank lies in; makes the ranks those among the numbers in such bins. Returns how many these are. */
static guint
choose_wanted (const guint32 *counts,
               guint32        ranks[],
               guint          n_ranks,
               guint8        *wanted)
{
  guint32 before = 0, left = 0;

  for (guint bin = 0, i = 0; i < n_ranks; before += counts[bin++])
    {
      for (; i < n_ranks && ranks[i] < before + counts[bin]; i++)
        {
          wanted[bin] = TRUE;
          ranks[i] -= left;
        }
      left += wanted[bin] ? 0 : counts[bin];
    }
  return before - left;
}

/* Keeps those in bins that are wanted: in @kept, where there is room for one more, and which may be where they are. */
static void
keep (const AccordAmounts *pieces,
      guint                n_pieces,
      const Bins          *bins,
      const guint8        *wanted,
      double              *kept)
{
  guint n = 0;

  /* Each is written; one that is not wanted is written over by the next. */
  for (guint i = 0; i < n_pieces; i++)
    for (guint j = 0; j < pieces[i].n; j++)
      {
        double number = pieces[i].values[j];

        kept[n] = number;
        n += wanted[find_bin (bins, number)];
      }
}

/* Leaves of a long list the numbers near the ranks, which ascend. FALSE: that is of no use. */
static gboolean
thin_out (AccordAmounts *list,
          const AccordAmounts *pieces,
          guint                n_pieces,
          guint32              ranks[],
          guint                n_ranks)
{
  guint32 counts[N_BINS] = { 0 };
  guint8 wanted[N_BINS] = { 0 };
  guint n;
  Bins bins;

  if (!choose_bins (pieces, n_pieces, &bins))
    return FALSE;
  for (guint i = 0; i < n_pieces; i++)
    for (guint j = 0; j < pieces[i].n; j++)
      counts[find_bin (&bins, pieces[i].values[j])]++;
  n = choose_wanted (counts, ranks, n_ranks, wanted);
  if (list->values == NULL)
    list->values = g_new (double, n + 1);
  keep (pieces, n_pieces, &bins, wanted, list->values);
  list->n = n;
  return TRUE;
}

static void
join (AccordAmounts       *list,
      const AccordAmounts *pieces,
      guint                n_pieces,
      guint                n)
{
  list->values = g_new (double, n);
  for (guint i = 0; i < n_pieces; i++)
    for (guint j = 0; j < pieces[i].n; j++)
      list->values[list->n++] = pieces[i].values[j];
}

/* The numbers that would stand at these ranks, which ascend, if all were sorted: leaves out whole bins of others as long as
 * that leaves few, then searches. */
static void
select_ranks (const AccordAmounts *pieces,
              guint                n_pieces,
              guint                n,
              guint32              ranks[],
              guint                n_ranks,
              double               found[])
{
  AccordAmounts list = { NULL };

  for (guint round = 0; n > FEW && round < MOST_ROUNDS && thin_out (&list, pieces, n_pieces, ranks, n_ranks); round++)
    {
      n = list.n;
      pieces = &list;
      n_pieces = 1;
    }
  if (n_pieces > 1)
    join (&list, pieces, n_pieces, n);
  for (guint i = 0; i < n_ranks; i++)
    found[i] = select_rank (list.values != NULL ? list.values : pieces->values, n, ranks[i]);
  g_free (list.values);
}

/* On the line between the two numbers next to it. */
static void
find_quantiles (const AccordAmounts *pieces,
                guint                n_pieces,
                const double         shares[],
                guint                n_shares,
                double               quantiles[])
{
  guint32 ranks[MOST_RANKS];
  double found[MOST_RANKS];
  guint n = 0;

  for (guint i = 0; i < n_pieces; i++)
    n += pieces[i].n;
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
  select_ranks (pieces, n_pieces, n, ranks, 2 * n_shares, found);
  for (guint i = 0; i < n_shares; i++)
    quantiles[i] = found[2 * i] + quantiles[i] * (found[2 * i + 1] - found[2 * i]);
}

/**
 * accord_quantile_of_pieces:
 * @pieces: (array length=n_pieces): the list; one piece alone may end up in another order
 * @quantiles: (out): those that figures have, which cost less together than one after the other
 */
void
accord_quantile_of_pieces (const AccordAmounts *pieces,
                           guint                n_pieces,
                           double               quantiles[ACCORD_N_QUANTILES])
{
  double shares[ACCORD_N_QUANTILES];

  for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
    shares[i] = accord_quantiles[i] / 100.0;
  find_quantiles (pieces, n_pieces, shares, ACCORD_N_QUANTILES, quantiles);
}

/**
 * accord_quantile_all:
 * @numbers: (array length=n): numbers, which may end up in another order
 * @shares: (array length=n_shares): 0 … 1, ascending
 * @quantiles: (array length=n_shares) (out caller-allocates): NaN where there are no numbers
 */
void
accord_quantile_all (double       *numbers,
                     guint         n,
                     const double  shares[],
                     guint         n_shares,
                     double        quantiles[])
{
  g_return_if_fail (n_shares <= ACCORD_MOST_SHARES);

  find_quantiles (&(AccordAmounts) { numbers, n, n }, 1, shares, n_shares, quantiles);
}

/**
 * accord_quantile:
 * @numbers: (array length=n): numbers, which may end up in another order
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

  accord_quantile_all (numbers, n, &share, 1, &quantile);
  return quantile;
}
