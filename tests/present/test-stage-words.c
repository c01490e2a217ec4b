/* A workspace's own words for the stages of a lead, wherever a stage is named. */
#include "figures.h"
#include "model/records.h"
#include "present/figure-chart.h"
#include "present/words.h"

#include <locale.h>
#include <math.h>

#define NBSP "\302\240"

static void
take (char       *words,
      const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

static AccordRecord *
make_settings (void)
{
  AccordRecord *settings = accord_record_new (ACCORD_TYPE_SETTINGS);

  accord_record_set_text (settings, "stage_lead", "prospect, prospects");
  accord_record_set_text (settings, "stage_mql", " Kandidat ");
  accord_record_set_text (settings, "stage_customer", "member,members");
  return settings;
}

static void
test_stages (void)
{
  static const struct
  {
    AccordStage stage;
    guint64     n;
    const char *usual, *own;
  } cases[] = {
    { ACCORD_STAGE_LEAD, 1, "lead", "prospect" },
    { ACCORD_STAGE_LEAD, 0, "leads", "prospects" },
    { ACCORD_STAGE_LEAD, 2, "leads", "prospects" },
    { ACCORD_STAGE_MQL, 1, "MQL", "Kandidat" },
    { ACCORD_STAGE_MQL, 7, "MQLs", "Kandidat" },
    { ACCORD_STAGE_SQL, 7, "SQLs", "SQLs" },
    { ACCORD_STAGE_CUSTOMER, 1, "customer", "member" },
    { ACCORD_STAGE_CUSTOMER, 2, "customers", "members" },
    { ACCORD_STAGE_LOST, 2, "lost", "lost" },
  };
  g_autoptr (AccordRecord) settings = make_settings ();
  g_autoptr (AccordRecord) fresh = accord_record_new (ACCORD_TYPE_SETTINGS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      take (accord_words_stage (cases[i].stage, cases[i].n, NULL), cases[i].usual);
      take (accord_words_stage (cases[i].stage, cases[i].n, fresh), cases[i].usual);
      take (accord_words_stage (cases[i].stage, cases[i].n, settings), cases[i].own);
    }
}

/* Where a stage stands alone; and its id, which is no word. */
static void
test_labels (void)
{
  g_autoptr (AccordRecord) settings = make_settings ();

  take (accord_words_stage_label (ACCORD_STAGE_CUSTOMER, settings), "Member");
  take (accord_words_stage_label (ACCORD_STAGE_MQL, NULL), "MQL");
  take (accord_words_stage_choice (ACCORD_STAGE_MQL, settings), "Kandidat");
  take (accord_words_stage_choice (ACCORD_STAGE_MQL, NULL), "MQL (marketing-qualified lead)");
  g_assert_cmpstr (accord_stage_get_name (ACCORD_STAGE_CUSTOMER), ==, "customer");
}

static void
test_fields (void)
{
  static const struct
  {
    const char *field, *usual, *own;
  } cases[] = {
    { "created_at", "Lead since", "Prospect since" },
    { "mql_at", "Qualified by marketing", "Kandidat since" },
    { "sql_at", "Qualified by sales", "Qualified by sales" },
    { "customer_at", "Customer since", "Member since" },
    { "source", "Source", "Source" },
  };
  g_autoptr (AccordRecord) settings = make_settings ();
  g_autoptr (AccordField) custom = accord_field_new_custom ("customer_at", NULL, ACCORD_COLUMN_TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      take (accord_words_field (accord_field_find (cases[i].field), NULL), cases[i].usual);
      take (accord_words_field (accord_field_find (cases[i].field), settings), cases[i].own);
    }
  take (accord_words_field (custom, settings), "customer_at");
}

static void
test_metrics (void)
{
  static const struct
  {
    const char *metric;
    AccordBasis basis;
    AccordStage from;
    const char *label, *words;
  } cases[] = {
    { "leads", ACCORD_BASIS_COHORT, ACCORD_STAGE_LEAD, "Prospects", "Prospects" },
    { "leads", ACCORD_BASIS_COHORT, ACCORD_STAGE_MQL, "Prospects", "Kandidat" },
    { "conversion-rate", ACCORD_BASIS_COHORT, ACCORD_STAGE_LEAD, "Conversion rate", "Members within 90 days" },
    { "conversion-rate", ACCORD_BASIS_TO_DATE, ACCORD_STAGE_MQL, "Conversion rate", "Kandidat → members so far" },
    { "conversion-rate", ACCORD_BASIS_PERIOD, ACCORD_STAGE_LEAD, "Conversion rate",
      "This month’s members ÷ this month’s prospects" },
    { "lead-value", ACCORD_BASIS_COHORT, ACCORD_STAGE_LEAD, "Prospect value", "Prospect value within 90 days" },
    { "new-customers", ACCORD_BASIS_COHORT, ACCORD_STAGE_LEAD, "New members", "New members" },
    { "revenue", ACCORD_BASIS_COHORT, ACCORD_STAGE_LEAD, "Revenue", "Revenue" },
  };
  g_autoptr (AccordRecord) settings = make_settings ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AccordMetric *metric = accord_metric_find (cases[i].metric);
      AccordQuery query = { .by = ACCORD_PERIOD_MONTH, .basis = cases[i].basis, .horizon_days = 90,
                            .from_stage = cases[i].from, .to_stage = ACCORD_STAGE_CUSTOMER };

      take (accord_words_metric_label (metric, settings), cases[i].label);
      take (accord_words_metric (metric, &query, settings), cases[i].words);
    }
}

