#include "chart/chart.h"

#include <math.h>
#include <time.h>

/*
 * How long pictures take on an image surface of 1400 × 800: laid out and drawn, a line of few points and one of very
 * many; and how long it takes to find what is under the pointer. Prints milliseconds of processor time, which others on
 * the machine lengthen least; median of nine.
 */

#define WIDTH 1400
#define HEIGHT 800
#define N_RUNS 9
#define N_HOVERS 200

static double
read_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

static AccordChart *
make_chart (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  AccordChart *chart = accord_chart_new (ACCORD_CHART_LINE);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);
  double value = 100;

  chart->title = g_strdup ("Leads of each period");
  for (guint i = 0; i < n; i++)
    {
      AccordChartPoint *point = accord_chart_add_point (series, value);

      value = fmax (value + (g_rand_double (rand) - 0.5) * 8, 0);
      point->value_label = g_strdup_printf ("%.0f", value);
      if (n > 1000)
        {
          point->label = g_strdup_printf ("%u", i);
          continue;
        }
      point->low = value * 0.9;
      point->high = value * 1.1;
      point->year = 2024 + i / 12;
      point->month = i % 12 + 1;
      point->day = 1;
      point->label = g_strdup_printf ("%d/%d", point->month, point->year);
    }
  accord_chart_add_target (chart, 110, "target 110");

  return chart;
}

static void
time_drawing (const char *name,
              guint       n)
{
  g_autoptr (AccordChart) chart = make_chart (n);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  double times[2][N_RUNS];

  for (gint run = -2; run < N_RUNS; run++)
    {
      cairo_t *cr = cairo_create (surface);
      double start = read_clock (), between;
      AccordChartLayout *layout = accord_chart_layout_new (chart, accord_chart_theme_light (), WIDTH, HEIGHT);

      between = read_clock ();
      accord_chart_layout_draw (layout, cr);
      cairo_surface_flush (surface);
      times[0][MAX (run, 0)] = between - start;
      times[1][MAX (run, 0)] = read_clock () - between;
      accord_chart_layout_free (layout);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    qsort (times[i], N_RUNS, sizeof (double), compare_times);
  g_print ("%-22s %8.3f ms drawn, %8.3f ms laid out\n", name, times[1][N_RUNS / 2], times[0][N_RUNS / 2]);
}

/* The slowest of many places, for one of them is felt. */
static void
time_pointer (guint n)
{
  g_autoptr (AccordChart) chart = make_chart (n);
  g_autoptr (AccordChartLayout) layout = accord_chart_layout_new (chart, accord_chart_theme_light (), WIDTH, HEIGHT);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  double times[N_HOVERS];
  guint found = 0;

  for (guint i = 0; i < N_HOVERS; i++)
    {
      double x = g_rand_double_range (rand, 100, WIDTH - 150), y = g_rand_double_range (rand, 60, HEIGHT - 60);
      double start = read_clock ();

      found += accord_chart_layout_hit (layout, x, y) != NULL;
      times[i] = read_clock () - start;
    }
  qsort (times, N_HOVERS, sizeof (double), compare_times);
  g_print ("%-22s %8.3f ms, at worst %.3f ms (%u of %u places have a mark)\n", "under the pointer", times[N_HOVERS / 2],
           times[N_HOVERS - 1], found, N_HOVERS);
}

int
main (int    argc,
      char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  g_autofree char *name = g_strdup_printf ("%u points", n);

  time_drawing ("24 points", 24);
  time_drawing (name, n);
  time_pointer (n);

  return 0;
}
