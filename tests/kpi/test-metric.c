#include "fixture-frame.h"

#include <math.h>
#include <string.h>

#include "kpi/metric.h"

/*
 * Ten leads, worked out by hand, as of 2018-06-30 (a Saturday), horizon 90 unless said otherwise:
 *
 *   row  source  created     → customer     age
 *    0   ads     2018-01-02  2018-01-30     28   value 100
 *    1   ads     2018-01-10  2018-05-01    111   value 200: too late for 90 days
 *    2   ads     2018-01-31  (none), lost 2018-03-01
 *    3   web     2018-01-15  2018-01-14     -1   value 50: out of order
 *    4   web     2018-03-05  2018-06-03     90   no value: within 90 days, just
 *    5   (none)  2018-03-31  (none)              age at as-of 91
 *    6   ads     2018-04-02  2018-04-20     18   value 1000 USD; age at as-of 89: too young
 *    7   web     2018-06-30  (none)
 *    8   ads     (none), mql 2018-01-05, customer 2018-02-04: 30, value 30: «lead» skipped
 *    9   web     (none at all)
 */
static AccordFrame *
ten_leads (void)
{
  return fixture_frame_new ("UTC", "source | created_at | mql_at     | customer_at | lost_at    | value | currency\n"
                                   "ads    | 2018-01-02 |            | 2018-01-30  |            | 100   | EUR\n"
                                   "ads    | 2018-01-10 | 2018-01-12 | 2018-05-01  |            | 200   |\n"
                                   "ads    | 2018-01-31 |            |             | 2018-03-01 |       |\n"
                                   "web    | 2018-01-15 |            | 2018-01-14  |            | 50    | eur\n"
                                   "web    | 2018-03-05 |            | 2018-06-03  |            |       |\n"
                                   "       | 2018-03-31 |            |             |            |       |\n"
                                   "ads    | 2018-04-02 |            | 2018-04-20  |            | 1000  | USD\n"
                                   "web    | 2018-06-30 |            |             |            |       |\n"
                                   "ads    |            | 2018-01-05 | 2018-02-04  |            | 30    |\n"
                                   "web    |            |            |             |            |       |\n");
}

typedef struct
{
  const char      *metric;
  AccordPeriodKind by;
  AccordBasis      basis;
  const char      *group;
  const char      *as_of; /* NULL: 2018-06-30 */
  const char      *from, *to;
  const char      *expected;
} Case;

