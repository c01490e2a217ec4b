/* Old leads leave for a file of their own: each is in one of the two, whatever happens. */
#include "lead-steps.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/keep.h"

#define N_LEADS 300

/* One lead a day from 2023-07-01 on; a third of the old ones has an activity in 2024. */
static void
fill (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AccordBatch) batch = accord_activity_batch_new (2 * N_LEADS);
  AccordDay first = accord_day_from_ymd (2023, 7, 1), late = accord_day_from_ymd (2024, 6, 1);
  g_autoptr (GError) error = NULL;
  Counts counts;

  for (guint i = 0; i < N_LEADS; i++)
    g_ptr_array_add (rows, g_strdup_printf ("%u|lead%u@example.com|%" G_GINT64_FORMAT "|%s", i + 1, i + 1,
                                            accord_moment_from_day (first + (AccordDay) i), i % 2 == 0 ? "red" : "blue"));
  g_ptr_array_add (rows, NULL);
  import_rows (fixture->store, "id|email|created_at|Colour", (const char *const *) rows->pdata, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_LEADS; i++)
    {
      guint row = accord_batch_append (batch);

      batch->columns[0].integers[row] = i + 1;
      accord_batch_set_text (batch, row, 1, "visit", -1);
      batch->columns[2].integers[row] = accord_moment_from_day (i % 3 == 0 ? late : first + (AccordDay) i);
    }
  g_assert_true (accord_store_add_activities (fixture->store, batch, &error));
  g_assert_no_error (error);
  save_persona (fixture->store, "Buyer");
}

