#include "fixture-frame.h"

#include <math.h>

#include "kpi/metric.h"
#include "naive-metric.h"

/*
 * Random frames and queries: every figure against a naive way of counting, and what has to hold between figures.
 */

#define N_ROUNDS 300
#define N_ROWS 120

/* Those that are made of stages alone; the others have tests of their own. */
#define N_METRICS 6

#define PICK(rand, array) (array)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (array))]

static const char *const as_of_days[] = { "2016-12-01", "2017-03-31", "2017-08-15", "2018-12-31", "2017-05-05T12:00" };
static const char *const groups[] = { NULL, NULL, "source", "visits", "Agreed", "stage", "currency" };

static void
fill_query (GRand             *rand,
            const AccordFrame *frame,
            AccordQuery       *query)
{
  accord_query_init (query, frame);
  query->by = (AccordPeriodKind) g_rand_int_range (rand, ACCORD_PERIOD_ALL, ACCORD_PERIOD_WEEK + 1);
  query->basis = (AccordBasis) g_rand_int_range (rand, ACCORD_BASIS_COHORT, ACCORD_BASIS_PERIOD + 1);
  query->group = PICK (rand, groups);
  query->horizon_days = g_rand_int_range (rand, 0, 200);
  query->from_stage = (AccordStage) g_rand_int_range (rand, ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER);
  query->to_stage = (AccordStage) g_rand_int_range (rand, (gint) query->from_stage + 1, ACCORD_N_STAGES);
  query->currency = g_rand_boolean (rand) ? "EUR" : "";
  fixture_as_of (&query->as_of, frame, PICK (rand, as_of_days));
  if (g_rand_int_range (rand, 0, 3) == 0)
    query->from = fixture_day ("2016-11-15");
  if (g_rand_int_range (rand, 0, 3) == 0)
    query->to = fixture_day ("2017-07-20");
}

static AccordLeadSet *
random_scope (GRand *rand)
{
  AccordLeadSet *scope;

  if (g_rand_boolean (rand))
    return NULL;
  scope = accord_lead_set_new (N_ROWS);
  for (guint row = 0; row < N_ROWS; row++)
    if (g_rand_int_range (rand, 0, 3) > 0)
      accord_lead_set_add (scope, row);
  return scope;
}

static AccordFigures *
compute (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query)
{
  g_autoptr (GError) error = NULL;
  AccordFigures *figures = accord_metric_compute (metric, frame, query, &error);

  g_assert_no_error (error);
  return figures;
}

static gboolean
same (double a,
      double b)
{
  return (isnan (a) && isnan (b)) || fabs (a - b) < 1e-9 * MAX (1, fabs (a));
}

static void
assert_figure (const AccordFigure *figure,
               const AccordFigure *expected)
{
  g_assert_true (same (figure->numerator, expected->numerator));
  g_assert_true (same (figure->denominator, expected->denominator));
  g_assert_true (same (figure->value, expected->value));
  g_assert_cmpuint (figure->open, ==, expected->open);
  g_assert_cmpint (figure->mature, ==, expected->mature);
  for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
    g_assert_cmpuint (figure->left_out[reason], ==, expected->left_out[reason]);
}

static guint
count_part (const AccordMetric *metric,
            const AccordFrame  *frame,
            const AccordQuery  *query,
            const AccordFigure *figure,
            guint               part)
{
  g_autoptr (AccordLeadSet) set = accord_figure_leads (metric, frame, query, figure, part, NULL);

  return accord_lead_set_count (set);
}

/* Opening a number shows as many leads as it says. */
static void
assert_leads_behind (const AccordMetric *metric,
                     const AccordFrame  *frame,
                     const AccordQuery  *query,
                     const AccordFigure *figure)
{
  if (metric->unit != ACCORD_UNIT_MONEY)
    g_assert_cmpuint (count_part (metric, frame, query, figure, ACCORD_PART_NUMERATOR), ==, (guint) figure->numerator);
  if (!isnan (figure->denominator))
    g_assert_cmpuint (count_part (metric, frame, query, figure, ACCORD_PART_DENOMINATOR), ==,
                      (guint) figure->denominator);
  g_assert_cmpuint (count_part (metric, frame, query, figure, ACCORD_PART_OPEN), ==, figure->open);
  /* On the period basis a lead may be flagged for each of its two entries. */
  for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
    {
      guint n = count_part (metric, frame, query, figure, ACCORD_PART_LEFT_OUT + reason);

      g_assert_cmpuint (n, <=, figure->left_out[reason]);
      if (!metric->has_basis || query->basis != ACCORD_BASIS_PERIOD)
        g_assert_cmpuint (n, ==, figure->left_out[reason]);
    }
}

