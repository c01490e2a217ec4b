#include "kpi/attainment.h"

#include <math.h>

static const struct
{
  const char      *metric;
  AccordBasis      basis;
  AccordPeriodKind each;
  const char      *as_of;
  const char      *from, *to;
} days[] = {
  /* a count is that of the period that as-of is in */
  { "leads", ACCORD_BASIS_COHORT, ACCORD_PERIOD_MONTH, "2018-06-30", "2018-06-01", "2018-06-30" },
  { "leads", ACCORD_BASIS_COHORT, ACCORD_PERIOD_MONTH, "2018-07-01", "2018-07-01", "2018-07-01" },
  { "revenue", ACCORD_BASIS_COHORT, ACCORD_PERIOD_QUARTER, "2018-05-15", "2018-04-01", "2018-05-15" },
  { "new-customers", ACCORD_BASIS_COHORT, ACCORD_PERIOD_YEAR, "2018-12-31", "2018-01-01", "2018-12-31" },
  { "leads", ACCORD_BASIS_COHORT, ACCORD_PERIOD_WEEK, "2018-07-01", "2018-06-25", "2018-07-01" },
  { "leads", ACCORD_BASIS_COHORT, ACCORD_PERIOD_WEEK, "2018-07-02", "2018-07-02", "2018-07-02" },
  { "leads", ACCORD_BASIS_COHORT, ACCORD_PERIOD_WEEK, "1969-12-31", "1969-12-29", "1969-12-31" },
  /* a rate within 90 days is that of the period which 90 days ago was in */
  { "conversion-rate", ACCORD_BASIS_COHORT, ACCORD_PERIOD_MONTH, "2018-06-30", "2018-04-01", "2018-04-01" },
  { "conversion-rate", ACCORD_BASIS_COHORT, ACCORD_PERIOD_MONTH, "2018-06-29", "2018-03-01", "2018-03-31" },
  { "lead-value", ACCORD_BASIS_COHORT, ACCORD_PERIOD_QUARTER, "2018-06-29", "2018-01-01", "2018-03-31" },
  /* and on another basis nothing is waited for */
  { "conversion-rate", ACCORD_BASIS_TO_DATE, ACCORD_PERIOD_MONTH, "2018-06-30", "2018-06-01", "2018-06-30" },
  { "conversion-rate", ACCORD_BASIS_PERIOD, ACCORD_PERIOD_YEAR, "2018-06-30", "2018-01-01", "2018-06-30" },
};

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      AccordQuery query = { .by = ACCORD_PERIOD_MONTH, .basis = days[i].basis, .horizon_days = 90 };
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      g_test_message ("%s each %s as of %s", days[i].metric, accord_period_kind_get_name (days[i].each), days[i].as_of);
      g_assert_true (accord_day_parse_iso (days[i].as_of, &query.as_of.day));
      accord_attainment_set_days (&query, accord_metric_find (days[i].metric), days[i].each);
      from = accord_day_to_iso (query.from);
      to = accord_day_to_iso (query.to);
      g_assert_cmpint (query.by, ==, ACCORD_PERIOD_ALL);
      g_assert_cmpstr (from, ==, days[i].from);
      g_assert_cmpstr (to, ==, days[i].to);
    }
}

static const struct
{
  double   value, target;
  gboolean at_most;
  gboolean kept;
} targets[] = {
  { 67, 100, FALSE, FALSE }, { 100, 100, FALSE, TRUE }, { 101, 100, FALSE, TRUE },
  { 67, 100, TRUE, TRUE },   { 100, 100, TRUE, TRUE },  { 101, 100, TRUE, FALSE },
  { 0, 0, FALSE, TRUE },     { NAN, 1, FALSE, FALSE },  { NAN, 1, TRUE, FALSE },
  { 1, NAN, FALSE, FALSE },  { 1, NAN, TRUE, FALSE },
};

static void
test_kept (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_test_message ("%g of %s %g", targets[i].value, targets[i].at_most ? "at most" : "at least", targets[i].target);
      g_assert_cmpint (accord_attainment_is_kept (targets[i].value, targets[i].target, targets[i].at_most), ==,
                       targets[i].kept);
    }
}

static const struct
{
  const char      *metric;
  AccordPeriodKind each;
  const char      *day;
  double           target, due;
} paces[] = {
  { "leads", ACCORD_PERIOD_MONTH, "2018-06-01", 180, 6 },
  { "leads", ACCORD_PERIOD_MONTH, "2018-06-30", 180, 180 },
  { "new-customers", ACCORD_PERIOD_WEEK, "2018-06-26", 14, 4 },
  { "revenue", ACCORD_PERIOD_YEAR, "2018-12-31", 1000, 1000 },
  /* rates and means do not add up over a period */
  { "conversion-rate", ACCORD_PERIOD_MONTH, "2018-06-01", 0.2, 0.2 },
  { "lead-value", ACCORD_PERIOD_MONTH, "2018-06-01", 1000, 1000 },
  { "mean-deal-value", ACCORD_PERIOD_QUARTER, "2018-05-01", 1000, 1000 },
};

static void
test_pace (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (paces); i++)
    {
      AccordDay day;

      g_test_message ("%s each %s on %s", paces[i].metric, accord_period_kind_get_name (paces[i].each), paces[i].day);
      g_assert_true (accord_day_parse_iso (paces[i].day, &day));
      g_assert_cmpfloat_with_epsilon (
          accord_attainment_get_pace (accord_metric_find (paces[i].metric), paces[i].each, day, paces[i].target),
          paces[i].due, 1e-9);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attainment/days", test_days);
  g_test_add_func ("/attainment/kept", test_kept);
  g_test_add_func ("/attainment/pace", test_pace);
  return g_test_run ();
}
