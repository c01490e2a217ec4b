#include "fixture.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

static void
assert_cannot_open (Fixture          *fixture,
                    const char       *path,
                    AccordStoreError  code)
{
  g_autoptr (GError) error = NULL;
  AccordStore *store = accord_sqlite_store_open (path, NULL, &error);

  g_assert_null (store);
  g_assert_error (error, ACCORD_STORE_ERROR, (int) code);
  /* One sentence, which names the file and says what to do. */
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (strstr (error->message, ".accord") != NULL || strstr (error->message, "accord-store") != NULL);
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const char *bytes,
            gssize      length)
{
  char *path = fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

static void
assert_unchanged (const char *path,
                  const char *bytes,
                  gsize       length)
{
  g_autofree char *now = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &now, &n, NULL));
  g_assert_cmpmem (now, n, bytes, length);
}

static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *no_folder = fixture_path (fixture, "no/team.accord");
  g_autoptr (GError) error = NULL;

  assert_cannot_open (fixture, fixture->path, ACCORD_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_null (accord_sqlite_store_create (no_folder, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND);
}

static void
test_directory (Fixture      *fixture,
                gconstpointer data)
{
  assert_cannot_open (fixture, fixture->folder, ACCORD_STORE_ERROR_NOT_WORKSPACE);
}

static void
test_exists (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "notes.txt", "mine", 4);
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_sqlite_store_create (path, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS);
  assert_unchanged (path, "mine", 4);
}

static void
test_other_files (Fixture      *fixture,
                  gconstpointer data)
{
  static const char zip[] = "PK\3\4\0\0\0\0 a spreadsheet named .accord, and something after it to be long enough, "
                            "for SQLite looks at a hundred bytes before it says that this is nothing of its own";
  static const struct { const char *bytes; gssize length; } files[] = {
    { "", 0 }, { "id,name\n1,Ann\n", -1 }, { zip, sizeof zip }, { "SQLite format 3", 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length = files[i].length < 0 ? strlen (files[i].bytes) : (gsize) files[i].length;
      g_autofree char *path = write_file (fixture, "other.accord", files[i].bytes, (gssize) length);

      assert_cannot_open (fixture, path, ACCORD_STORE_ERROR_NOT_WORKSPACE);
      assert_unchanged (path, files[i].bytes, length);
    }
}

/* Databases of others, and one of this program's that was never finished. */
static void
test_other_databases (Fixture      *fixture,
                      gconstpointer data)
{
  static const char *const sqls[] = {
    "CREATE TABLE t (a)",
    "CREATE TABLE t (a); PRAGMA user_version = 1",
    "CREATE TABLE t (a); PRAGMA application_id = 1094931012",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autofree char *before = NULL;
      gsize length;

      g_remove (fixture->path);
      elsewhere (fixture, sqls[i]);
      g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));
      assert_cannot_open (fixture, fixture->path, ACCORD_STORE_ERROR_NOT_WORKSPACE);
      assert_unchanged (fixture->path, before, length);
    }
}

static void
fill (Fixture *fixture)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Persona %u %0500u", i, i);

      save_persona (fixture->store, name);
    }
}

/* Whatever was overwritten in it: it is opened, or there is a sentence; nothing ends the program. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree char *bytes = NULL;
  gsize length;
  guint n_noticed = 0, n_turns = 60;

  fill (fixture);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (guint turn = 0; turn < n_turns; turn++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, length);
      gsize at = (gsize) g_rand_int_range (random, 100, (gint) length);
      gsize n_bytes = (gsize) g_rand_int_range (random, 1, 20000);
      gsize end = MIN (length, at + n_bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordStore) store = NULL;

      for (; at < end; at++)
        damaged[at] = (char) g_rand_int (random);
      g_file_set_contents (fixture->path, damaged, (gssize) length, NULL);
      store = accord_sqlite_store_open (fixture->path, NULL, &error);
      if (store != NULL)
        {
          g_autoptr (GPtrArray) findings = accord_store_check (store, NULL, &error);

          n_noticed += findings == NULL || findings->len > 0;
          accord_store_close (store);
        }
      else
        {
          g_assert_true (error->domain == ACCORD_STORE_ERROR);
          n_noticed++;
        }
    }
  g_assert_cmpuint (n_noticed, >, n_turns / 2);
}

static void
test_cut_short (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  fill (fixture);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_file_set_contents (fixture->path, bytes, (gssize) length / 2, NULL);
  assert_cannot_open (fixture, fixture->path, ACCORD_STORE_ERROR_DAMAGED);
}

static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AccordRecord *persona;

  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  elsewhere (fixture, "ALTER TABLE personas ADD COLUMN horoscope TEXT; PRAGMA user_version = 99");
  fixture_reopen (fixture);
  g_assert_true (accord_store_get_read_only (fixture->store));
  g_assert_nonnull (strstr (accord_store_get_read_only_reason (fixture->store), "newer"));
  {
    g_autoptr (GListModel) list = accord_store_list (fixture->store, ACCORD_TYPE_PERSONA);

    persona = g_list_model_get_item (list, 0);
    g_object_unref (persona); /* the list keeps it */
  }
  g_assert_cmpstr (accord_record_get_text (persona, "name"), ==, "Buyer");
  g_assert_false (try_save_text (fixture->store, persona, "goals", "x", &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY);
  fixture_close (fixture);

  /* So new that it cannot even be read. */
  elsewhere (fixture, "ALTER TABLE personas RENAME COLUMN name TO title");
  assert_cannot_open (fixture, fixture->path, ACCORD_STORE_ERROR_NEWER);
}