/* How many of the leads and activities are in a file, and the sum of their keys. */
static void
count (const char *path,
       gint64     *n_leads,
       gint64     *sum,
       gint64     *n_activities)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT (SELECT count (*) FROM leads), (SELECT ifnull (sum (CAST (external_id AS "
                                       "INTEGER)), 0) FROM leads), (SELECT count (*) FROM activities)", -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  *n_leads = sqlite3_column_int64 (statement, 0);
  *sum = sqlite3_column_int64 (statement, 1);
  *n_activities = sqlite3_column_int64 (statement, 2);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static gboolean
archive (Fixture        *fixture,
         const char     *destination,
         AccordArchived *archived,
         GError        **error)
{
  g_autoptr (AccordZone) zone = accord_zone_utc ();
  g_autofree char *kept = NULL;
  gboolean done = accord_store_archive (fixture->store, accord_day_from_ymd (2024, 1, 1), zone, destination, archived, &kept,
                                        NULL, error);

  g_assert_true (!done || destination == NULL || archived->n_leads == 0 || g_file_test (kept, G_FILE_TEST_EXISTS));
  return done;
}

static void
assert_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = accord_sqlite_store_open (path, NULL, &error);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  g_assert_false (accord_store_get_read_only (store));
  findings = accord_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  accord_store_close (store);
}

/* 184 days of 2023, of which 62 have an activity in 2024. */
#define N_OLD 184
#define N_LEAVING 122

static void
test_leave (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *out = fixture_path (fixture, "old.accord"), *before = NULL, *after = NULL, *uuid = NULL;
  gint64 n, sum, n_activities, n_there, sum_there, n_activities_there;
  g_autoptr (AccordStore) store = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  AccordArchived archived;

  fill (fixture);
  before = describe (fixture->store);
  /* First, only what would be. */
  g_assert_true (archive (fixture, NULL, &archived, &error));
  g_assert_cmpuint (archived.n_leads, ==, N_LEAVING);
  g_assert_cmpuint (archived.n_activities, ==, N_LEAVING);
  g_assert_cmpuint (archived.n_staying, ==, N_OLD - N_LEAVING);
  g_assert_cmpint (archived.first, ==, accord_moment_from_day (accord_day_from_ymd (2023, 7, 2)));
  g_assert_cmpint (archived.last, ==, accord_moment_from_day (accord_day_from_ymd (2023, 12, 30)));
  g_assert_true (archive (fixture, out, &archived, &error));
  g_assert_no_error (error);
  uuid = g_strdup (accord_store_get_uuid (fixture->store));
  changes = accord_store_recent_changes (fixture->store, 1, NULL, NULL);
  g_assert_nonnull (strstr (((AccordLogEntry *) changes->pdata[0])->summary, "old.accord"));
  after = describe (fixture->store);
  g_assert_cmpstr (after, ==, before);
  fixture_close (fixture);
  count (fixture->path, &n, &sum, &n_activities);
  count (out, &n_there, &sum_there, &n_activities_there);
  g_assert_cmpint (n, ==, N_LEADS - N_LEAVING);
  g_assert_cmpint (n_there, ==, N_LEAVING);
  g_assert_cmpint (sum + sum_there, ==, N_LEADS * (N_LEADS + 1) / 2);
  g_assert_cmpint (n_activities + n_activities_there, ==, N_LEADS);
  assert_sound (out);
  assert_sound (fixture->path);
  /* It is a workspace of its own, with the same agreement. */
  store = accord_sqlite_store_open (out, NULL, &error);
  g_assert_cmpstr (accord_store_get_uuid (store), !=, uuid);
  g_clear_pointer (&after, g_free);
  after = describe (store);
  g_assert_cmpstr (after, ==, before);
  accord_store_close (store);
}

/* What people changed in a lead, and by which names files call it, goes where the lead goes. */
static void
test_by_hand (Fixture      *fixture,
              gconstpointer data)
{
  /* Two that leave, and 1 and 4 which stay: a third of them was active later. */
  static const gint64 leaving[] = { 2, 3 }, staying[] = { 1, 4 };
  g_autofree char *out = fixture_path (fixture, "old.accord");
  Fixture there = { .path = out };
  g_autoptr (GError) error = NULL;
  AccordArchived archived;

  fill (fixture);
  merge_leads (fixture->store, leaving, 2, &error);
  merge_leads (fixture->store, staying, 2, &error);
  edit_leads (fixture->store, (const gint64[]) { 1, 2 }, 2, "owner", json_node_init_string (json_node_alloc (), "Kim"), &error);
  edit_lead (fixture->store, 1, "owner", "Kim", "Lou", &error);
  g_assert_no_error (error);
  g_assert_true (archive (fixture, out, &archived, &error));
  g_assert_no_error (error);
  fixture_close (fixture);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM lead_edits WHERE lead IN (2, 3)"), ==, 0);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM lead_edits WHERE lead = 1"), ==, 2);
  g_assert_cmpint (query (fixture, "SELECT max (kept) FROM lead_merges"), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM lead_aliases WHERE lead = 1"), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM lead_aliases"), ==, 1);
  g_assert_cmpint (query (&there, "SELECT count (*) FROM lead_edits WHERE lead NOT IN (2, 3)"), ==, 0);
  g_assert_cmpint (query (&there, "SELECT count (*) FROM lead_edits e JOIN change_log c ON c.seq = e.seq WHERE lead = 2"), ==, 1);
  g_assert_cmpint (query (&there, "SELECT count (*) FROM change_log WHERE record_table = 'leads' AND record_id = '1'"), ==, 0);
  g_assert_cmpint (query (&there, "SELECT max (kept) FROM lead_merges"), ==, 2);
  g_assert_cmpint (query (&there, "SELECT count (*) FROM lead_aliases WHERE lead = 2"), ==, 1);
  assert_sound (out);
  assert_sound (fixture->path);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *there = fixture_path (fixture, "there.accord"), *nowhere = fixture_path (fixture, "no/old.accord");
  g_autofree char *before = NULL, *after = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  AccordArchived archived;

  fill (fixture);
  before = describe_leads (fixture->store);
  g_file_set_contents (there, "mine", 4, NULL);
  g_assert_false (archive (fixture, there, &archived, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (archive (fixture, nowhere, &archived, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND);
  after = describe_leads (fixture->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (g_file_get_contents (there, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

/* A child is killed somewhere: the leads are all here, or those that left are in the archive once this is opened. */
static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *out = fixture_path (fixture, "old.accord"), *made = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint n_turns = 40, n_left = 0;
  gsize length;

  fill (fixture);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &made, &length, NULL));
  for (guint turn = 0; turn < n_turns; turn++)
    {
      gint64 n, sum, n_activities, n_there = 0, sum_there = 0, n_activities_there = 0;
      int pipes[2], status;
      char byte;
      pid_t pid;

      g_assert_true (g_file_set_contents (fixture->path, made, (gssize) length, NULL));
      g_remove (out);
      g_assert_cmpint (pipe (pipes), ==, 0);
      pid = fork ();
      if (pid == 0)
        {
          AccordArchived archived;

          fixture->store = accord_sqlite_store_open (fixture->path, NULL, NULL);
          if (fixture->store == NULL || write (pipes[1], "x", 1) != 1 || !archive (fixture, out, &archived, NULL))
            _exit (1);
          pause ();
        }
      g_assert_cmpint (read (pipes[0], &byte, 1), ==, 1);
      g_usleep ((gulong) g_rand_int_range (random, 0, 250000));
      kill (pid, SIGKILL);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status));
      close (pipes[0]);
      close (pipes[1]);
      assert_sound (fixture->path);
      count (fixture->path, &n, &sum, &n_activities);
      if (g_file_test (out, G_FILE_TEST_EXISTS))
        {
          assert_sound (out);
          count (out, &n_there, &sum_there, &n_activities_there);
          n_left++;
        }
      g_assert_cmpint (n + n_there, ==, N_LEADS);
      g_assert_cmpint (sum + sum_there, ==, N_LEADS * (N_LEADS + 1) / 2);
      g_assert_cmpint (n_activities + n_activities_there, ==, N_LEADS);
    }
  g_test_message ("%u times killed: %u times they had left", n_turns, n_left);
}

/* The note that a crash leaves could be anybody's: a file that is no archive of this one is not touched. */
static void
test_foreign_note (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *mine = fixture_path (fixture, "mine.accord"), *text = NULL;
  g_autofree char *part = g_strdup_printf ("%s.0193c1d2-7f00-7000-8000-000000000000.part", mine);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO meta VALUES ('archiving', '%s' || char (10) || '%s')", part, mine);

  g_file_set_contents (part, "mine", 4, NULL);
  elsewhere (fixture, sql);
  fixture_reopen (fixture);
  g_assert_false (g_file_test (mine, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (part, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

/* Somebody else edits while the archive is written: what they wrote is in one of the two. */
static void
test_while_others_write (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *out = fixture_path (fixture, "old.accord");
  gint64 n, sum, n_activities, n_there, sum_there, n_activities_there;
  const guint n_more = 40;
  AccordArchived archived;
  gboolean done;
  int status;
  pid_t pid;

  fill (fixture);
  fixture_close (fixture);
  pid = fork ();
  if (pid == 0)
    {
      g_autoptr (AccordBatch) batch = accord_activity_batch_new (1);
      AccordStore *store = accord_sqlite_store_open (fixture->path, NULL, NULL);
      guint n_done = 0;

      accord_batch_append (batch);
      accord_batch_set_text (batch, 0, 1, "call", -1);
      batch->columns[2].integers[0] = accord_moment_from_day (accord_day_from_ymd (2023, 8, 1));
      for (guint i = 0; i < n_more; i++)
        {
          /* Of a lead that stays: the others may have left. */
          batch->columns[0].integers[0] = N_LEADS - i;
          n_done += accord_store_add_activities (store, batch, NULL);
        }
      accord_store_close (store);
      _exit (n_done == n_more ? 0 : 1);
    }
  fixture_reopen (fixture);
  do
    done = archive (fixture, out, &archived, NULL);
  while (!done && waitpid (pid, &status, WNOHANG) == 0);
  if (done)
    g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  else
    g_assert_true (archive (fixture, out, &archived, NULL));
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  fixture_close (fixture);
  count (fixture->path, &n, &sum, &n_activities);
  count (out, &n_there, &sum_there, &n_activities_there);
  g_assert_cmpint (n + n_there, ==, N_LEADS);
  g_assert_cmpint (n_activities + n_activities_there, ==, N_LEADS + n_more);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();
  fixture_test ("/store/archive/leave", test_leave);
  fixture_test ("/store/archive/refused", test_refused);
  fixture_test ("/store/archive/by-hand", test_by_hand);
  fixture_test ("/store/archive/killed", test_killed);
  fixture_test ("/store/archive/foreign-note", test_foreign_note);
  fixture_test ("/store/archive/while-others-write", test_while_others_write);
  return g_test_run ();
}
