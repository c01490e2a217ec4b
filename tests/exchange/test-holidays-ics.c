#include "exchange/holidays-ics.h"

#include <glib/gstdio.h>

#include "model/error.h"

#define EVENT(lines) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\n" lines "END:VEVENT\r\nEND:VCALENDAR\r\n"

static const struct
{
  const char *name;
  const char *ics;
  const char *holidays; /* NULL: refused */
} files[] = {
  { "one day", EVENT ("DTSTART;VALUE=DATE:20251003\r\nSUMMARY:German Unity Day\r\n"), "- 2025-10-03 German Unity Day" },
  { "several days", EVENT ("DTSTART;VALUE=DATE:20251224\r\nDTEND;VALUE=DATE:20251227\r\nSUMMARY:Closed\r\n"),
    "- 2025-12-24 Closed\n- 2025-12-25 Closed\n- 2025-12-26 Closed" },
  { "every year, for ten years", EVENT ("DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Christmas\r\n"),
    "- 2025-12-25 Christmas\n- 2026-12-25 Christmas\n- 2027-12-25 Christmas\n- 2028-12-25 Christmas\n"
    "- 2029-12-25 Christmas\n- 2030-12-25 Christmas\n- 2031-12-25 Christmas\n- 2032-12-25 Christmas\n"
    "- 2033-12-25 Christmas\n- 2034-12-25 Christmas" },
  { "every year until, but one",
    EVENT ("DTSTART;VALUE=DATE:20250501\r\nRRULE:FREQ=YEARLY;UNTIL=20270601\r\nEXDATE;VALUE=DATE:20260501\r\nSUMMARY:May\r\n"),
    "- 2025-05-01 May\n- 2027-05-01 May" },
  { "the last Monday of May",
    EVENT ("DTSTART;VALUE=DATE:20250526\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=3\r\nSUMMARY:Memorial Day\r\n"),
    "- 2025-05-26 Memorial Day\n- 2026-05-25 Memorial Day\n- 2027-05-31 Memorial Day" },
  { "a meeting", EVENT ("DTSTART:20251003T100000Z\r\nSUMMARY:Meeting\r\n"), NULL },
  { "every week", EVENT ("DTSTART;VALUE=DATE:20251003\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Away\r\n"), NULL },
  { "a season", EVENT ("DTSTART;VALUE=DATE:20250601\r\nDTEND;VALUE=DATE:20250901\r\nSUMMARY:Summer\r\n"), NULL },
  { "no calendar", "Date,Name\n2025-12-25,Christmas\n", NULL },
  { "nothing", "", NULL },
};

static void
test_files (void)
{
  AccordDay from = accord_day_from_ymd (2025, 1, 1);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GArray) holidays = NULL;
      gint fd = g_file_open_tmp ("holidays-XXXXXX.ics", &path, NULL);

      g_test_message ("%s", files[i].name);
      g_close (fd, NULL);
      g_assert_true (g_file_set_contents (path, files[i].ics, -1, NULL));
      holidays = accord_holidays_read_ics (path, from, &error);
      g_unlink (path);
      if (files[i].holidays == NULL)
        {
          g_assert_null (holidays);
          g_assert_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOLIDAYS);
          continue;
        }
      g_assert_no_error (error);
      text = accord_holidays_to_text (holidays);
      g_assert_cmpstr (text, ==, files[i].holidays);
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_holidays_read_ics ("/nowhere/at-all.ics", 0, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays-ics/files", test_files);
  g_test_add_func ("/holidays-ics/missing", test_missing);
  return g_test_run ();
}