/* A line a figure: period[/group] numerator[/denominator] open[!: not mature] [reasons]. */
static const Case cases[] = {
  { "conversion-rate", ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL,
    "all 4/7 2! no_date=1 out_of_order=1 skipped=1\n" },
  { "conversion-rate", ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL,
    "2018-01 3/5 0 no_date=1 out_of_order=1 skipped=1\n"
    "2018-02 0/0 0 no_date=1\n"
    "2018-03 1/2 0 no_date=1\n"
    "2018-04 0/0 1! no_date=1\n"
    "2018-05 0/0 0 no_date=1\n"
    "2018-06 0/0 1! no_date=1\n" },
  { "conversion-rate", ACCORD_PERIOD_QUARTER, ACCORD_BASIS_COHORT, "source", NULL, NULL, NULL,
    "2018-Q1/ads 2/4 0 skipped=1\n"
    "2018-Q1/web 2/2 0 no_date=1 out_of_order=1\n"
    "2018-Q1/(none) 0/1 0\n"
    "2018-Q2/ads 0/0 1!\n"
    "2018-Q2/web 0/0 1! no_date=1\n"
    "2018-Q2/(none) 0/0 0\n" },
  /* nine in ten conversions took 111 days: of -1, 18, 28, 30, 90, 111 the sixth */
  { "conversion-rate", ACCORD_PERIOD_MONTH, ACCORD_BASIS_TO_DATE, NULL, NULL, NULL, NULL,
    "2018-01 4/5 0 no_date=1 out_of_order=1 skipped=1\n"
    "2018-02 0/0 0 no_date=1\n"
    "2018-03 1/2 1! no_date=1\n"
    "2018-04 1/1 0! no_date=1\n"
    "2018-05 0/0 0 no_date=1\n"
    "2018-06 0/1 1! no_date=1\n" },
  { "conversion-rate", ACCORD_PERIOD_ALL, ACCORD_BASIS_TO_DATE, "source", NULL, "2018-01-01", "2018-03-31",
    "all/ads 3/4 0 skipped=1\n"
    "all/web 2/2 0 no_date=1 out_of_order=1\n"
    "all/(none) 0/1 1!\n" },
  { "conversion-rate", ACCORD_PERIOD_QUARTER, ACCORD_BASIS_PERIOD, NULL, NULL, NULL, NULL,
    "2018-Q1 3/7 0 no_date=1 out_of_order=1 skipped=1\n"
    "2018-Q2 3/2 0 no_date=1\n" },
  /* what happened later is ignored: lead 0 has bought, 3 has, 8 not yet */
  { "conversion-rate", ACCORD_PERIOD_ALL, ACCORD_BASIS_TO_DATE, NULL, "2018-01-31", NULL, NULL,
    "all 2/5 3! no_date=1 out_of_order=1 skipped=1\n" },
  { "leads", ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL, "all 10 0 skipped=1\n" },
  { "leads", ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, NULL, "2018-03-05", "2018-03-31", "all 2 0 no_date=1\n" },
  { "leads", ACCORD_PERIOD_QUARTER, ACCORD_BASIS_COHORT, NULL, "2018-05-01", NULL, NULL,
    "2018-Q1 7 0 no_date=1 skipped=1\n"
    "2018-Q2 1 0! no_date=1\n" },
  { "new-customers", ACCORD_PERIOD_QUARTER, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL,
    "2018-Q1 3 0 out_of_order=1\n"
    "2018-Q2 3 0\n" },
  { "revenue", ACCORD_PERIOD_QUARTER, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL,
    "2018-Q1 180 0 out_of_order=1\n"
    "2018-Q2 200 0 no_value=1 currency=1\n" },
  { "mean-deal-value", ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL,
    "all 380/4 0 no_value=1 currency=1 out_of_order=1\n" },
  { "lead-value", ACCORD_PERIOD_QUARTER, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL,
    "2018-Q1 180/7 0 no_date=1 no_value=1 out_of_order=1 skipped=1\n"
    "2018-Q2 0/0 2! no_date=1\n" },
  { "lead-value", ACCORD_PERIOD_ALL, ACCORD_BASIS_TO_DATE, NULL, NULL, NULL, NULL,
    "all 380/9 2! no_date=1 no_value=1 currency=1 out_of_order=1 skipped=1\n" },
  /* A period is as mature as it is without «to» within it: these quarters are not over, or have younger leads. */
  { "leads", ACCORD_PERIOD_QUARTER, ACCORD_BASIS_COHORT, NULL, "2018-05-01", NULL, "2018-04-15",
    "2018-Q1 7 0 no_date=1 skipped=1\n"
    "2018-Q2 1 0! no_date=1\n" },
  { "conversion-rate", ACCORD_PERIOD_QUARTER, ACCORD_BASIS_PERIOD, NULL, "2018-05-01", NULL, "2018-04-15",
    "2018-Q1 3/7 0 no_date=1 out_of_order=1 skipped=1\n"
    "2018-Q2 0/1 0! no_date=1\n" },
  { "conversion-rate", ACCORD_PERIOD_QUARTER, ACCORD_BASIS_TO_DATE, NULL, NULL, NULL, "2018-02-28",
    "2018-Q1 4/5 0! no_date=1 out_of_order=1 skipped=1\n" },
  { "conversion-rate", ACCORD_PERIOD_YEAR, ACCORD_BASIS_COHORT, NULL, NULL, NULL, "2018-01-31",
    "2018 3/5 0! no_date=1 out_of_order=1 skipped=1\n" },
  /* … but «all» ends with it. */
  { "leads", ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, "2018-05-01", NULL, "2018-05-02",
    "all 8 0! no_date=1 skipped=1\n" },
  { "leads", ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, "2018-05-01", NULL, "2018-05-01",
    "all 8 0 no_date=1 skipped=1\n" },
  { "lead-value", ACCORD_PERIOD_QUARTER, ACCORD_BASIS_PERIOD, NULL, NULL, NULL, NULL,
    "2018-Q1 180/7 0 no_date=1 out_of_order=1 skipped=1\n"
    "2018-Q2 200/2 0 no_date=1 no_value=1 currency=1\n" },
};

