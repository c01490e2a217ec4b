/* Whoever writes waits for others, says for whom, and can be called off; and no code of SQLite reaches a person as it is. */
#include "asking.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/statement.h"
#include "store/waiting.h"

#define HOLD "--hold"

/* Each of SQLite's codes, also those that nobody made up yet. */
static void
test_codes (void)
{
  for (int rc = 1; rc < 0x1000; rc++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *lower = NULL;

      accord_store_set_sqlite_error (&error, NULL, rc);
      g_assert_nonnull (error);
      lower = g_utf8_strdown (error->message, -1);
      g_assert_null (strstr (lower, "locked"));
      g_assert_null (strstr (lower, "database"));
      g_assert_cmpuint (strlen (lower), >, 8);
    }
}

/* With a connection, whose own words are others. */
static void
test_codes_with_words (Fixture      *fixture,
                       gconstpointer data)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE t (a); INSERT INTO t VALUES (1)", NULL, NULL, NULL), ==, SQLITE_OK);
  for (int rc = 1; rc < 0x1000; rc++)
    {
      g_autoptr (GError) error = NULL;

      accord_store_set_sqlite_error (&error, db, rc);
      g_assert_null (strstr (error->message, "locked"));
    }
  sqlite3_close (db);
}

/* Another program that has the file for itself, until it is told to give it up. */
typedef struct
{
  pid_t pid;
  int   go;
} Holder;

/* What hold() starts: says by its output that it has the file, and gives it up at the end of its input. */
static int
run_holder (const char *path,
            const char *sql)
{
  sqlite3 *db = NULL;
  char byte = 'r';
  int rc = sqlite3_open (path, &db);

  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, sql, NULL, NULL, NULL);
  if (rc != SQLITE_OK || write (STDOUT_FILENO, &byte, 1) != 1)
    return 1;
  while (read (STDIN_FILENO, &byte, 1) < 0 && errno == EINTR)
    ;
  return sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK && sqlite3_close (db) == SQLITE_OK ? 0 : 1;
}

static void
hold (Fixture    *fixture,
      const char *sql,
      Holder     *holder)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { program, HOLD, fixture->path, sql, NULL };
  g_autoptr (GError) error = NULL;
  int out;
  char byte;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &holder->pid, &holder->go,
                            &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (out, &byte, 1), ==, 1);
  close (out);
}

