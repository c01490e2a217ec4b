#include "model/moment.h"

#define N_RANDOM 5000

static void
test_every_day_round_trips (void)
{
  AccordDay first = accord_day_from_ymd (1, 1, 1);
  AccordDay last = accord_day_from_ymd (9999, 12, 31);
  gint year = 1, month = 1, day = 1;

  for (AccordDay d = first; d <= last; d++)
    {
      gint y, m, n;

      accord_day_to_ymd (d, &y, &m, &n);
      if (y != year || m != month || n != day || accord_day_from_ymd (y, m, n) != d)
        g_error ("day %d is %d-%d-%d, not %d-%d-%d", d, y, m, n, year, month, day);
      if (accord_day_is_valid_ymd (year, month, day + 1))
        day++;
      else if (month < 12)
        {
          month++;
          day = 1;
        }
      else
        {
          year++;
          month = day = 1;
        }
    }
  g_assert_cmpint (year, ==, 10000);
}

static void
test_known_days (void)
{
  static const struct
  {
    const char *text;
    gboolean    valid;
    AccordDay   day;
  } rows[] = {
    { "1970-01-01", TRUE, 0 },       { "1969-12-31", TRUE, -1 },   { "2000-02-29", TRUE, 11016 },
    { "2018-01-31", TRUE, 17562 },   { "1900-02-29", FALSE, 0 },   { "2100-02-29", FALSE, 0 },
    { "2018-02-30", FALSE, 0 },      { "2018-13-01", FALSE, 0 },   { "2018-00-10", FALSE, 0 },
    { "2018-1-31", FALSE, 0 },       { "2018-01-31 ", FALSE, 0 },  { "0000-01-01", FALSE, 0 },
    { "", FALSE, 0 },                { "2018-01-3", FALSE, 0 },    { "31/01/2018", FALSE, 0 },
    { "2018-01-31x", FALSE, 0 },     { "-018-01-31", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AccordDay day = 42;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (accord_day_parse_iso (rows[i].text, &day), ==, rows[i].valid);
      g_assert_cmpint (day, ==, rows[i].valid ? rows[i].day : 42);
      if (rows[i].valid)
        {
          g_autofree char *iso = accord_day_to_iso (day);

          g_assert_cmpstr (iso, ==, rows[i].text);
        }
    }
  g_assert_false (accord_day_parse_iso (NULL, NULL));
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *iso; /* in UTC; NULL: not a moment */
  } rows[] = {
    { "2018-01-31", "2018-01-31" },
    { "2018-01-31T14:05:09Z", "2018-01-31T14:05:09Z" },
    { "2018-01-31T14:05Z", "2018-01-31T14:05:00Z" },
    { "2018-01-31 14:05:09", "2018-01-31T13:05:09Z" }, /* Berlin */
    { "2018-07-31T14:05:09", "2018-07-31T12:05:09Z" },
    { "2018-01-31T14:05:09.5Z", "2018-01-31T14:05:09.500Z" },
    { "2018-01-31T14:05:09,123456Z", "2018-01-31T14:05:09.123Z" },
    { "2018-01-31T14:05:09+01:00", "2018-01-31T13:05:09Z" },
    { "2018-01-31T00:05:09+0530", "2018-01-30T18:35:09Z" },
    { "2018-01-31T23:05:09-03", "2018-02-01T02:05:09Z" },
    { "1912-04-15T02:20:00Z", "1912-04-15T02:20:00Z" },
    { "2018-01-31T24:00:00Z", NULL },
    { "2018-01-31T14:60Z", NULL },
    { "2018-01-31T14:05:60Z", NULL },
    { "2018-01-31T14", NULL },
    { "2018-01-31T", NULL },
    { "2018-01-31T14:05:09.", NULL },
    { "2018-01-31T14:05:09+1", NULL },
    { "2018-01-31T14:05:09Zx", NULL },
    { "2018-01-31T14:05:09+01:00x", NULL },
    { "2018-02-31T14:05:09Z", NULL },
    { "14:05", NULL },
    { "", NULL },
  };
  g_autoptr (AccordZone) berlin = accord_zone_new ("Europe/Berlin", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AccordMoment moment = 7;
      gboolean parsed = accord_moment_parse_iso (rows[i].text, berlin, &moment);
      g_autofree char *iso = accord_moment_to_iso (moment, NULL);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (parsed, ==, rows[i].iso != NULL);
      if (parsed)
        g_assert_cmpstr (iso, ==, rows[i].iso);
      else
        g_assert_cmpint (moment, ==, 7);
    }
  g_assert_false (accord_moment_parse_iso (NULL, NULL, NULL));
}

