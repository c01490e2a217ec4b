#include "fixture.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

static GPtrArray *
check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = accord_store_check (fixture->store, NULL, &error);

  g_assert_no_error (error);
  return findings;
}

static void
test_sound (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const rows[] = { "1|a@x.io|red", "2||blue", NULL };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  Counts counts;

  save_text (fixture->store, persona, "goals", "a");
  save_text (fixture->store, persona, "goals", "b");
  import_rows (fixture->store, "id|email|Colour", rows, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* What somebody did to the file by other means, and what is said of it. */
static const struct
{
  const char *name;
  const char *sql;
  const char *says;
} wrongs[] = {
  { "column-gone", "ALTER TABLE personas DROP COLUMN quote", "quote" },
  { "column-added", "ALTER TABLE personas ADD COLUMN horoscope", "horoscope" },
  { "field-without-column", "INSERT INTO fields (name, column, type) VALUES ('Colour', 'x77', 'text')", "x77" },
  { "column-without-field", "ALTER TABLE leads ADD COLUMN x78", "x78" },
  { "orphan", "INSERT INTO activities (lead, kind, at) VALUES (99, 'visit', 0)", "activities" },
  { "not-in-the-log", "UPDATE personas SET revision = 7", "personas" },
  { "log-lost", "DELETE FROM change_log", "personas" },
  { "no-settings", "UPDATE settings SET deleted = 1", "settings" },
};

static void
test_wrong (Fixture      *fixture,
            gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  save_persona (fixture->store, "Buyer");
  elsewhere (fixture, wrongs[i].sql);
  findings = accord_store_check (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (findings->pdata[0], wrongs[i].says));
}

static void
test_backup (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *copy = fixture_path (fixture, "copy.accord"), *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  save_persona (fixture->store, "Buyer");
  before = describe (fixture->store);
  g_assert_true (accord_store_backup (fixture->store, copy, NULL, &error));
  g_assert_no_error (error);
  save_persona (fixture->store, "Later");
  store = accord_sqlite_store_open (copy, NULL, &error);
  g_assert_no_error (error);
  after = describe (store);
  g_assert_cmpstr (before, ==, after);
  accord_store_close (store);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_null (strstr (name, ".part"));
}

static void
test_backup_refused (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *there = fixture_path (fixture, "there.accord"), *nowhere = fixture_path (fixture, "no/copy.accord");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (there, "mine", 4, NULL);
  g_assert_false (accord_store_backup (fixture->store, there, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (there, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_assert_false (accord_store_backup (fixture->store, fixture->path, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (accord_store_backup (fixture->store, nowhere, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/no"));
}

static void
test_backup_cancelled (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *copy = fixture_path (fixture, "copy.accord");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (accord_store_backup (fixture->store, copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

/* Each save writes two personas at once: a copy has both of a pair, or neither. */
static void
write_pairs (const char *path,
             guint       n)
{
  g_autoptr (AccordStore) store = accord_sqlite_store_open (path, NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Pair");

      for (guint k = 0; k < 2; k++)
        {
          g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);

          accord_record_set_text (persona, "name", "Half");
          accord_change_set_insert (changes, persona);
        }
      if (store == NULL || !accord_store_save (store, changes, NULL, NULL))
        _exit (1);
    }
  accord_store_close (store);
  _exit (0);
}

static void
test_backup_while_others_write (Fixture      *fixture,
                                gconstpointer data)
{
  gboolean ended = FALSE;
  int status = 0;
  pid_t pid;

  fixture_close (fixture);
  pid = fork ();
  if (pid == 0)
    write_pairs (fixture->path, 60);
  fixture_reopen (fixture);
  for (guint i = 0; !ended; i++)
    {
      g_autofree char *name = g_strdup_printf ("copy %u.accord", i), *copy = fixture_path (fixture, name);
      g_autoptr (GPtrArray) records = NULL, findings = NULL;
      g_autoptr (AccordStore) store = NULL;
      g_autoptr (GError) error = NULL;

      ended = waitpid (pid, &status, WNOHANG) == pid;
      accord_store_backup (fixture->store, copy, NULL, &error);
      g_assert_no_error (error);
      store = accord_sqlite_store_open (copy, NULL, &error);
      g_assert_no_error (error);
      records = accord_store_load_records (store, ACCORD_TYPE_PERSONA, NULL, &error);
      g_assert_cmpuint (records->len % 2, ==, 0);
      findings = accord_store_check (store, NULL, &error);
      g_assert_cmpuint (findings->len, ==, 0);
      if (ended)
        g_assert_cmpuint (records->len, ==, 120);
      accord_store_close (store);
      g_remove (copy);
    }
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/store/check/sound", test_sound);
  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autofree char *path = g_strconcat ("/store/check/", wrongs[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_wrong, fixture_tear_down);
    }
  fixture_test ("/store/backup/copy", test_backup);
  fixture_test ("/store/backup/refused", test_backup_refused);
  fixture_test ("/store/backup/cancelled", test_backup_cancelled);
  fixture_test ("/store/backup/while-others-write", test_backup_while_others_write);
  return g_test_run ();
}
