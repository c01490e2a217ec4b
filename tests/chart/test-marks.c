#include "sample-kinds.h"
#include "sample.h"

#include <math.h>

/* Every mark can be pointed at, found again and walked to, whatever the kind of chart and the direction of writing. */

static AccordChartLayout *
measure (const AccordChart *chart,
         double             width,
         double             height)
{
  return accord_chart_layout_new (chart, sample_theme (accord_chart_theme_light ()), width, height);
}

static gboolean
is_lying (const AccordChart *chart)
{
  return chart->kind == ACCORD_CHART_ROWS || chart->kind == ACCORD_CHART_BULLETS;
}

static gboolean
has_mark (const AccordChart *chart,
          guint              series,
          guint              point)
{
  const AccordChartSeries *line = accord_chart_get_series (chart, series);

  if (series > 0 && is_lying (chart) && !line->compared)
    return FALSE;
  return !line->reference && point < line->points->len && isfinite (((AccordChartPoint *) line->points->pdata[point])->value);
}

static void
check_mark (AccordChartLayout *layout,
            const AccordChart *chart,
            guint              series,
            guint              point,
            double             width,
            double             height)
{
  const AccordChartHit *hit = accord_chart_layout_find (layout, series, point), *under;

  g_assert_nonnull (hit);
  g_assert_cmpuint (hit->series, ==, series);
  g_assert_cmpuint (hit->point, ==, point);
  g_assert_cmpfloat (hit->left, >=, -0.001);
  g_assert_cmpfloat (hit->right, <=, width + 0.001);
  g_assert_cmpfloat (hit->x, >=, hit->left - 0.001);
  g_assert_cmpfloat (hit->x, <=, hit->right + 0.001);
  g_assert_cmpfloat (hit->y, >=, -0.001);
  g_assert_cmpfloat (hit->y, <=, height + 0.001);
  under = accord_chart_layout_hit (layout, CLAMP (hit->x, hit->left, hit->right - 0.01), CLAMP (hit->y, hit->top, hit->bottom - 0.01));
  g_assert_nonnull (under);
}

/* Beside a row is what it is compared with, and back. */
static void
check_beside (AccordChartLayout *layout,
              const AccordChart *chart)
{
  guint n = chart->kind == ACCORD_CHART_ROWS && chart->series->len > 1 ? accord_chart_get_series (chart, 1)->points->len : 0;

  for (guint i = 0; i < n; i++)
    {
      const AccordChartHit *own = accord_chart_layout_find (layout, 0, i), *other = accord_chart_layout_find (layout, 1, i);
      const AccordChartHit *right = own != NULL ? accord_chart_layout_walk (layout, own, ACCORD_CHART_STEP_RIGHT) : NULL;
      const AccordChartHit *back;

      g_assert_true ((right != NULL) == (own != NULL && other != NULL));
      if (right == NULL)
        continue;
      g_assert_cmpuint (right->series, ==, 1);
      g_assert_cmpuint (right->point, ==, i);
      back = accord_chart_layout_walk (layout, right, ACCORD_CHART_STEP_LEFT);
      g_assert_nonnull (back);
      g_assert_cmpuint (back->series, ==, 0);
      g_assert_cmpuint (back->point, ==, i);
    }
}

/* Each series from its first mark to its last, and back. */
static void
check_along (AccordChartLayout *layout,
             const AccordChart *chart,
             guint              series)
{
  gboolean mirrored = chart->rtl && !is_lying (chart);
  AccordChartStep on = is_lying (chart) ? ACCORD_CHART_STEP_DOWN : mirrored ? ACCORD_CHART_STEP_LEFT : ACCORD_CHART_STEP_RIGHT;
  AccordChartStep back = is_lying (chart) ? ACCORD_CHART_STEP_UP : mirrored ? ACCORD_CHART_STEP_RIGHT : ACCORD_CHART_STEP_LEFT;
  guint n = accord_chart_get_series (chart, series)->points->len, seen = 0;
  const AccordChartHit *hit = NULL;
  gint64 here = -1;

  for (guint i = 0; i < n && hit == NULL; i++)
    hit = accord_chart_layout_find (layout, series, i);
  for (; hit != NULL; hit = accord_chart_layout_walk (layout, hit, on))
    {
      const AccordChartHit *before = accord_chart_layout_walk (layout, hit, back);

      g_assert_cmpuint (hit->series, ==, series);
      g_assert_cmpint (hit->point, >, here);
      g_assert_cmpint (before != NULL ? (gint64) before->point : -1, ==, here);
      seen += has_mark (chart, series, hit->point);
      here = hit->point;
    }
  for (guint i = 0; i < n; i++)
    seen -= has_mark (chart, series, i) && accord_chart_layout_find (layout, series, i) != NULL;
  g_assert_cmpuint (seen, ==, 0);
}

