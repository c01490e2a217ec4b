/* What lies where several people cannot save safely: it is read from a copy, and not touched. */
#include "places.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/mount.h"

static guint
count_copies (void)
{
  g_autofree char *root = g_build_filename (g_get_user_cache_dir (), "accord", "reading", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_cannot_save (AccordStore *store)
{
  g_autoptr (GListModel) list = accord_store_list (store, ACCORD_TYPE_PERSONA);
  g_autoptr (AccordRecord) persona = g_list_model_get_item (list, 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (try_save_text (store, persona, "goals", "x", &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY);
}

static void
test_unsafe (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;
  AccordStore *store;

  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  before = read_file (fixture, "", &n_before);
  mount_as (fixture, NOBRL);
  store = open_with (fixture, ACCORD_OPEN_DEFAULT);
  g_assert_cmpstr (accord_store_get_read_only_reason (store), ==,
                   "this folder cannot protect two people saving at once. Ask IT to remove the mount option “nobrl”, or "
                   "save a copy.");
  g_assert_true (accord_store_get_place_is_reason (store));
  g_assert_cmpstr (get_first (store, "name"), ==, "Buyer");
  assert_cannot_save (store);
  g_assert_cmpuint (count_copies (), ==, 1);
  accord_store_close (store);
  g_assert_finalize_object (store);
  g_assert_cmpuint (count_copies (), ==, 0);
  after = read_file (fixture, "", &n_after);
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* Twice at once in one program: copying the second time would drop the locks of the first. */
static void
test_open_once (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  mount_as (fixture, NOBRL);
  g_assert_null (accord_sqlite_store_open (fixture->path, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY);
  g_assert_cmpuint (count_copies (), ==, 0);
  save_persona (fixture->store, "Still open");
}

/* A writer elsewhere that died in a transaction so large that part of it is in the file. */
static void
leave_hot_journal (Fixture *fixture)
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      elsewhere_and_die (fixture, "PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE personas SET name = 'Nobody';"
                                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                                  "INSERT INTO meta SELECT 'key' || i, randomblob (4000) FROM n");
      _exit (1);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

/* The copy is recovered, and what lies there is not touched: a person who can write there will do it. */
static void
test_hot_journal (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *journal = NULL, *journal_after = NULL;
  gsize n_before, n_after, n_journal, n_journal_after;
  AccordStore *store;

  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  leave_hot_journal (fixture);
  before = read_file (fixture, "", &n_before);
  journal = read_file (fixture, "-journal", &n_journal);
  g_assert_cmpuint (n_journal, >, 0);
  mount_as (fixture, NOBRL);
  store = open_with (fixture, ACCORD_OPEN_DEFAULT);
  g_assert_cmpstr (get_first (store, "name"), ==, "Buyer");
  accord_store_close (store);
  g_object_unref (store);
  after = read_file (fixture, "", &n_after);
  journal_after = read_file (fixture, "-journal", &n_journal_after);
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpmem (journal, n_journal, journal_after, n_journal_after);
}

static void
check_as_nobody (Fixture *fixture)
{
  AccordStore *store = open_with (fixture, ACCORD_OPEN_DEFAULT);

  g_assert_true (accord_store_get_read_only (store));
  g_assert_false (accord_store_get_place_is_reason (store));
  g_assert_cmpstr (get_first (store, "name"), ==, "Buyer");
  accord_store_close (store);
  g_object_unref (store);
}

/* Who may not write cannot take it back there: they read the copy in which it was. */
static void
test_hot_journal_of_others (Fixture      *fixture,
                            gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  leave_hot_journal (fixture);
  g_chmod (fixture->folder, 0755);
  g_chmod (fixture->path, 0644);
  g_chmod (journal, 0644);
  if (getuid () != 0)
    g_chmod (fixture->folder, 0555);
  if (getuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
  check_as_nobody (fixture);
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (fixture->folder, 0755);
}

static int
write_all_the_time (Fixture *fixture)
{
  AccordStore *store;

  accord_mount_set_table (NULL);
  store = open_with (fixture, ACCORD_OPEN_DEFAULT);
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Persona %u %0800u", i, i);

      save_persona (store, name);
    }
  return 0;
}

/* Copied under a writer's hands: whole, or a sentence. */
static void
test_torn (Fixture      *fixture,
           gconstpointer data)
{
  guint n_whole = 0;
  pid_t pid;

  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  mount_as (fixture, NOBRL);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    _exit (write_all_the_time (fixture));
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordStore) store = accord_sqlite_store_open (fixture->path, NULL, &error);

      if (store == NULL)
        {
          g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY);
          continue;
        }
      n_whole++;
      g_assert_cmpstr (get_first (store, "name"), ==, "Buyer");
      accord_store_close (store);
    }
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_test_message ("%u of 10 copies were whole within their attempts", n_whole);
  g_assert_cmpuint (count_copies (), ==, 0);
}

/* An older file there is read as one of today; it stays as it is. */
static void
test_older (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *old = g_test_build_filename (G_TEST_DIST, "fixtures", "store", "v1.accord", NULL);
  g_autofree char *bytes = NULL, *after = NULL;
  gsize length, n_after;
  AccordStore *store;

  fixture_close (fixture);
  g_assert_true (g_file_get_contents (old, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  mount_as (fixture, NOBRL);
  store = open_with (fixture, ACCORD_OPEN_DEFAULT);
  g_assert_nonnull (strstr (accord_store_get_read_only_reason (store), "nobrl"));
  accord_store_close (store);
  g_object_unref (store);
  after = read_file (fixture, "", &n_after);
  g_assert_cmpmem (bytes, length, after, n_after);
}

static int
open_and_vanish (Fixture *fixture)
{
  return open_with (fixture, ACCORD_OPEN_DEFAULT) != NULL && count_copies () == 1 ? 0 : 1;
}

/* The next program removes what the first could not. */
static int
open_and_close (Fixture *fixture)
{
  AccordStore *store = open_with (fixture, ACCORD_OPEN_DEFAULT);

  if (count_copies () != 1)
    return 1;
  accord_store_close (store);
  return count_copies () == 0 ? 0 : 2;
}

static int
run (Fixture *fixture,
     int    (*work) (Fixture *))
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    _exit (work (fixture));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static int
create_only (Fixture *fixture)
{
  AccordStore *store;

  accord_mount_set_table (NULL);
  store = accord_sqlite_store_create (fixture->path, NULL, NULL);
  save_persona (store, "Buyer");
  accord_store_close (store);
  return 0;
}

/* First of all: it needs processes that have opened nothing yet. */
static void
test_left_over (Fixture      *fixture,
                gconstpointer data)
{
  mount_as (fixture, NOBRL);
  g_assert_cmpint (run (fixture, create_only), ==, 0);
  g_assert_cmpint (run (fixture, open_and_vanish), ==, 0);
  g_assert_cmpuint (count_copies (), ==, 1);
  g_assert_cmpint (run (fixture, open_and_close), ==, 0);
  g_assert_cmpuint (count_copies (), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("accord-cache-XXXXXX", NULL);
  g_autofree char *mine = g_build_filename (cache, "accord", NULL);
  g_autofree char *copies = g_build_filename (mine, "reading", NULL);
  int status;

  g_test_init (&argc, &argv, NULL);
  /* Of the test's own, and open to nobody too. */
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_mkdir_with_parents (copies, 0700);
  g_chmod (cache, 0755);
  g_chmod (mine, 0755);
  g_chmod (copies, 0777);
  g_test_add ("/store/place/left-over", Fixture, NULL, fixture_set_up_bare, test_left_over, unmount);
  place_test ("/store/place/unsafe", test_unsafe);
  place_test ("/store/place/open-once", test_open_once);
  place_test ("/store/place/hot-journal", test_hot_journal);
  place_test ("/store/place/hot-journal-of-others", test_hot_journal_of_others);
  place_test ("/store/place/torn", test_torn);
  place_test ("/store/place/older", test_older);
  status = g_test_run ();
  g_rmdir (copies);
  g_rmdir (mine);
  g_rmdir (cache);
  return status;
}
