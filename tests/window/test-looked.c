#define G_SETTINGS_ENABLE_BACKEND
#include "ui/overview/looked.h"

#include <gio/gsettingsbackend.h>

#define UUID "0193c1d2-0000-7000-8000-000000000001"
#define OTHER "0193c1d2-0000-7000-8000-000000000002"
#define HOUR (60 * 60)

/* What is new is what came since the last look, not since a minute ago in the same one. */
static void
test_again (void)
{
  static const struct
  {
    gint64 now, seq;           /* a look, and the newest entry by then */
    gint64 base, base_at;      /* what is known in it */
  } looks[] = {
    { 100 * HOUR, 10, 0, 0 },                  /* the first: nothing is known, and nothing is new */
    { 100 * HOUR + 60, 12, 0, 0 },             /* the same look goes on */
    { 120 * HOUR, 30, 12, 100 * HOUR + 60 },   /* the next day: since the last entry that was seen */
    { 120 * HOUR + 600, 31, 12, 100 * HOUR + 60 },
    { 300 * HOUR, 31, 31, 120 * HOUR + 600 },
    { 400 * HOUR, 5, 5, 300 * HOUR },          /* the file was restored */
  };
  AccordLooked looked = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      accord_looked_again (&looked, looks[i].seq, looks[i].now);
      g_assert_cmpint (looked.base, ==, looks[i].base);
      g_assert_cmpint (looked.base_at, ==, looks[i].base_at);
      g_assert_cmpint (looked.seen, ==, looks[i].seq);
    }
}

/* Of each file for itself. */
static void
test_kept (void)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr (GSettings) settings = g_settings_new_with_backend (ACCORD_APP_ID, backend);
  AccordLooked one = { 1, 2 * HOUR, 3, 4 * HOUR }, two = { 5, 6 * HOUR, 7, 8 * HOUR }, read;

  accord_looked_read (&read, settings, UUID);
  g_assert_cmpint (read.seen_at, ==, 0);
  accord_looked_write (&one, settings, UUID);
  accord_looked_write (&two, settings, OTHER);
  one.seen = 9;
  accord_looked_write (&one, settings, UUID);
  accord_looked_read (&read, settings, UUID);
  g_assert_cmpmem (&read, sizeof read, &one, sizeof one);
  accord_looked_read (&read, settings, OTHER);
  g_assert_cmpmem (&read, sizeof read, &two, sizeof two);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *schemas = NULL;

  g_test_init (&argc, &argv, NULL);
  schemas = g_test_build_filename (G_TEST_BUILT, "..", "data", NULL);
  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  g_test_add_func ("/looked/again", test_again);
  g_test_add_func ("/looked/kept", test_kept);
  return g_test_run ();
}
