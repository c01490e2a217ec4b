#include "kpi/working-time.h"

#include "model/error.h"

#define OFFICE "Mon-Fri 09:00-17:00"
#define SPLIT "Mon-Fri 09:00-12:30, 13:00-17:00; Sat 10:00-14:00"
#define NIGHT "Fri 22:00-02:00"
#define ALWAYS "Mon-Sun 00:00-24:00"
#define XMAS "- 2025-12-25 Christmas\n- 2025-12-26 Boxing Day"
#define BERLIN "Europe/Berlin"
#define NEW_YORK "America/New_York"

#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)
#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

/* Times are those of the clock in the zone, unless they say their offset. */
static const struct
{
  const char *zone, *hours, *holidays, *from, *to;
  gint        minutes;
} between[] = {
  /* within a day, at its edges, across nights and weekends; 2025-11-03 is a Monday */
  { "UTC", OFFICE, "", "2025-11-03T10:00", "2025-11-03T12:30", 150 },
  { "UTC", OFFICE, "", "2025-11-03T09:00", "2025-11-03T17:00", 480 },
  { "UTC", OFFICE, "", "2025-11-03T08:59", "2025-11-03T09:01", 1 },
  { "UTC", OFFICE, "", "2025-11-03T16:59", "2025-11-03T17:01", 1 },
  { "UTC", OFFICE, "", "2025-11-03T17:00", "2025-11-04T09:00", 0 },
  { "UTC", OFFICE, "", "2025-11-03T16:00", "2025-11-04T10:00", 120 },
  { "UTC", OFFICE, "", "2025-11-07T16:00", "2025-11-10T10:00", 120 },
  { "UTC", OFFICE, "", "2025-11-08T00:00", "2025-11-10T00:00", 0 },
  { "UTC", OFFICE, "", "2025-11-03T00:00", "2025-11-10T00:00", 2400 },
  { "UTC", OFFICE, "", "2025-11-08T12:00", "2025-11-10T10:00", 60 },
  { "UTC", OFFICE, "", "2025-11-03T12:00", "2025-11-03T12:00", 0 },
  { "UTC", OFFICE, "", "2025-11-04T12:00", "2025-11-03T12:00", 0 },
  { "UTC", SPLIT, "", "2025-11-03T12:00", "2025-11-03T13:30", 60 },
  { "UTC", SPLIT, "", "2025-11-03T12:30", "2025-11-03T13:00", 0 },
  { "UTC", SPLIT, "", "2025-11-07T16:30", "2025-11-08T10:30", 60 },
  { "UTC", SPLIT, "", "2025-11-03T00:00", "2025-11-10T00:00", 5 * 450 + 240 },
  { "UTC", ALWAYS, "", "2025-11-03T00:00", "2025-11-10T00:00", 7 * 1440 },
  { "UTC", OFFICE, "", "1969-12-29T00:00", "1970-01-03T00:00", 960 },
  /* over midnight; 2025-11-07 is a Friday */
  { "UTC", NIGHT, "", "2025-11-07T21:00", "2025-11-08T03:00", 240 },
  { "UTC", NIGHT, "", "2025-11-07T23:30", "2025-11-08T00:30", 60 },
  { "UTC", NIGHT, "", "2025-11-08T01:00", "2025-11-14T23:00", 120 },
  { "UTC", "Sun 22:00-02:00", "", "2025-11-09T23:00", "2025-11-10T01:00", 120 },
  { "UTC", "Mon-Sun 20:00-04:00", "", "2025-11-03T00:00", "2025-11-04T00:00", 480 },
  /* holidays: 2025-12-25 is a Thursday */
  { "UTC", OFFICE, XMAS, "2025-12-24T16:00", "2025-12-29T10:00", 120 },
  { "UTC", OFFICE, XMAS, "2025-12-25T09:00", "2025-12-26T17:00", 0 },
  { "UTC", OFFICE, XMAS, "2025-12-22T00:00", "2025-12-29T00:00", 3 * 480 },
  { "UTC", NIGHT, "- 2025-11-08", "2025-11-07T21:00", "2025-11-08T03:00", 120 },
  { "UTC", NIGHT, "- 2025-11-07", "2025-11-07T21:00", "2025-11-08T03:00", 120 },
  { BERLIN, OFFICE, "- 2025-10-03", "2025-10-02T16:00", "2025-10-06T10:00", 120 },
  { "UTC", OFFICE, "- 2025-11-08", "2025-11-03T00:00", "2025-11-10T00:00", 2400 },
  /* Berlin: the clock skips from 2 to 3 on 2025-03-30 and goes back from 3 to 2 on 2025-10-26, both Sundays */
  { BERLIN, OFFICE, "", "2025-03-28T16:00", "2025-03-31T10:00", 120 },
  { BERLIN, OFFICE, "", "2025-10-24T16:00", "2025-10-27T10:00", 120 },
  { BERLIN, ALWAYS, "", "2025-03-30T00:00", "2025-03-31T00:00", 23 * 60 },
  { BERLIN, ALWAYS, "", "2025-10-26T00:00", "2025-10-27T00:00", 25 * 60 },
  { BERLIN, "Sun 01:00-04:00", "", "2025-03-30T00:00", "2025-03-31T00:00", 120 },
  { BERLIN, "Sun 01:00-04:00", "", "2025-10-26T00:00", "2025-10-27T00:00", 240 },
  { BERLIN, "Sun 02:00-03:00", "", "2025-03-30T00:00", "2025-03-31T00:00", 0 },
  { BERLIN, "Sun 02:00-03:00", "", "2025-10-26T00:00", "2025-10-27T00:00", 120 },
  { BERLIN, "Sun 02:30-03:30", "", "2025-10-26T00:00", "2025-10-27T00:00", 90 },
  { BERLIN, "Sat 22:00-04:00", "", "2025-03-29T12:00", "2025-03-30T12:00", 5 * 60 },
  { BERLIN, "Sat 22:00-04:00", "", "2025-10-25T12:00", "2025-10-26T12:00", 7 * 60 },
  { BERLIN, ALWAYS, "- 2025-10-26", "2025-10-25T00:00", "2025-10-28T00:00", 48 * 60 },
  { BERLIN, OFFICE, "", "2025-11-03T07:30Z", "2025-11-03T08:30Z", 30 },
  { BERLIN, OFFICE, "", "2025-07-07T06:30Z", "2025-07-07T07:30Z", 30 },
  /* New York: 2025-03-09 and 2025-11-02 */
  { NEW_YORK, OFFICE, "", "2025-03-07T16:00", "2025-03-10T10:00", 120 },
  { NEW_YORK, OFFICE, "", "2025-10-31T16:00", "2025-11-03T10:00", 120 },
  { NEW_YORK, ALWAYS, "", "2025-03-09T00:00", "2025-03-10T00:00", 23 * 60 },
  { NEW_YORK, ALWAYS, "", "2025-11-02T00:00", "2025-11-03T00:00", 25 * 60 },
  { NEW_YORK, "Sun 00:00-06:00", "", "2025-03-09T00:00", "2025-03-09T12:00", 5 * 60 },
  { NEW_YORK, "Sun 00:00-06:00", "", "2025-11-02T00:00", "2025-11-02T12:00", 7 * 60 },
  { NEW_YORK, OFFICE, "", "2025-11-03T13:30Z", "2025-11-03T14:30Z", 30 },
  { NEW_YORK, OFFICE, "", "2025-11-03T09:00+01:00", "2025-11-03T17:00+01:00", 120 },
  /* the same hours in two zones; a lead of New York waits for Berlin's morning */
  { BERLIN, OFFICE, "", "2025-11-03T15:00-05:00", "2025-11-04T04:00-05:00", 60 },
  { "Asia/Kolkata", OFFICE, "", "2025-11-03T03:30Z", "2025-11-03T04:30Z", 60 },
};