static void
test_random_moments_round_trip (void)
{
  static const char *const names[] = { "UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia" };
  GRand *random = g_rand_new_with_seed (20180131);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (AccordZone) zone = accord_zone_new (names[i % G_N_ELEMENTS (names)], NULL);
      gint64 seconds = g_rand_int_range (random, G_MININT32, G_MAXINT32);
      AccordMoment moment = accord_moment_from_ms (seconds * 1000 + g_rand_int_range (random, 0, 1000));
      g_autofree char *iso = accord_moment_to_iso (moment, zone);
      AccordMoment back;

      g_assert_true (accord_moment_parse_iso (iso, NULL, &back));
      g_assert_cmpint (back, ==, moment);
    }
  g_rand_free (random);
}

static void
test_days_are_days_in_every_zone (void)
{
  g_autoptr (AccordZone) apia = accord_zone_new ("Pacific/Apia", NULL);

  for (AccordDay day = -100000; day < 100000; day += 97)
    {
      AccordMoment moment = accord_moment_from_day (day);

      g_assert_true (accord_moment_is_day (moment));
      g_assert_cmpint (accord_moment_to_day (moment, apia), ==, day);
      g_assert_cmpint (accord_moment_to_ms (moment), ==, day * G_GINT64_CONSTANT (86400000));
      g_assert_cmpint (moment, <, accord_moment_from_day (day + 1));
    }
}

static void
test_none (void)
{
  g_autofree char *iso = accord_moment_to_iso (ACCORD_MOMENT_NONE, NULL);
  g_autofree char *day_iso = accord_day_to_iso (ACCORD_DAY_NONE);

  g_assert_cmpint (accord_moment_from_day (ACCORD_DAY_NONE), ==, ACCORD_MOMENT_NONE);
  g_assert_cmpint (accord_moment_from_local (NULL, ACCORD_DAY_NONE, 0), ==, ACCORD_MOMENT_NONE);
  g_assert_cmpint (accord_moment_to_day (ACCORD_MOMENT_NONE, NULL), ==, ACCORD_DAY_NONE);
  g_assert_cmpint (accord_moment_to_ms (ACCORD_MOMENT_NONE), ==, G_MININT64);
  g_assert_false (accord_moment_is_day (ACCORD_MOMENT_NONE));
  g_assert_cmpstr (iso, ==, "");
  g_assert_cmpstr (day_iso, ==, "");
  g_assert_cmpint (ACCORD_MOMENT_NONE, <, accord_moment_from_day (accord_day_from_ymd (1, 1, 1)));
}

static void
test_now_is_now (void)
{
  gint64 before = g_get_real_time () / 1000;
  gint64 now = accord_moment_to_ms (accord_moment_now ());

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/every-day-round-trips", test_every_day_round_trips);
  g_test_add_func ("/day/known", test_known_days);
  g_test_add_func ("/moment/parse", test_parse);
  g_test_add_func ("/moment/random-round-trip", test_random_moments_round_trip);
  g_test_add_func ("/moment/days", test_days_are_days_in_every_zone);
  g_test_add_func ("/moment/none", test_none);
  g_test_add_func ("/moment/now", test_now_is_now);
  return g_test_run ();
}
