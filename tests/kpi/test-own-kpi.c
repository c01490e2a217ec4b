#include "fixture-frame.h"

#include <math.h>

#include "kpi/formula.h"
#include "kpi/own-kpi.h"

/* What is written, how it reads with A, B … for the names, and its value where they are 10, 4, 3 … */
static const struct
{
  const char *text, *reads;
  double      value;
} formulas[] = {
  { "revenue", "A", 10 },
  { "revenue / new-customers", "A ÷ B", 2.5 },
  { "revenue÷new-customers", "A ÷ B", 2.5 },
  { "revenue - new-customers", "A − B", 6 },
  { "revenue − new-customers", "A − B", 6 },
  { "revenue-new-customers", "A", 10 }, /* one word: whether there is such a metric is asked elsewhere */
  { "a + b * c", "A + B × C", 22 },
  { "(a + b) * c", "(A + B) × C", 42 },
  { "a - b - c", "A − B − C", 3 },
  { "a / b / c", "A ÷ B ÷ C", 10.0 / 12 },
  { "a / (b / c)", "A ÷ (B ÷ C)", 7.5 },
  { "-a + b", "−A + B", -6 },
  { "a * -b", "A × −B", -40 },
  { "a --b", "A − −B", 14 },
  { "-(a + b)", "−(A + B)", -14 },
  { "100 * [conversion-rate]", "100 × A", 1000 },
  { "[ My own ] · 0.5", "A × 0.5", 5 },
  { "a * a", "A × A", 100 },
  { "a / (b - b)", "A ÷ (B − B)", NAN },
  { ".5*a", "0.5 × A", 5 },
};

static const char *const letters[] = { "A", "B", "C", NULL };
static const double numbers[] = { 10, 4, 3 };

static void
test_formulas (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordFormula) formula = accord_formula_parse (formulas[i].text, &error);
      g_autofree char *reads = NULL;
      double value;

      g_assert_no_error (error);
      reads = accord_formula_write (formula, letters);
      g_assert_cmpstr (reads, ==, formulas[i].reads);
      value = accord_formula_evaluate (formula, numbers);
      if (isnan (formulas[i].value))
        g_assert_true (isnan (value));
      else
        g_assert_cmpfloat_with_epsilon (value, formulas[i].value, 1e-12);
    }
}

static const struct
{
  const char *text, *message;
} wrong[] = {
  { "", "Position 1: a number, a metric or an opening parenthesis is expected here, but this is the end." },
  { "revenue /", "Position 10: a number, a metric or an opening parenthesis is expected here, but this is the end." },
  { "revenue leads", "Position 9: + − × ÷ or the end is expected here, not “leads”." },
  { "(revenue", "Position 9: a closing parenthesis, or + − × ÷ is expected here, but this is the end." },
  { "revenue)", "Position 8: + − × ÷ or the end is expected here, not “)”." },
  { "× 2", "Position 1: a number, a metric or an opening parenthesis is expected here, not “×”." },
  { "leads × 0,5", "Position 9: write a number with a decimal point: 0.5." },
  { "leads × 1.2.3", "Position 9: a number has one decimal point." },
  { "leads × 5%", "Position 9: a number is written with digits alone; half is 0.5." },
  { "é", "Position 1: “é” has no meaning in a formula; it has numbers, metrics, + − × ÷ and parentheses." },
  { "leads ÷ é", "Position 9: “é” has no meaning in a formula; it has numbers, metrics, + − × ÷ and parentheses." },
  { "[leads", "Position 1: the metric that begins here needs a closing bracket (])." },
  { "[ ]", "Position 1: there is no metric between these brackets." },
  { "2 × 3", "A formula needs a metric, such as “revenue / new-customers”." },
};

static void
test_wrong_formulas (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordFormula) formula = accord_formula_parse (wrong[i].text, &error);

      g_assert_null (formula);
      g_assert_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_FORMULA);
      g_assert_cmpstr (error->message, ==, wrong[i].message);
    }
}

/* Thousands of parentheses, and bytes that are no text: an error, not a fall. */
static void
test_hostile_formulas (void)
{
  g_autofree char *deep = g_strnfill (100000, '(');
  g_autofree char *minuses = g_strnfill (100000, '-');
  const char *const texts[] = { deep, minuses, "leads \xff", "\xc3" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_formula_parse (texts[i], &error));
      g_assert_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_FORMULA);
    }
}

static const char *const pieces[] = { "a", "b", "[c]", "1", "2.5", "+", "-", "−", "*", "÷", "/", "(", ")", " ", "x-y", "[", "." };
static const double pile[] = { 7, 3, 2, 5, 11, 13 };