static const struct
{
  const char *zone, *hours, *holidays, *from;
  gint        minutes;
  const char *until; /* NULL: never */
} after[] = {
  { "UTC", OFFICE, "", "2025-11-03T10:00", 240, "2025-11-03T14:00" },
  { "UTC", OFFICE, "", "2025-11-03T15:00", 240, "2025-11-04T11:00" },
  { "UTC", OFFICE, "", "2025-11-03T13:00", 240, "2025-11-03T17:00" },
  { "UTC", OFFICE, "", "2025-11-03T20:00", 240, "2025-11-04T13:00" },
  { "UTC", OFFICE, "", "2025-11-03T03:00", 60, "2025-11-03T10:00" },
  { "UTC", OFFICE, "", "2025-11-07T16:30", 60, "2025-11-10T09:30" },
  { "UTC", OFFICE, "", "2025-11-08T12:00", 120, "2025-11-10T11:00" },
  { "UTC", OFFICE, XMAS, "2025-12-24T16:00", 120, "2025-12-29T10:00" },
  { "UTC", SPLIT, "", "2025-11-03T12:00", 60, "2025-11-03T13:30" },
  { "UTC", NIGHT, "", "2025-11-07T23:00", 240, "2025-11-14T23:00" },
  { BERLIN, OFFICE, "", "2025-03-28T16:00", 120, "2025-03-31T10:00" },
  { BERLIN, OFFICE, "", "2025-10-24T16:00", 120, "2025-10-27T10:00" },
  { BERLIN, ALWAYS, "", "2025-10-26T00:00", 4 * 60, "2025-10-26T03:00" },
  { NEW_YORK, ALWAYS, "", "2025-03-09T00:00", 4 * 60, "2025-03-09T05:00" },
  { NEW_YORK, OFFICE, "", "2025-10-31T16:00", 240, "2025-11-03T12:00" },
  { "UTC", OFFICE, "", "2099-12-31T16:00", 240, NULL },
};

