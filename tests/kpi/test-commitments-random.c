/*
 * Commitments of random leads against a naive way of counting that goes through the minutes, and the quantiles of random
 * numbers against their definition.
 */
#include "commitment-case.h"

#include <math.h>

#include "kpi/quantile.h"

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

static double
naive_quantile (GArray *numbers,
                double  share)
{
  double place = share * ((double) numbers->len - 1);
  guint below = (guint) place;

  if (numbers->len == 0)
    return NAN;
  g_array_sort (numbers, compare_doubles);
  if (below + 1 == numbers->len)
    return g_array_index (numbers, double, below);
  return g_array_index (numbers, double, below) +
         (place - below) * (g_array_index (numbers, double, below + 1) - g_array_index (numbers, double, below));
}

static void
test_quantiles (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (90);

  for (guint round = 0; round < 300; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 60);
      g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) copy = g_array_new (FALSE, FALSE, sizeof (double));
      double share = g_rand_double (rand);

      for (guint i = 0; i < n; i++)
        {
          double number = g_rand_int_range (rand, 0, 12);

          g_array_append_val (numbers, number);
        }
      g_array_append_vals (copy, numbers->data, n);
      g_assert_cmpfloat_with_epsilon (accord_quantile ((double *) (gpointer) numbers->data, n, share),
                                      naive_quantile (copy, share), 1e-9);
    }
  g_assert_true (isnan (accord_quantile (NULL, 0, 0.5)));
}

/* Working minutes between two instants, one by one. */
static gint64
count_minutes (GTimeZone *zone,
               gint64     from,
               gint64     to)
{
  gint64 n = 0;

  for (gint64 minute = from; minute < to; minute++)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (minute * 60);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
      gint time = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);

      n += g_date_time_get_day_of_week (local) <= 5 && time >= 540 && time < 1020;
    }
  return n;
}

static char *
write_minute (gint64 minute)
{
  g_autoptr (GDateTime) time = minute > 0 ? g_date_time_new_from_unix_utc (minute * 60) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%MZ") : g_strdup ("");
}

/* Leads around a change of the clock; the limit is 6 working hours. */
static void
test_random_equals_naive (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  gint64 start = fixture_day ("2025-10-22") * 1440;

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (GString) leads = g_string_new (NULL);
      g_autoptr (GArray) took = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (AccordFigures) attainment = NULL, speed = NULL;
      gint64 as_of = start + g_rand_int_range (rand, 4 * 1440, 9 * 1440);
      g_autofree char *as_of_text = write_minute (as_of);
      guint met = 0, missed = 0, open = 0, unanswered = 0;
      Case self;

      for (guint i = 0; i < 60; i++)
        {
          gint64 from = start + g_rand_int_range (rand, 0, 9 * 1440);
          gint64 to = g_rand_int_range (rand, 0, 4) == 0 ? 0 : from + g_rand_int_range (rand, 1, 3 * 1440);
          g_autofree char *from_text = write_minute (from), *to_text = write_minute (to);

          g_string_append_printf (leads, "%s%u | a | 2025-10-01 | | | | %s | %s | | |", i > 0 ? "\n" : "", i, from_text,
                                  to_text);
          if (from > as_of)
            continue;
          if (to != 0 && to <= as_of)
            {
              double minutes = (double) count_minutes (zone, from, to), seconds = minutes * 60;

              g_array_append_val (took, seconds);
              met += minutes <= 360;
              missed += minutes > 360;
              continue;
            }
          unanswered++;
          if (count_minutes (zone, from, as_of) > 360)
            missed++;
          else
            open++;
        }
      case_init (&self, "speed-to-lead", leads->str, NULL, as_of_text);
      self.promise->limit = 6;
      self.promise->limit_unit = ACCORD_LIMIT_WORKING_HOURS;
      attainment = compute (&self, "attainment");
      assert_counts (get (attainment, 0), met, met + missed, open);
      speed = compute (&self, "speed-to-lead");
      assert_counts (get (speed, 0), took->len, took->len + unanswered, unanswered);
      for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
        g_assert_cmpfloat_with_epsilon (get (speed, 0)->quantiles[i], naive_quantile (took, accord_quantiles[i] / 100.0),
                                        1e-6);
      case_clear (&self);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commitments/quantiles", test_quantiles);
  g_test_add_func ("/commitments/random-equals-naive", test_random_equals_naive);
  return g_test_run ();
}
