/* The board of charts: what is chosen above it, what a chart asks of the leads, and what it is compared with. */
#include <math.h>

#include "fixture.h"
#include "workspace/board-charts.h"
#include "workspace/board-view.h"
#include "workspace/chart-question.h"
#include "workspace/standings.h"

static AccordDay
day (const char *text)
{
  AccordDay result = ACCORD_DAY_NONE;

  g_assert_true (accord_day_parse_iso (text, &result));
  return result;
}

static void
assert_day (AccordDay   found,
            const char *expected)
{
  g_autofree char *text = found != ACCORD_DAY_NONE ? accord_day_to_iso (found) : g_strdup ("");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_spans (void)
{
  static const struct
  {
    AccordSpan  span;
    const char *today, *from, *to; /* "": ever */
  } cases[] = {
    { ACCORD_SPAN_12_MONTHS, "2025-05-11", "2024-06-01", "2025-05-11" },
    { ACCORD_SPAN_24_MONTHS, "2025-05-11", "2023-06-01", "2025-05-11" },
    { ACCORD_SPAN_12_MONTHS, "2024-12-31", "2024-01-01", "2024-12-31" },
    { ACCORD_SPAN_THIS_QUARTER, "2025-05-11", "2025-04-01", "2025-05-11" },
    { ACCORD_SPAN_THIS_QUARTER, "2025-12-31", "2025-10-01", "2025-12-31" },
    { ACCORD_SPAN_LAST_QUARTER, "2025-05-11", "2025-01-01", "2025-03-31" },
    { ACCORD_SPAN_LAST_QUARTER, "2025-01-01", "2024-10-01", "2024-12-31" },
    { ACCORD_SPAN_THIS_YEAR, "2025-05-11", "2025-01-01", "2025-05-11" },
    { ACCORD_SPAN_LAST_YEAR, "2025-05-11", "2024-01-01", "2024-12-31" },
    { ACCORD_SPAN_ALL, "2025-05-11", "", "" },
    { ACCORD_SPAN_DAYS, "2025-05-11", "2024-02-29", "2024-03-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AccordKpiChoice choice = { .span = cases[i].span, .first = day ("2024-02-29"), .last = day ("2024-03-01") };
      AccordSpan parsed = ACCORD_N_SPANS;
      AccordDay from, to;

      accord_span_find_days (&choice, day (cases[i].today), &from, &to);
      assert_day (from, cases[i].from);
      assert_day (to, cases[i].to);
      g_assert_true (accord_span_parse (accord_span_get_name (cases[i].span), &parsed));
      g_assert_cmpint (parsed, ==, cases[i].span);
    }
}

static void
test_compared (void)
{
  static const struct
  {
    AccordCompared   compared;
    AccordPeriodKind by;
    const char      *from, *to, *other_from, *other_to; /* NULL: there is nothing to compare with */
  } cases[] = {
    /* A stretch that is not over is compared with as much of the other. */
    { ACCORD_COMPARED_PREVIOUS, ACCORD_PERIOD_MONTH, "2024-06-01", "2025-05-11", "2023-06-01", "2024-05-11" },
    { ACCORD_COMPARED_PREVIOUS, ACCORD_PERIOD_MONTH, "2025-01-01", "2025-03-31", "2024-10-01", "2024-12-31" },
    { ACCORD_COMPARED_PREVIOUS, ACCORD_PERIOD_ALL, "2025-03-01", "2025-03-31", "2025-02-01", "2025-02-28" },
    { ACCORD_COMPARED_PREVIOUS, ACCORD_PERIOD_ALL, "2025-03-01", "2025-03-30", "2025-02-01", "2025-02-28" },
    { ACCORD_COMPARED_PREVIOUS, ACCORD_PERIOD_ALL, "2025-03-10", "2025-03-19", "2025-02-28", "2025-03-09" },
    { ACCORD_COMPARED_PREVIOUS, ACCORD_PERIOD_WEEK, "2025-03-03", "2025-03-12", "2025-02-17", "2025-02-26" },
    { ACCORD_COMPARED_LAST_YEAR, ACCORD_PERIOD_MONTH, "2024-06-01", "2025-05-11", "2023-06-01", "2024-05-11" },
    { ACCORD_COMPARED_LAST_YEAR, ACCORD_PERIOD_ALL, "2024-02-01", "2024-02-29", "2023-02-01", "2023-02-28" },
    { ACCORD_COMPARED_LAST_YEAR, ACCORD_PERIOD_ALL, "2023-02-01", "2023-02-28", "2022-02-01", "2022-02-28" },
    { ACCORD_COMPARED_LAST_YEAR, ACCORD_PERIOD_WEEK, "2025-03-03", "2025-03-09", "2024-03-04", "2024-03-10" },
    { ACCORD_COMPARED_PREVIOUS, ACCORD_PERIOD_MONTH, NULL, NULL, NULL, NULL },
    { ACCORD_COMPARED_TARGET, ACCORD_PERIOD_MONTH, "2025-01-01", "2025-03-31", NULL, NULL },
    { ACCORD_COMPARED_NOTHING, ACCORD_PERIOD_MONTH, "2025-01-01", "2025-03-31", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AccordQuery query = { .by = cases[i].by };
      gboolean any;

      query.from = cases[i].from != NULL ? day (cases[i].from) : ACCORD_DAY_NONE;
      query.to = cases[i].to != NULL ? day (cases[i].to) : ACCORD_DAY_NONE;
      any = accord_compared_set_days (cases[i].compared, &query);
      g_assert_cmpint (any, ==, cases[i].other_from != NULL);
      if (any)
        {
          assert_day (query.from, cases[i].other_from);
          assert_day (query.to, cases[i].other_to);
        }
    }
}

static void
test_picked (void)
{
  static const char *const sources[] = { "Webinar", "Trade \"fair\"", NULL };
  static const char *const bands[] = { "A", NULL };
  g_autoptr (AccordCondition) one = accord_picked_set (NULL, "source", sources);
  g_autoptr (AccordCondition) two = accord_picked_set (one, "band", bands);
  g_autoptr (AccordCondition) none = NULL, last = NULL, free_one = NULL, both = NULL;
  g_autofree char *text = accord_condition_to_text (two), *all = NULL;
  g_auto (GStrv) found = accord_picked_get (two, "source"), lost = accord_picked_get (two, "owner");

  g_assert_cmpstrv (found, sources);
  g_assert_null (lost);
  g_assert_cmpstr (text, ==, "source in (\"Webinar\", \"Trade \\\"fair\\\"\") and band in (\"A\")");
  none = accord_picked_set (two, "source", NULL);
  last = accord_picked_set (none, "band", NULL);
  g_assert_null (last);
  free_one = accord_condition_parse ("visits > 3 or visits is-empty", NULL);
  both = accord_condition_both (none, free_one);
  all = accord_condition_to_text (both);
  g_assert_cmpstr (all, ==, "band in (\"A\") and (visits > 3 or visits is-empty)");
  g_assert_null (accord_condition_both (NULL, NULL));
}

/* What was chosen comes back from its record, and is told from anything else. */
static void
test_view (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const sources[] = { "Webinar", NULL };
  g_autoptr (AccordRecord) view = accord_record_new (ACCORD_TYPE_BOARD_VIEW);
  AccordKpiChoice choice, back;

  accord_kpi_choice_init (&choice, fixture->workspace);
  choice.span = ACCORD_SPAN_DAYS;
  choice.first = day ("2025-01-03");
  choice.last = day ("2025-02-05");
  choice.by = ACCORD_PERIOD_WEEK;
  choice.group = g_strdup ("country");
  choice.basis = ACCORD_BASIS_TO_DATE;
  choice.horizon_days = 45;
  choice.compared = ACCORD_COMPARED_LAST_YEAR;
  choice.picked = accord_picked_set (NULL, "source", sources);
  choice.where = accord_condition_parse ("visits > 3", NULL);
  accord_board_view_write (view, &choice);
  accord_board_view_read (view, fixture->workspace, &back);
  g_assert_cmpint (back.span, ==, ACCORD_SPAN_DAYS);
  assert_day (back.first, "2025-01-03");
  assert_day (back.last, "2025-02-05");
  g_assert_cmpint (back.by, ==, ACCORD_PERIOD_WEEK);
  g_assert_cmpstr (back.group, ==, "country");
  g_assert_cmpint (back.basis, ==, ACCORD_BASIS_TO_DATE);
  g_assert_cmpint (back.horizon_days, ==, 45);
  g_assert_cmpint (back.compared, ==, ACCORD_COMPARED_LAST_YEAR);
  g_assert_true (accord_condition_equal (back.picked, choice.picked));
  g_assert_true (accord_condition_equal (back.where, choice.where));
  g_assert_true (accord_board_view_is (view, &back));
  back.by = ACCORD_PERIOD_MONTH;
  g_assert_false (accord_board_view_is (view, &back));
  accord_kpi_choice_clear (&choice);
  accord_kpi_choice_clear (&back);
}

/* A record that says nothing, or nonsense, is what is chosen before anybody chooses. */
static void
test_empty_view (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (AccordRecord) view = accord_record_new (ACCORD_TYPE_BOARD_VIEW);
  AccordKpiChoice choice;

  accord_record_set_text (view, "span", "days");
  accord_record_set_text (view, "basis", "gut feeling");
  accord_record_set_text (view, "condition", "((");
  accord_board_view_read (view, fixture->workspace, &choice);
  g_assert_cmpint (choice.span, ==, ACCORD_SPAN_12_MONTHS);
  g_assert_cmpint (choice.by, ==, ACCORD_PERIOD_MONTH);
  g_assert_cmpint (choice.basis, ==, ACCORD_BASIS_COHORT);
  g_assert_cmpint (choice.horizon_days, ==, 90);
  g_assert_null (choice.group);
  g_assert_null (choice.where);
  accord_kpi_choice_clear (&choice);
}

static gboolean
has_items (gpointer list)
{
  return g_list_model_get_n_items (list) > 0;
}

/* Until somebody arranges it, the board is the first one: the same objects each time, and no records. */
static void
test_first_board (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) charts = accord_board_list_charts (fixture->workspace), again = NULL, own = NULL;
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("a chart");
  g_autoptr (AccordRecord) chart = accord_record_new (ACCORD_TYPE_BOARD_CHART);
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_board_is_first (fixture->workspace));
  g_assert_cmpuint (charts->len, ==, 6);
  g_assert_cmpint (accord_board_chart_subject (charts->pdata[0]), ==, ACCORD_CHART_OF_GOAL);
  g_assert_cmpint (accord_board_chart_subject (charts->pdata[1]), ==, ACCORD_CHART_OF_FIGURES);
  g_assert_cmpint (accord_board_chart_subject (charts->pdata[5]), ==, ACCORD_CHART_OF_COMMITMENTS);
  again = accord_board_list_charts (fixture->workspace);
  for (guint i = 0; i < charts->len; i++)
    g_assert_true (again->pdata[i] == charts->pdata[i]);

  accord_record_set_text (chart, "metric", "leads");
  accord_change_set_insert (changes, chart);
  g_assert_true (accord_store_save (accord_workspace_get_store (fixture->workspace), changes, NULL, &error));
  g_assert_no_error (error);
  run_until (has_items, accord_workspace_get_list (fixture->workspace, ACCORD_TYPE_BOARD_CHART));
  g_assert_false (accord_board_is_first (fixture->workspace));
  own = accord_board_list_charts (fixture->workspace);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpstr (accord_record_get_text (own->pdata[0], "metric"), ==, "leads");
}

static AccordRecord *
make_chart (const char *form,
            const char *metric,
            const char *by,
            const char *grouping)
{
  AccordRecord *chart = accord_record_new (ACCORD_TYPE_BOARD_CHART);

  accord_record_set_text (chart, "form", form);
  accord_record_set_text (chart, "metric", metric);
  accord_record_set_text (chart, "by", by);
  accord_record_set_text (chart, "grouping", grouping);
  return chart;
}

/* What a chart leaves open is as chosen above the board; what it says itself stays. */
static void
test_question (Fixture      *fixture,
               gconstpointer data)
{
  static const struct
  {
    const char      *form, *metric, *by, *grouping;
    const char      *chosen_group;
    AccordPeriodKind expected_by;
    const char      *expected_group;
  } cases[] = {
    { "plain", "revenue", "", "", NULL, ACCORD_PERIOD_MONTH, NULL },
    { "plain", "revenue", "", "", "country", ACCORD_PERIOD_ALL, "country" },
    { "plain", "revenue", "week", "", "country", ACCORD_PERIOD_WEEK, NULL },
    { "plain", "revenue", "", "source", "country", ACCORD_PERIOD_ALL, "source" },
    { "plain", "revenue", "year", "source", NULL, ACCORD_PERIOD_YEAR, "source" },
    { "funnel", "conversion-rate", "", "", "country", ACCORD_PERIOD_ALL, NULL },
    { "shares", "leads", "", "", NULL, ACCORD_PERIOD_MONTH, "source" },
    { "heat", "conversion-rate", "", "source", NULL, ACCORD_PERIOD_MONTH, NULL },
    { "funnel", "revenue", "", "", NULL, ACCORD_PERIOD_MONTH, NULL }, /* it cannot be shown so: plain */
  };
  AccordFrame *frame = accord_workspace_load_frame (fixture->workspace, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordRecord) chart = make_chart (cases[i].form, cases[i].metric, cases[i].by, cases[i].grouping);
      g_auto (AccordChartQuestion) question = { NULL };
      g_autoptr (GError) error = NULL;
      AccordKpiChoice choice;

      accord_kpi_choice_init (&choice, fixture->workspace);
      choice.group = g_strdup (cases[i].chosen_group);
      g_assert_true (accord_chart_question_init (&question, chart, &choice, fixture->workspace, frame, &error));
      g_assert_no_error (error);
      g_assert_cmpint (question.query.by, ==, cases[i].expected_by);
      g_assert_cmpstr (question.query.group, ==, cases[i].expected_group);
      accord_kpi_choice_clear (&choice);
    }
}