/* The last day of so many working days. */
static const struct
{
  const char *zone, *hours, *holidays, *from;
  guint       days;
  const char *last; /* NULL: never */
} days[] = {
  { "UTC", OFFICE, "", "2025-11-03T10:00", 0, "2025-11-03" },
  { "UTC", OFFICE, "", "2025-11-03T10:00", 1, "2025-11-04" },
  { "UTC", OFFICE, "", "2025-11-03T20:00", 1, "2025-11-05" },
  { "UTC", OFFICE, "", "2025-11-07T10:00", 1, "2025-11-10" },
  { "UTC", OFFICE, "", "2025-11-08T10:00", 1, "2025-11-11" },
  { "UTC", OFFICE, "", "2025-11-07T10:00", 2, "2025-11-11" },
  { "UTC", OFFICE, "", "2025-11-03T10:00", 10, "2025-11-17" },
  { "UTC", OFFICE, XMAS, "2025-12-23T10:00", 2, "2025-12-29" },
  { "UTC", NIGHT, "", "2025-11-07T23:00", 1, "2025-11-08" },
  { BERLIN, OFFICE, "", "2025-10-24T10:00", 2, "2025-10-28" },
  { BERLIN, OFFICE, "", "2025-11-03T23:30Z", 1, "2025-11-05" },
  { NEW_YORK, OFFICE, "", "2025-11-03T03:00Z", 1, "2025-11-04" },
  { "UTC", OFFICE, "", "2099-12-31T10:00", 1, NULL },
};

static AccordWorkingTime *
make (const char *zone_name,
      const char *hours,
      const char *holidays,
      AccordZone **zone)
{
  g_autoptr (GError) error = NULL;
  AccordWorkingTime *time;

  *zone = accord_zone_new (zone_name, &error);
  g_assert_no_error (error);
  time = accord_working_time_new (hours, holidays, *zone, &error);
  g_assert_no_error (error);
  return time;
}

static gint64
parse (const char       *text,
       const AccordZone *zone)
{
  AccordMoment moment;

  g_assert_true (accord_moment_parse_iso (text, zone, &moment));
  return accord_moment_to_ms (moment);
}

static void
test_between (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    {
      g_autoptr (AccordZone) zone = NULL;
      g_autoptr (AccordWorkingTime) time = make (between[i].zone, between[i].hours, between[i].holidays, &zone);

      g_test_message ("%s in %s, %s – %s", between[i].hours, between[i].zone, between[i].from, between[i].to);
      g_assert_cmpint (accord_working_time_between (time, parse (between[i].from, zone), parse (between[i].to, zone)), ==,
                       between[i].minutes * MS_PER_MINUTE);
    }
}

static void
test_after (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    {
      g_autoptr (AccordZone) zone = NULL;
      g_autoptr (AccordWorkingTime) time = make (after[i].zone, after[i].hours, after[i].holidays, &zone);

      g_test_message ("%s in %s, %d min after %s", after[i].hours, after[i].zone, after[i].minutes, after[i].from);
      g_assert_cmpint (accord_working_time_after (time, parse (after[i].from, zone), after[i].minutes * MS_PER_MINUTE), ==,
                       after[i].until != NULL ? parse (after[i].until, zone) : G_MAXINT64);
    }
}

static void
test_after_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (AccordZone) zone = NULL;
      g_autoptr (AccordWorkingTime) time = make (days[i].zone, days[i].hours, days[i].holidays, &zone);
      gint64 until = accord_working_time_after_days (time, parse (days[i].from, zone), days[i].days);
      AccordDay last = ACCORD_DAY_NONE;

      g_test_message ("%u working days after %s in %s", days[i].days, days[i].from, days[i].zone);
      if (days[i].last != NULL)
        g_assert_true (accord_day_parse_iso (days[i].last, &last));
      g_assert_cmpint (until, ==, days[i].last != NULL ? accord_moment_end_of_day (zone, last) : G_MAXINT64);
    }
}

