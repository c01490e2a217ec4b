/* Files of every version that was released: they open, are brought up to date, and say what they said. */
#include "fixture.h"

#include "store/connection.h"

static void
copy_fixture (Fixture *fixture,
              gint     version)
{
  g_autofree char *name = g_strdup_printf ("v%d.accord", version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (fixture->path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static char *
read_expected (gint version)
{
  g_autofree char *name = g_strdup_printf ("v%d.txt", version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_version (Fixture      *fixture,
              gconstpointer data)
{
  gint version = GPOINTER_TO_INT (data);
  g_autofree char *expected = read_expected (version), *records = NULL, *leads = NULL, *text = NULL;
  g_autoptr (GPtrArray) findings = NULL, left = NULL;
  g_autoptr (GError) error = NULL;
  guint64 deleted, restored;

  copy_fixture (fixture, version);
  fixture_reopen (fixture);
  g_assert_false (accord_store_get_read_only (fixture->store));
  records = describe (fixture->store);
  leads = describe_leads (fixture->store);
  text = g_strconcat (records, leads, NULL);
  g_assert_cmpstr (text, ==, expected);
  /* The tables are as this program's arrays of columns say, and the rows as its checks want them. */
  findings = accord_store_check (fixture->store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
  /* It can go on from there. */
  save_persona (fixture->store, "New");
  accord_store_undo_import (fixture->store, 2, &deleted, &restored, &left, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deleted, ==, 1);
  g_assert_cmpuint (restored, ==, 1);
}

static void
test_all_are_there (void)
{
  for (gint version = 1; version <= ACCORD_SCHEMA_VERSION; version++)
    {
      g_autofree char *name = g_strdup_printf ("v%d.accord", version);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();
  g_test_add_func ("/store/migration/all-are-there", test_all_are_there);
  for (gint version = 1; version <= ACCORD_SCHEMA_VERSION; version++)
    {
      g_autofree char *path = g_strdup_printf ("/store/migration/v%d", version);

      g_test_add (path, Fixture, GINT_TO_POINTER (version), fixture_set_up_bare, test_version, fixture_tear_down);
    }
  return g_test_run ();
}