static double
sum_up (const AccordFigures *figures)
{
  double sum = 0;

  for (guint i = 0; i < figures->figures->len; i++)
    sum += ((const AccordFigure *) figures->figures->pdata[i])->value;
  return sum;
}

/* Its own condition and what is picked hold at once, and the same days of the year before stand beside it. */
static void
test_answer (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const sources[] = { "Webinar", "Referral", NULL };
  AccordFrame *frame = accord_workspace_load_frame (fixture->workspace, NULL, NULL);
  g_autoptr (AccordRecord) chart = make_chart ("plain", "leads", "", "source");
  g_auto (AccordChartQuestion) question = { NULL };
  g_autoptr (AccordChartAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  AccordKpiChoice choice;
  AccordQuery query;
  double picked;

  accord_kpi_choice_init (&choice, fixture->workspace);
  choice.compared = ACCORD_COMPARED_LAST_YEAR;
  choice.picked = accord_picked_set (NULL, "source", sources);
  g_assert_true (accord_chart_question_init (&question, chart, &choice, fixture->workspace, frame, &error));
  answer = accord_chart_question_answer (&question, frame, &error);
  g_assert_no_error (error);
  picked = sum_up (answer->figures);
  g_assert_cmpfloat (picked, >, 0);
  for (guint i = 0; i < answer->figures->figures->len; i++)
    g_assert_true (g_strv_contains (sources, ((const AccordFigure *) answer->figures->figures->pdata[i])->group));
  g_assert_nonnull (answer->compared);
  query = question.query;
  g_assert_true (accord_compared_set_days (ACCORD_COMPARED_LAST_YEAR, &query));
  g_assert_cmpint (answer->compared->query.from, ==, query.from);
  g_assert_cmpint (answer->compared->query.to, ==, query.to);

  accord_chart_question_clear (&question);
  accord_record_set_text (chart, "condition", "source = \"Webinar\"");
  g_assert_true (accord_chart_question_init (&question, chart, &choice, fixture->workspace, frame, &error));
  accord_chart_answer_free (answer);
  answer = accord_chart_question_answer (&question, frame, &error);
  g_assert_cmpuint (answer->figures->figures->len, ==, 1);
  g_assert_cmpfloat (sum_up (answer->figures), <, picked);
  accord_kpi_choice_clear (&choice);
}

/* What cannot be asked says what to do. */
static void
test_no_question (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *metric, *commitment, *condition;
  } cases[] = {
    { "attainment", "", "" },
    { "attainment", "00000000-0000-4000-8000-000000000000", "" },
    { "happiness", "", "" },
    { "leads", "", "((" },
  };
  AccordFrame *frame = accord_workspace_load_frame (fixture->workspace, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordRecord) chart = make_chart ("plain", cases[i].metric, "", "");
      g_auto (AccordChartQuestion) question = { NULL };
      g_autoptr (GError) error = NULL;
      AccordKpiChoice choice;

      accord_record_set_text (chart, "commitment", cases[i].commitment);
      accord_record_set_text (chart, "condition", cases[i].condition);
      accord_kpi_choice_init (&choice, fixture->workspace);
      g_assert_false (accord_chart_question_init (&question, chart, &choice, fixture->workspace, frame, &error));
      g_assert_nonnull (error);
      accord_kpi_choice_clear (&choice);
    }
}

