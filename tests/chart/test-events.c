#include "sample.h"

#include <math.h>
#include <string.h>

/* What happened stands where its day is, says so or has a number, and can be read by pointer and keyboard. */

static AccordChart *
make_chart (guint n_months)
{
  AccordChart *chart = accord_chart_new (ACCORD_CHART_LINE);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);

  for (guint i = 0; i < n_months; i++)
    {
      AccordChartPoint *point = accord_chart_add_point (series, 5 + i % 4);

      point->year = 2024 + i / 12;
      point->month = i % 12 + 1;
      point->day = 1;
    }
  return chart;
}

static AccordChartLayout *
measure (const AccordChart *chart)
{
  return accord_chart_layout_new (chart, sample_theme (accord_chart_theme_light ()), 600, 320);
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

static void
test_place (void)
{
  static const struct
  {
    gint   month, day;
    guint  period;   /* whose slot it is in */
    double share;    /* how far into it */
  } cases[] = { { 1, 1, 0, 0.5 / 31 }, { 1, 31, 0, 30.5 / 31 }, { 2, 15, 1, 14.5 / 29 }, { 12, 16, 11, 15.5 / 30 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases) * 2; i++)
    {
      g_autoptr (AccordChart) chart = make_chart (12);
      g_autoptr (AccordChartLayout) layout = NULL;
      const AccordChartHit *event, *period;

      chart->rtl = i % 2;
      accord_chart_add_event (chart, 2024, cases[i / 2].month, cases[i / 2].day, "signed");
      layout = measure (chart);
      event = accord_chart_layout_find (layout, ACCORD_CHART_EVENTS, 0);
      period = accord_chart_layout_find (layout, 0, cases[i / 2].period);
      g_assert_nonnull (event);
      g_assert_true (says (layout, "signed"));
      g_assert_cmpfloat_with_epsilon ((chart->rtl ? period->right - event->x : event->x - period->left) / (period->right - period->left),
                                      cases[i / 2].share, 0.001);
    }
}

/* What happened before the first period or after the last is not on this axis. */
static void
test_outside (void)
{
  g_autoptr (AccordChart) chart = make_chart (6);
  g_autoptr (AccordChartLayout) layout = NULL;

  accord_chart_add_event (chart, 2023, 12, 31, "before");
  accord_chart_add_event (chart, 2024, 8, 1, "after");
  accord_chart_add_event (chart, 0, 0, 0, "never");
  layout = measure (chart);
  for (guint i = 0; i < 3; i++)
    g_assert_null (accord_chart_layout_find (layout, ACCORD_CHART_EVENTS, i));
  g_assert_false (says (layout, "before"));
  g_assert_false (says (layout, "after"));
}

static void
test_crowded (void)
{
  g_autoptr (AccordChart) chart = make_chart (12);
  g_autoptr (AccordChartLayout) layout = NULL;

  for (guint i = 0; i < 12; i++)
    accord_chart_add_event (chart, 2024, i + 1, 10, "a rather long campaign");
  layout = measure (chart);
  g_assert_true (says (layout, "a rather long campaign"));
  g_assert_true (says (layout, "7") || says (layout, "6"));
  for (guint i = 0; i < 12; i++)
    {
      const AccordChartHit *hit = accord_chart_layout_find (layout, ACCORD_CHART_EVENTS, i), *under;

      g_assert_nonnull (hit);
      under = accord_chart_layout_hit (layout, hit->x, hit->y - 1);
      g_assert_nonnull (under);
      g_assert_cmpuint (under->series, ==, ACCORD_CHART_EVENTS);
      g_assert_cmpuint (under->point, ==, i);
    }
}

/* Up from the line to the event that is nearest, along the events, and down again. */
static void
test_walk (void)
{
  g_autoptr (AccordChart) chart = make_chart (12);
  g_autoptr (AccordChartLayout) layout = NULL;
  const AccordChartHit *hit;

  accord_chart_add_event (chart, 2024, 3, 10, "first");
  accord_chart_add_event (chart, 2024, 11, 10, "second");
  layout = measure (chart);
  hit = accord_chart_layout_walk (layout, accord_chart_layout_walk (layout, NULL, ACCORD_CHART_STEP_LEFT), ACCORD_CHART_STEP_UP);
  g_assert_cmpuint (hit->series, ==, ACCORD_CHART_EVENTS);
  g_assert_cmpuint (hit->point, ==, 1);
  hit = accord_chart_layout_walk (layout, hit, ACCORD_CHART_STEP_LEFT);
  g_assert_cmpuint (hit->point, ==, 0);
  g_assert_cmpstr (accord_chart_get_event (chart, hit->point)->label, ==, "first");
  g_assert_null (accord_chart_layout_walk (layout, hit, ACCORD_CHART_STEP_LEFT));
  g_assert_null (accord_chart_layout_walk (layout, hit, ACCORD_CHART_STEP_UP));
  hit = accord_chart_layout_walk (layout, hit, ACCORD_CHART_STEP_DOWN);
  g_assert_cmpuint (hit->series, ==, 0);
  g_assert_cmpuint (hit->point, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/events/place", test_place);
  g_test_add_func ("/events/outside", test_outside);
  g_test_add_func ("/events/crowded", test_crowded);
  g_test_add_func ("/events/walk", test_walk);

  return g_test_run ();
}