static void
append_figure (GString            *text,
               const AccordFigure *figure,
               gboolean            grouped)
{
  g_string_append (text, figure->period);
  if (grouped)
    g_string_append_printf (text, "/%s", figure->group != NULL ? figure->group : "(none)");
  g_string_append_printf (text, " %g", figure->numerator);
  if (!isnan (figure->denominator))
    g_string_append_printf (text, "/%g", figure->denominator);
  g_string_append_printf (text, " %" G_GUINT64_FORMAT "%s", figure->open, figure->mature ? "" : "!");
  for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
    if (figure->left_out[reason] > 0)
      g_string_append_printf (text, " %s=%" G_GUINT64_FORMAT, accord_left_out_get_name ((AccordLeftOut) reason),
                              figure->left_out[reason]);
  g_string_append_c (text, '\n');
}

static void
init_query (AccordQuery       *query,
            const AccordFrame *frame,
            const Case        *one)
{
  accord_query_init (query, frame);
  query->by = one->by;
  query->basis = one->basis;
  query->group = one->group;
  query->currency = "EUR";
  if (one->from != NULL)
    query->from = fixture_day (one->from);
  if (one->to != NULL)
    query->to = fixture_day (one->to);
  fixture_as_of (&query->as_of, frame, one->as_of != NULL ? one->as_of : "2018-06-30");
}

static void
test_by_hand (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (AccordFrame) frame = ten_leads ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFigures) figures = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  AccordQuery query;

  init_query (&query, frame, one);
  figures = accord_metric_compute (accord_metric_find (one->metric), frame, &query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < figures->figures->len; i++)
    append_figure (text, g_ptr_array_index (figures->figures, i), figures->grouped);
  g_assert_cmpstr (text->str, ==, one->expected);
}

static AccordFigures *
compute (const AccordFrame *frame,
         const char        *metric,
         const AccordQuery *query)
{
  g_autoptr (GError) error = NULL;
  AccordFigures *figures = accord_metric_compute (accord_metric_find (metric), frame, query, &error);

  g_assert_no_error (error);
  return figures;
}

static void
test_values_and_ranges (void)
{
  g_autoptr (AccordFrame) frame = ten_leads ();
  g_autoptr (AccordFigures) figures = NULL;
  const AccordFigure *january, *february;
  const Case one = { "conversion-rate", ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT };
  AccordQuery query;

  init_query (&query, frame, &one);
  figures = compute (frame, "conversion-rate", &query);
  january = g_ptr_array_index (figures->figures, 0);
  february = g_ptr_array_index (figures->figures, 1);
  g_assert_cmpfloat (january->value, ==, 0.6);
  g_assert_cmpfloat_with_epsilon (january->low, 0.23072, 1e-5);
  g_assert_cmpfloat_with_epsilon (january->high, 0.88238, 1e-5);
  g_assert_cmpint (january->first, ==, fixture_day ("2018-01-01"));
  g_assert_cmpint (january->last, ==, fixture_day ("2018-01-31"));
  g_assert_true (isnan (february->value) && isnan (february->low));
  g_assert_cmpuint (figures->undated, ==, 1);

  query.basis = ACCORD_BASIS_PERIOD;
  g_clear_pointer (&figures, accord_figures_unref);
  figures = compute (frame, "conversion-rate", &query);
  january = g_ptr_array_index (figures->figures, 0);
  g_assert_true (isnan (january->low) && isnan (january->high));
}

