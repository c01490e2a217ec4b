/* Files where several people cannot save safely: read from a copy, with a sentence; written by who is alone. */
#include "fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/canary.h"
#include "store/mount.h"
#include "store/waiting.h"

#define NOBRL "cifs //nas/sales rw,vers=3.1.1,nobrl"
#define NFS "nfs4 filer:/teams rw,vers=4.2,local_lock=none"
#define WAL "PRAGMA journal_mode = WAL; UPDATE personas SET goals = 'from the log'"

/* From now on the fixture's folder is such a mount. */
static void
mount_as (Fixture    *fixture,
          const char *what)
{
  g_autofree char *table = fixture_path (fixture, "mountinfo");
  g_autofree char *real = realpath (fixture->folder, NULL);
  g_autofree char *text = g_strdup_printf ("22 1 8:2 / / rw - ext4 /dev/sda2 rw\n"
                                           "88 22 0:45 / %s rw,relatime shared:33 - %s\n", real, what);

  g_assert_true (g_file_set_contents (table, text, -1, NULL));
  accord_mount_set_table (table);
}

static void
unmount (Fixture      *fixture,
         gconstpointer data)
{
  accord_mount_set_table (NULL);
  fixture_tear_down (fixture, data);
}

#define place_test(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, unmount)

static AccordStore *
open_with (Fixture        *fixture,
           AccordOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  AccordStore *store = accord_sqlite_store_open_with (fixture->path, flags, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static char *
read_file (Fixture    *fixture,
           const char *suffix,
           gsize      *length)
{
  g_autofree char *path = g_strconcat (fixture->path, suffix, NULL);
  char *bytes = NULL;

  *length = 0;
  g_file_get_contents (path, &bytes, length, NULL);
  return bytes;
}

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

static const char *
get_first (AccordStore *store,
           const char  *column)
{
  g_autoptr (GListModel) list = accord_store_list (store, ACCORD_TYPE_PERSONA);
  g_autoptr (AccordRecord) persona = g_list_model_get_item (list, 0);

  return accord_record_get_text (persona, column); /* the list keeps it */
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

static void
test_sole_user (Fixture      *fixture,
                gconstpointer data)
{
  AccordStore *store;

  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  mount_as (fixture, NOBRL);
  store = open_with (fixture, ACCORD_OPEN_SOLE_USER);
  g_assert_false (accord_store_get_read_only (store));
  g_assert_false (accord_store_get_place_is_reason (store));
  save_persona (store, "Champion");
  accord_store_close (store);
  g_object_unref (store);
  /* It was for that sitting. */
  store = open_with (fixture, ACCORD_OPEN_DEFAULT);
  g_assert_true (accord_store_get_read_only (store));
  accord_store_close (store);
  g_object_unref (store);
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

static gboolean
is_in_wal_mode (Fixture *fixture)
{
  gsize length;
  g_autofree char *bytes = read_file (fixture, "", &length);

  return length > 18 && bytes[18] == 2;
}

/* A process that has the file open in its own way, until its pipe is closed. */
static pid_t
hold_in_wal_mode (Fixture *fixture,
                  int     *end)
{
  int ready[2], over[2];
  char byte;
  pid_t pid;

  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (over), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      close (over[1]);
      elsewhere_and_hold (fixture, WAL, ready[1], over[0]);
    }
  close (over[0]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  close (ready[1]);
  *end = over[1];
  return pid;
}

/* On a disk both can save while the other program has it open; when it has gone, the file is as ours are. */
static void
test_wal_on_a_disk (Fixture      *fixture,
                    gconstpointer data)
{
  int end;
  pid_t pid;

  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  pid = hold_in_wal_mode (fixture, &end);
  fixture_reopen (fixture);
  g_assert_false (accord_store_get_read_only (fixture->store));
  g_assert_cmpstr (get_first (fixture->store, "goals"), ==, "from the log");
  save_persona (fixture->store, "Champion");
  close (end);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  fixture_reopen (fixture);
  save_persona (fixture->store, "User");
  g_assert_false (is_in_wal_mode (fixture));
}

static void
test_wal_on_a_share (Fixture      *fixture,
                     gconstpointer data)
{
  AccordStore *store;
  int end;
  pid_t pid;

  save_persona (fixture->store, "Buyer");
  fixture_close (fixture);
  pid = hold_in_wal_mode (fixture, &end);
  kill (pid, SIGKILL); /* its log stays */
  waitpid (pid, NULL, 0);
  close (end);
  mount_as (fixture, NFS);
  store = open_with (fixture, ACCORD_OPEN_DEFAULT);
  g_assert_nonnull (strstr (accord_store_get_read_only_reason (store), "WAL"));
  g_assert_true (accord_store_get_place_is_reason (store));
  g_assert_cmpstr (get_first (store, "goals"), ==, "from the log");
  accord_store_close (store);
  g_object_unref (store);
  g_assert_true (is_in_wal_mode (fixture));

  store = open_with (fixture, ACCORD_OPEN_SOLE_USER);
  g_assert_false (accord_store_get_read_only (store));
  g_assert_false (is_in_wal_mode (fixture));
  g_assert_cmpstr (get_first (store, "goals"), ==, "from the log");
  elsewhere (fixture, "SELECT count (*) FROM personas"); /* it is not locked for others */
  save_persona (store, "Champion");
  accord_store_close (store);
  g_object_unref (store);
  fixture_reopen (fixture);
  g_assert_false (accord_store_get_read_only (fixture->store));
}

static void
test_share (Fixture      *fixture,
            gconstpointer data)
{
  mount_as (fixture, NFS);
  fixture_reopen (fixture);
  g_assert_false (accord_store_get_read_only (fixture->store));
  g_assert_null (accord_store_get_warning (fixture->store));
  save_persona (fixture->store, "Buyer");
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

static void
test_sync_folder (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *mark = fixture_path (fixture, ".stfolder");

  g_mkdir (mark, 0700);
  fixture_reopen (fixture);
  g_assert_false (accord_store_get_read_only (fixture->store));
  g_assert_nonnull (strstr (accord_store_get_warning (fixture->store), "Syncthing"));
  accord_store_dismiss_warning (fixture->store);
  g_assert_null (accord_store_get_warning (fixture->store));
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

static void
fill (AccordStore *store)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("Persona %u %0900u", i, i);

      save_persona (store, name);
    }
}

/* What the check in the background finds is told, while saving goes on. */
static void
test_damage (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  gint64 deadline;

  fill (fixture->store);
  fixture_close (fixture);
  bytes = read_file (fixture, "", &length);
  /* A leaf of the change log, which opening does not read. */
  memset (bytes + length - 8192 * 12 + 100, 'x', 3000);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  fixture_reopen (fixture);
  g_assert_null (accord_store_get_damage (fixture->store));
  accord_store_check_later (fixture->store, 0);
  deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  while (accord_store_get_damage (fixture->store) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (accord_store_get_damage (fixture->store));
  g_test_message ("%s", accord_store_get_damage (fixture->store));
}

/* Closed at any moment of it. */
static void
test_check_cut_short (Fixture      *fixture,
                      gconstpointer data)
{
  fill (fixture->store);
  for (guint i = 0; i < 20; i++)
    {
      fixture_reopen (fixture);
      accord_store_check_later (fixture->store, 0);
      for (guint n = 0; n < i; n++)
        g_main_context_iteration (NULL, FALSE);
      save_persona (fixture->store, "Saved meanwhile");
      g_assert_null (accord_store_get_damage (fixture->store));
    }
}

/* One table of mounts for all: whom one waits for, and how a folder is called in which locks did not hold. */
static void
test_same_table (Fixture      *fixture,
                 gconstpointer data)
{
  static const struct { const char *what; gboolean is_remote; gint64 patience; } mounts[] = {
    { NFS, TRUE, 120 }, { NOBRL, TRUE, 30 }, { "9p host rw", TRUE, 30 }, { "fuseblk /dev/sdb1 rw", FALSE, 30 },
  };
  g_autofree char *real = realpath (fixture->path, NULL), *reason = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (mounts); i++)
    {
      AccordWait wait = { 0 };

      mount_as (fixture, mounts[i].what);
      g_assert_cmpint (accord_wait_is_remote (real), ==, mounts[i].is_remote);
      accord_wait_init (&wait, real);
      g_assert_cmpint (wait.patience, ==, mounts[i].patience * G_USEC_PER_SEC);
    }
  mount_as (fixture, NOBRL);
  reason = accord_canary_reason (real);
  g_assert_nonnull (strstr (reason, "(cifs, rw,vers=3.1.1,nobrl)"));
  g_assert_nonnull (strstr (reason, fixture->folder));
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
  place_test ("/store/place/same-table", test_same_table);
  place_test ("/store/place/unsafe", test_unsafe);
  place_test ("/store/place/sole-user", test_sole_user);
  place_test ("/store/place/open-once", test_open_once);
  place_test ("/store/place/hot-journal", test_hot_journal);
  place_test ("/store/place/hot-journal-of-others", test_hot_journal_of_others);
  place_test ("/store/place/torn", test_torn);
  place_test ("/store/place/wal-on-a-disk", test_wal_on_a_disk);
  place_test ("/store/place/wal-on-a-share", test_wal_on_a_share);
  place_test ("/store/place/share", test_share);
  place_test ("/store/place/older", test_older);
  place_test ("/store/place/sync-folder", test_sync_folder);
  place_test ("/store/place/damage", test_damage);
  place_test ("/store/place/check-cut-short", test_check_cut_short);
  status = g_test_run ();
  g_rmdir (copies);
  g_rmdir (mine);
  g_rmdir (cache);
  return status;
}
