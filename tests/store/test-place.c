/* Where a file lies: whether several people can save there, and what who is alone may do. */
#include "places.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/canary.h"
#include "store/waiting.h"

#define WAL "PRAGMA journal_mode = WAL; UPDATE personas SET goals = 'from the log'"

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
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();
  place_test ("/store/place/same-table", test_same_table);
  place_test ("/store/place/sole-user", test_sole_user);
  place_test ("/store/place/wal-on-a-disk", test_wal_on_a_disk);
  place_test ("/store/place/wal-on-a-share", test_wal_on_a_share);
  place_test ("/store/place/share", test_share);
  place_test ("/store/place/sync-folder", test_sync_folder);
  return g_test_run ();
}