/* Whatever can be read reads the same once it was written, and comes to the same. */
static void
test_random_formulas (void)
{
  guint read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = (guint) g_test_rand_int_range (1, 9);
      g_autoptr (AccordFormula) formula = NULL, again = NULL;
      g_autofree char *written = NULL;
      g_auto (GStrv) names = g_new0 (char *, 10);
      double value;

      for (guint j = 0; j < n; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      formula = accord_formula_parse (text->str, NULL);
      if (formula == NULL)
        continue;
      read++;
      for (guint j = 0; j < accord_formula_get_n (formula); j++)
        names[j] = g_strdup_printf ("[%s]", accord_formula_get_name (formula, j));
      written = accord_formula_write (formula, (const char *const *) names);
      again = accord_formula_parse (written, NULL);
      g_assert_nonnull (again);
      g_assert_cmpuint (accord_formula_get_n (again), ==, accord_formula_get_n (formula));
      value = accord_formula_evaluate (formula, pile);
      g_assert_true (accord_formula_evaluate (again, pile) == value || isnan (value));
    }
  g_assert_cmpuint (read, >, 500);
}

static AccordFrame *
four_leads (void)
{
  return fixture_frame_new ("UTC", "source | created_at | customer_at | value\n"
                                   "ads    | 2018-01-02 | 2018-01-30  | 100\n"
                                   "ads    | 2018-01-10 | 2018-03-01  | 300\n"
                                   "web    | 2018-02-15 |             |\n"
                                   "web    | 2018-03-05 | 2018-03-20  | 80\n");
}

static AccordOwnKpis *
make_kpis (const char *visits,
           const char *spare)
{
  AccordOwnKpis *kpis = accord_own_kpis_new ();
  AccordOwnKpi *kpi = accord_own_kpis_add (kpis, "visits", "Visits", ACCORD_UNIT_COUNT, ACCORD_BETTER_UP, ACCORD_COMBINE_SUM,
                                           visits);

  accord_own_kpi_add_value (kpi, fixture_day ("2018-03-15"), 50);
  accord_own_kpi_add_value (kpi, fixture_day ("2018-01-01"), 100);
  accord_own_kpi_add_value (kpi, fixture_day ("2018-04-01"), 10);
  accord_own_kpi_add_value (kpi, fixture_day ("2018-01-31"), 120); /* again of January: it holds */
  kpi = accord_own_kpis_add (kpis, "mood", "Mood", ACCORD_UNIT_COUNT, ACCORD_BETTER_UP, ACCORD_COMBINE_MEAN, "");
  accord_own_kpi_add_value (kpi, fixture_day ("2018-01-01"), 3);
  accord_own_kpi_add_value (kpi, fixture_day ("2018-02-01"), 4);
  kpi = accord_own_kpis_add (kpis, "members", "Members", ACCORD_UNIT_COUNT, ACCORD_BETTER_UP, ACCORD_COMBINE_LAST, NULL);
  accord_own_kpi_add_value (kpi, fixture_day ("2018-01-01"), 7);
  accord_own_kpi_add_value (kpi, fixture_day ("2018-03-01"), 9);
  accord_own_kpis_add (kpis, "deal", "Deal", ACCORD_UNIT_MONEY, ACCORD_BETTER_UP, ACCORD_COMBINE_SUM,
                       "revenue / new-customers");
  accord_own_kpis_add (kpis, "per-visit", "Customers a visit", ACCORD_UNIT_RATIO, ACCORD_BETTER_UP, ACCORD_COMBINE_SUM,
                       "new-customers / visits");
  accord_own_kpis_add (kpis, "spare", "Spare", ACCORD_UNIT_COUNT, ACCORD_BETTER_UP, ACCORD_COMBINE_SUM, spare);
  accord_own_kpis_seal (kpis);
  return kpis;
}