static void
test_stages (void)
{
  g_autoptr (AccordFrame) frame = ten_leads ();
  g_autoptr (AccordFigures) to_mql = NULL;
  g_autoptr (AccordFigures) from_mql = NULL;
  g_autoptr (AccordFigures) to_lost = NULL;
  const Case one = { "conversion-rate", ACCORD_PERIOD_ALL, ACCORD_BASIS_TO_DATE };
  const AccordFigure *figure;
  AccordQuery query;

  init_query (&query, frame, &one);
  query.to_stage = ACCORD_STAGE_MQL;
  to_mql = compute (frame, "conversion-rate", &query);
  figure = g_ptr_array_index (to_mql->figures, 0);
  g_assert_cmpfloat (figure->numerator, ==, 6); /* all customers passed it; 0, 3, 4, 6 skipped it, 8 «lead» */
  g_assert_cmpuint (figure->left_out[ACCORD_LEFT_OUT_SKIPPED], ==, 5);

  query.from_stage = ACCORD_STAGE_MQL;
  query.to_stage = ACCORD_STAGE_CUSTOMER;
  from_mql = compute (frame, "conversion-rate", &query);
  figure = g_ptr_array_index (from_mql->figures, 0);
  g_assert_cmpfloat (figure->denominator, ==, 6);
  g_assert_cmpuint (figure->left_out[ACCORD_LEFT_OUT_NO_DATE], ==, 0);

  query.from_stage = ACCORD_STAGE_LEAD;
  query.to_stage = ACCORD_STAGE_LOST;
  to_lost = compute (frame, "conversion-rate", &query);
  figure = g_ptr_array_index (to_lost->figures, 0);
  g_assert_cmpfloat (figure->numerator, ==, 1);
}

static void
test_rates_of_currencies (void)
{
  g_autoptr (AccordFrame) frame = ten_leads ();
  g_autoptr (GHashTable) rates = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AccordFigures) figures = NULL;
  const Case one = { "revenue", ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT };
  const AccordFigure *figure;
  double rate = 0.5;
  AccordQuery query;

  g_hash_table_insert (rates, (gpointer) "USD", &rate);
  init_query (&query, frame, &one);
  query.rates = rates;
  figures = compute (frame, "revenue", &query);
  figure = g_ptr_array_index (figures->figures, 0);
  g_assert_cmpfloat (figure->value, ==, 880);
  g_assert_cmpuint (figure->left_out[ACCORD_LEFT_OUT_CURRENCY], ==, 0);
}

/* Which leads, by their row numbers. */
static const struct
{
  const char *metric;
  const char *period;
  guint       part;
  const char *rows;
} part_cases[] = {
  { "conversion-rate", "2018-Q1", ACCORD_PART_NUMERATOR, "0348" },
  { "conversion-rate", "2018-Q1", ACCORD_PART_DENOMINATOR, "0123458" },
  { "conversion-rate", "2018-Q1", ACCORD_PART_MISSED, "125" },
  { "conversion-rate", "2018-Q1", ACCORD_PART_OPEN, "" },
  { "conversion-rate", "2018-Q2", ACCORD_PART_OPEN, "67" },
  { "conversion-rate", "2018-Q1", (guint) ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_OUT_OF_ORDER, "3" },
  { "conversion-rate", "2018-Q1", (guint) ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_SKIPPED, "8" },
  { "conversion-rate", "2018-Q1", (guint) ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_NO_DATE, "9" },
  { "revenue", "2018-Q2", ACCORD_PART_NUMERATOR, "1" },
  { "revenue", "2018-Q2", (guint) ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_NO_VALUE, "4" },
  { "revenue", "2018-Q2", (guint) ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_CURRENCY, "6" },
  { "leads", "2018-Q2", ACCORD_PART_NUMERATOR, "67" },
};

