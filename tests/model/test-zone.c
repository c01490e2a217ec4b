#include "model/error.h"
#include "model/moment.h"

#define N_RANDOM 20000

/* What the table says, against GLib, which reads the same files another way. */
static void
test_days_agree_with_glib (void)
{
  static const char *const names[] = {
    "Europe/Berlin",  "America/New_York", "America/Sao_Paulo", "Asia/Kathmandu",   "Africa/Casablanca",
    "Pacific/Apia",   "Australia/Lord_Howe", "America/St_Johns", "Antarctica/Troll", "UTC",
  };
  GRand *random = g_rand_new_with_seed (7);

  for (guint z = 0; z < G_N_ELEMENTS (names); z++)
    {
      g_autoptr (AccordZone) zone = accord_zone_new (names[z], NULL);
      g_autoptr (GTimeZone) reference = g_time_zone_new_identifier (names[z]);

      g_test_message ("%s", names[z]);
      g_assert_nonnull (zone);
      for (guint i = 0; i < N_RANDOM / G_N_ELEMENTS (names); i++)
        {
          gint64 seconds = g_rand_int_range (random, -2000000000, G_MAXINT32);
          g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
          g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, reference);
          AccordDay day = accord_moment_to_day (accord_moment_from_ms (seconds * 1000), zone);

          g_assert_cmpint (day, ==, accord_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                                         g_date_time_get_day_of_month (local)));
        }
    }
  g_rand_free (random);
}

static void
test_local_times (void)
{
  static const struct
  {
    const char *zone;
    const char *day;
    gint        minutes;
    const char *utc;
  } rows[] = {
    { "Europe/Berlin", "2018-01-31", 15 * 60 + 5, "2018-01-31T14:05:00Z" },
    { "Europe/Berlin", "2018-07-31", 15 * 60 + 5, "2018-07-31T13:05:00Z" },
    { "Europe/Berlin", "2018-03-25", 60 + 59, "2018-03-25T00:59:00Z" },
    { "Europe/Berlin", "2018-03-25", 2 * 60 + 30, "2018-03-25T01:30:00Z" }, /* skipped: 03:30 */
    { "Europe/Berlin", "2018-03-25", 3 * 60, "2018-03-25T01:00:00Z" },
    { "Europe/Berlin", "2018-10-28", 2 * 60 + 30, "2018-10-28T00:30:00Z" }, /* twice: the first */
    { "Europe/Berlin", "2018-10-28", 3 * 60, "2018-10-28T02:00:00Z" },
    { "America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T03:00:00Z" }, /* midnight is skipped */
    { "America/Sao_Paulo", "2018-11-03", 23 * 60, "2018-11-04T02:00:00Z" },
    { "Pacific/Apia", "2011-12-31", 0, "2011-12-30T10:00:00Z" }, /* a whole day was skipped */
    { "UTC", "1969-12-31", 0, "1969-12-31T00:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AccordZone) zone = accord_zone_new (rows[i].zone, NULL);
      g_autofree char *utc = NULL;
      AccordDay day;

      g_assert_true (accord_day_parse_iso (rows[i].day, &day));
      utc = accord_moment_to_iso (accord_moment_from_local (zone, day, rows[i].minutes * 60000), NULL);
      g_test_message ("%s %s %d", rows[i].zone, rows[i].day, rows[i].minutes);
      g_assert_cmpstr (utc, ==, rows[i].utc);
    }
}

/* Days have no gap between them and do not overlap, whatever the clocks do. */
static void
test_days_tile_time (void)
{
  static const char *const names[] = { "Europe/Berlin", "America/Sao_Paulo", "Africa/Casablanca", "Australia/Lord_Howe" };

  for (guint z = 0; z < G_N_ELEMENTS (names); z++)
    {
      g_autoptr (AccordZone) zone = accord_zone_new (names[z], NULL);
      AccordDay first = accord_day_from_ymd (2005, 1, 1);

      for (AccordDay day = first; day < first + 20 * 366; day++)
        {
          gint64 end = accord_moment_end_of_day (zone, day);

          g_assert_cmpint (accord_moment_to_day (accord_moment_from_ms (end), zone), ==, day);
          g_assert_cmpint (accord_moment_to_day (accord_moment_from_ms (end + 1), zone), ==, day + 1);
        }
    }
}

static void
test_iso_has_the_offset (void)
{
  g_autoptr (AccordZone) kathmandu = accord_zone_new ("Asia/Kathmandu", NULL);
  g_autoptr (AccordZone) newfoundland = accord_zone_new ("America/St_Johns", NULL);
  g_autofree char *east = accord_moment_to_iso (accord_moment_from_ms (0), kathmandu);
  g_autofree char *west = accord_moment_to_iso (accord_moment_from_ms (1517407509123), newfoundland);

  g_assert_cmpstr (east, ==, "1970-01-01T05:30:00+05:30");
  g_assert_cmpstr (west, ==, "2018-01-31T10:35:09.123-03:30");
}

static void
test_unknown_zones (void)
{
  static const char *const names[] = {
    "Mars/Olympus", "", "../../etc/passwd", "/etc/localtime", "Europe/Berlin ", "Europe/", "Europe", "\xff\xfe", "a b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordZone) zone = accord_zone_new (names[i], &error);

      g_assert_null (zone);
      g_assert_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_ZONE);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_utc_is_one (void)
{
  g_autoptr (AccordZone) a = accord_zone_utc ();
  g_autoptr (AccordZone) b = accord_zone_utc ();

  g_assert_true (a == b);
  g_assert_cmpstr (accord_zone_get_identifier (a), ==, "UTC");
}

static void
test_speed (void)
{
  g_autoptr (AccordZone) zone = accord_zone_new ("Europe/Berlin", NULL);
  gint64 sum = 0;

  if (!g_test_perf ())
    {
      g_test_skip ("only with -m perf");
      return;
    }
  g_test_timer_start ();
  for (gint64 i = 0; i < 10000000; i++)
    sum += accord_moment_to_day (accord_moment_from_ms (i * 150000 * 10), zone);
  g_test_minimized_result (g_test_timer_elapsed () / 10, "seconds for a million instants (%" G_GINT64_FORMAT ")", sum);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone/days-agree-with-glib", test_days_agree_with_glib);
  g_test_add_func ("/zone/local-times", test_local_times);
  g_test_add_func ("/zone/days-tile-time", test_days_tile_time);
  g_test_add_func ("/zone/iso-offset", test_iso_has_the_offset);
  g_test_add_func ("/zone/unknown", test_unknown_zones);
  g_test_add_func ("/zone/utc", test_utc_is_one);
  g_test_add_func ("/zone/speed", test_speed);
  return g_test_run ();
}