static void
give_up (Holder *holder)
{
  int status;

  close (holder->go);
  g_assert_cmpint (waitpid (holder->pid, &status, 0), ==, holder->pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static gboolean
is_waiting (gpointer data)
{
  g_autofree char *sentence = NULL;

  g_object_get (data, "waiting", &sentence, NULL);
  return sentence != NULL;
}

static gboolean
is_not_waiting (gpointer data)
{
  return !is_waiting (data);
}

static void
test_waits_and_names (Fixture      *fixture,
                      gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL, *insert = NULL;
  Asked asked = { NULL };
  Holder holder;

  insert = g_strdup_printf ("INSERT INTO presence VALUES ('other', 'm', 'Anna Berg', 'sla', %" G_GINT64_FORMAT ")",
                            accord_moment_now ());
  elsewhere (fixture, insert);
  accord_wait_set_limits (100 * 1000, 0);
  hold (fixture, "BEGIN IMMEDIATE", &holder);
  ask (&asked, fixture, persona, "Less scrap", NULL);
  spin_until (is_waiting, fixture->store);
  g_object_get (fixture->store, "waiting", &sentence, NULL);
  g_assert_nonnull (strstr (sentence, "Anna Berg"));
  g_assert_false (is_done (&asked));
  give_up (&holder);
  g_assert_true (answer (&asked, &error));
  g_assert_no_error (error);
  spin_until (is_not_waiting, fixture->store);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Less scrap");
}

static void
assert_named (Fixture    *fixture,
              const char *lock,
              const char *name)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *sentence = NULL;
  Asked asked = { NULL };
  Holder holder;

  hold (fixture, lock, &holder);
  ask (&asked, fixture, persona, "Less scrap", NULL);
  spin_until (is_waiting, fixture->store);
  g_object_get (fixture->store, "waiting", &sentence, NULL);
  g_assert_nonnull (strstr (sentence, name));
  give_up (&holder);
  g_assert_true (answer (&asked, NULL));
  spin_until (is_not_waiting, fixture->store);
}

/* Who wrote last where nobody says that they are there; where the file cannot be read, who was seen last; else somebody. */
static void
test_names_the_last (Fixture      *fixture,
                     gconstpointer data)
{
  accord_wait_set_limits (50 * 1000, 0);
  assert_named (fixture, "BEGIN EXCLUSIVE", "somebody");
  elsewhere (fixture, "INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id,"
             " action) SELECT 's', 'x', 1, 'm', 'Jonas Roth', '', 'personas', record_id, 'update' FROM change_log LIMIT 1");
  assert_named (fixture, "BEGIN IMMEDIATE", "Jonas Roth");
  g_assert_true (accord_store_poll (fixture->store, NULL));
  assert_named (fixture, "BEGIN EXCLUSIVE", "Jonas Roth");
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *before = describe (fixture->store), *after = NULL;
  g_autoptr (GError) error = NULL;
  Asked asked = { NULL };
  Holder holder;
  gint64 cancelled;

  accord_wait_set_limits (50 * 1000, 0);
  hold (fixture, "BEGIN IMMEDIATE", &holder);
  ask (&asked, fixture, persona, "Never", NULL);
  spin_until (is_waiting, fixture->store);
  cancelled = g_get_monotonic_time ();
  accord_store_cancel_wait (fixture->store);
  g_assert_false (answer (&asked, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY);
  g_test_message ("cancelled after %.1f ms", (double) (asked.at - cancelled) / 1000);
  g_assert_cmpint (asked.at - cancelled, <, 100 * 1000);
  after = describe (fixture->store);
  g_assert_cmpstr (before, ==, after);
  give_up (&holder);
  /* And the next one waits again. */
  save_text (fixture->store, persona, "goals", "Less scrap");
}

static void
test_cancellable (Fixture      *fixture,
                  gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Asked asked = { NULL };
  Holder holder;

  accord_wait_set_limits (50 * 1000, 0);
  hold (fixture, "BEGIN IMMEDIATE", &holder);
  ask (&asked, fixture, persona, "Never", cancellable);
  spin_until (is_waiting, fixture->store);
  g_cancellable_cancel (cancellable);
  g_assert_false (answer (&asked, NULL));
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "");
  give_up (&holder);
}

static void
test_gives_up (Fixture      *fixture,
               gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (GError) error = NULL;
  Holder holder;

  accord_wait_set_limits (0, 50 * 1000);
  hold (fixture, "BEGIN IMMEDIATE", &holder);
  g_assert_false (try_save_text (fixture->store, persona, "goals", "Never", &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY);
  /* What is only looked for is looked for later. */
  g_assert_true (accord_store_poll (fixture->store, NULL));
  give_up (&holder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  accord_wait_set_limits (0, 0);
  fixture_tear_down (fixture, data);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], HOLD))
    return run_holder (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, function) g_test_add (path, Fixture, data, fixture_set_up, function, tear_down)
  g_test_add_func ("/store/codes/plain", test_codes);
  ADD ("/store/codes/with-words", NULL, test_codes_with_words);
  ADD ("/store/wait/names", NULL, test_waits_and_names);
  ADD ("/store/wait/names-the-last", NULL, test_names_the_last);
  ADD ("/store/wait/cancel", NULL, test_cancel);
  ADD ("/store/wait/cancellable", NULL, test_cancellable);
  ADD ("/store/wait/gives-up", NULL, test_gives_up);
  return g_test_run ();
}
