#include "figures.h"
#include "present/words.h"

#include <locale.h>
#include <math.h>

#define NBSP "\302\240"

static void
take (char       *text,
      const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_values (void)
{
  static const struct
  {
    double      value;
    AccordUnit  unit;
    const char *currency, *words;
  } cases[] = {
    { 0, ACCORD_UNIT_COUNT, NULL, "0" },
    { 1234, ACCORD_UNIT_COUNT, NULL, "1,234" },
    { 61784006, ACCORD_UNIT_COUNT, NULL, "61,784,006" },
    { NAN, ACCORD_UNIT_COUNT, NULL, "–" },
    { 0.10525, ACCORD_UNIT_RATIO, NULL, "10.5" NBSP "%" },
    { 0.12, ACCORD_UNIT_RATIO, NULL, "12" NBSP "%" },
    { 0, ACCORD_UNIT_RATIO, NULL, "0" NBSP "%" },
    { 0.0085, ACCORD_UNIT_RATIO, NULL, "0.85" NBSP "%" },
    { 1, ACCORD_UNIT_RATIO, NULL, "100" NBSP "%" },
    { -0.034, ACCORD_UNIT_RATIO, NULL, "−3.4" NBSP "%" },
    { 1180.4, ACCORD_UNIT_MONEY, "EUR", "€1,180" },
    { 12.5, ACCORD_UNIT_MONEY, "USD", "$12.50" },
    { 61784006, ACCORD_UNIT_MONEY, "BRL", "R$61,784,006" },
    { -120, ACCORD_UNIT_MONEY, "EUR", "−€120" },
    { 1180, ACCORD_UNIT_MONEY, "CHF", "CHF" NBSP "1,180" },
    { 1180, ACCORD_UNIT_MONEY, NULL, "1,180" },
    { 7800, ACCORD_UNIT_SECONDS, NULL, "2" NBSP "h 10" NBSP "min" },
    { 45, ACCORD_UNIT_SECONDS, NULL, "45" NBSP "s" },
    { 86400, ACCORD_UNIT_SECONDS, NULL, "1" NBSP "day" },
    { 3 * 86400 + 4 * 3600, ACCORD_UNIT_SECONDS, NULL, "3" NBSP "days 4" NBSP "h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    take (accord_words_value (cases[i].value, cases[i].unit, cases[i].currency), cases[i].words);
}

static void
test_short (void)
{
  take (accord_words_value_short (352000, ACCORD_UNIT_MONEY, "EUR"), "€352k");
  take (accord_words_value_short (9950, ACCORD_UNIT_MONEY, "EUR"), "€9,950");
  take (accord_words_value_short (61784006, ACCORD_UNIT_MONEY, "BRL"), "R$61.8M");
  take (accord_words_value_short (999960, ACCORD_UNIT_MONEY, "EUR"), "€1M");
  take (accord_words_value_short (-12340, ACCORD_UNIT_MONEY, "EUR"), "−€12.3k");
  take (accord_words_value_short (12345, ACCORD_UNIT_COUNT, NULL), "12,345");
  take (accord_words_value_short (123456, ACCORD_UNIT_COUNT, NULL), "123k");
  take (accord_words_value_short (0.134, ACCORD_UNIT_RATIO, NULL), "13.4" NBSP "%");
}

static void
test_range (void)
{
  take (accord_words_range (0.2077, 0.9385, ACCORD_UNIT_RATIO, NULL), "likely range 21–94" NBSP "%");
  take (accord_words_range (0.0987, 0.1121, ACCORD_UNIT_RATIO, NULL), "likely range 9.9–11.2" NBSP "%");
}

static void
test_days (void)
{
  AccordDay first = accord_day_from_ymd (2025, 4, 1), last = accord_day_from_ymd (2025, 6, 30), day = accord_day_from_ymd (2025, 5, 11);

  take (accord_words_day (day), "11 May 2025");
  take (accord_words_day (ACCORD_DAY_NONE), "–");
  take (accord_words_day_short (day, first), "11 May");
  take (accord_words_day_short (day, accord_day_from_ymd (2026, 1, 1)), "11 May 2025");
  take (accord_words_days (first, last), "April to June 2025");
  take (accord_words_days (first, accord_day_from_ymd (2025, 4, 30)), "April 2025");
  take (accord_words_days (accord_day_from_ymd (2024, 5, 1), accord_day_from_ymd (2025, 4, 30)), "May 2024 to April 2025");
  take (accord_words_days (accord_day_from_ymd (2024, 1, 1), accord_day_from_ymd (2024, 12, 31)), "2024");
  take (accord_words_days (first, day), "1 Apr 2025 to 11 May 2025");
  take (accord_words_days (day, ACCORD_DAY_NONE), "since 11 May 2025");
  take (accord_words_days (ACCORD_DAY_NONE, day), "until 11 May 2025");
}

static void
test_periods (void)
{
  AccordFigure figure = { .first = accord_day_from_ymd (2018, 1, 29) };

  take (accord_words_period (&figure, ACCORD_PERIOD_WEEK), "week of 29 Jan 2018");
  take (accord_words_period (&figure, ACCORD_PERIOD_MONTH), "Jan 2018");
  take (accord_words_period (&figure, ACCORD_PERIOD_QUARTER), "Q1 2018");
  take (accord_words_period (&figure, ACCORD_PERIOD_YEAR), "2018");
}

static void
test_metrics (void)
{
  static const struct
  {
    const char *metric;
    AccordBasis basis;
    AccordStage from;
    const char *words;
  } cases[] = {
    { "conversion-rate", ACCORD_BASIS_COHORT, ACCORD_STAGE_LEAD, "Customers within 90 days" },
    { "conversion-rate", ACCORD_BASIS_TO_DATE, ACCORD_STAGE_LEAD, "Customers so far" },
    { "conversion-rate", ACCORD_BASIS_PERIOD, ACCORD_STAGE_LEAD, "This month’s customers ÷ this month’s leads" },
    { "conversion-rate", ACCORD_BASIS_COHORT, ACCORD_STAGE_SQL, "SQLs → customers within 90 days" },
    { "lead-value", ACCORD_BASIS_COHORT, ACCORD_STAGE_LEAD, "Lead value within 90 days" },
    { "revenue", ACCORD_BASIS_COHORT, ACCORD_STAGE_LEAD, "Revenue" },
    { "leads", ACCORD_BASIS_COHORT, ACCORD_STAGE_MQL, "MQLs" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AccordQuery query = { .by = ACCORD_PERIOD_MONTH, .basis = cases[i].basis, .horizon_days = 90,
                            .from_stage = cases[i].from, .to_stage = ACCORD_STAGE_CUSTOMER };

      take (accord_words_metric (accord_metric_find (cases[i].metric), &query, NULL), cases[i].words);
    }
}

static void
test_figures (void)
{
  g_autoptr (AccordFigures) rate = figures_new ("conversion-rate", ACCORD_PERIOD_ALL, FALSE);
  g_autoptr (AccordFigures) value = figures_new ("lead-value", ACCORD_PERIOD_ALL, FALSE);
  g_autoptr (AccordFigures) sum = figures_new ("revenue", ACCORD_PERIOD_ALL, FALSE);
  AccordFigure *figure = figures_add (rate, "all", NULL, 842, 8000);

  figure->open = 312;
  take (accord_words_figure (rate, figure, "EUR", NULL), "842 of 8,000 leads; likely range 9.9–11.2" NBSP "%; 312 too early");
  take (accord_words_figure (rate, figures_add (rate, "all", NULL, 2, 3), "EUR", NULL),
        "2 of 3 leads; likely range 21–94" NBSP "%; too few to compare");
  rate->query.basis = ACCORD_BASIS_TO_DATE;
  take (accord_words_figure (rate, figure, "EUR", NULL), "842 of 8,000 leads; likely range 9.9–11.2" NBSP "%; 312 still open");
  take (accord_words_figure (value, figures_add (value, "all", NULL, 412000, 337), "EUR", NULL), "€412,000 from 337 leads");
  take (accord_words_figure (sum, figures_add (sum, "all", NULL, 412000, NAN), "EUR", NULL), "");
}

static void
test_left_out (void)
{
  AccordFigure figure = { 0 };

  take (accord_words_left_out (&figure, NULL), NULL);
  figure.left_out[ACCORD_LEFT_OUT_CURRENCY] = 3;
  take (accord_words_left_out (&figure, NULL), "Left out: 3 deals in another currency.");
  figure.left_out[ACCORD_LEFT_OUT_NO_DATE] = 1;
  figure.left_out[ACCORD_LEFT_OUT_OUT_OF_ORDER] = 1;
  take (accord_words_left_out (&figure, NULL),
        "Left out: 1 lead without a date, 3 deals in another currency. Counted all the same: 1 dated before what it follows.");
}

/* The locale's own marks, where the machine has it. */
static void
test_locale (void)
{
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("This machine has no German locale");
      return;
    }
  take (accord_words_count (1234567), "1.234.567");
  take (accord_words_value (0.134, ACCORD_UNIT_RATIO, NULL), "13,4" NBSP "%");
  take (accord_words_value (1180, ACCORD_UNIT_MONEY, "EUR"), "1.180" NBSP "€");
  if (setlocale (LC_ALL, "en_IN.UTF-8") != NULL)
    take (accord_words_count (1234567), "12,34,567");
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/values", test_values);
  g_test_add_func ("/words/short", test_short);
  g_test_add_func ("/words/range", test_range);
  g_test_add_func ("/words/days", test_days);
  g_test_add_func ("/words/periods", test_periods);
  g_test_add_func ("/words/metrics", test_metrics);
  g_test_add_func ("/words/figures", test_figures);
  g_test_add_func ("/words/left-out", test_left_out);
  g_test_add_func ("/words/locale", test_locale);

  return g_test_run ();
}
