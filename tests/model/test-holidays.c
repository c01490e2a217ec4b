#include "model/holidays.h"

#include <string.h>

#include "model/error.h"

static const struct
{
  const char *text;
  const char *normal;
} good[] = {
  { "", "" },
  { "- 2025-12-25 Christmas", "- 2025-12-25 Christmas" },
  { "* 2025-12-26\n- 2025-12-25: Christmas\n", "- 2025-12-25 Christmas\n- 2025-12-26" },
  { "# Germany\n\nAs agreed with the council.\n\n-  2025-10-03   German Unity Day", "- 2025-10-03 German Unity Day" },
  { "- 2025-12-25 Christmas\n- 2025-12-25 again", "- 2025-12-25 Christmas" },
  { "  - 2024-02-29, leap day", "- 2024-02-29 leap day" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) holidays = accord_holidays_parse (good[i].text, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = accord_holidays_to_text (holidays);
      g_assert_cmpstr (text, ==, good[i].normal);
    }
}

static const struct
{
  const char *text;
  const char *says;
} bad[] = {
  { "- Christmas", "line 1: “Christmas”" },
  { "- 2025-12-25 Christmas\n- 31/12/2025", "line 2: “31/12/2025”" },
  { "- 2025-02-30", "line 1: “2025-02-30”" },
  { "- 2025-12-255 x", "line 1: “2025-12-255 x”" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) holidays = accord_holidays_parse (bad[i].text, &error);

      g_assert_null (holidays);
      g_assert_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOLIDAYS);
      g_assert_nonnull (strstr (error->message, bad[i].says));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/good", test_good);
  g_test_add_func ("/holidays/bad", test_bad);
  return g_test_run ();
}
