#include "figures.h"
#include "present/figure-chart.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define NBSP "\302\240"

static const AccordPresentOptions plain = { .currency = "EUR", .target = NAN, .with_title = TRUE };

static AccordChartSeries *
get_series (const AccordChart *chart,
            guint              index)
{
  return g_ptr_array_index (chart->series, index);
}

static AccordChartPoint *
get_point (const AccordChart *chart,
           guint              series,
           guint              point)
{
  return g_ptr_array_index (get_series (chart, series)->points, point);
}

static AccordChart *
present (const AccordFigures        *figures,
         const AccordPresentOptions *options)
{
  return accord_present_chart (accord_metric_find (figures->metric), figures, options);
}

static char *
say (const AccordFigures        *figures,
     const AccordPresentOptions *options)
{
  return accord_present_sentence (accord_metric_find (figures->metric), figures, options);
}

static void
test_rate (void)
{
  g_autoptr (AccordFigures) figures = figures_rate ();
  AccordPresentOptions options = plain;
  g_autoptr (AccordChart) chart = NULL;
  AccordChartPoint *point;

  options.target = 0.12;
  chart = present (figures, &options);
  g_assert_cmpint (chart->kind, ==, ACCORD_CHART_LINE);
  g_assert_cmpstr (chart->title, ==, "Customers within 90 days");
  g_assert_cmpstr (chart->subtitle, ==, "% of the leads of each month");
  g_assert_cmpuint (get_series (chart, 0)->points->len, ==, 6);
  point = get_point (chart, 0, 0);
  g_assert_cmpstr (point->value_label, ==, "13.4" NBSP "%");
  g_assert_cmpstr (point->label, ==, "Jan 2025");
  g_assert_cmpint (point->month, ==, 1);
  g_assert_false (point->early);
  g_assert_true (isfinite (point->high));
  g_assert_cmpstr (point->tip, ==, "Jan 2025: 13.4" NBSP "%\n45 of 337 leads; likely range 10.1–17.4" NBSP "%");
  point = get_point (chart, 0, 3);
  g_assert_true (point->early);
  g_assert_false (point->can_rise);
  g_assert_true (g_str_has_suffix (point->tip, "Too early: 250 of 310 leads are younger than 90 days. Final on 29 Jul."));
  g_assert_true (isnan (get_point (chart, 0, 5)->value));
  g_assert_cmpuint (chart->targets->len, ==, 1);
  g_assert_cmpstr (((AccordChartTarget *) g_ptr_array_index (chart->targets, 0))->label, ==, "target 12" NBSP "%");
  g_assert_true (g_str_has_prefix (chart->foot, "As of 11 May 2025. Bars: likely range. Hollow: too early"));
}

static AccordEvent *
make_event (AccordEventKind kind,
            const char     *day,
            const char     *text,
            gint64          number)
{
  AccordDay at;

  g_assert_true (accord_day_parse_iso (day, &at));
  return accord_event_new (kind, at, text, number);
}

/* What happened is marked in its days, in order; campaigns that start together share a mark, notes and versions do not. */
static void
test_events (void)
{
  static const char *const labels[] = { "Fair", "version 2", "2 campaigns", "Prices went up everywhe…" };
  g_autoptr (AccordFigures) figures = figures_rate ();
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_event_free);
  AccordPresentOptions options = plain;
  g_autoptr (AccordChart) chart = NULL, small = NULL;
  g_autofree char *sentence = NULL;

  g_ptr_array_add (events, make_event (ACCORD_EVENT_CAMPAIGN, "2024-12-31", "Before", 0));
  g_ptr_array_add (events, make_event (ACCORD_EVENT_CAMPAIGN, "2025-01-05", "Fair", 0));
  g_ptr_array_add (events, make_event (ACCORD_EVENT_VERSION, "2025-02-01", NULL, 2));
  g_ptr_array_add (events, make_event (ACCORD_EVENT_CAMPAIGN, "2025-03-01", "Spring", 0));
  g_ptr_array_add (events, make_event (ACCORD_EVENT_NOTED, "2025-03-05", "Prices went up everywhere, by a third\nor more", 0));
  g_ptr_array_add (events, make_event (ACCORD_EVENT_CAMPAIGN, "2025-03-10", "Search", 0));
  options.events = events;
  chart = present (figures, &options);
  g_assert_cmpuint (chart->events->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpstr (((AccordChartEvent *) chart->events->pdata[i])->label, ==, labels[i]);
  g_assert_cmpstr (((AccordChartEvent *) chart->events->pdata[2])->tip, ==,
                   "2 campaigns started:\n1 Mar 2025: Spring\n10 Mar 2025: Search");
  g_assert_nonnull (strstr (((AccordChartEvent *) chart->events->pdata[3])->tip, "by a third\nor more"));
  sentence = say (figures, &options);
  g_assert_nonnull (strstr (sentence, "Marked: Fair (5 Jan 2025), version 2 (1 Feb 2025), 2 campaigns (1 Mar 2025), "));
  options.compact = TRUE;
  small = present (figures, &options);
  g_assert_cmpuint (small->events->len, ==, 0);
}

