#include "figures.h"
#include "present/figure-chart.h"
#include "present/figure-opening.h"
#include "present/figure-why.h"

#include <locale.h>
#include <math.h>

#define NBSP "\302\240"
#define MINUS "\342\210\222"

static const AccordPresentOptions plain = { .currency = "EUR", .target = NAN, .with_title = TRUE };

static AccordFigures *
create (const char      *metric,
        AccordForm       form,
        AccordUnit       unit,
        AccordPeriodKind by,
        gboolean         grouped)
{
  AccordFigures *figures = figures_new (metric, by, grouped);

  figures->query.form = form;
  figures->unit = unit;
  return figures;
}

static AccordFigure *
add (AccordFigures *figures,
     const char    *period,
     const char    *group,
     double         value,
     double         numerator,
     double         denominator)
{
  AccordFigure *figure = figures_add (figures, period, group, numerator, denominator);

  figure->value = value;
  figure->low = figure->high = NAN;
  return figure;
}

static void
set_stretch (AccordFigure *figure,
             double        lower,
             double        upper)
{
  figure->has_stretch = TRUE;
  figure->lower = lower;
  figure->upper = upper;
}

static AccordChart *
present (const AccordFigures *figures)
{
  return accord_present_chart (accord_metric_find (figures->metric), figures, &plain);
}

static char *
say (const AccordFigures *figures)
{
  return accord_present_sentence (accord_metric_find (figures->metric), figures, &plain);
}

static AccordChartSeries *
get_series (const AccordChart *chart,
            guint              series)
{
  return g_ptr_array_index (chart->series, series);
}

static AccordChartPoint *
get_point (const AccordChart *chart,
           guint              series,
           guint              point)
{
  return g_ptr_array_index (get_series (chart, series)->points, point);
}

static void
assert_tip (const AccordChart *chart,
            guint              series,
            guint              point,
            const char        *begins)
{
  g_autofree char *tip = accord_chart_dup_tip (chart, series, point);

  g_assert_nonnull (tip);
  if (!g_str_has_prefix (tip, begins))
    g_assert_cmpstr (tip, ==, begins);
}

static void
assert_mark (const AccordFigures *figures,
             guint                series,
             guint                point,
             const AccordFigure  *figure)
{
  g_autoptr (AccordMark) mark = accord_present_find_mark (figures, &plain, series, point);

  g_assert_nonnull (mark);
  g_assert_cmpfloat (mark->figure->value, ==, figure->value);
  g_assert_cmpstr (mark->figure->group, ==, figure->group);
  g_assert_cmpstr (mark->figure->period, ==, figure->period);
  g_assert_cmpfloat (mark->figure->upper, ==, figure->upper);
}

