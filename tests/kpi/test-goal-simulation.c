#include "kpi/goal-simulation.h"

#include <math.h>
#include <string.h>

#include "fixture-frame.h"
#include "kpi/goal-history.h"
#include "kpi/metric.h"

/* Six months that are all alike are one: a draw between them changes nothing. */
static GPtrArray *
make_cohorts (guint n_months,
              guint leads,
              guint customers,
              gint  lag)
{
  GPtrArray *cohorts = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_cohort_free);

  for (guint i = 0; i < n_months; i++)
    {
      AccordCohort *cohort = accord_cohort_new (leads);

      for (guint j = 0; j < customers; j++)
        g_array_append_val (cohort->lags, lag);
      g_ptr_array_add (cohorts, cohort);
    }
  return cohorts;
}

static AccordSimulation
make_quarter (GPtrArray *cohorts,
              double     customers)
{
  return (AccordSimulation) { cohorts, fixture_day ("2018-04-01"), fixture_day ("2018-06-30"), customers, 42 };
}

/* P(X ≥ @least) of a binomial distribution. */
static double
get_tail (guint  n,
          double p,
          guint  least)
{
  double below = 0;

  for (guint k = 0; k < least; k++)
    below += exp (lgamma (n + 1.0) - lgamma (k + 1.0) - lgamma (n - k + 1.0) + k * log (p) + (n - k) * log1p (-p));
  return 1 - below;
}

static const struct
{
  guint of, n;
  guint customers;
} closed_forms[] = {
  { 10, 1, 10 }, { 20, 5, 40 }, { 100, 3, 6 }, { 4, 3, 200 }, { 100, 19, 300 },
};

/*
 * Where all buy at once, the customers of a period are a binomial draw of its leads; the number that is found is the
 * smallest N with P(X ≥ C) ≥ 0.8 but for the luck of 1,000 runs: three standard errors are 3.8 points.
 */
static void
test_closed_form (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (closed_forms); i++)
    {
      g_autoptr (GPtrArray) cohorts = make_cohorts (6, closed_forms[i].of, closed_forms[i].n, 0);
      AccordSimulation simulation = make_quarter (cohorts, closed_forms[i].customers);
      double p = (double) closed_forms[i].n / closed_forms[i].of;
      g_autoptr (GError) error = NULL;
      guint64 leads;

      g_assert_true (accord_simulation_find_leads (&simulation, &leads, &error));
      g_assert_no_error (error);
      g_test_message ("%u customers at %g: %" G_GUINT64_FORMAT " leads", closed_forms[i].customers, p, leads);
      g_assert_cmpfloat (get_tail ((guint) leads, p, closed_forms[i].customers), >=, 0.8 - 0.038);
      g_assert_cmpfloat (get_tail ((guint) leads - 1, p, closed_forms[i].customers), <, 0.8 + 0.038);
      g_assert_cmpfloat (accord_simulation_get_kept (&simulation, leads), >=, 0.8);
      g_assert_cmpfloat (accord_simulation_get_kept (&simulation, leads - 1), <, 0.8);
    }
}

/* With steady inflow it does not matter how long leads take, but for the draw of other months. */
static void
test_lag (void)
{
  g_autoptr (GPtrArray) at_once = make_cohorts (6, 10, 2, 0);
  g_autoptr (GPtrArray) later = make_cohorts (6, 10, 2, 45);
  AccordSimulation simulation = make_quarter (at_once, 50);
  guint64 without = 0, with = 0;

  g_assert_true (accord_simulation_find_leads (&simulation, &without, NULL));
  simulation.cohorts = later;
  g_assert_true (accord_simulation_find_leads (&simulation, &with, NULL));
  g_assert_cmpfloat_with_epsilon ((double) with / (double) without, 1, 0.05);
}

/* The same answer each time; more customers need no fewer leads; months that differ need more than their average. */
static void
test_properties (void)
{
  g_autoptr (GPtrArray) steady = make_cohorts (6, 100, 10, 5);
  g_autoptr (GPtrArray) uneven = make_cohorts (3, 100, 2, 5);
  g_autoptr (GPtrArray) rich = make_cohorts (3, 100, 18, 5);
  AccordSimulation simulation = make_quarter (steady, 0);
  guint64 before = 0, even = 0, again = 0, spread = 0;

  for (guint customers = 1; customers <= 120; customers += 17)
    {
      simulation.customers = customers;
      g_assert_true (accord_simulation_find_leads (&simulation, &even, NULL));
      g_assert_true (accord_simulation_find_leads (&simulation, &again, NULL));
      g_assert_cmpuint (even, ==, again);
      g_assert_cmpuint (even, >=, before);
      before = even;
    }
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (uneven, g_ptr_array_steal_index (rich, rich->len - 1));
  simulation.cohorts = uneven;
  g_assert_true (accord_simulation_find_leads (&simulation, &spread, NULL));
  g_assert_cmpuint (spread, >, even);
}

