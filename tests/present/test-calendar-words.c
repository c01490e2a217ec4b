#include "present/words-calendar.h"

#include <math.h>

#include "model/records.h"

/* Local times in Berlin. */
static void
test_answered (void)
{
  static const struct
  {
    const char *hours, *holidays, *now;
    double      limit;
    const char *says;
  } cases[] = {
    { "Mon-Fri 09:00-17:00", "", "2025-05-09T09:30", 4, "today 13:30 when the limit is 4 working hours." }, /* a Friday */
    { "Mon-Fri 09:00-17:00", "", "2025-05-09T15:00", 4, "Monday 11:00 when the limit is 4 working hours." },
    { "Mon-Fri 09:00-17:00", "- 2025-05-12 Off", "2025-05-09T15:00", 4, "Tuesday 11:00 when the limit is 4 working hours." },
    { "Mon-Fri 22:00-02:00", "", "2025-05-09T23:00", 1, "Saturday 00:00 when the limit is 1 working hour." },
    { "Mon 09:00-10:00", "", "2025-05-09T15:00", 1.5, "19 May 2025 09:30 when the limit is 1.5 working hours." },
  };
  g_autoptr (AccordZone) zone = accord_zone_new ("Europe/Berlin", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordWorkingTime) time = accord_working_time_new (cases[i].hours, cases[i].holidays, zone, &error);
      g_autofree char *sentence = NULL;
      AccordMoment now;

      g_assert_no_error (error);
      g_assert_true (accord_moment_parse_iso (cases[i].now, zone, &now));
      sentence = accord_words_answered (time, zone, accord_moment_to_ms (now), cases[i].limit);
      g_test_message ("%s", sentence);
      g_assert_true (g_str_has_prefix (sentence, "A lead handed over now is answered by "));
      g_assert_true (g_str_has_suffix (sentence, cases[i].says));
    }
}

static void
test_limit (void)
{
  static const struct
  {
    double      value;
    const char *unit, *words;
  } cases[] = {
    { 4, "working-hours", "4 working hours" },
    { 1, "working-days", "1 working day" },
    { 0.5, "hours", "0.5 hours" },
    { 3, "days", "3 days" },
    { NAN, "days", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = accord_words_limit (cases[i].value, cases[i].unit);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_calendar (void)
{
  g_autoptr (AccordRecord) settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  g_autoptr (AccordRecord) calendar = accord_record_new (ACCORD_TYPE_CALENDAR);
  g_autofree char *both = accord_words_calendar (calendar, settings);
  g_autofree char *sales = NULL;

  g_assert_cmpstr (both, ==, "Both teams · Mon-Fri 09:00-17:00");
  accord_record_set_text (settings, "sales_name", "Field sales");
  accord_record_set_text (calendar, "team", "sales");
  accord_record_set_text (calendar, "timezone", "America/New_York");
  sales = accord_words_calendar (calendar, settings);
  g_assert_cmpstr (sales, ==, "Field sales · New York · Mon-Fri 09:00-17:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar-words/answered", test_answered);
  g_test_add_func ("/calendar-words/limit", test_limit);
  g_test_add_func ("/calendar-words/calendar", test_calendar);
  return g_test_run ();
}