static const struct
{
  const char      *metric;
  AccordPeriodKind by;
  const char      *group, *from, *to, *as_of;
  const char      *expected; /* period[/group]=value[!: not mature] */
} cases[] = {
  { "visits", ACCORD_PERIOD_ALL, NULL, NULL, NULL, NULL, "all=180" },
  { "visits", ACCORD_PERIOD_MONTH, NULL, NULL, NULL, NULL, "2018-01=120 2018-02=- 2018-03=50 2018-04=10!" },
  { "visits", ACCORD_PERIOD_QUARTER, NULL, NULL, NULL, NULL, "2018-Q1=170 2018-Q2=10!" },
  { "visits", ACCORD_PERIOD_YEAR, NULL, NULL, NULL, NULL, "2018=180!" },
  { "visits", ACCORD_PERIOD_MONTH, NULL, "2018-03-20", NULL, NULL, "2018-03=50 2018-04=10!" },
  { "visits", ACCORD_PERIOD_ALL, NULL, NULL, "2018-01-31", NULL, "all=120" },
  { "visits", ACCORD_PERIOD_ALL, NULL, "2019-01-01", NULL, NULL, "all=-" },
  { "visits", ACCORD_PERIOD_MONTH, NULL, "2019-01-01", NULL, NULL, "" },
  { "visits", ACCORD_PERIOD_MONTH, NULL, NULL, NULL, "2018-02-10", "2018-01=120" },
  { "mood", ACCORD_PERIOD_QUARTER, NULL, NULL, NULL, NULL, "2018-Q1=3.5" },
  { "members", ACCORD_PERIOD_QUARTER, NULL, NULL, NULL, NULL, "2018-Q1=9" },
  { "deal", ACCORD_PERIOD_ALL, NULL, NULL, NULL, NULL, "all=160" },
  { "deal", ACCORD_PERIOD_MONTH, NULL, NULL, NULL, NULL, "2018-01=100 2018-02=- 2018-03=190" },
  { "deal", ACCORD_PERIOD_ALL, "source", NULL, NULL, NULL, "all/ads=200 all/web=80" },
  /* Visits are not known by month of February, and in April there was no customer. */
  { "per-visit", ACCORD_PERIOD_MONTH, NULL, NULL, NULL, NULL, "2018-01=0.00833 2018-02=- 2018-03=0.04 2018-04=0!" },
};

static char *
list_figures (const AccordFigures *figures)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = figures->figures->pdata[i];

      g_string_append_printf (text, "%s%s%s%s=", i > 0 ? " " : "", figure->period, figure->group != NULL ? "/" : "",
                              figure->group != NULL ? figure->group : "");
      if (isnan (figure->value))
        g_string_append_c (text, '-');
      else
        g_string_append_printf (text, "%.3g", figure->value);
      g_string_append (text, figure->mature ? "" : "!");
    }
  return g_string_free (text, FALSE);
}

static void
test_figures (void)
{
  g_autoptr (AccordFrame) frame = four_leads ();
  g_autoptr (AccordOwnKpis) kpis = make_kpis ("", "leads");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AccordMetric *metric = accord_own_kpis_find (kpis, cases[i].metric);
      g_autoptr (AccordFigures) figures = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      AccordQuery query;

      accord_query_init (&query, frame);
      query.by = cases[i].by;
      query.group = cases[i].group;
      query.from = cases[i].from != NULL ? fixture_day (cases[i].from) : ACCORD_DAY_NONE;
      query.to = cases[i].to != NULL ? fixture_day (cases[i].to) : ACCORD_DAY_NONE;
      fixture_as_of (&query.as_of, frame, cases[i].as_of != NULL ? cases[i].as_of : "2018-04-10");
      figures = accord_metric_compute (metric, frame, &query, &error);
      g_assert_no_error (error);
      text = list_figures (figures);
      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_true (accord_figures_get_metric (figures) == metric);
    }
}

/* Figures and the metric that they are of outlive the workspace that they came from. */
static void
test_figures_keep_their_metric (void)
{
  g_autoptr (AccordFrame) frame = four_leads ();
  AccordOwnKpis *kpis = make_kpis ("", "leads");
  g_autoptr (AccordFigures) figures = NULL;
  AccordQuery query;

  accord_query_init (&query, frame);
  figures = accord_metric_compute (accord_own_kpis_find (kpis, "deal"), frame, &query, NULL);
  accord_own_kpis_unref (kpis);
  g_assert_cmpstr (figures->metric, ==, "deal");
  g_assert_cmpstr (accord_metric_get_label (accord_figures_get_metric (figures)), ==, "Deal");
}