/* How a figure came about, what was left out, the picture and the sentence for it. */
static void
test_figures (void)
{
  g_autoptr (AccordRecord) settings = make_settings ();
  g_autoptr (AccordFigures) rate = figures_rate ();
  g_autoptr (AccordFigures) value = figures_new ("lead-value", ACCORD_PERIOD_MONTH, FALSE);
  g_autoptr (AccordFigures) deals = figures_new ("mean-deal-value", ACCORD_PERIOD_ALL, FALSE);
  AccordPresentOptions options = { .currency = "EUR", .target = NAN, .settings = settings, .with_title = TRUE };
  AccordFigure left = { 0 };
  g_autoptr (AccordChart) rate_chart = accord_present_chart (accord_metric_find (rate->metric), rate, &options);
  g_autoptr (AccordChart) value_chart = accord_present_chart (accord_metric_find (value->metric), value, &options);
  g_autofree char *sentence = accord_present_sentence (accord_metric_find (rate->metric), rate, &options);

  take (accord_words_figure (rate, g_ptr_array_index (rate->figures, 0), NULL, settings),
        "45 of 337 prospects; likely range 10.1–17.4" NBSP "%");
  take (accord_words_figure (deals, figures_add (deals, "all", NULL, 412000, 1), "EUR", settings),
        "€412,000 from 1 member");
  left.left_out[ACCORD_LEFT_OUT_NO_DATE] = 2;
  left.left_out[ACCORD_LEFT_OUT_NO_VALUE] = 1;
  take (accord_words_left_out (&left, settings),
        "Left out: 2 prospects without a date, 1 member without a value.");
  g_assert_cmpstr (rate_chart->title, ==, "Members within 90 days");
  g_assert_cmpstr (rate_chart->subtitle, ==, "% of the prospects of each month");
  g_assert_cmpstr (value_chart->title, ==, "Prospect value");
  g_assert_cmpstr (value_chart->subtitle, ==, "€ a prospect, within 90 days");
  g_assert_cmpstr (value_chart->empty, ==, "No prospects here.");
  g_assert_true (g_str_has_prefix (sentence, "Members within 90 days: "));
}

/* Leads grouped by their stage: words in the picture, ids in the files. */
static void
test_groups (void)
{
  g_autoptr (AccordRecord) settings = make_settings ();
  g_autoptr (AccordFigures) figures = figures_new ("leads", ACCORD_PERIOD_ALL, TRUE);
  AccordPresentOptions options = { .target = NAN, .group = "stage", .settings = settings };
  g_autoptr (AccordChart) chart = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;
  AccordChartSeries *series;

  figures->query.group = "stage";
  figures_add (figures, "all", "customer", 12, NAN);
  figures_add (figures, "all", "sql", 7, NAN);
  figures_add (figures, "all", NULL, 1, NAN);
  chart = accord_present_chart (accord_metric_find ("leads"), figures, &options);
  series = g_ptr_array_index (chart->series, 0);
  g_assert_cmpstr (((AccordChartPoint *) g_ptr_array_index (series->points, 0))->label, ==, "Members");
  g_assert_cmpstr (((AccordChartPoint *) g_ptr_array_index (series->points, 1))->label, ==, "SQLs");
  g_assert_cmpstr (((AccordChartPoint *) g_ptr_array_index (series->points, 2))->label, ==, "(none)");
  csv = accord_present_csv (figures);
  json = accord_present_json (figures);
  g_assert_nonnull (strstr (csv, "customer"));
  g_assert_null (strstr (csv, "ember"));
  g_assert_nonnull (strstr (json, "\"customer\""));
  g_assert_null (strstr (json, "ember"));
}

static void
test_within (void)
{
  take (accord_words_within ("New customers"), "new customers");
  take (accord_words_within ("MQLs"), "MQLs");
  take (accord_words_within ("É"), "é");
  take (accord_words_within (""), "");
  take (accord_words_capital ("über"), "Über");
  take (accord_words_capital (""), "");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stage-words/stages", test_stages);
  g_test_add_func ("/stage-words/labels", test_labels);
  g_test_add_func ("/stage-words/fields", test_fields);
  g_test_add_func ("/stage-words/metrics", test_metrics);
  g_test_add_func ("/stage-words/figures", test_figures);
  g_test_add_func ("/stage-words/groups", test_groups);
  g_test_add_func ("/stage-words/within", test_within);
  return g_test_run ();
}