/* The leads of the mockup. */
static AccordFigures *
funnel (void)
{
  static const char *const stages[] = { "lead", "mql", "sql", "opportunity", "customer" };
  static const double n[] = { 2676, 1124, 612, 418, 293 };
  AccordFigures *figures = create ("conversion-rate", ACCORD_FORM_FUNNEL, ACCORD_UNIT_COUNT, ACCORD_PERIOD_ALL, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    {
      AccordFigure *figure = add (figures, "all", stages[i], n[i], n[i], n[0]);

      figure->open = 938;
      figure->mature = FALSE;
    }
  ((AccordFigure *) g_ptr_array_index (figures->figures, 1))->left_out[ACCORD_LEFT_OUT_SKIPPED] = 88;
  return figures;
}

static void
test_funnel (void)
{
  g_autoptr (AccordFigures) figures = funnel ();
  g_autoptr (AccordChart) chart = present (figures);
  g_autofree char *sentence = say (figures);

  g_assert_cmpint (chart->kind, ==, ACCORD_CHART_ROWS);
  g_assert_cmpstr (chart->title, ==, "From lead to customer");
  g_assert_cmpstr (chart->subtitle, ==, "all leads, within 90 days");
  g_assert_cmpstr (chart->heads[0], ==, "of previous");
  g_assert_cmpstr (get_point (chart, 0, 0)->label, ==, "Leads");
  g_assert_null (get_point (chart, 0, 0)->columns[0]);
  g_assert_cmpstr (get_point (chart, 0, 1)->label, ==, "MQLs");
  g_assert_cmpstr (get_point (chart, 0, 1)->value_label, ==, "1,124");
  g_assert_cmpstr (get_point (chart, 0, 1)->columns[0], ==, "42" NBSP "%");
  g_assert_cmpint (get_point (chart, 0, 1)->tone, ==, ACCORD_CHART_TONE_BAD);
  g_assert_cmpint (get_point (chart, 0, 2)->tone, ==, ACCORD_CHART_TONE_DATA);
  g_assert_cmpstr (get_point (chart, 0, 4)->columns[1], ==, "10.9" NBSP "%");
  g_assert_cmpstr (sentence, ==, "From lead to customer: Widest loss: 1,552 leads did not come to “MQL”. "
                                 "88 leads skipped the stage “MQL”.");
  g_assert_nonnull (strstr (chart->foot, "2,676 leads. Younger than 90 days and left out: 938."));
  g_assert_nonnull (strstr (chart->foot, "Widest loss"));
  assert_mark (figures, 0, 3, g_ptr_array_index (figures->figures, 3));
  g_assert_null (accord_present_find_mark (figures, &plain, 0, 5));
}

static void
test_ages (void)
{
  g_autoptr (AccordFigures) figures = create ("conversion-rate", ACCORD_FORM_AGES, ACCORD_UNIT_RATIO, ACCORD_PERIOD_ALL, FALSE);
  g_autoptr (AccordChart) chart = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < 1000; i++)
    set_stretch (add (figures, "all", NULL, i / 10000.0, i, 10000), 0, i);
  chart = present (figures);
  sentence = say (figures);
  g_assert_cmpint (chart->kind, ==, ACCORD_CHART_LINE);
  g_assert_true (chart->numeric && chart->stepped);
  /* It starts at nothing, is thinned, and ends where it ends. */
  g_assert_cmpuint (get_series (chart, 0)->points->len, ==, 401);
  g_assert_cmpfloat (get_point (chart, 0, 0)->value, ==, 0);
  g_assert_cmpfloat (get_point (chart, 0, 400)->at, ==, 999);
  g_assert_cmpfloat (get_point (chart, 0, 400)->value, ==, 0.0999);
  for (guint i = 1; i <= 400; i++)
    {
      g_autoptr (AccordMark) mark = accord_present_find_mark (figures, &plain, 0, i);

      g_assert_cmpfloat (mark->figure->upper, ==, get_point (chart, 0, i)->at);
      g_assert_cmpfloat (get_point (chart, 0, i)->at, >=, get_point (chart, 0, i - 1)->at);
    }
  g_assert_null (accord_present_find_mark (figures, &plain, 0, 0));
  assert_tip (chart, 0, 0, "0 days");
  assert_tip (chart, 0, 400, "Within 999 days: 10" NBSP "%\n999 of 10,000 leads");
  g_assert_cmpstr (sentence, ==, "Customers by age of the lead: 10" NBSP "% within 999 days; half of them within 500 days.");
}

/* The largest groups have lines; the others are said. */
static void
test_ages_of_groups (void)
{
  g_autoptr (AccordFigures) figures = create ("conversion-rate", ACCORD_FORM_AGES, ACCORD_UNIT_RATIO, ACCORD_PERIOD_ALL, TRUE);
  g_autoptr (AccordChart) chart = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("Source %u", i);

      set_stretch (add (figures, "all", name, 0.1, 10, 100 + i), 0, 5);
      set_stretch (add (figures, "all", name, 0.2, 20, 100 + i), 0, 50);
    }
  chart = present (figures);
  g_assert_cmpuint (chart->series->len, ==, 5);
  g_assert_cmpstr (get_series (chart, 0)->name, ==, "Source 7");
  g_assert_nonnull (strstr (chart->foot, "3 smaller groups are not drawn."));
  assert_tip (chart, 1, 2, "Source 6, within 50 days: 20" NBSP "%");
  assert_mark (figures, 1, 2, g_ptr_array_index (figures->figures, 13));
}