static void
test_opening_a_figure (void)
{
  g_autoptr (AccordFrame) frame = ten_leads ();

  for (guint i = 0; i < G_N_ELEMENTS (part_cases); i++)
    {
      const AccordMetric *metric = accord_metric_find (part_cases[i].metric);
      const Case one = { part_cases[i].metric, ACCORD_PERIOD_QUARTER, ACCORD_BASIS_COHORT };
      g_autoptr (AccordFigures) figures = NULL;
      g_autoptr (GString) rows = g_string_new (NULL);
      AccordQuery query;

      init_query (&query, frame, &one);
      query.from = fixture_day ("2018-01-02"); /* begins within the quarter */
      figures = compute (frame, part_cases[i].metric, &query);
      for (guint j = 0; j < figures->figures->len; j++)
        {
          const AccordFigure *figure = g_ptr_array_index (figures->figures, j);
          g_autoptr (AccordLeadSet) set = NULL;

          if (!g_str_equal (figure->period, part_cases[i].period))
            continue;
          set = accord_figure_leads (metric, frame, &query, figure, part_cases[i].part, NULL);
          for (guint row = 0; row < 10; row++)
            if (accord_lead_set_contains (set, row))
              g_string_append_printf (rows, "%u", row);
        }
      g_assert_cmpstr (rows->str, ==, part_cases[i].rows);
    }
}

static const struct
{
  const char *metric;
  const char *group;
  AccordStage from_stage, to_stage;
  gint        horizon;
  const char *from, *to;
  gint        code; /* -1: none */
} query_cases[] = {
  { "conversion-rate", "colour", ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER, 90, NULL, NULL, ACCORD_KPI_ERROR_GROUP },
  { "conversion-rate", "score", ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER, 90, NULL, NULL, ACCORD_KPI_ERROR_GROUP },
  { "leads", "created_at", ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER, 90, NULL, NULL, ACCORD_KPI_ERROR_GROUP },
  { "conversion-rate", NULL, ACCORD_STAGE_SQL, ACCORD_STAGE_MQL, 90, NULL, NULL, ACCORD_KPI_ERROR_QUERY },
  { "conversion-rate", NULL, ACCORD_STAGE_MQL, ACCORD_STAGE_MQL, 90, NULL, NULL, ACCORD_KPI_ERROR_QUERY },
  { "lead-value", NULL, ACCORD_STAGE_LOST, ACCORD_STAGE_MQL, 90, NULL, NULL, ACCORD_KPI_ERROR_QUERY },
  { "lead-value", NULL, ACCORD_STAGE_SQL, ACCORD_STAGE_MQL, 90, NULL, NULL, -1 },
  { "conversion-rate", NULL, ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER, -1, NULL, NULL, ACCORD_KPI_ERROR_QUERY },
  { "leads", NULL, ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER, -1, NULL, NULL, -1 },
  { "leads", NULL, ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER, 90, "2018-02-01", "2018-01-31", ACCORD_KPI_ERROR_QUERY },
  { "leads", NULL, ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER, 90, "2018-02-01", "2018-02-01", -1 },
};

static void
test_wrong_queries (void)
{
  g_autoptr (AccordFrame) frame = ten_leads ();

  for (guint i = 0; i < G_N_ELEMENTS (query_cases); i++)
    {
      const Case one = { .from = query_cases[i].from, .to = query_cases[i].to, .group = query_cases[i].group };
      g_autoptr (AccordFigures) figures = NULL;
      g_autoptr (GError) error = NULL;
      AccordQuery query;

      init_query (&query, frame, &one);
      query.from_stage = query_cases[i].from_stage;
      query.to_stage = query_cases[i].to_stage;
      query.horizon_days = query_cases[i].horizon;
      figures = accord_metric_compute (accord_metric_find (query_cases[i].metric), frame, &query, &error);
      if (query_cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, ACCORD_KPI_ERROR, query_cases[i].code);
    }
}

