#include "fixture-frame.h"

#include <math.h>
#include <string.h>

#include "kpi/change.h"
#include "kpi/figures-json.h"
#include "kpi/form.h"
#include "kpi/period.h"

/*
 * Forms worked out by hand, as of 2018-06-30, within 90 days unless said otherwise:
 *
 *   row  source  lead        MQL         customer    value
 *    0   ads     2018-01-02  2018-01-10  2018-01-30  100    28 days
 *    1   ads     2018-01-10  2018-01-12  2018-05-01  200   111 days: too late
 *    2   web     2018-02-01  2018-05-20                    MQL after 108 days: too late; lost on 2018-06-01
 *    3   web     2018-02-15              2018-02-20  50      5 days: MQL skipped
 *    4   web     2018-03-01  2018-06-29  2018-03-11  400    10 days: MQL dated behind customer
 *    5   ads     2018-03-20                                open, 102 days old
 *    6   ads     2018-05-01  2018-05-02  2018-05-03  1000   too young
 *    7   web     (no date at all)
 */
static AccordFrame *
eight_leads (void)
{
  return fixture_frame_new ("UTC", "source | created_at | mql_at     | customer_at | lost_at    | value\n"
                                   "ads    | 2018-01-02 | 2018-01-10 | 2018-01-30  |            | 100\n"
                                   "ads    | 2018-01-10 | 2018-01-12 | 2018-05-01  |            | 200\n"
                                   "web    | 2018-02-01 | 2018-05-20 |             | 2018-06-01 |\n"
                                   "web    | 2018-02-15 |            | 2018-02-20  |            | 50\n"
                                   "web    | 2018-03-01 | 2018-06-29 | 2018-03-11  |            | 400\n"
                                   "ads    | 2018-03-20 |            |             |            |\n"
                                   "ads    | 2018-05-01 | 2018-05-02 | 2018-05-03  |            | 1000\n"
                                   "web    |            |            |             |            |\n");
}

typedef struct
{
  const char      *name, *metric;
  AccordForm       form;
  AccordPeriodKind by;
  AccordBasis      basis;
  const char      *group;
  const char      *from, *to;
  const char      *expected;
} Case;

