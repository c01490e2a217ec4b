#include "fixture-frame.h"
#include "kpi/mean-range.h"

#include <math.h>
#include <stdlib.h>

static int
compare (const void *a,
         const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Every sample that can be drawn, once: what drawing some of them comes close to. */
static void
find_exact (const double *numbers,
            guint         n,
            double       *low,
            double       *high)
{
  guint n_samples = (guint) pow (n, n);
  double *means = g_new (double, n_samples);

  for (guint sample = 0; sample < n_samples; sample++)
    {
      guint rest = sample;

      means[sample] = 0;
      for (guint i = 0; i < n; i++, rest /= n)
        means[sample] += numbers[rest % n] / n;
    }
  qsort (means, n_samples, sizeof (double), compare);
  *low = means[(guint) (0.025 * n_samples)];
  *high = means[(guint) (0.975 * n_samples)];
  g_free (means);
}

/* Five and six deals of seven leads: one of a size of its own, one that did not buy. */
static void
test_exact (void)
{
  static const double leads[][7] = { { 100, 200, 300, 400, 5000, 0, 0 }, { 94, 197, 16, 38, 99, 141, 0 },
                                     { 94, 197, 16, 38, 99, 141, 23 } };
  static const guint n_bought[] = { 5, 6, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      double low, high, exact_low, exact_high;

      g_assert_true (accord_mean_range (leads[i], n_bought[i], 7, &low, &high));
      find_exact (leads[i], 7, &exact_low, &exact_high);
      g_test_message ("%g–%g, all samples: %g–%g", low, high, exact_low, exact_high);
      g_assert_cmpfloat_with_epsilon (low, exact_low, 0.06 * exact_high);
      g_assert_cmpfloat_with_epsilon (high, exact_high, 0.06 * exact_high);
    }
}

/* Of many leads it is the normal interval, whichever way it is found. */
static void
test_many (void)
{
  static const guint sizes[] = { 2000, 5000, 5001, 20000 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      guint n = sizes[k];
      double *amounts = g_new (double, n);
      double total = 0, squares = 0, mean, half, low, high;

      for (guint i = 0; i < n; i++)
        {
          amounts[i] = 100 + i % 901;
          total += amounts[i];
          squares += amounts[i] * amounts[i];
        }
      mean = total / (5.0 * n);
      half = 1.959964 * sqrt ((squares / (5.0 * n) - mean * mean) / (5.0 * n));
      g_assert_true (accord_mean_range (amounts, n, 5 * n, &low, &high));
      g_assert_cmpfloat_with_epsilon (low, mean - half, 0.15 * half);
      g_assert_cmpfloat_with_epsilon (high, mean + half, 0.15 * half);
      g_free (amounts);
    }
}

static void
test_same_again (void)
{
  static const double amounts[] = { 10, 20, 30, 400, 50, 60 };
  double low, high, low_again, high_again;

  g_assert_true (accord_mean_range (amounts, 6, 60, &low, &high));
  g_assert_true (accord_mean_range (amounts, 6, 60, &low_again, &high_again));
  g_assert_true (low == low_again && high == high_again);
  g_assert_true (0 <= low && low < 570.0 / 60 && 570.0 / 60 < high);
}

static void
test_few (void)
{
  static const double amounts[] = { 10, 20, 30, 400 };

  for (guint n = 0; n <= G_N_ELEMENTS (amounts); n++)
    {
      double low = 0, high = 0;

      g_assert_false (accord_mean_range (amounts, n, 1000, &low, &high));
      g_assert_true (isnan (low) && isnan (high));
    }
}

/* Of the leads of a figure: ads have six customers of eight leads in time, web has four. */
static void
test_lead_value (void)
{
  static const double of_ads[] = { 100, 200, 300, 400, 500, 600 };
  g_autoptr (AccordFrame) frame = fixture_frame_new (
    "UTC", "source | created_at | customer_at | value\n"
           "ads | 2018-01-01 | 2018-01-10 | 100\nads | 2018-01-01 | 2018-01-10 | 200\n"
           "ads | 2018-01-01 | 2018-01-10 | 300\nads | 2018-01-01 | 2018-01-10 | 400\n"
           "ads | 2018-01-01 | 2018-01-10 | 500\nads | 2018-01-01 | 2018-01-10 | 600\n"
           "ads | 2018-01-01 |            |     \nads | 2018-01-01 | 2018-05-10 | 9999\n"
           "web | 2018-01-01 | 2018-01-10 | 100\nweb | 2018-01-01 | 2018-01-10 | 200\n"
           "web | 2018-01-01 | 2018-01-10 | 300\nweb | 2018-01-01 | 2018-01-10 | 400\n");
  g_autoptr (AccordFigures) figures = NULL;
  AccordQuery query;
  double low, high, wanted_low, wanted_high;

  accord_query_init (&query, frame);
  query.as_of.day = fixture_day ("2018-12-31");
  query.group = "source";
  query.horizon_days = 90;
  figures = accord_metric_compute (accord_metric_find ("lead-value"), frame, &query, NULL);
  g_assert_cmpuint (figures->figures->len, ==, 2);
  g_assert_true (accord_lead_value_range (frame, &query, g_ptr_array_index (figures->figures, 0), &low, &high));
  g_assert_true (accord_mean_range (of_ads, 6, 8, &wanted_low, &wanted_high));
  g_assert_true (low == wanted_low && high == wanted_high);
  g_assert_false (accord_lead_value_range (frame, &query, g_ptr_array_index (figures->figures, 1), &low, &high));
  g_assert_true (isnan (low) && isnan (high));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mean-range/exact", test_exact);
  g_test_add_func ("/mean-range/many", test_many);
  g_test_add_func ("/mean-range/same-again", test_same_again);
  g_test_add_func ("/mean-range/few", test_few);
  g_test_add_func ("/mean-range/lead-value", test_lead_value);
  return g_test_run ();
}