/* As somebody who is not root: access rights do not bind root. */
static void
run_as_nobody (Fixture  *fixture,
               void    (*check) (Fixture *))
{
  g_test_message ("as uid %u", getuid ());
  if (getuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
  check (fixture);
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
check_read_only (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = accord_sqlite_store_open (fixture->path, NULL, &error);
  g_autoptr (GListModel) list = NULL;
  g_autoptr (AccordRecord) persona = NULL;
  gboolean read_only;

  g_assert_no_error (error);
  g_object_get (store, "read-only", &read_only, NULL);
  g_assert_true (read_only);
  g_assert_nonnull (accord_store_get_read_only_reason (store));
  list = accord_store_list (store, ACCORD_TYPE_PERSONA);
  persona = g_list_model_get_item (list, 0);
  g_assert_cmpstr (accord_record_get_text (persona, "name"), ==, "Buyer");
  g_assert_false (try_save_text (store, persona, "goals", "x", &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY);
  accord_store_close (store);
}

static void
test_read_only_file (Fixture      *fixture,
                     gconstpointer data)
{
  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0777);
  run_as_nobody (fixture, check_read_only);
}

/* A file that may be written, in a folder where no journal can be made. */
static void
test_read_only_folder (Fixture      *fixture,
                       gconstpointer data)
{
  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  g_chmod (fixture->path, 0666);
  g_chmod (fixture->folder, 0555);
  run_as_nobody (fixture, check_read_only);
  g_chmod (fixture->folder, 0755);
}

static void
check_unreadable (Fixture *fixture)
{
  assert_cannot_open (fixture, fixture->path, ACCORD_STORE_ERROR_IO);
}

static void
test_unreadable (Fixture      *fixture,
                 gconstpointer data)
{
  fixture_close (fixture);
  g_chmod (fixture->path, 0);
  g_chmod (fixture->folder, 0755);
  run_as_nobody (fixture, check_unreadable);
}

static void
test_symlink (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *link = fixture_path (fixture, "link.accord");
  g_autoptr (AccordStore) store = NULL;
  g_autoptr (GError) error = NULL;

  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  g_assert_cmpint (symlink ("team.accord", link), ==, 0);
  store = accord_sqlite_store_open (link, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (accord_store_get_read_only (store));
  save_persona (store, "Champion");
  accord_store_close (store);
  /* Into nothing: it is not made. */
  g_remove (link);
  g_assert_cmpint (symlink ("nothing.accord", link), ==, 0);
  assert_cannot_open (fixture, link, ACCORD_STORE_ERROR_NOT_FOUND);
  g_assert_null (accord_sqlite_store_create (link, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS);
}

/* By any of its names. */
static void
test_open_twice (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *hard = fixture_path (fixture, "hard.accord");
  const char *const paths[] = { fixture->path, hard };

  g_assert_cmpint (link (fixture->path, hard), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    assert_cannot_open (fixture, paths[i], ACCORD_STORE_ERROR_BUSY);
  save_persona (fixture->store, "Still open");
  fixture_reopen (fixture);
}

static void
test_file_of_wal (Fixture      *fixture,
                  gconstpointer data)
{
  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  elsewhere (fixture, "PRAGMA journal_mode = WAL; UPDATE personas SET goals = 'g'");
  fixture_reopen (fixture);
  g_assert_false (accord_store_get_read_only (fixture->store));
  save_persona (fixture->store, "Champion");
}

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  AccordStore **store = user_data;
  g_autoptr (GError) error = NULL;

  *store = accord_sqlite_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  gboolean *done = user_data;

  g_assert_true (accord_store_save_finish (ACCORD_STORE (source), result, NULL));
  *done = TRUE;
}

/* Opened in the background, it belongs to whoever opened it. */
static void
test_async (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Add");
  AccordStore *store = NULL;
  gboolean done = FALSE;

  fixture_close (fixture);
  accord_sqlite_store_open_async (fixture->path, NULL, on_opened_cb, &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  accord_record_set_text (persona, "name", "Buyer");
  accord_change_set_insert (changes, persona);
  accord_store_save_async (store, changes, NULL, on_saved_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_record (store, ACCORD_TYPE_PERSONA, accord_record_get_id (persona)));
  accord_store_close (store);
  g_assert_finalize_object (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test_bare ("/store/open/missing", test_missing);
  fixture_test_bare ("/store/open/directory", test_directory);
  fixture_test_bare ("/store/open/exists", test_exists);
  fixture_test_bare ("/store/open/other-files", test_other_files);
  fixture_test_bare ("/store/open/other-databases", test_other_databases);
  fixture_test ("/store/open/damaged", test_damaged);
  fixture_test ("/store/open/cut-short", test_cut_short);
  fixture_test ("/store/open/newer", test_newer);
  fixture_test ("/store/open/read-only-file", test_read_only_file);
  fixture_test ("/store/open/read-only-folder", test_read_only_folder);
  fixture_test ("/store/open/unreadable", test_unreadable);
  fixture_test ("/store/open/symlink", test_symlink);
  fixture_test ("/store/open/twice", test_open_twice);
  fixture_test ("/store/open/file-of-wal", test_file_of_wal);
  fixture_test ("/store/open/async", test_async);
  return g_test_run ();
}
