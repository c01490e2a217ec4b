#include "sample-kinds.h"
#include "sample.h"

#include <math.h>
#include <string.h>

/* What each kind of chart is nothing without is there, and stands where it belongs. */

static AccordChart *
make_kind (const char *name,
           SampleSort  sort)
{
  for (guint i = 0; i < sample_n_kinds; i++)
    if (strcmp (sample_kinds[i].name, name) == 0)
      return sample_kinds[i].make (sort);
  g_assert_not_reached ();
}

static AccordChartLayout *
measure (const AccordChart *chart)
{
  return accord_chart_layout_new (chart, sample_theme (accord_chart_theme_light ()), 640, 360);
}

static const AccordChartText *
find_text (AccordChartLayout *layout,
           const char        *text)
{
  guint n;
  const AccordChartText *texts = accord_chart_layout_texts (layout, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (texts[i].text, text) == 0)
      return &texts[i];
  return NULL;
}

static const struct
{
  const char *kind;
  SampleSort  sort;
  const char *texts[6];
} cases[] = {
  { "line", SAMPLE_ORDINARY, { "target 12", "2024", "2023", "signed", "campaign", "new form" } },
  { "lines", SAMPLE_ORDINARY, { "Referral", "Webinar", "Trade fair", "Search ads", "The axis does not begin at 0." } },
  { "ages", SAMPLE_ORDINARY, { "0 d", "100 d", "300 d", "year before", "13.3" } },
  { "bars", SAMPLE_ORDINARY, { "2023", "target 290k", "398k" } },
  { "change", SAMPLE_ORDINARY, { "318", "+46", "−61", "+12", "312" } },
  { "change", SAMPLE_NEGATIVE, { "April", "Volume", "May" } },
  { "spread", SAMPLE_ORDINARY, { "0 d", "100 d", "151" } },
  { "rows", SAMPLE_NEGATIVE, { "−23.8", "783 leads", "target 20", "2023" } },
  { "funnel", SAMPLE_ORDINARY, { "of previous", "of all", "2.68k", "54 %", "11 %" } },
  { "bullets", SAMPLE_ORDINARY, { "First contact ≤ 4 working hours", "kept 93 of 97", "4 missed, 9 allowed", "90 %" } },
  { "heat", SAMPLE_ORDINARY, { "Jan 2024", "Sep 2024", "30 d", "210 d", "5.04" } },
  { "panels", SAMPLE_ORDINARY, { "Referral", "Partner", "target 12", "too early" } },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases) * 2; i++)
    {
      g_autoptr (AccordChart) chart = make_kind (cases[i / 2].kind, cases[i / 2].sort);
      g_autoptr (AccordChartLayout) layout = NULL;

      chart->rtl = i % 2;
      layout = measure (chart);
      for (guint j = 0; j < G_N_ELEMENTS (cases[0].texts) && cases[i / 2].texts[j] != NULL; j++)
        if (find_text (layout, cases[i / 2].texts[j]) == NULL)
          g_error ("%s: «%s» is missing", cases[i / 2].kind, cases[i / 2].texts[j]);
    }
}

