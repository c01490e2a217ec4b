#include "kpi/period.h"

#include "kpi/metric.h"

static const struct
{
  AccordPeriodKind kind;
  const char      *day;
  const char      *name, *first, *last;
} cases[] = {
  { ACCORD_PERIOD_YEAR, "2018-06-30", "2018", "2018-01-01", "2018-12-31" },
  { ACCORD_PERIOD_QUARTER, "2018-03-31", "2018-Q1", "2018-01-01", "2018-03-31" },
  { ACCORD_PERIOD_QUARTER, "2018-10-01", "2018-Q4", "2018-10-01", "2018-12-31" },
  { ACCORD_PERIOD_MONTH, "2016-02-29", "2016-02", "2016-02-01", "2016-02-29" },
  { ACCORD_PERIOD_MONTH, "2018-12-31", "2018-12", "2018-12-01", "2018-12-31" },
  { ACCORD_PERIOD_WEEK, "2018-01-31", "2018-W05", "2018-01-29", "2018-02-04" },
  /* the year of a week is that of its Thursday */
  { ACCORD_PERIOD_WEEK, "2018-12-31", "2019-W01", "2018-12-31", "2019-01-06" },
  { ACCORD_PERIOD_WEEK, "2021-01-03", "2020-W53", "2020-12-28", "2021-01-03" },
  { ACCORD_PERIOD_WEEK, "2016-01-01", "2015-W53", "2015-12-28", "2016-01-03" },
  /* before 1970 */
  { ACCORD_PERIOD_WEEK, "1969-12-28", "1969-W52", "1969-12-22", "1969-12-28" },
  { ACCORD_PERIOD_MONTH, "1900-02-28", "1900-02", "1900-02-01", "1900-02-28" },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AccordDay day, first, last;
      g_autofree char *name = NULL;
      g_autofree char *first_iso = NULL;
      g_autofree char *last_iso = NULL;

      g_assert_true (accord_day_parse_iso (cases[i].day, &day));
      accord_period_get_days (cases[i].kind, day, &first, &last);
      name = accord_period_get_name (cases[i].kind, first);
      first_iso = accord_day_to_iso (first);
      last_iso = accord_day_to_iso (last);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (first_iso, ==, cases[i].first);
      g_assert_cmpstr (last_iso, ==, cases[i].last);
    }
}

/* Against GLib's calendar, over a hundred years. */
static void
test_weeks_agree_with_glib (void)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (1950, 1, 1, 0, 0, 0);
  AccordDay first_day = accord_day_from_ymd (1950, 1, 1);

  for (gint i = 0; i < 36525; i++)
    {
      g_autoptr (GDateTime) date = g_date_time_add_days (start, i);
      g_autofree char *expected = g_date_time_format (date, "%G-W%V");
      g_autofree char *name = NULL;
      AccordDay first, last;

      accord_period_get_days (ACCORD_PERIOD_WEEK, first_day + i, &first, &last);
      name = accord_period_get_name (ACCORD_PERIOD_WEEK, first);
      g_assert_cmpstr (name, ==, expected);
    }
}

/* Every day of a range is in the period that its calendar says, and the periods leave no gap. */
static void
test_find (void)
{
  AccordDay from = accord_day_from_ymd (2015, 12, 20);
  AccordDay to = accord_day_from_ymd (2018, 3, 3);

  for (guint kind = ACCORD_PERIOD_YEAR; kind <= ACCORD_PERIOD_WEEK; kind++)
    {
      g_autoptr (AccordPeriods) periods = accord_periods_new ((AccordPeriodKind) kind, from, to);
      guint last_index = 0;

      for (AccordDay day = from; day <= to; day++)
        {
          guint index = accord_periods_find (periods, day);
          AccordDay first, last;

          accord_periods_get_days (periods, index, &first, &last);
          g_assert_true (first <= day && day <= last);
          g_assert_cmpuint (accord_periods_find_first (periods, first), ==, index);
          g_assert_true (index == last_index || index == last_index + 1);
          last_index = index;
        }
      g_assert_cmpuint (last_index + 1, ==, accord_periods_get_n (periods));
      g_assert_cmpuint (accord_periods_find (periods, from - 1), ==, ACCORD_NO_PERIOD);
      g_assert_cmpuint (accord_periods_find (periods, to + 1), ==, ACCORD_NO_PERIOD);
    }
}

static void
test_all (void)
{
  g_autoptr (AccordPeriods) open = accord_periods_new (ACCORD_PERIOD_ALL, ACCORD_DAY_NONE, ACCORD_DAY_NONE);
  g_autoptr (AccordPeriods) bounded = accord_periods_new (ACCORD_PERIOD_ALL, 10, 20);

  g_assert_cmpuint (accord_periods_find (open, ACCORD_DAY_NONE), ==, 0);
  g_assert_cmpuint (accord_periods_find (open, -5), ==, 0);
  g_assert_cmpuint (accord_periods_find (bounded, ACCORD_DAY_NONE), ==, ACCORD_NO_PERIOD);
  g_assert_cmpuint (accord_periods_find (bounded, 9), ==, ACCORD_NO_PERIOD);
  g_assert_cmpuint (accord_periods_find (bounded, 10), ==, 0);
  g_assert_cmpuint (accord_periods_find (bounded, 20), ==, 0);
  g_assert_cmpuint (accord_periods_find (bounded, 21), ==, ACCORD_NO_PERIOD);
}

static void
test_kind_names (void)
{
  AccordPeriodKind kind;

  for (guint i = 0; i <= ACCORD_PERIOD_WEEK; i++)
    {
      g_assert_true (accord_period_kind_parse (accord_period_kind_get_name ((AccordPeriodKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (accord_period_kind_parse ("day", &kind));
  g_assert_false (accord_period_kind_parse (NULL, &kind));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/names", test_names);
  g_test_add_func ("/period/weeks-agree-with-glib", test_weeks_agree_with_glib);
  g_test_add_func ("/period/find", test_find);
  g_test_add_func ("/period/all", test_all);
  g_test_add_func ("/period/kind-names", test_kind_names);
  return g_test_run ();
}