/* A line a figure: period[/group] [lower–upper] value=numerator[/denominator] open[!: not mature] [reasons]. */
static const Case cases[] = {
  { "funnel", "conversion-rate", ACCORD_FORM_FUNNEL, ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT, NULL, NULL, NULL,
    "all/lead 6=6/6 1! no_date=1\n"
    "all/mql 4=4/6 1! no_date=1 out_of_order=1 skipped=1\n"
    "all/sql 3=3/6 1! no_date=1 skipped=3\n"
    "all/opportunity 3=3/6 1! no_date=1 skipped=3\n"
    "all/customer 3=3/6 1! no_date=1\n" },
  { "funnel-so-far", "conversion-rate", ACCORD_FORM_FUNNEL, ACCORD_PERIOD_ALL, ACCORD_BASIS_TO_DATE, NULL, NULL, "2018-03-31",
    "all/lead 6=6/6 1! no_date=1\n"
    "all/mql 5=5/6 1! no_date=1 skipped=1\n"
    "all/sql 4=4/6 1! no_date=1 skipped=4\n"
    "all/opportunity 4=4/6 1! no_date=1 skipped=4\n"
    "all/customer 4=4/6 1! no_date=1\n" },
  { "funnel-entries", "conversion-rate", ACCORD_FORM_FUNNEL, ACCORD_PERIOD_ALL, ACCORD_BASIS_PERIOD, NULL, "2018-05-01",
    "2018-05-31",
    "all/lead 1=1/1 0 no_date=1\n"
    "all/mql 2=2/1 0 no_date=1\n"
    "all/sql 2=2/1 0 no_date=1 skipped=2\n"
    "all/opportunity 2=2/1 0 no_date=1 skipped=2\n"
    "all/customer 2=2/1 0 no_date=1\n" },
  /* At risk 7, 6, 5, 4 …; lead 6 converted at 2 days, 3 at 5, 4 at 10, 0 at 28, 5 is 102 days old, 1 converted at 111,
   * 2 was lost at 120: S is 2/6 … when 1 of the 2 left converts. */
  { "ages", "conversion-rate", ACCORD_FORM_AGES, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, NULL, NULL,
    "all 0–2 0.142857=1/7 0 no_date=1\n"
    "all 0–5 0.285714=2/7 0 no_date=1\n"
    "all 0–10 0.428571=3/7 0 no_date=1\n"
    "all 0–28 0.571429=4/7 0 no_date=1\n"
    "all 0–111 0.785714=5/7 1! no_date=1\n"
    "all 0–120 0.785714=5/7 1! no_date=1\n" },
  { "ages-by-source", "conversion-rate", ACCORD_FORM_AGES, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, "source", NULL,
    "2018-03-31",
    "all/ads 0–28 0.333333=1/3 0 no_date=1\n"
    "all/ads 0–111 1=2/3 1! no_date=1\n"
    "all/web 0–5 0.333333=1/3 0 no_date=1\n"
    "all/web 0–10 0.666667=2/3 0 no_date=1\n"
    "all/web 0–120 0.666667=2/3 0 no_date=1\n" },
  { "spread", "time-to-convert", ACCORD_FORM_SPREAD, ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT, NULL, NULL, "2018-03-31",
    "all 0–864000 1=1/4 1!\n"
    "all 864000–1728000 1=1/4 1!\n"
    "all 1728000–2592000 1=1/4 1!\n"
    "all 2592000–3456000 0=0/4 1!\n"
    "all 3456000–4320000 0=0/4 1!\n"
    "all 4320000–5184000 0=0/4 1!\n"
    "all 5184000–6048000 0=0/4 1!\n"
    "all 6048000–6912000 0=0/4 1!\n"
    "all 6912000–7776000 0=0/4 1!\n"
    "all 7776000–8640000 0=0/4 1!\n"
    "all 8640000–9504000 0=0/4 1!\n"
    "all 9504000–10368000 1=1/4 1!\n" },
  { "heat", "conversion-rate", ACCORD_FORM_HEAT, ACCORD_PERIOD_QUARTER, ACCORD_BASIS_TO_DATE, NULL, NULL, NULL,
    "2018-Q1 0–30 0.5=3/6 0 no_date=1\n"
    "2018-Q1 30–60 0.5=3/6 0 no_date=1\n"
    "2018-Q1 60–90 0.5=3/6 0 no_date=1\n"
    "2018-Q1 90–120 -=4/5 1! no_date=1\n"
    "2018-Q2 0–30 1=1/1 0 no_date=1\n"
    "2018-Q2 30–60 1=1/1 0 no_date=1\n"
    "2018-Q2 60–90 -=0/0 1! no_date=1\n"
    "2018-Q2 90–120 -=0/0 1! no_date=1\n" },
  { "shares", "leads", ACCORD_FORM_SHARES, ACCORD_PERIOD_QUARTER, ACCORD_BASIS_COHORT, "source", NULL, "2018-03-31",
    "2018-Q1/ads 0.5=3/6 0\n"
    "2018-Q1/web 0.5=3/6 0 no_date=1\n" },
  { "shares-of-money", "revenue", ACCORD_FORM_SHARES, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, "source", NULL, "2018-04-30",
    "all/ads 0.181818=100/550 0\n"
    "all/web 0.818182=450/550 0\n" },
  /* January: 2 leads, 1 customer of 100; February: 2 leads, 1 customer of 50. */
  { "change", "revenue", ACCORD_FORM_CHANGE, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, "2018-02-01", "2018-02-28",
    "all/before 100=100 0\n"
    "all/volume 0=0 0\n"
    "all/rate 0=0 0\n"
    "all/value -50=-50 0\n"
    "all/after 50=50 0\n" },
  /* Nobody came in April: of the two customers of May nobody can say by how many leads. */
  { "change-from-nothing", "new-customers", ACCORD_FORM_CHANGE, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, "2018-05-01",
    "2018-05-31",
    "all/before 0=0 0\n"
    "all/volume 2=2 0\n"
    "all/rate 0=0 0\n"
    "all/after 2=2 0\n" },
  { "change-unknown", "new-customers", ACCORD_FORM_CHANGE, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, "2018-04-02",
    "2018-04-30",
    "all/before 1=1 0\n"
    "all/volume -1=-1 0\n"
    "all/rate 0=0 0\n"
    "all/after 0=0 0\n" },
  /* From January to mid-February ads 1 of 2, web 0 of 1; in as many days after, ads 0 of 1, web 2 of 2: the shares of the
   * two turn round, −1/3 · 1/4 + 1/3 · 1/2, and their rates go to 0 and to 1, −1/2 · 1/2 + 1 · 1/2. */
  { "change-of-a-rate", "conversion-rate", ACCORD_FORM_CHANGE, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, "source", "2018-02-15",
    "2018-03-31",
    "all/before 0.333333=1/3 0 no_date=1\n"
    "all/mix 0.0833333=0.0833333 0\n"
    "all/rate 0.25=0.25 0\n"
    "all/after 0.666667=2/3 0 no_date=1\n" },
};