static void
test_refusals (void)
{
  g_autoptr (GPtrArray) few = make_cohorts (5, 100, 10, 5);
  g_autoptr (GPtrArray) none = make_cohorts (9, 100, 0, 0);
  AccordSimulation simulation = make_quarter (few, 10);
  g_autoptr (GError) error = NULL;
  guint64 leads;

  g_assert_false (accord_simulation_find_leads (&simulation, &leads, &error));
  g_assert_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_HISTORY);
  g_assert_nonnull (strstr (error->message, "5 months"));
  g_clear_error (&error);
  simulation.cohorts = none;
  g_assert_false (accord_simulation_find_leads (&simulation, &leads, &error));
  g_assert_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_HISTORY);
}

/*
 * As of 2018-06-30, within 90 days: January has three leads of marketing's, of which one bought after 40 days; February
 * has one. April is too young. The SQL of the fourth row never was an MQL: sales found it itself.
 */
static void
test_history (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new (
      "UTC", "created_at | mql_at     | sql_at     | opportunity_at | customer_at | value\n"
             "2018-01-02 | 2018-01-03 | 2018-01-20 | 2018-02-01     | 2018-02-11  | 100\n"
             "2018-01-03 | 2018-01-04 | 2018-01-21 |                |             |\n"
             "2018-01-04 |            |            |                |             |\n"
             "2018-01-05 |            | 2018-01-06 | 2018-01-07     | 2018-01-08  | 300\n"
             "2018-02-05 | 2018-02-06 |            |                |             |\n"
             "2018-04-20 | 2018-04-21 | 2018-04-22 | 2018-04-23     | 2018-04-24  |\n");
  g_autoptr (AccordGoalHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  AccordQuery query;
  const AccordCohort *january;

  accord_query_init (&query, frame);
  query.horizon_days = 90;
  fixture_as_of (&query.as_of, frame, "2018-06-30");
  history = accord_goal_history_new (frame, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (history->rates[ACCORD_PLAN_LEAD_MQL].n, ==, 3);
  g_assert_cmpfloat (history->rates[ACCORD_PLAN_LEAD_MQL].of, ==, 4);
  g_assert_cmpfloat (history->rates[ACCORD_PLAN_MQL_SQL].value, ==, 2 / 3.0);
  g_assert_cmpfloat (history->rates[ACCORD_PLAN_OWN_CUSTOMER].n, ==, 1);
  g_assert_cmpfloat (history->rates[ACCORD_PLAN_OWN_CUSTOMER].of, ==, 1);
  g_assert_cmpfloat (history->deal_value, ==, 200);
  g_assert_cmpfloat (history->deals, ==, 2);
  g_assert_cmpint (history->half, ==, 4); /* of 3, 4 and 40 */
  g_assert_cmpint (history->most, ==, 40);
  g_assert_cmpuint (history->cohorts->len, ==, 2);
  january = g_ptr_array_index (history->cohorts, 0);
  g_assert_cmpuint (january->leads, ==, 3);
  g_assert_cmpuint (january->lags->len, ==, 1);
  g_assert_cmpint (g_array_index (january->lags, gint, 0), ==, 40);
}

/* A file without leads, and one that does not write down MQLs. */
static void
test_poor_history (void)
{
  g_autoptr (AccordFrame) empty = fixture_frame_new ("UTC", "created_at | customer_at | value\n");
  g_autoptr (AccordFrame) plain = fixture_frame_new ("UTC", "created_at | sql_at | value\n"
                                                            "2018-01-02 | 2018-01-05 |\n");
  g_autoptr (AccordGoalHistory) of_nothing = NULL;
  g_autoptr (AccordGoalHistory) of_one = NULL;
  AccordQuery query;

  accord_query_init (&query, empty);
  query.horizon_days = 90;
  fixture_as_of (&query.as_of, empty, "2018-06-30");
  of_nothing = accord_goal_history_new (empty, &query, NULL);
  g_assert_nonnull (of_nothing);
  g_assert_true (isnan (of_nothing->rates[ACCORD_PLAN_LEAD_MQL].value) && isnan (of_nothing->deal_value));
  g_assert_cmpint (of_nothing->half, ==, -1);
  g_assert_cmpuint (of_nothing->cohorts->len, ==, 0);
  of_one = accord_goal_history_new (plain, &query, NULL);
  g_assert_nonnull (of_one);
  g_assert_cmpfloat (of_one->rates[ACCORD_PLAN_MQL_SQL].value, ==, 1);
  g_assert_true (isnan (of_one->rates[ACCORD_PLAN_OWN_CUSTOMER].value));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-simulation/closed-form", test_closed_form);
  g_test_add_func ("/goal-simulation/lag", test_lag);
  g_test_add_func ("/goal-simulation/properties", test_properties);
  g_test_add_func ("/goal-simulation/refusals", test_refusals);
  g_test_add_func ("/goal-simulation/history", test_history);
  g_test_add_func ("/goal-simulation/poor-history", test_poor_history);
  return g_test_run ();
}