static AccordFigures *
spread (void)
{
  static const double n[] = { 485, 107, 52, 198 };
  AccordFigures *figures = create ("time-to-convert", ACCORD_FORM_SPREAD, ACCORD_UNIT_COUNT, ACCORD_PERIOD_ALL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    {
      AccordFigure *figure = add (figures, "all", NULL, n[i], n[i], 842);

      set_stretch (figure, i * 20 * 86400, (i == 3 ? 440 : (i + 1) * 20) * 86400);
      figure->has_quantiles = TRUE;
      figure->quantiles[0] = 5 * 86400;
      figure->quantiles[1] = 14 * 86400;
      figure->quantiles[2] = 54 * 86400;
      figure->quantiles[3] = 160 * 86400;
    }
  return figures;
}

static void
test_spread (void)
{
  g_autoptr (AccordFigures) figures = spread ();
  g_autoptr (AccordChart) chart = present (figures);
  g_autofree char *sentence = say (figures);

  g_assert_cmpint (chart->kind, ==, ACCORD_CHART_BARS);
  g_assert_true (chart->numeric);
  g_assert_cmpfloat (get_point (chart, 0, 1)->at, ==, 20);
  g_assert_cmpstr (get_point (chart, 0, 1)->label, ==, "20–39 days");
  g_assert_cmpstr (sentence, ==, "Time to convert: Half up to 14" NBSP "days; the middle half from 5" NBSP "days to 54" NBSP
                                 "days. Most, 485, have 0–19 days.");
  g_assert_nonnull (strstr (chart->foot, "The last bar has all the rest, up to 440" NBSP "days."));
  g_assert_nonnull (strstr (get_point (chart, 0, 0)->tip, "485 of 842 customers"));
  assert_mark (figures, 0, 3, g_ptr_array_index (figures->figures, 3));
}

static void
test_heat (void)
{
  g_autoptr (AccordFigures) figures = create ("conversion-rate", ACCORD_FORM_HEAT, ACCORD_UNIT_RATIO, ACCORD_PERIOD_MONTH, FALSE);
  g_autoptr (AccordChart) chart = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 4; j++)
      {
        g_autofree char *period = g_strdup_printf ("2025-%02u", i + 1);
        AccordFigure *figure = add (figures, period, NULL, i + j < 4 ? (i + 1) * (j + 1) / 100.0 : NAN, 3, 100);

        set_stretch (figure, j * 30, (j + 1) * 30);
        figure->mature = i + j < 4;
        figure->open = figure->mature ? 0 : 12;
      }
  chart = present (figures);
  sentence = say (figures);
  g_assert_cmpint (chart->kind, ==, ACCORD_CHART_HEAT);
  g_assert_cmpuint (chart->series->len, ==, 3);
  g_assert_cmpstr (get_series (chart, 1)->name, ==, "Feb 2025");
  g_assert_cmpstr (get_point (chart, 1, 1)->label, ==, "60");
  g_assert_true (get_point (chart, 2, 3)->early && isnan (get_point (chart, 2, 3)->value));
  g_assert_cmpstr (sentence, ==, "Customers by month and age: Within 60 days: highest 6" NBSP "% (Mar 2025), lowest 2" NBSP
                                 "% (Jan 2025). 3 fields are too early to judge.");
  g_assert_nonnull (strstr (chart->foot, "Hatched: too early."));
  assert_tip (chart, 1, 1, "Feb 2025, within 60 days: 4" NBSP "%");
  assert_tip (chart, 2, 3, "Mar 2025, within 120 days: –");
  assert_mark (figures, 1, 2, g_ptr_array_index (figures->figures, 6));
}

/* Shares stand on one another; the folded rest is what they leave of the whole. */
static void
test_shares (void)
{
  g_autoptr (AccordFigures) figures = create ("leads", ACCORD_FORM_SHARES, ACCORD_UNIT_RATIO, ACCORD_PERIOD_MONTH, TRUE);
  g_autoptr (AccordChart) chart = NULL;
  g_autofree char *sentence = NULL;

  for (guint month = 1; month <= 2; month++)
    for (guint i = 0; i < 8; i++)
      {
        g_autofree char *period = g_strdup_printf ("2025-%02u", month), *name = g_strdup_printf ("Source %u", i);

        add (figures, period, name, (i + 1) / 36.0, i + 1, 36);
      }
  chart = present (figures);
  sentence = say (figures);
  g_assert_cmpint (chart->kind, ==, ACCORD_CHART_BARS);
  g_assert_true (chart->stacked);
  g_assert_cmpuint (chart->series->len, ==, 5);
  for (guint month = 0; month < 2; month++)
    {
      double sum = 0;

      for (guint i = 0; i < chart->series->len; i++)
        sum += get_point (chart, i, month)->value;
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
    }
  g_assert_cmpstr (get_series (chart, 4)->name, ==, "4 others");
  g_assert_true (g_str_has_prefix (sentence, "Leads: Source 7 22.2" NBSP "%, Source 6 19.4" NBSP "%"));
  assert_tip (chart, 0, 1, "Source 7, Feb 2025: 22.2" NBSP "%\n8 of 36 leads");
  assert_tip (chart, 4, 0, "4 others, Jan 2025: 27.8" NBSP "%\n10 of 36 leads");
  assert_mark (figures, 0, 1, g_ptr_array_index (figures->figures, 15));
  g_assert_null (accord_present_find_mark (figures, &plain, 4, 0));
}