static void
append_number (GString *text,
               double   number)
{
  if (isnan (number))
    g_string_append_c (text, '-');
  else
    g_string_append_printf (text, "%.6g", number);
}

static char *
describe (const AccordFigures *figures)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      g_string_append (text, figure->period);
      if (figures->grouped)
        g_string_append_printf (text, "/%s", figure->group != NULL ? figure->group : "(none)");
      if (figure->has_stretch)
        g_string_append_printf (text, " %.0f–%.0f", figure->lower, figure->upper);
      g_string_append_c (text, ' ');
      append_number (text, figure->value);
      g_string_append_c (text, '=');
      append_number (text, figure->numerator);
      if (!isnan (figure->denominator))
        g_string_append_printf (text, "/%.6g", figure->denominator);
      g_string_append_printf (text, " %" G_GUINT64_FORMAT "%s", figure->open, figure->mature ? "" : "!");
      for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
        if (figure->left_out[reason] > 0)
          g_string_append_printf (text, " %s=%" G_GUINT64_FORMAT, accord_left_out_get_name (reason), figure->left_out[reason]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static AccordFigures *
compute (const Case        *c,
         const AccordFrame *frame,
         GError           **error)
{
  AccordQuery query;

  accord_query_init (&query, frame);
  query.form = c->form;
  query.by = c->by;
  query.basis = c->basis;
  query.group = c->group;
  query.from = c->from != NULL ? fixture_day (c->from) : ACCORD_DAY_NONE;
  query.to = c->to != NULL ? fixture_day (c->to) : ACCORD_DAY_NONE;
  fixture_as_of (&query.as_of, frame, "2018-06-30");
  return accord_metric_compute (accord_metric_find (c->metric), frame, &query, error);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (AccordFrame) frame = eight_leads ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFigures) figures = compute (c, frame, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = describe (figures);
  g_assert_cmpstr (found, ==, c->expected);
}

/* Frozen and thawed again they are the same, and say what they are. */
static void
test_freeze (void)
{
  g_autoptr (AccordFrame) frame = eight_leads ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordFigures) figures = compute (&cases[i], frame, NULL);
      g_autoptr (JsonNode) node = accord_figures_freeze (figures);
      g_autoptr (AccordFigures) thawed = accord_figures_thaw (node);
      g_autofree char *before = describe (figures);
      g_autofree char *after = describe (thawed);

      g_assert_cmpstr (after, ==, before);
      g_assert_cmpint (thawed->query.form, ==, cases[i].form);
      g_assert_cmpint (thawed->unit, ==, figures->unit);
    }
}

/* What was signed before there were forms says nothing of them. */
static void
test_plain_is_frozen_as_before (void)
{
  g_autoptr (AccordFrame) frame = eight_leads ();
  const Case plain = { "plain", "leads", ACCORD_FORM_PLAIN, ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL };
  g_autoptr (AccordFigures) figures = compute (&plain, frame, NULL);
  g_autoptr (JsonNode) node = accord_figures_freeze (figures);
  g_autofree char *text = json_to_string (node, FALSE);

  g_assert_null (strstr (text, "form\""));
  g_assert_null (strstr (text, "lower"));
}

