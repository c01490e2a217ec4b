/* A backup comes back whole, or not at all; what was is kept. */
#include "fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/backup-folder.h"
#include "store/keep.h"

static void
import_leads (AccordStore *store,
              guint        first,
              guint        n)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  Counts counts;

  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (rows, g_strdup_printf ("%u|lead%u@example.com|%s", i, i, i % 2 == 0 ? "red" : "blue"));
  g_ptr_array_add (rows, NULL);
  import_rows (store, "id|email|Colour", (const char *const *) rows->pdata, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
}

static char *
describe_all (AccordStore *store)
{
  g_autofree char *records = describe (store), *leads = describe_leads (store);

  return g_strconcat (records, leads, NULL);
}

static char *
back_up (Fixture *fixture)
{
  char *place = accord_backup_folder_place (accord_store_get_uuid (fixture->store), "daily", NULL);
  g_autoptr (GError) error = NULL;

  accord_store_backup (fixture->store, place, NULL, &error);
  g_assert_no_error (error);
  return place;
}

static char *
restore (Fixture    *fixture,
         const char *backup)
{
  g_autoptr (GError) error = NULL;
  char *kept = NULL;

  accord_store_restore (fixture->store, backup, &kept, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (kept);
  return kept;
}

static void
assert_sound (AccordStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = accord_store_check (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
count_signal (AccordStore *store,
              guint       *n)
{
  (*n)++;
}

static void
test_whole (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *before = NULL, *later = NULL, *backup = NULL, *kept = NULL, *again = NULL, *now = NULL, *name = NULL;
  g_autoptr (GListModel) personas = NULL;
  g_autoptr (AccordRecord) shown = NULL;
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  gboolean can_undo = TRUE;
  guint n_leads = 0;

  import_leads (fixture->store, 0, 20);
  before = describe_all (fixture->store);
  backup = back_up (fixture);
  /* Revisions go up, a record comes, one goes, leads come with another field. */
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      save_text (fixture->store, persona, "summary", text);
    }
  save_persona (fixture->store, "Another");
  import_leads (fixture->store, 5, 40);
  elsewhere (fixture, "ALTER TABLE leads ADD COLUMN x9 TEXT; INSERT INTO fields VALUES (9, 'Size', 'x9', 'text', 0)");
  later = describe_all (fixture->store);
  g_assert_cmpstr (before, !=, later);
  g_signal_connect (fixture->store, "leads-changed", G_CALLBACK (count_signal), &n_leads);

  kept = restore (fixture, backup);
  now = describe_all (fixture->store);
  g_assert_cmpstr (now, ==, before);
  /* What pages show has followed, the same object with the old text. */
  personas = accord_store_list (fixture->store, ACCORD_TYPE_PERSONA);
  g_assert_cmpuint (g_list_model_get_n_items (personas), ==, 1);
  shown = g_list_model_get_item (personas, 0);
  g_assert_true (shown == persona);
  g_assert_cmpstr (accord_record_get_text (shown, "summary"), ==, "");
  g_assert_cmpuint (n_leads, ==, 1);
  g_object_get (fixture->store, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
  assert_sound (fixture->store);
  /* It can be written, and what was comes back. */
  save_text (fixture->store, persona, "summary", "new");
  again = restore (fixture, kept);
  g_clear_pointer (&now, g_free);
  now = describe_all (fixture->store);
  g_assert_cmpstr (now, ==, later);
  name = g_path_get_basename (kept);
  g_assert_nonnull (strstr (name, "before-restore"));
  fixture_reopen (fixture);
  assert_sound (fixture->store);
}

static char *
read_epoch (Fixture *fixture)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  char *epoch = NULL;

  fixture_close (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT value FROM meta WHERE key = 'epoch'", -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    epoch = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  fixture_reopen (fixture);
  return epoch;
}

/* Whoever has it open learns of it, and numbers of the log never mean two things. */
static void
test_epoch (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *backup = back_up (fixture), *kept = NULL, *first = NULL, *second = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  gint64 before, after;
  g_autoptr (GArray) keys = NULL;

  save_persona (fixture->store, "Buyer");
  accord_store_leads_since (fixture->store, 0, &before, &keys, NULL, NULL);
  kept = restore (fixture, backup);
  first = read_epoch (fixture);
  accord_store_leads_since (fixture->store, before, &after, &keys, NULL, NULL);
  g_assert_cmpint (after, >, before);
  g_assert_null (keys); /* all again */
  changes = accord_store_recent_changes (fixture->store, 1, NULL, NULL);
  g_assert_nonnull (strstr (((AccordLogEntry *) changes->pdata[0])->summary, "restored"));
  g_free (restore (fixture, backup));
  second = read_epoch (fixture);
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_cmpstr (first, !=, second);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *other = fixture_path (fixture, "other.accord"), *text = fixture_path (fixture, "text.accord");
  g_autofree char *damaged = back_up (fixture), *before = NULL, *after = NULL, *kept = NULL, *bytes = NULL;
  const char *const wrong[] = { other, text, damaged, "/nowhere/at.all" };
  g_autoptr (AccordStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  save_persona (fixture->store, "Buyer");
  before = describe_all (fixture->store);
  store = accord_sqlite_store_create (other, NULL, &error);
  g_assert_no_error (error);
  accord_store_close (store);
  g_file_set_contents (text, "hello", 5, NULL);
  g_assert_true (g_file_get_contents (damaged, &bytes, &length, NULL));
  memset (bytes + length / 4, 0x5a, length / 2);
  g_file_set_contents (damaged, bytes, (gssize) length, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (accord_store_restore (fixture->store, wrong[i], &kept, NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_clear_error (&error);
      g_assert_null (kept);
    }
  after = describe_all (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *backup = back_up (fixture), *before = NULL, *after = NULL, *kept = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  save_persona (fixture->store, "Buyer");
  before = describe_all (fixture->store);
  g_cancellable_cancel (cancellable);
  g_assert_false (accord_store_restore (fixture->store, backup, &kept, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = describe_all (fixture->store);
  g_assert_cmpstr (after, ==, before);
  backups = accord_backups_list (accord_store_get_uuid (fixture->store), NULL);
  g_assert_cmpuint (backups->len, ==, 1);
}

/* Two states; a child goes from one to the other and back, and is killed somewhere. */
static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *one = NULL, *two = NULL, *first = NULL, *second = NULL;
  guint n_turns = 40, n_first = 0;

  save_persona (fixture->store, "One");
  import_leads (fixture->store, 0, 400);
  one = describe_all (fixture->store);
  first = back_up (fixture);
  save_persona (fixture->store, "Two");
  import_leads (fixture->store, 300, 1500);
  two = describe_all (fixture->store);
  second = back_up (fixture);
  for (guint turn = 0; turn < n_turns; turn++)
    {
      g_autofree char *now = NULL;
      int pipes[2], status;
      char byte;
      pid_t pid;

      fixture_close (fixture);
      g_assert_cmpint (pipe (pipes), ==, 0);
      pid = fork ();
      if (pid == 0)
        {
          AccordStore *store = accord_sqlite_store_open (fixture->path, NULL, NULL);
          g_autofree char *kept = NULL;

          if (store == NULL || write (pipes[1], "x", 1) != 1)
            _exit (1);
          for (guint i = turn; accord_store_restore (store, i % 2 == 0 ? first : second, &kept, NULL, NULL); i++)
            g_clear_pointer (&kept, g_free);
          _exit (1);
        }
      g_assert_cmpint (read (pipes[0], &byte, 1), ==, 1);
      g_usleep ((gulong) g_rand_int_range (random, 0, 300000));
      kill (pid, SIGKILL);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status));
      close (pipes[0]);
      close (pipes[1]);
      fixture_reopen (fixture);
      now = describe_all (fixture->store);
      g_assert_true (g_str_equal (now, one) || g_str_equal (now, two));
      n_first += g_str_equal (now, one);
      assert_sound (fixture->store);
    }
  g_test_message ("%u times killed: %u times the first state, %u times the second", n_turns, n_first, n_turns - n_first);
}

/* Writers go on meanwhile: what was acknowledged is in the file, or in the backup that was kept. */
static void
test_while_others_write (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *backup = NULL, *kept = NULL, *scratch = NULL;
  g_autoptr (GPtrArray) here = NULL, there = NULL;
  g_autoptr (GError) error = NULL;
  AccordStore *view;
  const guint n = 60;
  int status;
  pid_t pid;

  backup = back_up (fixture);
  fixture_close (fixture);
  pid = fork ();
  if (pid == 0)
    {
      AccordStore *store = accord_sqlite_store_open (fixture->path, NULL, NULL);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Add");
          g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);

          accord_record_set_text (persona, "name", "Buyer");
          accord_change_set_insert (changes, persona);
          if (!accord_store_save (store, changes, NULL, NULL))
            _exit (1);
        }
      accord_store_close (store);
      _exit (0);
    }
  fixture_reopen (fixture);
  do
    {
      g_clear_pointer (&kept, g_free);
      g_clear_error (&error);
    }
  while (!accord_store_restore (fixture->store, backup, &kept, NULL, &error) &&
         g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY));
  g_assert_no_error (error);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  here = accord_store_load_records (fixture->store, ACCORD_TYPE_PERSONA, NULL, &error);
  view = accord_backup_view_open (kept, NULL, &scratch, NULL, &error);
  g_assert_no_error (error);
  there = accord_store_load_records (view, ACCORD_TYPE_PERSONA, NULL, &error);
  g_assert_cmpuint (here->len + there->len, ==, n);
  accord_backup_view_close (view, scratch);
  assert_sound (fixture->store);
}

/* The file may not grow: nothing is changed, and the sentence says why. */
static void
test_no_room (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *small = back_up (fixture), *large = NULL, *kept = NULL, *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit old, limit;
  GStatBuf status;

  import_leads (fixture->store, 0, 3000);
  large = back_up (fixture);
  kept = restore (fixture, small);
  before = describe_all (fixture->store);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  limit = old;
  limit.rlim_cur = (rlim_t) status.st_size + 8192;
  setrlimit (RLIMIT_FSIZE, &limit);
  g_clear_pointer (&kept, g_free);
  g_assert_false (accord_store_restore (fixture->store, large, &kept, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL);
  g_assert_null (kept);
  after = describe_all (fixture->store);
  g_assert_cmpstr (after, ==, before);
  assert_sound (fixture->store);
  /* Once there is room, it works. */
  kept = restore (fixture, large);
}

static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *made = NULL, *before = NULL, *after = NULL, *kept = NULL, *bytes = NULL, *still = NULL;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  gsize length;

  save_persona (fixture->store, "Buyer");
  accord_store_backup_daily (fixture->store, fixture->path, &made, NULL, &error);
  g_assert_no_error (error);
  before = describe_all (fixture->store);
  fixture_close (fixture);
  g_chmod (fixture->path, 0664);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  memset (bytes, 'x', 4096);
  g_file_set_contents_full (fixture->path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0664, NULL);
  g_file_set_contents (journal, "rest", 4, NULL);
  g_assert_null (accord_sqlite_store_open (fixture->path, NULL, NULL));

  g_assert_true (accord_restore_damaged (fixture->path, made, &kept, NULL, &error));
  g_assert_no_error (error);
  /* The damaged file is there still, to the byte; the other has the rights that it had. */
  g_assert_true (g_file_get_contents (kept, &still, &length, NULL));
  g_assert_cmpmem (still, length, bytes, length);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0664);
  fixture_reopen (fixture);
  after = describe_all (fixture->store);
  g_assert_cmpstr (after, ==, before);
  assert_sound (fixture->store);
}

static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *made = NULL, *before = describe_all (fixture->store), *after = NULL, *kept = NULL, *uuid = NULL;
  g_autoptr (GError) error = NULL;

  accord_store_backup_daily (fixture->store, fixture->path, &made, NULL, &error);
  fixture_close (fixture);
  g_remove (fixture->path);
  uuid = accord_backups_find (fixture->path);
  g_assert_nonnull (uuid);
  g_assert_true (accord_restore_damaged (fixture->path, made, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  fixture_reopen (fixture);
  after = describe_all (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();
  fixture_test ("/store/restore/whole", test_whole);
  fixture_test ("/store/restore/epoch", test_epoch);
  fixture_test ("/store/restore/refused", test_refused);
  fixture_test ("/store/restore/cancelled", test_cancelled);
  fixture_test ("/store/restore/killed", test_killed);
  fixture_test ("/store/restore/while-others-write", test_while_others_write);
  fixture_test ("/store/restore/no-room", test_no_room);
  fixture_test ("/store/restore/damaged", test_damaged);
  fixture_test ("/store/restore/gone", test_gone);
  return g_test_run ();
}
