#include <glib.h>
#include <math.h>

#include "kpi/decomposition.h"

static void
test_two_factors (void)
{
  const double before[] = { 100, 0.1 }, after[] = { 120, 0.05 };
  double parts[2];

  /* Δa·(b₀ + b₁)/2 and Δb·(a₀ + a₁)/2 */
  accord_decompose_product (before, after, 2, parts);
  g_assert_cmpfloat_with_epsilon (parts[0], 20 * 0.075, 1e-12);
  g_assert_cmpfloat_with_epsilon (parts[1], -0.05 * 110, 1e-12);
}

/* Leads double, and so does each other factor: what the three did together they share alike, in proportion to nothing else. */
static void
test_three_factors (void)
{
  const double before[] = { 1, 1, 1 }, after[] = { 2, 2, 2 };
  double parts[3];

  accord_decompose_product (before, after, 3, parts);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (parts[i], 7 / 3.0, 1e-12);
}

static double
multiply (const double *factors,
          guint         n)
{
  double product = 1;

  for (guint i = 0; i < n; i++)
    product *= factors[i];
  return product;
}

/* In whatever order the factors stand, the parts add up, and one that did not change has none. */
static void
test_adds_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1953);

  for (guint round = 0; round < 500; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, ACCORD_MOST_FACTORS + 1);
      guint still = (guint) g_rand_int_range (rand, 0, (gint) n);
      double before[ACCORD_MOST_FACTORS], after[ACCORD_MOST_FACTORS], parts[ACCORD_MOST_FACTORS];
      double turned_before[ACCORD_MOST_FACTORS], turned_after[ACCORD_MOST_FACTORS], turned[ACCORD_MOST_FACTORS], sum = 0;

      for (guint i = 0; i < n; i++)
        {
          before[i] = g_rand_int_range (rand, 0, 4) == 0 ? 0 : g_rand_double_range (rand, -1, 5);
          after[i] = i == still ? before[i] : g_rand_double_range (rand, -1, 5);
        }
      accord_decompose_product (before, after, n, parts);
      for (guint i = 0; i < n; i++)
        {
          turned_before[i] = before[n - 1 - i];
          turned_after[i] = after[n - 1 - i];
          sum += parts[i];
        }
      g_assert_cmpfloat_with_epsilon (sum, multiply (after, n) - multiply (before, n), 1e-9);
      g_assert_cmpfloat (parts[still], ==, 0);
      accord_decompose_product (turned_before, turned_after, n, turned);
      for (guint i = 0; i < n; i++)
        g_assert_cmpfloat_with_epsilon (turned[i], parts[n - 1 - i], 1e-12);
    }
}

static double
get_rate (const AccordRatePart *groups,
          guint                 n,
          guint                 side)
{
  double numerator = 0, denominator = 0;

  for (guint i = 0; i < n; i++)
    {
      numerator += groups[i].numerator[side];
      denominator += groups[i].denominator[side];
    }
  return numerator / denominator;
}

/* Other sources alone change the mix, and nothing else; other rates alone the rate. */
static void
test_rate (void)
{
  const AccordRatePart mixed[] = { { { 10, 30 }, { 100, 300 } }, { { 30, 10 }, { 100, 100 / 3.0 } } };
  const AccordRatePart rated[] = { { { 10, 20 }, { 100, 100 } }, { { 30, 40 }, { 100, 100 } } };
  const AccordRatePart fresh[] = { { { 10, 10 }, { 100, 100 } }, { { 0, 50 }, { 0, 100 } } };
  double mix, rate;

  accord_decompose_rate (mixed, 2, &mix, &rate);
  g_assert_cmpfloat_with_epsilon (mix, get_rate (mixed, 2, 1) - get_rate (mixed, 2, 0), 1e-12);
  g_assert_cmpfloat_with_epsilon (rate, 0, 1e-12);
  accord_decompose_rate (rated, 2, &mix, &rate);
  g_assert_cmpfloat_with_epsilon (mix, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (rate, 0.1, 1e-12);
  accord_decompose_rate (fresh, 2, &mix, &rate);
  g_assert_cmpfloat_with_epsilon (mix, 0.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (rate, 0, 1e-12);
}

static void
test_rate_adds_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1955);

  for (guint round = 0; round < 500; round++)
    {
      AccordRatePart groups[6];
      guint n = (guint) g_rand_int_range (rand, 1, 7);
      double mix, rate;

      for (guint i = 0; i < n; i++)
        for (guint side = 0; side < 2; side++)
          {
            groups[i].denominator[side] = i == 0 ? 7 : g_rand_int_range (rand, 0, 5) * 10;
            groups[i].numerator[side] = floor (groups[i].denominator[side] * g_rand_double (rand));
          }
      accord_decompose_rate (groups, n, &mix, &rate);
      g_assert_cmpfloat_with_epsilon (mix + rate, get_rate (groups, n, 1) - get_rate (groups, n, 0), 1e-12);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decomposition/two-factors", test_two_factors);
  g_test_add_func ("/decomposition/three-factors", test_three_factors);
  g_test_add_func ("/decomposition/adds-up", test_adds_up);
  g_test_add_func ("/decomposition/rate", test_rate);
  g_test_add_func ("/decomposition/rate-adds-up", test_rate_adds_up);
  return g_test_run ();
}
