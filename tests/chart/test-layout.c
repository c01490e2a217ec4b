#include "sample-kinds.h"
#include "sample.h"

#include <math.h>
#include <string.h>

/* What the picture promises: no text overlaps another or leaves it, at any size. */

static void
check_texts (AccordChartLayout *layout,
             double             width,
             double             height)
{
  guint n;
  const AccordChartText *texts = accord_chart_layout_texts (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (texts[i].left, >=, 0);
      g_assert_cmpfloat (texts[i].top, >=, 0);
      g_assert_cmpfloat (texts[i].right, <=, width);
      g_assert_cmpfloat (texts[i].bottom, <=, height);
      for (guint j = 0; j < i; j++)
        {
          double across = fmin (texts[i].right, texts[j].right) - fmax (texts[i].left, texts[j].left);
          double down = fmin (texts[i].bottom, texts[j].bottom) - fmax (texts[i].top, texts[j].top);

          if (across > 0 && down > 0)
            g_error ("«%s» and «%s» overlap in %g × %g", texts[i].text, texts[j].text, width, height);
        }
    }
}

static gboolean
says (AccordChartLayout *layout,
      const char        *text)
{
  guint n;
  const AccordChartText *texts = accord_chart_layout_texts (layout, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (texts[i].text, text) == 0)
      return TRUE;
  return FALSE;
}

static AccordChartLayout *
measure (const AccordChart *chart,
         double             width,
         double             height)
{
  return accord_chart_layout_new (chart, sample_theme (accord_chart_theme_light ()), width, height);
}

static void
check_drawn (AccordChartLayout *layout,
             guint              width,
             guint              height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  accord_chart_layout_draw (layout, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250511);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (AccordChart) chart = sample_chart_random (rand);
      double width = i % 4 == 0 ? 300 : floor (300 * pow (13.3, g_rand_double (rand)));
      double height = i % 4 == 0 ? 200 : floor (200 * pow (10, g_rand_double (rand)));
      g_autoptr (AccordChartLayout) layout = measure (chart, width, height);

      check_texts (layout, width, height);
      if (i % 8 == 0)
        check_drawn (layout, width, height);
    }
}

/* Every kind and sort of figures, at its three sizes and some in between, both ways of writing. */
static void
test_kinds (void)
{
  for (guint i = 0; i < sample_n_kinds * SAMPLE_N_SORTS; i++)
    for (guint size = 0; size < 6; size++)
      {
        const SampleKind *kind = &sample_kinds[i / SAMPLE_N_SORTS];
        g_autoptr (AccordChart) chart = kind->make (i % SAMPLE_N_SORTS);
        double width = kind->sizes[size / 2][0] * (size % 2 == 0 ? 1 : 1.3);
        double height = kind->sizes[size / 2][1] * (size % 2 == 0 ? 1 : 1.2);
        g_autoptr (AccordChartLayout) layout = NULL;

        chart->rtl = size % 2;
        layout = measure (chart, floor (width), floor (height));
        check_texts (layout, floor (width), floor (height));
      }
}