/* What the clock on the wall shows, minute by minute, by another library's time. */
static gint64
count_minutes (GTimeZone *zone,
               gint64     from_minute,
               gint64     to_minute)
{
  gint64 n = 0;

  for (gint64 minute = from_minute; minute < to_minute; minute++)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (minute * 60);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
      gint weekday = g_date_time_get_day_of_week (local);
      gint time = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
      gboolean off = g_date_time_get_month (local) == 12 && g_date_time_get_day_of_month (local) == 25;

      if (off)
        continue;
      n += (weekday <= 5 && time >= 540 && time < 750) || (weekday <= 5 && time >= 780 && time < 1020) ||
           (weekday == 5 && time >= 1320) || (weekday == 6 && time < 180) || (weekday == 7 && time >= 60 && time < 240);
    }
  return n;
}

static void
test_additive_and_naive (void)
{
  static const char *const zones[] = { BERLIN, NEW_YORK, "UTC", "Asia/Kolkata", "Australia/Lord_Howe", "America/Havana",
                                       "Atlantic/Azores" };
  static const char *const hours = "Mon-Fri 09:00-12:30, 13:00-17:00; Fri 22:00-03:00; Sun 01:00-04:00";
  static const char *const around[] = { "2025-03-29", "2025-10-25", "2025-03-08", "2025-11-01", "2025-12-24", "2025-04-05",
                                        "2025-10-04" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250330);

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (AccordZone) zone = NULL;
      g_autoptr (AccordWorkingTime) time =
          make (zones[i], hours, "- 2024-12-25\n- 2025-12-25\n- 2026-12-25", &zone);
      g_autoptr (GTimeZone) naive = g_time_zone_new_identifier (zones[i]);

      for (guint round = 0; round < 14; round++)
        {
          gint64 start = parse (around[round % G_N_ELEMENTS (around)], NULL) / MS_PER_MINUTE;
          gint64 a = start - g_rand_int_range (rand, 0, 1440);
          gint64 b = a + g_rand_int_range (rand, 0, 2 * 1440);
          gint64 c = b + g_rand_int_range (rand, 0, 3 * 1440);
          gint64 ab = accord_working_time_between (time, a * MS_PER_MINUTE, b * MS_PER_MINUTE);
          gint64 bc = accord_working_time_between (time, b * MS_PER_MINUTE, c * MS_PER_MINUTE);
          gint64 ac = accord_working_time_between (time, a * MS_PER_MINUTE, c * MS_PER_MINUTE);
          gint64 again;

          g_test_message ("%s around %s", zones[i], around[round % G_N_ELEMENTS (around)]);
          g_assert_cmpint (ab + bc, ==, ac);
          g_assert_cmpint (ac, ==, count_minutes (naive, a, c) * MS_PER_MINUTE);
          if (ac == 0)
            continue;
          /* The moment by which so much is worked is the first: a minute earlier it is less. */
          again = accord_working_time_after (time, a * MS_PER_MINUTE, ac);
          g_assert_cmpint (again, <=, c * MS_PER_MINUTE);
          g_assert_cmpint (accord_working_time_between (time, a * MS_PER_MINUTE, again), ==, ac);
          g_assert_cmpint (accord_working_time_between (time, a * MS_PER_MINUTE, again - MS_PER_MINUTE), ==,
                           ac - MS_PER_MINUTE);
        }
    }
}

static void
test_errors (void)
{
  g_autoptr (AccordZone) utc = accord_zone_utc ();
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_working_time_new ("whenever", "", utc, &error));
  g_assert_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOURS);
  g_clear_error (&error);
  g_assert_null (accord_working_time_new (OFFICE, "- sometime", utc, &error));
  g_assert_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOLIDAYS);
}

/* A million leads, each a look-up at two instants. */
static void
test_speed (void)
{
  g_autoptr (AccordZone) zone = NULL;
  g_autoptr (AccordWorkingTime) time = make (BERLIN, SPLIT, XMAS, &zone);
  gint64 start = g_get_monotonic_time ();
  gint64 sum = 0;

  for (gint64 i = 0; i < 1000000; i++)
    {
      gint64 from = (20000 * MS_PER_DAY + i * 61007) % (25000 * MS_PER_DAY);

      sum += accord_working_time_between (time, from, from + (i % 97) * 3600000);
    }
  g_test_message ("%" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (sum, >, 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC); /* under sanitizers, on a busy machine */
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/working-time/between", test_between);
  g_test_add_func ("/working-time/after", test_after);
  g_test_add_func ("/working-time/after-days", test_after_days);
  g_test_add_func ("/working-time/additive-and-naive", test_additive_and_naive);
  g_test_add_func ("/working-time/errors", test_errors);
  g_test_add_func ("/working-time/speed", test_speed);
  return g_test_run ();
}
