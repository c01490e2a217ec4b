#include "exchange/date-parser.h"

#include <string.h>

#define YMD ACCORD_DATE_ORDER_YMD
#define DMY ACCORD_DATE_ORDER_DMY
#define MDY ACCORD_DATE_ORDER_MDY
#define UNKNOWN ACCORD_DATE_ORDER_UNKNOWN

static const struct
{
  const char     *text;
  AccordDateOrder order;
  const char     *iso; /* NULL: no date; "": there is no such day */
} texts[] = {
  { "2025-04-03", YMD, "2025-04-03" },
  { "2025/4/3", YMD, "2025-04-03" },
  { "2025.04.03", YMD, "2025-04-03" },
  { "2025-04-03 08:15", YMD, "2025-04-03T08:15:00Z" },
  { "2025-04-03T08:15:30Z", YMD, "2025-04-03T08:15:30Z" },
  { "2025-04-03T08:15:30.250Z", YMD, "2025-04-03T08:15:30.250Z" },
  { "2026-03-14T18:22:10-03:00", YMD, "2026-03-14T21:22:10Z" },
  { "2024-07-11T21:22:06.000+0000", YMD, "2024-07-11T21:22:06Z" },
  { "2024-07-11T21:22:06+05", YMD, "2024-07-11T16:22:06Z" },
  { "2025-04-03 08:15:00 UTC", YMD, "2025-04-03T08:15:00Z" },
  { "2025-04-03 24:00", YMD, "2025-04-04T00:00:00Z" },
  { "03/04/2025", DMY, "2025-04-03" },
  { "03/04/2025", MDY, "2025-03-04" },
  { "3.4.2025", DMY, "2025-04-03" },
  { "3-4-25", DMY, "2025-04-03" },
  { "02/24/26 02:18 AM", MDY, "2026-02-24T02:18:00Z" },
  { "2/24/26, 12:05 PM", MDY, "2026-02-24T12:05:00Z" },
  { "2/24/26 12:05 AM", MDY, "2026-02-24T00:05:00Z" },
  { "25/04/03", YMD, "2025-04-03" },
  { "31/12/69", DMY, "2069-12-31" },
  { "31/12/70", DMY, "1970-12-31" },
  { "3 Apr 2025", YMD, "2025-04-03" },
  { "03-Apr-25", YMD, "2025-04-03" },
  { "April 3, 2025", YMD, "2025-04-03" },
  { "Apr 3rd, 2025 at 5:07 PM", YMD, "2025-04-03T17:07:00Z" },
  { "Thursday, 3 April 2025", YMD, "2025-04-03" },
  { "Sept 9, 2025", YMD, "2025-09-09" },
  { "2025-Apr-03", YMD, "2025-04-03" },
  { "20250403", YMD, "2025-04-03" },
  { "45631", YMD, "2024-12-05" },
  { "45631.5", YMD, "2024-12-05T12:00:00Z" },
  { "1743667200", YMD, "2025-04-03T08:00:00Z" },
  { "1743667200000", YMD, "2025-04-03T08:00:00Z" },
  { "29/02/2024", DMY, "2024-02-29" },
  { "29/02/2025", DMY, "" },
  { "31/02/2025", DMY, "" },
  { "13/04/2025", MDY, "" },
  { "0000-00-00", YMD, "" },
  { "2025-13-01", YMD, "" },
  { "1025-01-01", YMD, "" },
  { "2025-04-03 25:00", YMD, NULL },
  { "2025-04-03 08:61", YMD, NULL },
  { "2025-04", YMD, NULL },
  { "03/04", DMY, NULL },
  { "1.5", YMD, NULL },
  { "1.234.567", YMD, NULL },
  { "192.168.2.10", YMD, NULL },
  { "May", YMD, NULL },
  { "May be", YMD, NULL },
  { "Mon", YMD, NULL },
  { "soon", YMD, NULL },
  { "123", YMD, NULL },
  { "1234567890123456789", YMD, NULL },
  { "3 Apr 2025 and more", YMD, NULL },
  { "2025-04-03x", YMD, NULL },
  { "", YMD, NULL },
  { "-", YMD, NULL },
};

static void
test_texts (void)
{
  g_autoptr (AccordZone) zone = accord_zone_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AccordDateText date;
      AccordMoment moment;
      gboolean parsed = accord_date_text_parse (texts[i].text, strlen (texts[i].text), &date);
      gboolean real = parsed && accord_date_text_to_moment (&date, texts[i].order, zone, &moment);
      g_autofree char *iso = real ? accord_moment_to_iso (moment, zone) : g_strdup (parsed ? "" : NULL);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpstr (iso, ==, texts[i].iso);
    }
}