static void
test_panels (void)
{
  g_autoptr (AccordFigures) figures =
      create ("conversion-rate", ACCORD_FORM_MULTIPLES, ACCORD_UNIT_RATIO, ACCORD_PERIOD_MONTH, TRUE);
  g_autoptr (AccordChart) chart = NULL;

  for (guint month = 1; month <= 3; month++)
    for (guint i = 0; i < 3; i++)
      {
        g_autofree char *period = g_strdup_printf ("2025-%02u", month), *name = g_strdup_printf ("Source %u", i);

        add (figures, period, name, month / 10.0, month, 10 * (i + 1));
      }
  chart = present (figures);
  g_assert_cmpint (chart->kind, ==, ACCORD_CHART_PANELS);
  g_assert_cmpuint (chart->panels->len, ==, 3);
  g_assert_cmpstr (((AccordChart *) g_ptr_array_index (chart->panels, 0))->title, ==, "Source 2");
  g_assert_cmpuint (get_series (g_ptr_array_index (chart->panels, 0), 0)->points->len, ==, 3);
  assert_mark (figures, 0, 1, g_ptr_array_index (figures->figures, 5));
}

static AccordFigures *
change (double volume,
        double rate,
        double value)
{
  const double steps[] = { 240000, volume, rate, value, 240000 + volume + rate + value };
  static const char *const names[] = { "before", "volume", "rate", "value", "after" };
  AccordFigures *figures = create ("revenue", ACCORD_FORM_CHANGE, ACCORD_UNIT_MONEY, ACCORD_PERIOD_ALL, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      AccordFigure *figure = add (figures, "all", names[i], steps[i], steps[i], NAN);

      figure->first = accord_day_from_ymd (2025, i == 0 ? 3 : 4, 1);
      figure->last = accord_day_from_ymd (2025, i == 0 ? 4 : 5, 1) - 1;
    }
  return figures;
}

static void
test_change (void)
{
  g_autoptr (AccordFigures) figures = change (8000, -30000, 0);
  g_autoptr (AccordChart) chart = present (figures);
  g_autofree char *sentence = say (figures);

  g_assert_cmpint (chart->kind, ==, ACCORD_CHART_BARS);
  g_assert_cmpstr (chart->subtitle, ==, "April 2025 against March 2025");
  g_assert_cmpstr (get_point (chart, 0, 0)->label, ==, "March 2025");
  g_assert_cmpstr (get_point (chart, 0, 1)->label, ==, "Number of leads");
  g_assert_cmpfloat (get_point (chart, 0, 1)->base, ==, 240000);
  g_assert_cmpfloat (get_point (chart, 0, 2)->base, ==, 248000);
  g_assert_cmpstr (get_point (chart, 0, 1)->value_label, ==, "+€8,000");
  g_assert_cmpint (get_point (chart, 0, 1)->tone, ==, ACCORD_CHART_TONE_GOOD);
  g_assert_cmpint (get_point (chart, 0, 2)->tone, ==, ACCORD_CHART_TONE_BAD);
  g_assert_cmpint (get_point (chart, 0, 3)->tone, ==, ACCORD_CHART_TONE_DATA);
  g_assert_cmpfloat (get_point (chart, 0, 4)->base, ==, 0);
  g_assert_cmpstr (sentence, ==, "Revenue: what changed: €218,000 after €240,000 in March 2025: fewer of them converted ("
                                 MINUS "€30,000), more leads came (+€8,000).");
}

