#include "kpi/metric.h"

#include <math.h>

/* Newcombe (1998), Table I, method 3 for the first three; the others worked out by hand from the formula. */
static const struct
{
  double successes, n, low, high;
} cases[] = {
  { 81, 263, 0.2553, 0.3662 }, { 15, 148, 0.0624, 0.1605 }, { 0, 20, 0, 0.1611 },
  { 1, 29, 0.0061, 0.1718 },   { 2, 3, 0.2077, 0.9385 },    { 29, 29, 0.8830, 1 },
};

static void
test_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double low, high;

      accord_wilson (cases[i].successes, cases[i].n, &low, &high);
      g_assert_cmpfloat_with_epsilon (low, cases[i].low, 5e-5);
      g_assert_cmpfloat_with_epsilon (high, cases[i].high, 5e-5);
    }
}

static void
test_of_nothing (void)
{
  double low = 0, high = 0;

  accord_wilson (0, 0, &low, &high);
  g_assert_true (isnan (low) && isnan (high));
}

static void
test_holds_the_rate (void)
{
  for (guint n = 1; n < 200; n++)
    for (guint k = 0; k <= n; k++)
      {
        double low, high;

        accord_wilson (k, n, &low, &high);
        g_assert_true (0 <= low && low <= (double) k / n && (double) k / n <= high && high <= 1);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wilson/known", test_known);
  g_test_add_func ("/wilson/of-nothing", test_of_nothing);
  g_test_add_func ("/wilson/holds-the-rate", test_holds_the_rate);
  return g_test_run ();
}