static const struct
{
  const char     *column;
  AccordDateOrder order;
  gboolean        ambiguous;
  const char     *example;
  const char     *latest; /* with the order, or DMY */
} columns[] = {
  { "2025-04-03 2025-05-01", YMD, FALSE, NULL, "2025-05-01T23:59:59.999Z" },
  { "03/04/2025 13/04/2025", DMY, FALSE, "03/04/2025", "2025-04-13T23:59:59.999Z" },
  { "03/04/2025 04/13/2025", MDY, FALSE, "03/04/2025", "2025-04-13T23:59:59.999Z" },
  { "03/04/2025 05/04/2025", UNKNOWN, TRUE, "03/04/2025", NULL },
  { "01/01/2025 05/05/2025", DMY, FALSE, NULL, "2025-05-05T23:59:59.999Z" },
  { "03.04.2025 05.04.2025", DMY, FALSE, "03.04.2025", "2025-04-05T23:59:59.999Z" },
  { "13/04/2025 04/13/2025", UNKNOWN, TRUE, NULL, NULL },
  { "31/02/2025 01/02/2025", DMY, FALSE, "01/02/2025", "2025-02-01T23:59:59.999Z" },
  { "2199-01-01 2025-05-01", YMD, FALSE, NULL, "2025-05-01T23:59:59.999Z" },
  { "2025-05-01T10:00 2025-05-01T09:00", YMD, FALSE, NULL, "2025-05-01T10:00:00Z" },
  { "2025-05-01T10:00 2025-05-01", YMD, FALSE, NULL, "2025-05-01T23:59:59.999Z" },
  { "", UNKNOWN, FALSE, NULL, NULL },
};

static void
test_columns (void)
{
  g_autoptr (AccordZone) zone = accord_zone_utc ();
  AccordMoment now = accord_moment_from_ms (G_GINT64_CONSTANT (1780000000000));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_auto (GStrv) cells = g_strsplit (columns[i].column, " ", -1);
      AccordDateTally tally = { 0 };
      AccordDateOrder order;
      AccordMoment latest;
      gboolean ambiguous;
      g_autofree char *iso = NULL;

      g_test_message ("%s", columns[i].column);
      accord_date_tally_clear (&tally);
      for (guint c = 0; cells[c] != NULL; c++)
        {
          AccordDateText date;

          if (accord_date_text_parse (cells[c], strlen (cells[c]), &date))
            accord_date_tally_add (&tally, &date, cells[c], strlen (cells[c]), zone, now);
        }
      order = accord_date_tally_get_order (&tally, &ambiguous);
      g_assert_cmpint (order, ==, columns[i].order);
      g_assert_cmpint (ambiguous, ==, columns[i].ambiguous);
      g_assert_cmpstr (tally.either, ==, columns[i].example);
      latest = accord_date_tally_get_latest (&tally, order);
      iso = latest != ACCORD_MOMENT_NONE ? accord_moment_to_iso (latest, zone) : NULL;
      g_assert_cmpstr (iso, ==, columns[i].latest);
      accord_date_tally_clear (&tally);
    }
}

/* Every day of four centuries is read back from each way of writing it. */
static void
test_every_day (void)
{
  static const AccordDateOrder orders[] = { YMD, DMY, MDY };

  for (AccordDay day = accord_day_from_ymd (1900, 1, 1); day < accord_day_from_ymd (2200, 1, 1); day++)
    for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
      {
        gint parts[3];
        char text[32];
        AccordDateText date;
        AccordDay read;

        accord_day_to_ymd (day, &parts[0], &parts[1], &parts[2]);
        if (i == 0)
          g_snprintf (text, sizeof text, "%04d-%02d-%02d", parts[0], parts[1], parts[2]);
        else if (i == 1)
          g_snprintf (text, sizeof text, "%d/%d/%04d", parts[2], parts[1], parts[0]);
        else
          g_snprintf (text, sizeof text, "%02d/%02d/%d", parts[1], parts[2], parts[0]);
        g_assert_true (accord_date_text_parse (text, strlen (text), &date));
        g_assert_true (accord_date_text_to_civil (&date, orders[i], &read));
        g_assert_cmpint (read, ==, day);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-parser/texts", test_texts);
  g_test_add_func ("/date-parser/columns", test_columns);
  g_test_add_func ("/date-parser/every-day", test_every_day);
  return g_test_run ();
}
