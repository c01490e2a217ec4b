#include <math.h>
#include <stdlib.h>

#include "kpi/quantile.h"

/* Quantiles of long and short lists of all kinds, against those of the same list sorted. */

#define BESIDE 0.95
#define N_ROUNDS 400
#define MOST 6000
#define N_KINDS 7

/* Numbers as they come, and as they are hard: many alike, very far apart, in heaps, each much larger than the one before. */
static double
make_number (GRand *rand,
             guint  kind)
{
  double number = g_rand_double (rand);

  switch (kind)
    {
    case 0:
      return number * 1000 - 500;
    case 1:
      return -log (1 - number) * 86400;
    case 2:
      return g_rand_int_range (rand, 0, 4) * 86400;
    case 3:
      return number < 0.999 ? number : number * 1e12;
    case 4:
      return (number < 0.5 ? 0 : 1e9) + number;
    case 5:
      return pow (10, g_rand_double_range (rand, -300, 300));
    case 6:
    default:
      return 42;
    }
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

static double
find_in_sorted (const double *sorted,
                guint         n,
                double        share)
{
  double place = share * (n - 1.0);
  guint rank = (guint) place;
  double low = sorted[rank], high = sorted[MIN (rank + 1, n - 1)];

  return low + (place - rank) * (high - low);
}

/* Those that figures have, and one beside them. */
static void
find_all (double *numbers,
          guint   n,
          double  quantiles[ACCORD_MOST_SHARES])
{
  double shares[ACCORD_MOST_SHARES] = { [ACCORD_N_QUANTILES] = BESIDE };

  for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
    shares[i] = accord_quantiles[i] / 100.0;
  accord_quantile_all (numbers, n, shares, ACCORD_MOST_SHARES, quantiles);
}

static void
test_equals_sorted (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (90);
  g_autofree double *numbers = g_new (double, MOST), *sorted = g_new (double, MOST);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint n = g_rand_boolean (rand) ? g_rand_int_range (rand, 1, 20) : g_rand_int_range (rand, 1, MOST);
      double share = round % 10 == 0 ? 1 : g_rand_double (rand), quantiles[ACCORD_MOST_SHARES];

      for (guint i = 0; i < n; i++)
        numbers[i] = sorted[i] = make_number (rand, round % N_KINDS);
      qsort (sorted, n, sizeof *sorted, compare_numbers);
      find_all (numbers, n, quantiles);
      for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
        g_assert_cmpfloat (quantiles[i], ==, find_in_sorted (sorted, n, accord_quantiles[i] / 100.0));
      g_assert_cmpfloat (quantiles[ACCORD_N_QUANTILES], ==, find_in_sorted (sorted, n, BESIDE));
      g_assert_cmpfloat (accord_quantile (numbers, n, share), ==, find_in_sorted (sorted, n, share));
      /* They are all there still, and nothing else. */
      qsort (numbers, n, sizeof *numbers, compare_numbers);
      g_assert_cmpmem (numbers, n * sizeof *numbers, sorted, n * sizeof *sorted);
    }
}

/* The same list in pieces, some of them empty. */
static void
test_pieces (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (91);
  g_autofree double *numbers = g_new (double, MOST);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint n = g_rand_int_range (rand, 1, round % 2 == 0 ? 30 : MOST), cut = g_rand_int_range (rand, 0, n + 1);
      AccordAmounts pieces[] = { { numbers, cut, cut }, { NULL }, { numbers + cut, n - cut, n - cut } };
      double quantiles[ACCORD_N_QUANTILES], expected[ACCORD_MOST_SHARES];

      for (guint i = 0; i < n; i++)
        numbers[i] = make_number (rand, round % N_KINDS);
      accord_quantile_of_pieces (pieces, G_N_ELEMENTS (pieces), quantiles);
      find_all (numbers, n, expected);
      g_assert_cmpmem (quantiles, sizeof quantiles, expected, sizeof quantiles);
    }
}

static void
test_none (void)
{
  double quantiles[ACCORD_MOST_SHARES];

  find_all (NULL, 0, quantiles);
  for (guint i = 0; i < ACCORD_MOST_SHARES; i++)
    g_assert_true (isnan (quantiles[i]));
  g_assert_true (isnan (accord_quantile (NULL, 0, 0.5)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quantile/equals-sorted", test_equals_sorted);
  g_test_add_func ("/quantile/pieces", test_pieces);
  g_test_add_func ("/quantile/none", test_none);
  return g_test_run ();
}