/* Lines may leave 0 only if they say so; bars, small charts and lines that fill the axis stand on it. */
static void
test_truncated (void)
{
  static const struct
  {
    AccordChartKind kind;
    gboolean        compact, says;
    double          least, most;
    gboolean        leaves;
  } rules[] = { { ACCORD_CHART_LINE, FALSE, TRUE, 90, 100, TRUE },  { ACCORD_CHART_LINE, FALSE, FALSE, 90, 100, FALSE },
                { ACCORD_CHART_LINE, TRUE, TRUE, 90, 100, FALSE },  { ACCORD_CHART_LINE, FALSE, TRUE, 40, 100, FALSE },
                { ACCORD_CHART_BARS, FALSE, TRUE, 90, 100, FALSE }, { ACCORD_CHART_LINE, FALSE, TRUE, -1, 100, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (AccordChart) chart = accord_chart_new (rules[i].kind);
      AccordChartSeries *series = accord_chart_add_series (chart, NULL);
      g_autoptr (AccordChartLayout) layout = NULL;
      double lowest;

      chart->compact = rules[i].compact;
      chart->truncated_label = rules[i].says ? g_strdup ("does not begin at 0") : NULL;
      for (guint j = 0; j < 5; j++)
        accord_chart_add_point (series, j % 2 == 0 ? rules[i].least : rules[i].most)->label = g_strdup ("x");
      layout = measure (chart);
      lowest = accord_chart_layout_value_at (layout, accord_chart_layout_find (layout, 0, 0)->bottom - 1);
      g_assert_cmpint (find_text (layout, "does not begin at 0") != NULL, ==, rules[i].leaves);
      g_assert_cmpint (lowest > 1e-9, ==, rules[i].leaves);
    }
}

/* Figures under a head end under each other; with figures of one width they can be compared at a glance. */
static void
test_columns (void)
{
  g_autoptr (AccordChart) chart = make_kind ("funnel", SAMPLE_ORDINARY);
  g_autoptr (AccordChartLayout) layout = measure (chart);
  const AccordChartText *head = find_text (layout, "of all");

  g_assert_cmpfloat_with_epsilon (find_text (layout, "23 %")->right, head->right, 0.01);
  g_assert_cmpfloat_with_epsilon (find_text (layout, "11 %")->right, head->right, 0.01);
  g_assert_cmpfloat (find_text (layout, "54 %")->right, <, find_text (layout, "23 %")->left);
  g_assert_cmpfloat (head->bottom, <=, find_text (layout, "Leads")->top);
}

/* What changed stands on what was before, upwards and downwards. */
static void
test_change (void)
{
  g_autoptr (AccordChart) chart = make_kind ("change", SAMPLE_ORDINARY);
  g_autoptr (AccordChartLayout) layout = measure (chart);
  double tops[6];

  for (guint i = 0; i < G_N_ELEMENTS (tops); i++)
    tops[i] = accord_chart_layout_value_at (layout, accord_chart_layout_find (layout, 0, i)->y);
  g_assert_cmpfloat_with_epsilon (tops[0], 318, 0.01);
  g_assert_cmpfloat_with_epsilon (tops[1], 318 + 46, 0.01);
  g_assert_cmpfloat_with_epsilon (tops[2], 318 + 46 - 61, 0.01);
  g_assert_cmpfloat_with_epsilon (tops[5], 312, 0.01);
}

/* A line on an axis of numbers stands where its numbers are, however unevenly. */
static void
test_numbers (void)
{
  g_autoptr (AccordChart) chart = accord_chart_new (ACCORD_CHART_LINE);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);
  static const double places[] = { 0, 1, 10, 40, 100 };
  g_autoptr (AccordChartLayout) layout = NULL;
  double start, end;

  chart->numeric = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    accord_chart_add_point (series, i)->at = places[i];
  layout = measure (chart);
  start = accord_chart_layout_find (layout, 0, 0)->x;
  end = accord_chart_layout_find (layout, 0, 4)->x;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpfloat_with_epsilon (accord_chart_layout_find (layout, 0, i)->x, start + (end - start) * places[i] / 100, 0.01);
  g_assert_nonnull (find_text (layout, "20"));
  g_assert_nonnull (find_text (layout, "100"));
}

/* Small enough, a compact chart says nothing, but can still be walked. */
static void
test_spark (void)
{
  g_autoptr (AccordChart) chart = make_kind ("spark", SAMPLE_ORDINARY);
  g_autoptr (AccordChartLayout) layout =
      accord_chart_layout_new (chart, sample_theme (accord_chart_theme_light ()), 80, 24);
  guint n;

  accord_chart_layout_texts (layout, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_nonnull (accord_chart_layout_walk (layout, NULL, ACCORD_CHART_STEP_LEFT));
  g_assert_true (isnan (accord_chart_layout_value_at (layout, 10)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/texts", test_texts);
  g_test_add_func ("/kinds/truncated", test_truncated);
  g_test_add_func ("/kinds/columns", test_columns);
  g_test_add_func ("/kinds/change", test_change);
  g_test_add_func ("/kinds/numbers", test_numbers);
  g_test_add_func ("/kinds/spark", test_spark);

  return g_test_run ();
}