static void
test_errors (void)
{
  static const struct
  {
    Case        c;
    const char *part; /* of what is said */
  } wrong[] = {
    { { "a", "leads", ACCORD_FORM_FUNNEL, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL }, "conversion-rate" },
    { { "b", "conversion-rate", ACCORD_FORM_FUNNEL, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, "source", NULL, NULL, NULL },
      "no groups" },
    { { "c", "leads", ACCORD_FORM_SHARES, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL }, "group by" },
    { { "d", "revenue", ACCORD_FORM_CHANGE, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, "source", NULL, NULL, NULL }, "groups" },
    { { "e", "mean-deal-value", ACCORD_FORM_CHANGE, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL },
      "lead-value" },
    { { "f", "conversion-rate", ACCORD_FORM_AGES, ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, NULL, "2018-02-01", "2018-01-01", NULL },
      "is after" },
  };
  g_autoptr (AccordFrame) frame = eight_leads ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (compute (&wrong[i].c, frame, &error));
      g_assert_cmpint (error->domain, ==, ACCORD_KPI_ERROR);
      g_assert_nonnull (strstr (error->message, wrong[i].part));
    }
}

/* Whole months are compared with as many months, else days with as many days. */
static void
test_stretch_before (void)
{
  static const char *const stretches[][4] = {
    { "2018-03-01", "2018-03-31", "2018-02-01", "2018-02-28" }, { "2018-01-01", "2018-03-31", "2017-10-01", "2017-12-31" },
    { "2018-01-01", "2018-12-31", "2017-01-01", "2017-12-31" }, { "2018-03-02", "2018-03-31", "2018-01-31", "2018-03-01" },
    { "2018-03-01", "2018-03-01", "2018-02-28", "2018-02-28" }, { "2020-02-01", "2020-02-29", "2020-01-01", "2020-01-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    {
      AccordDay first, last;
      g_autofree char *from = NULL, *to = NULL;

      accord_stretch_before (fixture_day (stretches[i][0]), fixture_day (stretches[i][1]), &first, &last);
      from = accord_day_to_iso (first);
      to = accord_day_to_iso (last);
      g_assert_cmpstr (from, ==, stretches[i][2]);
      g_assert_cmpstr (to, ==, stretches[i][3]);
    }
}

/* Without days it is the last period that is over; of a cohort, the last whose leads are old enough. */
static void
test_change_of_last_period (void)
{
  g_autoptr (AccordFrame) frame = eight_leads ();
  const Case revenue = { "a", "revenue", ACCORD_FORM_CHANGE, ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL };
  const Case rate = { "b", "conversion-rate", ACCORD_FORM_CHANGE, ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT, NULL, NULL, NULL, NULL };
  g_autoptr (AccordFigures) by_day = compute (&revenue, frame, NULL);
  g_autoptr (AccordFigures) by_lead = compute (&rate, frame, NULL);

  g_assert_cmpint (accord_change_find (by_day, ACCORD_CHANGE_AFTER)->first, ==, fixture_day ("2018-06-01"));
  g_assert_cmpint (accord_change_find (by_lead, ACCORD_CHANGE_AFTER)->first, ==, fixture_day ("2018-03-01"));
  g_assert_cmpint (accord_change_find (by_lead, ACCORD_CHANGE_BEFORE)->last, ==, fixture_day ("2018-02-28"));
}

/* Why a figure of a group moved is asked of its leads alone. */
static void
test_change_of_figure (void)
{
  g_autoptr (AccordFrame) frame = eight_leads ();
  const Case plain = { "a", "revenue", ACCORD_FORM_PLAIN, ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT, "source", NULL, NULL, NULL };
  g_autoptr (AccordFigures) figures = compute (&plain, frame, NULL);
  AccordQuery query = figures->query;

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordFigures) change =
          accord_change_of_figure (accord_metric_find ("revenue"), frame, &query, figure, &error);

      g_assert_no_error (error);
      g_assert_cmpfloat (accord_change_find (change, ACCORD_CHANGE_AFTER)->value, ==, figure->value);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/forms/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/forms/freeze", test_freeze);
  g_test_add_func ("/forms/plain-is-frozen-as-before", test_plain_is_frozen_as_before);
  g_test_add_func ("/forms/errors", test_errors);
  g_test_add_func ("/forms/stretch-before", test_stretch_before);
  g_test_add_func ("/forms/change-of-last-period", test_change_of_last_period);
  g_test_add_func ("/forms/change-of-figure", test_change_of_figure);
  return g_test_run ();
}