/* So far: a point can only rise, and is not called final. */
static void
test_so_far (void)
{
  g_autoptr (AccordFigures) figures = figures_rate ();
  g_autoptr (AccordChart) chart = NULL;

  figures->query.basis = ACCORD_BASIS_TO_DATE;
  chart = present (figures, &plain);
  g_assert_cmpstr (chart->title, ==, "Customers so far");
  g_assert_true (get_point (chart, 0, 2)->can_rise);
  g_assert_false (get_point (chart, 0, 0)->can_rise);
}

/* A thousand leads and more need no range in the picture; the tip still says it. */
static void
test_range (void)
{
  g_autoptr (AccordFigures) figures = figures_new ("conversion-rate", ACCORD_PERIOD_MONTH, FALSE);
  g_autoptr (AccordChart) chart = NULL;

  figures_add (figures, "2025-01", NULL, 100, 999);
  figures_add (figures, "2025-02", NULL, 100, 1000);
  chart = present (figures, &plain);
  g_assert_true (isfinite (get_point (chart, 0, 0)->low));
  g_assert_true (isnan (get_point (chart, 0, 1)->low));
  g_assert_nonnull (strstr (get_point (chart, 0, 1)->tip, "likely range"));
}

static void
test_kinds (void)
{
  static const struct
  {
    const char      *metric;
    AccordPeriodKind by;
    gboolean         grouped;
    AccordChartKind  kind;
  } cases[] = {
    { "conversion-rate", ACCORD_PERIOD_MONTH, FALSE, ACCORD_CHART_LINE },
    { "conversion-rate", ACCORD_PERIOD_MONTH, TRUE, ACCORD_CHART_LINE },
    { "conversion-rate", ACCORD_PERIOD_ALL, TRUE, ACCORD_CHART_ROWS },
    { "conversion-rate", ACCORD_PERIOD_ALL, FALSE, ACCORD_CHART_ROWS },
    { "lead-value", ACCORD_PERIOD_QUARTER, FALSE, ACCORD_CHART_LINE },
    { "mean-deal-value", ACCORD_PERIOD_MONTH, FALSE, ACCORD_CHART_LINE },
    { "revenue", ACCORD_PERIOD_MONTH, FALSE, ACCORD_CHART_BARS },
    { "new-customers", ACCORD_PERIOD_MONTH, FALSE, ACCORD_CHART_BARS },
    { "leads", ACCORD_PERIOD_MONTH, TRUE, ACCORD_CHART_LINE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordFigures) figures = figures_new (cases[i].metric, cases[i].by, cases[i].grouped);
      g_autoptr (AccordChart) chart = NULL;
      gboolean is_sum = figures->unit == ACCORD_UNIT_COUNT || g_str_equal (cases[i].metric, "revenue");

      figures_add (figures, cases[i].by == ACCORD_PERIOD_ALL ? "all" : "2025-01", cases[i].grouped ? "Webinar" : NULL, 3, is_sum ? NAN : 10);
      chart = present (figures, &plain);
      g_assert_cmpint (chart->kind, ==, cases[i].kind);
    }
}

/* The lightest groups become one whose figure is that of their leads together; none of it is lost. */
static void
test_folding (void)
{
  g_autoptr (AccordFigures) figures = figures_groups (12);
  AccordPresentOptions options = plain;
  g_autoptr (AccordChart) chart = NULL;
  AccordChartPoint *others, *none;

  options.most_groups = 4;
  options.group = "source";
  chart = present (figures, &options);
  g_assert_cmpstr (chart->title, ==, "Lead value by source");
  g_assert_cmpstr (chart->subtitle, ==, "€ a lead, within 90 days");
  g_assert_cmpuint (get_series (chart, 0)->points->len, ==, 5);
  others = get_point (chart, 0, 3);
  none = get_point (chart, 0, 4);
  /* Sources 3 to 11: 4 … 12 thousand from 90 … 10 leads. */
  g_assert_cmpstr (others->label, ==, "9 others");
  g_assert_cmpfloat_with_epsilon (others->value, 72000.0 / 450, 1e-9);
  g_assert_cmpstr (others->note, ==, "450 leads");
  g_assert_cmpstr (none->label, ==, "(none)");
  for (guint i = 1; i < 3; i++)
    g_assert_cmpfloat (get_point (chart, 0, i - 1)->value, >=, get_point (chart, 0, i)->value);
}