/* What was spent, by source: which lost money, and on which nothing was spent. */
static void
test_returns (void)
{
  static const struct
  {
    const char *source;
    double      more, spent;
  } sources[] = { { "Referral", 4100, 1000 }, { "Webinar", 600, 1000 }, { "Trade fair", -300, 1000 },
                  { "Bought list", -900, 1000 }, { NULL, 0, 0 } };
  g_autoptr (AccordFigures) figures = create ("roi", ACCORD_FORM_PLAIN, ACCORD_UNIT_RATIO, ACCORD_PERIOD_ALL, TRUE);
  g_autoptr (AccordChart) chart = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    add (figures, "all", sources[i].source, sources[i].spent > 0 ? sources[i].more / sources[i].spent : NAN, sources[i].more,
         sources[i].spent);
  chart = present (figures);
  sentence = say (figures);
  g_assert_cmpint (chart->kind, ==, ACCORD_CHART_ROWS);
  g_assert_cmpfloat (get_point (chart, 0, 3)->value, ==, -0.9);
  g_assert_cmpstr (sentence, ==, "Return on what was spent: Best: Referral 410" NBSP "%. 2 of 4 brought in less than they cost: "
                                 "Bought list " MINUS "90" NBSP "%, Trade fair " MINUS "30" NBSP "%. Nothing was spent on 1.");
}

/* Where a figure did not move, or nobody can say why, that is said. */
static void
test_why_not (void)
{
  g_autoptr (AccordFigures) still = change (0, 0, 0), unknown = change (NAN, NAN, NAN);
  g_autofree char *first = accord_present_why (accord_metric_find ("revenue"), still, &plain);
  g_autofree char *second = NULL;

  ((AccordFigure *) g_ptr_array_index (unknown->figures, 4))->value = 5;
  second = accord_present_why (accord_metric_find ("revenue"), unknown, &plain);
  g_assert_cmpstr (first, ==, "€240,000 after €240,000 in March 2025: nothing moved.");
  g_assert_true (g_str_has_suffix (second, "no lead came, so that it cannot be said why."));
}

static AccordFigureOpening *
open_at (const AccordFigures *figures,
         guint                series,
         guint                point,
         guint                numerator,
         guint                denominator)
{
  g_autoptr (AccordMark) mark = accord_present_find_mark (figures, &plain, series, point);
  const guint n[ACCORD_N_PARTS] = { [ACCORD_PART_NUMERATOR] = numerator, [ACCORD_PART_DENOMINATOR] = denominator,
                                    [ACCORD_PART_MISSED] = denominator - numerator };

  return accord_figure_opening_new (accord_metric_find (figures->metric), figures, mark, n, NULL, &plain);
}

/* Opened, a stage or a field is a rate of its own stages and days; what is no rate says how it came about. */
static void
test_openings (void)
{
  g_autoptr (AccordFigures) stages = funnel (), bins = spread (), steps = change (8000, -30000, 0);
  g_autoptr (AccordFigureOpening) first = open_at (stages, 0, 0, 2676, 2676), mql = open_at (stages, 0, 1, 1124, 2676);
  g_autoptr (AccordFigureOpening) bin = open_at (bins, 0, 1, 107, 842);
  g_autoptr (AccordFigureOpening) before = open_at (steps, 0, 0, 31, 31), step = open_at (steps, 0, 2, 28, 28);

  g_assert_cmpstr (first->numerator, ==, "2,676 leads, each 90 days old or older");
  g_assert_null (first->denominator);
  g_assert_cmpstr (mql->title, ==, "From lead to customer, MQLs");
  g_assert_cmpstr (mql->numerator, ==, "1,124 MQLs within 90 days");
  g_assert_cmpstr (mql->denominator, ==, "2,676 leads, each 90 days old or older");
  g_assert_cmpstr (bin->title, ==, "Time to convert, 20–39 days");
  g_assert_cmpstr (bin->numerator, ==, "107 of 842 customers");
  g_assert_cmpstr (before->numerator, ==, "€240,000 from 31 customers of March 2025");
  g_assert_true (g_str_has_prefix (step->numerator, "€218,000 after €240,000 in March 2025: fewer"));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-charts/funnel", test_funnel);
  g_test_add_func ("/form-charts/ages", test_ages);
  g_test_add_func ("/form-charts/ages-of-groups", test_ages_of_groups);
  g_test_add_func ("/form-charts/spread", test_spread);
  g_test_add_func ("/form-charts/heat", test_heat);
  g_test_add_func ("/form-charts/shares", test_shares);
  g_test_add_func ("/form-charts/panels", test_panels);
  g_test_add_func ("/form-charts/change", test_change);
  g_test_add_func ("/form-charts/returns", test_returns);
  g_test_add_func ("/form-charts/why-not", test_why_not);
  g_test_add_func ("/form-charts/openings", test_openings);

  return g_test_run ();
}
