#include "exchange/days-ics.h"

#include <string.h>


/* Lines of more than 75 bytes are folded. */
static char *
unfold (const char *ics)
{
  g_autoptr (GString) text = g_string_new (ics);

  g_string_replace (text, "\r\n ", "", 0);
  return g_strdup (text->str);
}

static guint
count (const char *text,
       const char *wanted)
{
  guint n = 0;

  for (const char *at = strstr (text, wanted); at != NULL; at = strstr (at + 1, wanted))
    n++;
  return n;
}

static void
test_written (void)
{
  const AccordIcsDay days[] = {
    { "a@accord", accord_day_from_ymd (2025, 6, 2), "In force: Ours, version 4", NULL, { 1 } },
    { "b@accord", accord_day_from_ymd (2025, 12, 31), "To be looked at again; all of it, \"version 4\"", "Two\nlines",
      { 14, 1 } },
  };
  static const char *const lines[] = {
    "BEGIN:VCALENDAR", "VERSION:2.0", "UID:a@accord", "DTSTART;VALUE=DATE:20250602", "DTEND;VALUE=DATE:20250603",
    "SUMMARY:In force: Ours\\, version 4", "DTSTAMP:20250511T100000Z", "TRIGGER:-PT15H",
    "DTSTART;VALUE=DATE:20251231", "DTEND;VALUE=DATE:20260101", "TRIGGER:-P13DT15H", "DESCRIPTION:Two\\nlines",
    "SUMMARY:To be looked at again\\; all of it\\, \"version 4\"", "TRANSP:TRANSPARENT", "END:VCALENDAR",
  };
  AccordMoment stamp = accord_moment_from_ms (G_GINT64_CONSTANT (1746957600000)); /* 2025-05-11 10:00 UTC */
  g_autofree char *ics = accord_days_to_ics (days, G_N_ELEMENTS (days), stamp);
  g_autofree char *text = unfold (ics);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s\r\n", lines[i]);

      if (strstr (text, line) == NULL)
        g_error ("“%s” is missing in:\n%s", lines[i], text);
    }
  g_assert_cmpuint (count (text, "BEGIN:VEVENT"), ==, 2);
  g_assert_cmpuint (count (text, "BEGIN:VALARM"), ==, 3);
}

static void
test_nothing (void)
{
  g_autofree char *ics = accord_days_to_ics (NULL, 0, accord_moment_now ());

  g_assert_nonnull (strstr (ics, "BEGIN:VCALENDAR"));
  g_assert_null (strstr (ics, "VEVENT"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/days-ics/written", test_written);
  g_test_add_func ("/days-ics/nothing", test_nothing);
  return g_test_run ();
}
