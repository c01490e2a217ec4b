/* Several processes at one file; one that is killed; a disk that is full. Nothing that was said to be saved is lost. */
#include "fixture.h"

#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Adds a persona, and with it changes one that all of them change; says each that was saved. */
static void
write_records (const char *path,
               guint       n,
               int         acknowledge)
{
  g_autoptr (GError) error = NULL;
  AccordStore *store = accord_sqlite_store_open (path, NULL, &error);

  for (guint i = 0; store != NULL && (n == 0 || i < n); i++)
    {
      g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Add");
      g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
      g_autofree char *line = g_strdup_printf ("%s\n", accord_record_get_id (persona));

      accord_record_set_text (persona, "name", "Buyer");
      accord_change_set_insert (changes, persona);
      if (!accord_store_save (store, changes, NULL, &error))
        break;
      if (acknowledge >= 0 && write (acknowledge, line, strlen (line)) < 0)
        break;
    }
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  if (store != NULL)
    accord_store_close (store);
  _exit (error == NULL ? 0 : 1);
}

static guint
count_personas (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = accord_store_load_records (fixture->store, ACCORD_TYPE_PERSONA, NULL, &error);

  g_assert_no_error (error);
  return records->len;
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = accord_store_check (fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_processes (Fixture      *fixture,
                gconstpointer data)
{
  guint n_processes = GPOINTER_TO_UINT (data), n = 100 / n_processes;
  pid_t pids[4];

  fixture_close (fixture);
  for (guint i = 0; i < n_processes; i++)
    {
      pids[i] = fork ();
      if (pids[i] == 0)
        write_records (fixture->path, n, -1);
    }
  for (guint i = 0; i < n_processes; i++)
    {
      int status;

      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  fixture_reopen (fixture);
  g_assert_cmpuint (count_personas (fixture), ==, n * n_processes);
  assert_sound (fixture);
}

/* Each of those that were said to be saved is there. */
static guint
read_acknowledged (Fixture *fixture,
                   int      fd)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) ids = NULL;
  char buffer[4096];
  ssize_t n;
  guint n_ids = 0;

  while ((n = read (fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);
  ids = g_strsplit (text->str, "\n", -1);
  for (char **id = ids; *id != NULL; id++)
    if (strlen (*id) == 36)
      {
        g_assert_nonnull (find_record (fixture->store, ACCORD_TYPE_PERSONA, *id));
        n_ids++;
      }
  return n_ids;
}

static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint n_before = 0, n_acknowledged = 0, n_turns = 25;

  for (guint turn = 0; turn < n_turns; turn++)
    {
      int pipes[2], status;
      guint n;
      pid_t pid;

      fixture_close (fixture);
      g_assert_cmpint (pipe (pipes), ==, 0);
      pid = fork ();
      if (pid == 0)
        write_records (fixture->path, 0, pipes[1]);
      close (pipes[1]);
      /* On a busy machine it is not yet open by the time; half of them are killed after something was saved. */
      if (turn % 2 == 0)
        poll (&(struct pollfd) { .fd = pipes[0], .events = POLLIN }, 1, 30000);
      /* At any point of its writing: this is the test, and not a wait for something. */
      g_usleep ((gulong) g_rand_int_range (random, 1000, 60000));
      kill (pid, SIGKILL);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status));
      fixture_reopen (fixture);
      n = read_acknowledged (fixture, pipes[0]);
      close (pipes[0]);
      /* And at most the one on whose way it was killed besides. */
      g_assert_cmpuint (count_personas (fixture), >=, n_before + n);
      g_assert_cmpuint (count_personas (fixture), <=, n_before + n + 1);
      n_before = count_personas (fixture);
      n_acknowledged += n;
    }
  g_assert_cmpuint (n_acknowledged, >, 0);
  assert_sound (fixture);
}

static AccordBatch *
make_batch (GPtrArray *fields,
            guint      first,
            guint      n)
{
  AccordBatch *batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u %0200u", first + i, i);

      accord_batch_set_text (batch, accord_batch_append (batch), 0, id, -1);
    }
  return batch;
}

