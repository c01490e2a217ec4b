#include "chart/ticks.h"

#include <math.h>

typedef struct
{
  double   low, high;
  guint    wanted;
  gboolean whole;
  double   min, max, step;
} Case;

static const Case cases[] = {
  { 0, 97, 6, FALSE, 0, 100, 20 },
  { -13, 41, 6, FALSE, -25, 50, 25 },
  { 0, 0.087, 5, FALSE, 0, 0.1, 0.025 },
  { 0, 0.134, 5, FALSE, 0, 0.15, 0.05 },
  { 0, 352000, 5, FALSE, 0, 400000, 100000 },
  { 0, 3, 6, TRUE, 0, 3, 1 },
  { 0, 1, 6, TRUE, 0, 1, 1 },
  { 0, 0, 5, TRUE, 0, 1, 1 },
  { 0, 0, 5, FALSE, 0, 1, 0.25 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AccordTicks ticks;

      accord_ticks_choose (&ticks, cases[i].low, cases[i].high, cases[i].wanted, cases[i].whole);
      g_test_message ("%g … %g: %g … %g by %g", cases[i].low, cases[i].high, ticks.min, ticks.max, ticks.step);
      g_assert_cmpfloat_with_epsilon (ticks.min, cases[i].min, cases[i].step * 1e-6);
      g_assert_cmpfloat_with_epsilon (ticks.max, cases[i].max, cases[i].step * 1e-6);
      g_assert_cmpfloat_with_epsilon (ticks.step, cases[i].step, cases[i].step * 1e-6);
    }
}

static gboolean
is_round (double step)
{
  double mantissa = step / pow (10, floor (log10 (step) + 1e-9));

  for (guint half = 2; half <= 10; half++)
    if (fabs (mantissa * 2 - half) < 1e-6 && half != 3 && half != 7 && half != 9)
      return TRUE;
  return FALSE;
}

/* Whatever the data: covered, evenly spaced, not many more than wanted, round, not far beyond the data. */
static void
test_properties (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      double scale = pow (10, g_rand_int_range (rand, -6, 12)), high = g_rand_double (rand) * scale;
      double low = g_rand_int_range (rand, 0, 4) == 0 ? -g_rand_double (rand) * scale : 0;
      guint wanted = g_rand_int_range (rand, 2, 10);
      gboolean whole = scale > 1 && g_rand_boolean (rand);
      AccordTicks ticks;

      accord_ticks_choose (&ticks, low, high, wanted, whole);
      g_assert_cmpfloat (ticks.min, <=, low + ticks.step * 1e-6);
      g_assert_cmpfloat (ticks.max, >=, high - ticks.step * 1e-6);
      g_assert_cmpuint (ticks.n, >=, 2);
      g_assert_cmpuint (ticks.n, <=, wanted + 1);
      g_assert_cmpfloat_with_epsilon (accord_ticks_get (&ticks, ticks.n - 1), ticks.max, ticks.step * 1e-6);
      g_assert_true (is_round (ticks.step));
      g_assert_cmpfloat (ticks.max - ticks.min, <=, fmax (high - low, whole ? 1 : 0) * 2.5 + ticks.step);
      if (whole)
        g_assert_cmpfloat (ticks.step, ==, round (ticks.step));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticks/cases", test_cases);
  g_test_add_func ("/ticks/properties", test_properties);

  return g_test_run ();
}