/* Where a group has no figure in a period its line has a gap, or a count is 0; the periods stay those of all. */
static void
test_missing_periods (void)
{
  g_autoptr (AccordFigures) rate = figures_new ("conversion-rate", ACCORD_PERIOD_MONTH, TRUE);
  g_autoptr (AccordFigures) count = figures_new ("leads", ACCORD_PERIOD_MONTH, TRUE);
  g_autoptr (AccordChart) rates = NULL, counts = NULL;

  figures_add (rate, "2025-01", "Webinar", 10, 100);
  figures_add (rate, "2025-02", "Referral", 2, 50);
  figures_add (count, "2025-01", "Webinar", 10, NAN);
  figures_add (count, "2025-02", "Referral", 2, NAN);
  rates = present (rate, &plain);
  counts = present (count, &plain);
  g_assert_cmpuint (rates->series->len, ==, 2);
  g_assert_true (isnan (get_point (rates, 0, 1)->value));
  g_assert_cmpint (get_point (rates, 0, 1)->month, ==, 2);
  g_assert_cmpfloat (get_point (counts, 0, 1)->value, ==, 0);
}

/* A month that as-of cuts short is not final, whatever days were asked for. */
static void
test_not_over (void)
{
  g_autoptr (AccordFigures) figures = figures_new ("revenue", ACCORD_PERIOD_MONTH, FALSE);
  g_autoptr (AccordChart) chart = NULL;

  figures_add (figures, "2025-04", NULL, 218000, NAN);
  figures_add (figures, "2025-05", NULL, 240000, NAN);
  chart = present (figures, &plain);
  g_assert_false (get_point (chart, 0, 0)->early);
  g_assert_true (get_point (chart, 0, 1)->early);
  g_assert_cmpstr (chart->early_label, ==, "so far");
}

static void
test_sentences (void)
{
  g_autoptr (AccordFigures) rate = figures_rate (), groups = figures_groups (5), empty = figures_new ("conversion-rate", ACCORD_PERIOD_MONTH, FALSE);
  AccordPresentOptions options = plain;
  g_autofree char *over_time = NULL, *by_group = NULL, *nothing = NULL;

  options.target = 0.12;
  over_time = say (rate, &options);
  g_assert_cmpstr (over_time, ==,
                   "Customers within 90 days: 10" NBSP "% (Feb 2025); highest 13.4" NBSP "% (Jan 2025), lowest 10" NBSP "% (Feb 2025). "
                   "That is below the target of 12" NBSP "%. 4 periods are too early to judge.");
  by_group = say (groups, &plain);
  g_assert_true (g_str_has_prefix (by_group, "Lead value within 90 days: Source 04 €500, Source 03 €200"));
  nothing = say (empty, &plain);
  g_assert_cmpstr (nothing, ==, "Customers within 90 days: No leads here.");
}

static void
test_too_early (void)
{
  g_autoptr (AccordFigures) figures = figures_new ("conversion-rate", ACCORD_PERIOD_MONTH, FALSE);
  g_autoptr (AccordChart) chart = NULL;
  AccordFigure *figure = figures_add (figures, "2025-04", NULL, 0, 0);

  figure->mature = FALSE;
  figure->open = 310;
  chart = present (figures, &plain);
  g_assert_cmpstr (chart->empty, ==, "Too early: all 310 leads are younger than 90 days. All final on 29 Jul.");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-chart/rate", test_rate);
  g_test_add_func ("/figure-chart/events", test_events);
  g_test_add_func ("/figure-chart/so-far", test_so_far);
  g_test_add_func ("/figure-chart/range", test_range);
  g_test_add_func ("/figure-chart/kinds", test_kinds);
  g_test_add_func ("/figure-chart/folding", test_folding);
  g_test_add_func ("/figure-chart/missing-periods", test_missing_periods);
  g_test_add_func ("/figure-chart/not-over", test_not_over);
  g_test_add_func ("/figure-chart/sentences", test_sentences);
  g_test_add_func ("/figure-chart/too-early", test_too_early);

  return g_test_run ();
}
