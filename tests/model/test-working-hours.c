#include "model/working-hours.h"

#include <string.h>

#include "model/error.h"

static const struct
{
  const char *text;
  const char *normal; /* as it is written again */
} good[] = {
  { "Mon-Fri 09:00-17:00", "Mon-Fri 09:00-17:00" },
  { "mon-fri 9-17", "Mon-Fri 09:00-17:00" },
  { "Monday-Friday 9:00 – 17:30", "Mon-Fri 09:00-17:30" },
  { "Mon-Fri 09:00-12:30, 13:00-17:00", "Mon-Fri 09:00-12:30, 13:00-17:00" },
  { "Mon-Fri 09:00-17:00; Sat 10:00-14:00", "Mon-Fri 09:00-17:00; Sat 10:00-14:00" },
  { "Mon-Fri 09:00-17:00\nSat 10:00-14:00\n", "Mon-Fri 09:00-17:00; Sat 10:00-14:00" },
  { "Mon, Wed, Fri 09:00-17:00", "Mon 09:00-17:00; Wed 09:00-17:00; Fri 09:00-17:00" },
  { "Mon-Tue,Thu 8-9", "Mon, Tue 08:00-09:00; Thu 08:00-09:00" },
  { "Fri 22:00-02:00", "Fri 22:00-02:00" },
  { "Sat-Mon 10:00-12:00", "Mon 10:00-12:00; Sat, Sun 10:00-12:00" },
  { "Sun 22:00-02:00", "Mon 00:00-02:00; Sun 22:00-24:00" },
  { "Mon-Sun 00:00-24:00", "Mon-Sun 00:00-24:00" },
  { "Mon 09:00-12:00, 11:00-15:00", "Mon 09:00-15:00" },
  { "Mon 13:00-17:00, 09:00-12:00", "Mon 09:00-12:00, 13:00-17:00" },
  { "Mon 20:00-24:00; Tue 00:00-04:00", "Mon 20:00-04:00" },
  { ";; Tues 08:00-10:00 ;", "Tue 08:00-10:00" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) hours = accord_working_hours_parse (good[i].text, &error);
      g_autoptr (GArray) again = NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s", good[i].text);
      g_assert_no_error (error);
      text = accord_working_hours_to_text (hours);
      g_assert_cmpstr (text, ==, good[i].normal);
      again = accord_working_hours_parse (text, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (again->data, again->len * sizeof (AccordHours), hours->data, hours->len * sizeof (AccordHours));
    }
}

static const struct
{
  const char *text;
  const char *says; /* parts of the sentence, «|» between */
} bad[] = {
  { "", "a day, such as Mon or Friday is missing at position 1" },
  { "  ", "a day|missing" },
  { "Mo 09:00-17:00", "“Mo” at position 1 is not a day" },
  { "Mon-Fri", "a time from 00:00 to 24:00 is missing at position 8" },
  { "Mon-Fri 09:00", "a dash and the time until when is missing at position 14" },
  { "Mon-Fri 09:00-", "a time from 00:00 to 24:00 is missing at position 15" },
  { "Mon-Fri 09:00-25:00", "“25:00” at position 15 is not a time" },
  { "Mon-Fri 09:60-17:00", "“09:60-17:00” at position 9 is not a time" },
  { "Mon-Fri 09:00-24:30", "“24:30” at position 15 is not a time" },
  { "Mon-Fri 9.30-17:00", "“9.30-17:00” at position 9 is not a time" },
  { "Mon-Fri 09:00-09:00", "“09:00” at position 15 is not another time" },
  { "Mon 09:00-17:00 Tue 09:00-17:00", "“Tue” at position 17 is not a semicolon" },
  { "Mon 09:00-17:00; ; Fry 09:00-12:00", "“Fry” at position 20 is not a day" },
  { "Mon–Fri 09:00–17:00 daily", "“daily” at position 21 is not a semicolon" },
  { "Mondayish 09:00-17:00", "“Mondayish” at position 1 is not a day" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) hours = accord_working_hours_parse (bad[i].text, &error);
      g_auto (GStrv) parts = g_strsplit (bad[i].says, "|", -1);

      g_test_message ("“%s”: %s", bad[i].text, error != NULL ? error->message : "no error");
      g_assert_null (hours);
      g_assert_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOURS);
      for (guint part = 0; parts[part] != NULL; part++)
        g_assert_nonnull (strstr (error->message, parts[part]));
    }
}

static const struct
{
  const char *text;
  const char *days[ACCORD_N_WEEKDAYS + 1];
} weeks[] = {
  { "Mon-Fri 09:00-17:00", { "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "", "", NULL } },
  { "Mon 09:00-12:30, 13:00-17:00; Fri 22:00-02:00", { "09:00-12:30, 13:00-17:00", "", "", "", "22:00-02:00", "", "", NULL } },
  { "Mon 00:00-02:00; Sun 22:00-24:00", { "00:00-02:00", "", "", "", "", "", "22:00-24:00", NULL } },
};

static void
test_week (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      g_autoptr (GArray) hours = accord_working_hours_parse (weeks[i].text, NULL);
      g_auto (GStrv) days = accord_working_hours_to_days (hours);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) again = NULL;
      g_autofree char *text = NULL;

      g_assert_cmpstrv (days, weeks[i].days);
      again = accord_working_hours_from_days ((const char *const *) days, &error);
      g_assert_no_error (error);
      text = accord_working_hours_to_text (again);
      g_assert_cmpstr (text, ==, weeks[i].text);
    }
}

static void
test_bad_week (void)
{
  static const struct
  {
    const char *days[ACCORD_N_WEEKDAYS + 1];
    const char *says;
  } bad_weeks[] = {
    { { "", "", "", "", "", "", "  ", NULL }, "Nobody works on any day" },
    { { "9-17", "9-", "", "", "", "", "", NULL }, "Tue: “9-” is no time" },
    { { "9-17; Tue 9-17", "", "", "", "", "", "", NULL }, "Mon: “9-17; Tue 9-17” is no time" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad_weeks); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_working_hours_from_days (bad_weeks[i].days, &error));
      g_assert_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOURS);
      g_assert_true (g_str_has_prefix (error->message, bad_weeks[i].says));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/working-hours/good", test_good);
  g_test_add_func ("/working-hours/bad", test_bad);
  g_test_add_func ("/working-hours/week", test_week);
  g_test_add_func ("/working-hours/bad-week", test_bad_week);
  return g_test_run ();
}