/* Those that are measured, each with a figure of its present period, and judged against what is due of its target. */
static void
test_standings (Fixture      *fixture,
                gconstpointer data)
{
  AccordFrame *frame = accord_workspace_load_frame (fixture->workspace, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) standings = accord_workspace_list_standings (fixture->workspace, frame, NULL, &error);
  guint n_judged = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (standings->len, >, 3);
  for (guint i = 0; i < standings->len; i++)
    {
      const AccordStandingFigure *standing = standings->pdata[i];
      const AccordFigure *figure = accord_standing_figure_get (standing);

      g_assert_cmpint (standing->first, <=, standing->last);
      if (accord_standing_figure_judge (standing) == ACCORD_STANDING_NONE)
        {
          g_assert_true (figure == NULL || isnan (standing->target));
          continue;
        }
      n_judged++;
      g_assert_true (standing->at_most ? standing->due == standing->target : standing->due <= standing->target);
      g_assert_cmpint (accord_standing_figure_judge (standing) == ACCORD_STANDING_KEPT, ==,
                       standing->at_most ? figure->value <= standing->due : figure->value >= standing->due);
    }
  g_assert_cmpuint (n_judged, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path, *template_name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/board/view", "blank", test_view },
    { "/board/empty-view", "blank", test_empty_view },
    { "/board/first", "blank", test_first_board },
    { "/board/question", "sample", test_question },
    { "/board/answer", "sample", test_answer },
    { "/board/no-question", "sample", test_no_question },
    { "/board/standings", "sample", test_standings },
  };

  fixture_isolate ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/spans", test_spans);
  g_test_add_func ("/board/compared", test_compared);
  g_test_add_func ("/board/picked", test_picked);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].template_name, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