/* From the first series down through all that have marks. */
static void
check_across (AccordChartLayout *layout,
              const AccordChart *chart)
{
  guint n = accord_chart_n_series (chart), wanted = 0, seen = 0;
  const AccordChartHit *hit;

  for (guint i = 0; i < n; i++)
    {
      guint points = accord_chart_get_series (chart, i)->points->len, found = 0;

      for (guint j = 0; j < points; j++)
        found += accord_chart_layout_find (layout, i, j) != NULL;
      wanted += found > 0;
    }
  for (hit = accord_chart_layout_walk (layout, NULL, ACCORD_CHART_STEP_FIRST); hit != NULL && !is_lying (chart);
       hit = accord_chart_layout_walk (layout, hit, ACCORD_CHART_STEP_DOWN))
    seen++;
  if (!is_lying (chart))
    g_assert_cmpuint (seen, ==, wanted);
}

static void
check_chart (const AccordChart *chart,
             double             width,
             double             height,
             gboolean           all_have)
{
  g_autoptr (AccordChartLayout) layout = measure (chart, width, height);

  for (guint i = 0; i < accord_chart_n_series (chart); i++)
    {
      for (guint j = 0; j < accord_chart_get_series (chart, i)->points->len; j++)
        if (accord_chart_layout_find (layout, i, j) != NULL || (all_have && has_mark (chart, i, j)))
          check_mark (layout, chart, i, j, width, height);
      check_along (layout, chart, i);
    }
  check_across (layout, chart);
  check_beside (layout, chart);
  g_assert_null (accord_chart_layout_hit (layout, -1, 10));
  g_assert_null (accord_chart_layout_find (layout, 9999, 0));
}

static void
test_kinds (gconstpointer data)
{
  const SampleKind *kind = data;

  for (guint sort = 0; sort < SAMPLE_N_SORTS; sort++)
    for (guint size = 0; size < G_N_ELEMENTS (kind->sizes); size++)
      for (guint rtl = 0; rtl < 2; rtl++)
        {
          g_autoptr (AccordChart) chart = kind->make (sort);

          chart->rtl = rtl;
          check_chart (chart, kind->sizes[size][0], kind->sizes[size][1], size == 2);
        }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (AccordChart) chart = sample_chart_random (rand);

      check_chart (chart, g_rand_int_range (rand, 200, 1200), g_rand_int_range (rand, 120, 800), FALSE);
    }
}

/* A panel's marks are told apart from its neighbour's: series are counted over the panels. */
static void
test_panels (void)
{
  g_autoptr (AccordChart) chart = accord_chart_new (ACCORD_CHART_PANELS);
  g_autoptr (AccordChartLayout) layout = NULL;
  static const guint n_series[] = { 1, 2, 1 };
  guint series = 0;

  for (guint i = 0; i < G_N_ELEMENTS (n_series); i++)
    {
      AccordChart *panel = accord_chart_add_panel (chart, accord_chart_new (ACCORD_CHART_BARS));

      for (guint j = 0; j < n_series[i]; j++)
        accord_chart_add_point (accord_chart_add_series (panel, NULL), 10 * (i + 1) + j)->label = g_strdup ("May");
    }
  layout = measure (chart, 900, 300);
  g_assert_cmpuint (accord_chart_n_series (chart), ==, 4);
  g_assert_null (accord_chart_get_series (chart, 4));
  for (guint i = 0; i < G_N_ELEMENTS (n_series); i++)
    for (guint j = 0; j < n_series[i]; j++, series++)
      {
        const AccordChartHit *hit = accord_chart_layout_find (layout, series, 0);
        const AccordChartPoint *point = accord_chart_get_series (chart, series)->points->pdata[0];

        g_assert_nonnull (hit);
        g_assert_cmpfloat (point->value, ==, 10 * (i + 1) + j);
        g_assert_cmpfloat (hit->x, >, 300 * i);
        g_assert_cmpfloat (hit->x, <, 300 * (i + 1));
      }
  /* On one scale: the greater stands higher, whatever its panel. */
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat (accord_chart_layout_find (layout, i, 0)->y, <, accord_chart_layout_find (layout, i - 1, 0)->y);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < sample_n_kinds; i++)
    {
      g_autofree char *path = g_strdup_printf ("/marks/kinds/%s", sample_kinds[i].name);

      g_test_add_data_func (path, &sample_kinds[i], test_kinds);
    }
  g_test_add_func ("/marks/random", test_random);
  g_test_add_func ("/marks/panels", test_panels);

  return g_test_run ();
}