/* The labels that a chart is nothing without are there from the smallest size to the largest. */
static void
test_sizes (void)
{
  static const struct
  {
    double width, height;
  } sizes[] = { { 300, 200 }, { 360, 200 }, { 520, 290 }, { 960, 540 }, { 300, 2000 }, { 4000, 200 }, { 4000, 2000 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (AccordChart) rate = sample_chart_rate (), money = sample_chart_money (), groups = sample_chart_groups ();
      g_autoptr (AccordChartLayout) lines = measure (rate, sizes[i].width, sizes[i].height);
      g_autoptr (AccordChartLayout) bars = measure (money, sizes[i].width, sizes[i].height);
      g_autoptr (AccordChartLayout) rows = measure (groups, sizes[i].width, sizes[i].height);

      g_assert_true (says (lines, "Customers within 90 days"));
      g_assert_true (says (lines, "0 %"));
      g_assert_true (says (lines, "13.4 %"));
      g_assert_true (says (lines, "target 12 %"));
      g_assert_true (says (lines, "2024"));
      g_assert_true (says (bars, "€352k"));
      g_assert_true (says (bars, "target €290k"));
      g_assert_true (says (rows, "Referral"));
      g_assert_true (says (rows, "€140"));
      g_assert_true (says (rows, "target €973"));
    }
}

static void
test_months (void)
{
  g_autoptr (AccordChart) chart = sample_chart_rate ();
  g_autoptr (AccordChartLayout) wide = measure (chart, 900, 400), narrow = measure (chart, 380, 260);

  g_assert_true (says (wide, "Jun"));
  g_assert_true (says (wide, "2025"));
  g_assert_true (says (wide, "too early"));
  /* Every second month, from January on: never one alone beside another step. */
  g_assert_true (says (narrow, "Jul"));
  g_assert_false (says (narrow, "Jun"));
  g_assert_false (says (narrow, "Aug"));
}

static void
test_mirrored (void)
{
  g_autoptr (AccordChart) chart = sample_chart_rate ();
  g_autoptr (AccordChartLayout) plain = measure (chart, 600, 320), mirrored = NULL;
  const AccordChartHit *first, *last;

  first = accord_chart_layout_find (plain, 0, 0);
  chart->rtl = TRUE;
  mirrored = measure (chart, 600, 320);
  last = accord_chart_layout_find (mirrored, 0, 0);
  g_assert_cmpfloat_with_epsilon (first->x, 600 - last->x, 0.001);
  g_assert_cmpfloat_with_epsilon (first->y, last->y, 0.001);
  check_texts (mirrored, 600, 320);
}

static void
test_empty (void)
{
  g_autoptr (AccordChart) chart = accord_chart_new (ACCORD_CHART_LINE);
  g_autoptr (AccordChartLayout) layout = NULL;

  accord_chart_add_point (accord_chart_add_series (chart, NULL), NAN);
  chart->empty = g_strdup ("No leads here.");
  layout = measure (chart, 300, 200);
  g_assert_true (says (layout, "No leads here."));
  g_assert_null (accord_chart_layout_hit (layout, 150, 100));
}

/* A target above all data and a range above all points stay inside the picture. */
static void
test_extent (void)
{
  g_autoptr (AccordChart) chart = sample_chart_rate ();
  g_autoptr (AccordChartLayout) layout = NULL;

  accord_chart_add_target (chart, 0.5, "target 50 %");
  layout = measure (chart, 600, 320);
  g_assert_true (says (layout, "50 %"));
  g_assert_true (says (layout, "target 50 %"));
  g_assert_true (says (layout, "target 12 %"));
}

/* Of ten thousand points none that stands out may get lost when they are thinned for drawing. */
static void
test_spike (void)
{
  g_autoptr (AccordChart) chart = accord_chart_new (ACCORD_CHART_LINE);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);
  g_autoptr (AccordChartLayout) layout = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 600, 300);
  cairo_t *cr = cairo_create (surface);
  const AccordChartHit *spike;
  const guchar *pixel;

  for (guint i = 0; i < 10000; i++)
    accord_chart_add_point (series, i == 4321 ? 100 : 1 + i % 3);
  layout = measure (chart, 600, 300);
  accord_chart_layout_draw (layout, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  spike = accord_chart_layout_find (layout, 0, 4321);
  pixel = cairo_image_surface_get_data (surface) + ((gint) spike->y + 20) * cairo_image_surface_get_stride (surface) + (gint) spike->x * 4;
  g_assert_cmpuint (pixel[3], >, 100);
  g_assert_cmpuint (pixel[0], >, pixel[2]);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/random", test_random);
  g_test_add_func ("/layout/kinds", test_kinds);
  g_test_add_func ("/layout/sizes", test_sizes);
  g_test_add_func ("/layout/months", test_months);
  g_test_add_func ("/layout/mirrored", test_mirrored);
  g_test_add_func ("/layout/empty", test_empty);
  g_test_add_func ("/layout/extent", test_extent);
  g_test_add_func ("/layout/spike", test_spike);

  return g_test_run ();
}