/* A file of leads without any date is counted, and every figure that needs one says what it lacks. */
static void
test_without_dates (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", "source\nads\nweb\nads\n");
  g_autoptr (AccordFigures) leads = NULL;
  g_autoptr (AccordFigures) rate = NULL;
  g_autoptr (AccordFigures) monthly = NULL;
  const AccordFigure *figure;
  AccordQuery query;

  accord_query_init (&query, frame);
  leads = compute (frame, "leads", &query);
  g_assert_cmpuint (leads->figures->len, ==, 1);
  figure = g_ptr_array_index (leads->figures, 0);
  g_assert_cmpfloat (figure->value, ==, 3);
  g_assert_cmpuint (figure->left_out[ACCORD_LEFT_OUT_NO_DATE], ==, 0);

  rate = compute (frame, "conversion-rate", &query);
  figure = g_ptr_array_index (rate->figures, 0);
  g_assert_true (isnan (figure->value));
  g_assert_cmpuint (figure->left_out[ACCORD_LEFT_OUT_NO_DATE], ==, 3);

  query.by = ACCORD_PERIOD_MONTH;
  monthly = compute (frame, "leads", &query);
  g_assert_cmpuint (monthly->figures->len, ==, 0);
  g_assert_cmpuint (monthly->undated, ==, 3);
}

static void
test_groups_of_other_types (void)
{
  static const struct
  {
    const char *group;
    const char *names;
  } groups[] = {
    { "visits", "2 9 10 (none) " },
    { "Agreed", "false true (none) " },
    { "stage", "customer lead " },
  };
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", "visits:integer | Agreed:boolean | created_at | customer_at\n"
                                                            "10 | true | 2018-01-01 | 2018-02-01\n"
                                                            "2  |      | 2018-01-02 |\n"
                                                            "   | false | 2018-01-03 |\n"
                                                            "9  | true | 2018-01-03 |\n");

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (AccordFigures) figures = NULL;
      g_autoptr (GString) names = g_string_new (NULL);
      AccordQuery query;

      accord_query_init (&query, frame);
      query.group = groups[i].group;
      figures = compute (frame, "leads", &query);
      for (guint j = 0; j < figures->figures->len; j++)
        {
          const AccordFigure *figure = g_ptr_array_index (figures->figures, j);

          g_string_append_printf (names, "%s ", figure->group != NULL ? figure->group : "(none)");
        }
      g_assert_cmpstr (names->str, ==, groups[i].names);
    }
}

/* Two personas of one name are one group. */
static void
test_groups_of_one_name (void)
{
  static const guint32 codes[] = { 1, 2, 0 };
  static const char *const names[] = { NULL, "Ada", "Ada" };
  g_autoptr (AccordFrame) plain = fixture_frame_new ("UTC", "created_at\n2018-01-01\n2018-01-01\n2018-01-01\n");
  g_autoptr (AccordFrame) frame = accord_frame_with_text_column (plain, "persona", codes, names, 3);
  g_autoptr (AccordFigures) figures = NULL;
  AccordQuery query;

  accord_query_init (&query, frame);
  query.group = "persona";
  figures = compute (frame, "leads", &query);
  g_assert_cmpuint (figures->figures->len, ==, 2);
  g_assert_cmpfloat (((AccordFigure *) g_ptr_array_index (figures->figures, 0))->value, ==, 2);
  g_assert_null (((AccordFigure *) g_ptr_array_index (figures->figures, 1))->group);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/metric/by-hand/%s/%u", cases[i].metric, i);

      g_test_add_data_func (path, &cases[i], test_by_hand);
    }
  g_test_add_func ("/metric/values-and-ranges", test_values_and_ranges);
  g_test_add_func ("/metric/stages", test_stages);
  g_test_add_func ("/metric/rates-of-currencies", test_rates_of_currencies);
  g_test_add_func ("/metric/opening-a-figure", test_opening_a_figure);
  g_test_add_func ("/metric/wrong-queries", test_wrong_queries);
  g_test_add_func ("/metric/without-dates", test_without_dates);
  g_test_add_func ("/metric/groups-of-other-types", test_groups_of_other_types);
  g_test_add_func ("/metric/groups-of-one-name", test_groups_of_one_name);
  return g_test_run ();
}