/* An import of so many batches; returns whether it went in. */
static gboolean
import_much (AccordStore  *store,
             guint         n_batches,
             GError      **error)
{
  AccordImportOptions options = { .file = "much.csv", .kind = "leads", .data_as_of = ACCORD_MOMENT_NONE };
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  AccordRowOutcome outcomes[1000];
  AccordImport *import;

  g_ptr_array_add (fields, accord_field_copy (accord_field_find ("id")));
  import = accord_store_import_begin (store, &options, fields, NULL, error);
  for (guint i = 0; import != NULL && i < n_batches; i++)
    {
      g_autoptr (AccordBatch) batch = make_batch (fields, i * G_N_ELEMENTS (outcomes), G_N_ELEMENTS (outcomes));

      if (!accord_import_rows (import, batch, outcomes, error))
        {
          accord_import_abort (import);
          return FALSE;
        }
    }
  return import != NULL && accord_import_commit (import, 0, error) > 0;
}

static guint64
count_leads (AccordStore *store)
{
  guint64 n_leads, n_activities;

  g_assert_true (accord_store_count_bulk (store, &n_leads, &n_activities, NULL, NULL));
  return n_leads;
}

/* All of an import, or nothing of it, and it says which. */
static void
test_import_killed (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint turn = 0; turn < 12; turn++)
    {
      int status;
      pid_t pid;

      fixture_close (fixture);
      pid = fork ();
      if (pid == 0)
        {
          AccordStore *store = accord_sqlite_store_open (fixture->path, NULL, NULL);

          _exit (store != NULL && import_much (store, 20, NULL) ? 0 : 1);
        }
      g_usleep ((gulong) g_rand_int_range (random, 5000, 300000));
      kill (pid, SIGKILL);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      fixture_reopen (fixture);
      assert_sound (fixture);
      if (count_leads (fixture->store) > 0)
        {
          g_assert_cmpuint (count_leads (fixture->store), ==, 20000);
          return;
        }
      g_assert_false (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
}

/* As on a full disk or beyond a quota: the file cannot grow above a limit. */
static void
set_limit (rlim_t limit)
{
  struct rlimit limits;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limits), ==, 0);
  limits.rlim_cur = limit;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limits), ==, 0);
}

static void
test_full_for_import (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  save_persona (fixture->store, "Buyer");
  before = describe (fixture->store);
  set_limit (1000000);
  done = import_much (fixture->store, 20, &error);
  set_limit (RLIM_INFINITY);
  g_assert_false (done);
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL);
  g_assert_cmpuint (count_leads (fixture->store), ==, 0);
  after = describe (fixture->store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (fixture);
  /* There is room again: it goes in. */
  g_clear_error (&error);
  g_assert_true (import_much (fixture->store, 20, &error));
  g_assert_cmpuint (count_leads (fixture->store), ==, 20000);
}

static void
test_full_for_a_save (Fixture      *fixture,
                      gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *much = g_strnfill (3000000, 'x'), *before = describe (fixture->store), *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  set_limit (1000000);
  done = try_save_text (fixture->store, persona, "goals", much, &error);
  set_limit (RLIM_INFINITY);
  g_assert_false (done);
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "");
  after = describe (fixture->store);
  g_assert_cmpstr (before, ==, after);
  save_text (fixture->store, persona, "goals", "Less");
  assert_sound (fixture);
}

static void
test_full_for_a_new_one (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AccordStore *store;

  set_limit (20000);
  store = accord_sqlite_store_create (fixture->path, NULL, &error);
  set_limit (RLIM_INFINITY);
  g_assert_null (store);
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_full_for_a_backup (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *copy = fixture_path (fixture, "copy.accord");
  g_autoptr (GError) error = NULL;
  gboolean done;

  set_limit (20000);
  done = accord_store_backup (fixture->store, copy, NULL, &error);
  set_limit (RLIM_INFINITY);
  g_assert_false (done);
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL);
  g_assert_nonnull (strstr (error->message, "copy.accord"));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* The limit is to be an error of writing, and not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);
  g_test_add ("/store/processes/two", Fixture, GUINT_TO_POINTER (2), fixture_set_up, test_processes, fixture_tear_down);
  g_test_add ("/store/processes/four", Fixture, GUINT_TO_POINTER (4), fixture_set_up, test_processes, fixture_tear_down);
  fixture_test ("/store/crash/killed", test_killed);
  fixture_test ("/store/crash/import-killed", test_import_killed);
  fixture_test ("/store/full/import", test_full_for_import);
  fixture_test ("/store/full/save", test_full_for_a_save);
  fixture_test_bare ("/store/full/new", test_full_for_a_new_one);
  fixture_test ("/store/full/backup", test_full_for_a_backup);
  return g_test_run ();
}