static void
test_equals_naive (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (842);
  guint n_metrics;
  const AccordMetric *metrics = accord_metrics (&n_metrics);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, N_ROWS);
      g_autoptr (AccordLeadSet) scope = random_scope (rand);
      const AccordMetric *metric = &metrics[round % N_METRICS];
      g_autoptr (AccordFigures) figures = NULL;
      g_autoptr (GPtrArray) expected = NULL;
      AccordQuery query;

      fill_query (rand, frame, &query);
      query.scope = scope;
      figures = compute (metric, frame, &query);
      expected = naive_metric_compute (metric->id, frame, &query);
      g_test_message ("round %u: %s by %s", round, metric->id, accord_period_kind_get_name (query.by));
      g_assert_cmpuint (figures->figures->len, ==, expected->len);
      for (guint i = 0; i < expected->len; i++)
        {
          const AccordFigure *figure = g_ptr_array_index (figures->figures, i);
          const AccordFigure *other = g_ptr_array_index (expected, i);

          g_assert_cmpstr (figure->period, ==, other->period);
          g_assert_cmpstr (figure->group, ==, other->group);
          assert_figure (figure, other);
          if (i < 8)
            assert_leads_behind (metric, frame, &query, figure);
        }
    }
}

typedef struct
{
  double  numerator, denominator;
  guint64 open;
} Sum;

static Sum
sum_up (const AccordMetric *metric,
        const AccordFrame  *frame,
        const AccordQuery  *query)
{
  g_autoptr (AccordFigures) figures = compute (metric, frame, query);
  Sum sum = { 0 };

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      sum.numerator += figure->numerator;
      sum.denominator += isnan (figure->denominator) ? 0 : figure->denominator;
      sum.open += figure->open;
      if (metric->unit == ACCORD_UNIT_RATIO && query->basis != ACCORD_BASIS_PERIOD && !isnan (figure->value))
        g_assert_true (0 <= figure->value && figure->value <= 1);
    }
  return sum;
}

static void
assert_same_sum (Sum a,
                 Sum b)
{
  g_assert_true (same (a.numerator, b.numerator));
  g_assert_true (same (a.denominator, b.denominator));
  g_assert_cmpuint (a.open, ==, b.open);
}

/* However the leads are cut into groups and periods, they are the same leads. */
static void
test_parts_make_the_whole (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1586);
  guint n_metrics;
  const AccordMetric *metrics = accord_metrics (&n_metrics);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, N_ROWS);
      const AccordMetric *metric = &metrics[round % N_METRICS];
      AccordQuery query;
      Sum grouped, whole;

      fill_query (rand, frame, &query);
      query.from = fixture_day ("2000-01-01"); /* else «all» counts leads without a date and months do not */
      grouped = sum_up (metric, frame, &query);
      query.group = NULL;
      assert_same_sum (grouped, sum_up (metric, frame, &query));
      query.by = ACCORD_PERIOD_ALL;
      whole = sum_up (metric, frame, &query);
      assert_same_sum (grouped, whole);
    }
}

/* Who converts within H days converts; who has converted by a day has by the next; a longer horizon forgets nobody. */
static void
test_order_between_figures (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (195);
  const AccordMetric *metric = accord_metric_find ("conversion-rate");

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, N_ROWS);
      AccordQuery query;
      Sum cohort, to_date, later;

      fill_query (rand, frame, &query);
      query.group = NULL;
      query.by = ACCORD_PERIOD_ALL;
      query.from = query.to = ACCORD_DAY_NONE; /* a date that comes to be known can move a lead out of a range */
      query.basis = ACCORD_BASIS_COHORT;
      cohort = sum_up (metric, frame, &query);
      query.basis = ACCORD_BASIS_TO_DATE;
      to_date = sum_up (metric, frame, &query);
      g_assert_cmpfloat (cohort.numerator, <=, to_date.numerator);
      g_assert_cmpfloat (cohort.denominator + (double) cohort.open, ==, to_date.denominator);

      accord_as_of_day (&query.as_of, accord_frame_get_zone (frame), query.as_of.day + g_rand_int_range (rand, 1, 90));
      later = sum_up (metric, frame, &query);
      g_assert_cmpfloat (to_date.numerator, <=, later.numerator);
      g_assert_cmpfloat (to_date.denominator, <=, later.denominator);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metric-random/equals-naive", test_equals_naive);
  g_test_add_func ("/metric-random/parts-make-the-whole", test_parts_make_the_whole);
  g_test_add_func ("/metric-random/order-between-figures", test_order_between_figures);
  return g_test_run ();
}