static const struct
{
  const char *metric;
  const char *group;
  AccordPeriodKind by;
  const char *visits, *spare; /* formulas */
  const char *message;
} refusals[] = {
  { "visits", NULL, ACCORD_PERIOD_WEEK, "", "leads", "“Visits” is known month by month; ask by month, quarter or year." },
  { "visits", "source", ACCORD_PERIOD_ALL, "", "leads",
    "“Visits” is known month by month and not by lead; ask without a condition, and without groups." },
  { "per-visit", "source", ACCORD_PERIOD_ALL, "", "leads",
    "“Visits” is known month by month and not by lead; ask without a condition, and without groups." },
  { "spare", NULL, ACCORD_PERIOD_ALL, "", "leads + spare",
    "“Spare” cannot be computed. Position 9: a KPI cannot be made of itself: spare → spare." },
  { "spare", NULL, ACCORD_PERIOD_ALL, "per-visit", "leads * visits",
    "“Spare” cannot be computed. “Spare” is made of a KPI that is made of itself, or of more than 8 within each other." },
  { "visits", NULL, ACCORD_PERIOD_ALL, "2 × per-visit", "leads",
    "“Visits” cannot be computed. Position 5: a KPI cannot be made of itself: visits → per-visit → visits." },
  { "spare", NULL, ACCORD_PERIOD_ALL, "", "leads + nonsense",
    "“Spare” cannot be computed. Position 9: there is no metric “nonsense”." },
  { "spare", NULL, ACCORD_PERIOD_ALL, "", "revenue-leads",
    "“Spare” cannot be computed. Position 1: there is no metric “revenue-leads”; to subtract, write “revenue - leads”, with "
    "spaces." },
  { "spare", NULL, ACCORD_PERIOD_ALL, "", "1 − attainment",
    "“Spare” cannot be computed. Position 5: “attainment” is that of one commitment; a formula cannot say of which." },
};

static void
test_refusals (void)
{
  g_autoptr (AccordFrame) frame = four_leads ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (AccordOwnKpis) kpis = make_kpis (refusals[i].visits, refusals[i].spare);
      g_autoptr (GError) error = NULL;
      AccordQuery query;

      accord_query_init (&query, frame);
      query.by = refusals[i].by;
      query.group = refusals[i].group;
      g_assert_null (accord_metric_compute (accord_own_kpis_find (kpis, refusals[i].metric), frame, &query, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, refusals[i].message);
    }
}

static void
test_check_while_typing (void)
{
  g_autoptr (AccordOwnKpis) kpis = make_kpis ("", "leads");
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_own_kpis_check (kpis, "spare", "visits + 1", &error));
  g_assert_no_error (error);
  g_assert_true (accord_own_kpis_check (kpis, NULL, "spare * 2", &error));
  g_assert_no_error (error);
  g_assert_false (accord_own_kpis_check (kpis, "visits", "leads / per-visit", &error));
  g_assert_cmpstr (error->message, ==, "Position 9: a KPI cannot be made of itself: visits → per-visit → visits.");
}

/* Each is made of both before it: a chain that must not be walked over and over. */
static void
test_lattice_ends (void)
{
  g_autoptr (AccordFrame) frame = four_leads ();
  g_autoptr (AccordOwnKpis) kpis = accord_own_kpis_new ();
  AccordQuery query;

  accord_own_kpis_add (kpis, "k0", "K", ACCORD_UNIT_COUNT, ACCORD_BETTER_UP, ACCORD_COMBINE_SUM, "leads");
  accord_own_kpis_add (kpis, "k1", "K", ACCORD_UNIT_COUNT, ACCORD_BETTER_UP, ACCORD_COMBINE_SUM, "leads");
  for (guint i = 2; i < 64; i++)
    {
      g_autofree char *key = g_strdup_printf ("k%u", i), *formula = g_strdup_printf ("k%u + k%u", i - 2, i - 1);

      accord_own_kpis_add (kpis, key, "K", ACCORD_UNIT_COUNT, ACCORD_BETTER_UP, ACCORD_COMBINE_SUM, formula);
    }
  accord_own_kpis_seal (kpis);
  accord_query_init (&query, frame);
  for (guint i = 0; i < accord_own_kpis_get_n (kpis); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordFigures) figures = accord_metric_compute (accord_own_kpis_get (kpis, i), frame, &query, &error);

      g_assert_true ((figures != NULL) == (i <= 8));
      if (i == 8)
        g_assert_cmpfloat (((AccordFigure *) figures->figures->pdata[0])->value, ==, 4 * 34);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/own-kpi/formulas", test_formulas);
  g_test_add_func ("/own-kpi/wrong-formulas", test_wrong_formulas);
  g_test_add_func ("/own-kpi/hostile-formulas", test_hostile_formulas);
  g_test_add_func ("/own-kpi/random-formulas", test_random_formulas);
  g_test_add_func ("/own-kpi/figures", test_figures);
  g_test_add_func ("/own-kpi/figures-keep-their-metric", test_figures_keep_their_metric);
  g_test_add_func ("/own-kpi/refusals", test_refusals);
  g_test_add_func ("/own-kpi/check-while-typing", test_check_while_typing);
  g_test_add_func ("/own-kpi/lattice-ends", test_lattice_ends);

  return g_test_run ();
}
