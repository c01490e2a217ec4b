/* What is typed is on this computer's disk before it is in the file, and the next sitting saves it: once, merged with what
 * others wrote, and never dropped silently. */
#include "asking.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/journal-line.h"
#include "store/journal.h"

#define WORKSPACE "0193c1d2-0000-7000-8000-000000000001"
#define SESSION "0193c1d2-0000-7000-8000-000000000002"

static const AccordStoreAuthor AUTHOR = { "0193c1d2-0000-7000-8000-000000000003", "Anna Berg", NULL };

static AccordChangeSet *
make_edit (AccordRecord *record,
           const char   *column,
           const char   *text)
{
  AccordChangeSet *changes = accord_change_set_new ("Edit");

  accord_change_set_update_text (changes, record, column, text);
  return changes;
}

static void
put (AccordJournal *journal,
     const char    *key,
     AccordRecord  *record,
     const char    *column,
     const char    *text)
{
  g_autoptr (AccordChangeSet) changes = make_edit (record, column, text);

  accord_journal_put (journal, key, &AUTHOR, changes, NULL, NULL);
}

static char *
list_keys (AccordJournal *journal)
{
  g_autoptr (GPtrArray) entries = accord_journal_list (journal);
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? " " : "", ((AccordJournalEntry *) entries->pdata[i])->key);
  return g_string_free (keys, FALSE);
}

static char *
journal_path (const char *workspace,
              const char *session)
{
  g_autofree char *name = g_strconcat (session, ".jsonl", NULL);

  return g_build_filename (g_get_user_data_dir (), "accord", "unsaved", workspace, name, NULL);
}

static void
close_journal (AccordJournal *journal)
{
  accord_journal_close (journal);
  accord_journal_unref (journal);
}

static void
test_keeps_and_forgets (void)
{
  g_autoptr (AccordRecord) record = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autofree char *path = journal_path (WORKSPACE, SESSION), *folder = g_path_get_dirname (path), *keys = NULL;
  AccordJournal *journal = accord_journal_new (WORKSPACE, SESSION);
  g_autoptr (GPtrArray) orphans = NULL;
  struct stat info;

  put (journal, "a", record, "goals", "One");
  put (journal, "b", record, "pains", "Two");
  put (journal, "a", record, "goals", "Three");
  g_assert_cmpuint (accord_journal_count (journal), ==, 2);
  accord_journal_done (journal, "b");
  /* Nobody takes what a living sitting holds. */
  orphans = accord_journal_orphans (WORKSPACE);
  g_assert_cmpuint (orphans->len, ==, 0);
  close_journal (journal);

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);

  g_ptr_array_unref (orphans);
  orphans = accord_journal_orphans (WORKSPACE);
  g_assert_cmpuint (orphans->len, ==, 1);
  g_assert_cmpstr (accord_journal_get_session (orphans->pdata[0]), ==, SESSION);
  keys = list_keys (orphans->pdata[0]);
  g_assert_cmpstr (keys, ==, "a");
  {
    g_autoptr (GPtrArray) entries = accord_journal_list (orphans->pdata[0]);
    AccordJournalEntry *entry = entries->pdata[0];
    const AccordChange *change = accord_change_set_get (entry->changes, 0);

    g_assert_cmpstr (entry->member_name, ==, "Anna Berg");
    g_assert_cmpstr (json_object_get_string_member (change->after, "goals"), ==, "Three");
  }
  accord_journal_done (orphans->pdata[0], "a");
  accord_journal_close (orphans->pdata[0]);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A line that a crash tore, lines of something else: what is whole is read. */
static void
test_torn (void)
{
  g_autoptr (AccordRecord) record = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (AccordChangeSet) changes = make_edit (record, "goals", "Ünïcode “text”\nline two");
  AccordJournalEntry *entry = accord_journal_entry_new ("key", &AUTHOR, changes);
  g_autofree char *line = accord_journal_line_put (entry);
  gsize length = strlen (line);

  for (gsize n = 0; n <= length; n++)
    {
      g_autofree char *torn = g_strdup_printf ("%s[]\n{\"key\":7}\n{\"key\":\"x\",\"set\":{}}\n%.*s", line, (int) n, line);
      g_autoptr (GPtrArray) entries = accord_journal_line_read (torn);

      g_assert_cmpuint (entries->len, ==, 1);
      g_assert_cmpstr (((AccordJournalEntry *) entries->pdata[0])->key, ==, "key");
    }
  accord_journal_entry_free (entry);
}

/* An earlier edit may be in the file already, under a later one of the same columns. */
static void
test_later_wins (void)
{
  g_autoptr (AccordRecord) record = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (AccordChangeSet) first = accord_change_set_new ("Edit"), second = make_edit (record, "goals", "Two");
  AccordJournalEntry *a, *b;
  g_autofree char *one = NULL, *two = NULL, *done = accord_journal_line_done ("b"), *lines = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const AccordChange *change;

  accord_change_set_update_text (first, record, "goals", "One");
  accord_change_set_update_text (first, record, "pains", "One");
  a = accord_journal_entry_new ("a", &AUTHOR, first);
  b = accord_journal_entry_new ("b", &AUTHOR, second);
  one = accord_journal_line_put (a);
  two = accord_journal_line_put (b);
  lines = g_strconcat (one, two, done, NULL);
  entries = accord_journal_line_read (lines);
  g_assert_cmpuint (entries->len, ==, 1);
  change = accord_change_set_get (((AccordJournalEntry *) entries->pdata[0])->changes, 0);
  g_assert_false (json_object_has_member (change->after, "goals"));
  g_assert_cmpstr (json_object_get_string_member (change->after, "pains"), ==, "One");
  accord_journal_entry_free (a);
  accord_journal_entry_free (b);
}

/* Hours of typing into a file that is away do not fill the disk. */
static void
test_shrinks (void)
{
  g_autoptr (AccordRecord) record = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autofree char *path = journal_path (WORKSPACE, SESSION), *text = g_strnfill (10000, 'x'), *keys = NULL;
  AccordJournal *journal = accord_journal_new (WORKSPACE, SESSION);
  g_autoptr (GPtrArray) orphans = NULL;
  struct stat info;

  put (journal, "b", record, "pains", "Two");
  for (guint i = 0; i < 1000; i++)
    put (journal, "a", record, "goals", text);
  close_journal (journal);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, 2 * 1024 * 1024);
  orphans = accord_journal_orphans (WORKSPACE);
  g_assert_cmpuint (orphans->len, ==, 1);
  keys = list_keys (orphans->pdata[0]);
  g_assert_cmpstr (keys, ==, "b a");
  accord_journal_done (orphans->pdata[0], "a");
  accord_journal_done (orphans->pdata[0], "b");
}

static gboolean
has_answered (gpointer data)
{
  return *(guint *) data != G_MAXUINT;
}

static void
on_unsaved_cb (AccordStore *store,
               GParamSpec  *pspec,
               guint       *n)
{
  g_object_get (store, "unsaved", n, NULL);
}

/* The next sitting; returns how many edits are left to be decided. */
static guint
open_again (Fixture *fixture)
{
  guint n = G_MAXUINT;

  fixture_reopen (fixture);
  g_signal_connect (fixture->store, "notify::unsaved", G_CALLBACK (on_unsaved_cb), &n);
  accord_store_keep_unsaved (fixture->store);
  spin_until (has_answered, &n);
  g_signal_handlers_disconnect_by_data (fixture->store, &n);
  return n;
}

/* As a sitting leaves it that ended in the middle of it. */
static void
leave_behind (Fixture      *fixture,
              AccordRecord *record,
              const char   *column,
              const char   *text)
{
  AccordJournal *journal = accord_journal_new (accord_store_get_uuid (fixture->store), SESSION);

  put (journal, "typed", record, column, text);
  close_journal (journal);
}

static gboolean
is_forgotten (Fixture *fixture)
{
  g_autofree char *path = journal_path (accord_store_get_uuid (fixture->store), SESSION);

  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_replay (Fixture      *fixture,
             gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *id = g_strdup (accord_record_get_id (persona));
  g_autoptr (GPtrArray) entries = NULL;

  leave_behind (fixture, persona, "goals", "Less scrap");
  g_assert_cmpuint (open_again (fixture), ==, 0);
  persona = find_record (fixture->store, ACCORD_TYPE_PERSONA, id);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Less scrap");
  entries = accord_store_recent_changes (fixture->store, 1, NULL, NULL);
  g_assert_cmpstr (((AccordLogEntry *) entries->pdata[0])->member_name, ==, "Anna Berg");
  g_assert_true (is_forgotten (fixture));
  g_assert_cmpuint (open_again (fixture), ==, 0);
}

/* In the file already, only not known to be: it is not written over what came later. */
static void
test_replay_once (Fixture      *fixture,
                  gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *id = g_strdup (accord_record_get_id (persona));
  g_autoptr (AccordChangeSet) changes = make_edit (persona, "goals", "Less scrap");
  AccordJournal *journal = accord_journal_new (accord_store_get_uuid (fixture->store), SESSION);

  accord_journal_put (journal, accord_change_set_get_id (changes), &AUTHOR, changes, NULL, NULL);
  close_journal (journal);
  g_assert_true (accord_store_save (fixture->store, changes, NULL, NULL));
  fixture_reopen (fixture);
  persona = find_record (fixture->store, ACCORD_TYPE_PERSONA, id);
  save_text (fixture->store, persona, "goals", "Later");
  g_assert_cmpuint (open_again (fixture), ==, 0);
  persona = find_record (fixture->store, ACCORD_TYPE_PERSONA, id);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Later");
  g_assert_cmpint (accord_record_get_revision (persona), ==, 3);
}

static void
test_replay_merges (Fixture      *fixture,
                    gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *id = g_strdup (accord_record_get_id (persona));

  leave_behind (fixture, persona, "goals", "Mine");
  fixture_reopen (fixture);
  save_text (fixture->store, find_record (fixture->store, ACCORD_TYPE_PERSONA, id), "pains", "Theirs");
  g_assert_cmpuint (open_again (fixture), ==, 0);
  persona = find_record (fixture->store, ACCORD_TYPE_PERSONA, id);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Mine");
  g_assert_cmpstr (accord_record_get_text (persona, "pains"), ==, "Theirs");
}

/* A choice cannot be merged as prose can. */
static void
make_conflict (Fixture *fixture,
               char   **id)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");

  *id = g_strdup (accord_record_get_id (persona));
  leave_behind (fixture, persona, "name", "Mine");
  fixture_reopen (fixture);
  save_text (fixture->store, find_record (fixture->store, ACCORD_TYPE_PERSONA, *id), "name", "Theirs");
  g_assert_cmpuint (open_again (fixture), ==, 1);
  g_assert_cmpstr (accord_record_get_text (find_record (fixture->store, ACCORD_TYPE_PERSONA, *id), "name"), ==, "Theirs");
}

static gboolean
has_none_left (gpointer data)
{
  return accord_store_get_unsaved (data)->len == 0;
}

static void
test_conflict_saved (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *id = NULL;
  AccordUnsaved *unsaved;

  make_conflict (fixture, &id);
  unsaved = accord_store_get_unsaved (fixture->store)->pdata[0];
  g_assert_cmpstr (unsaved->member_name, ==, "Anna Berg");
  g_assert_nonnull (unsaved->problem);
  g_assert_cmpint (unsaved->at, >, 0);
  /* Whoever does not decide is asked again. */
  g_assert_cmpuint (open_again (fixture), ==, 1);
  accord_store_save_unsaved (fixture->store);
  spin_until (has_none_left, fixture->store);
  g_assert_cmpstr (accord_record_get_text (find_record (fixture->store, ACCORD_TYPE_PERSONA, id), "name"), ==, "Mine");
  g_assert_cmpuint (open_again (fixture), ==, 0);
}

static void
test_conflict_discarded (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *id = NULL;

  make_conflict (fixture, &id);
  accord_store_discard_unsaved (fixture->store);
  g_assert_cmpuint (accord_store_get_unsaved (fixture->store)->len, ==, 0);
  g_assert_cmpuint (open_again (fixture), ==, 0);
  g_assert_cmpstr (accord_record_get_text (find_record (fixture->store, ACCORD_TYPE_PERSONA, id), "name"), ==, "Theirs");
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/* A save that failed stays until whoever asked for it gives it up; one that is done does not. */
static void
test_save_is_kept (Fixture      *fixture,
                   gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (AccordChangeSet) changes = make_edit (persona, "name", "");
  g_autoptr (AccordChangeSet) fine = make_edit (persona, "goals", "Less scrap");
  g_autoptr (GAsyncResult) first = NULL, second = NULL;

  accord_store_keep_unsaved (fixture->store);
  accord_store_save_async (fixture->store, changes, NULL, on_done_cb, &first);
  accord_store_save_async (fixture->store, fine, NULL, on_done_cb, &second);
  g_assert_cmpuint (accord_store_count_kept (fixture->store), ==, 2);
  spin_until (has_result, &first);
  spin_until (has_result, &second);
  g_assert_false (accord_store_save_finish (fixture->store, first, NULL));
  g_assert_true (accord_store_save_finish (fixture->store, second, NULL));
  g_assert_cmpuint (accord_store_count_kept (fixture->store), ==, 1);
  accord_store_keep_edit (fixture->store, accord_change_set_get_id (changes), NULL);
  g_assert_cmpuint (accord_store_count_kept (fixture->store), ==, 0);
}

static void
on_kept_cb (gpointer data)
{
  g_atomic_int_set ((gint *) data, TRUE);
}

/* Types, says each text that is kept, and never saves. */
static void
type_for_ever (const char   *workspace,
               AccordRecord *record,
               int           acknowledge)
{
  AccordJournal *journal = accord_journal_new (workspace, SESSION);

  for (guint i = 1;; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autoptr (AccordChangeSet) changes = make_edit (record, "goals", text);
      gint kept = FALSE;

      accord_journal_put (journal, "typed", &AUTHOR, changes, on_kept_cb, &kept);
      while (!g_atomic_int_get (&kept))
        g_usleep (50);
      if (write (acknowledge, &i, sizeof i) != sizeof i)
        _exit (0);
    }
}

static void
test_killed_while_typing (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *id = g_strdup (accord_record_get_id (persona));
  guint n_kept = 0;

  for (guint turn = 0; turn < 20; turn++)
    {
      guint last = 0, i;
      int pipes[2], status;
      pid_t pid;

      persona = find_record (fixture->store, ACCORD_TYPE_PERSONA, id);
      g_assert_cmpint (pipe (pipes), ==, 0);
      pid = fork ();
      if (pid == 0)
        type_for_ever (accord_store_get_uuid (fixture->store), persona, pipes[1]);
      close (pipes[1]);
      /* At any point of its typing: this is the test, and not a wait for something. */
      g_usleep ((gulong) g_rand_int_range (random, 1000, 400000));
      kill (pid, SIGKILL);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      while (read (pipes[0], &i, sizeof i) == sizeof i)
        last = i;
      close (pipes[0]);
      g_assert_cmpuint (open_again (fixture), ==, 0);
      persona = find_record (fixture->store, ACCORD_TYPE_PERSONA, id);
      if (last > 0)
        {
          guint found = (guint) g_ascii_strtoull (accord_record_get_text (persona, "goals"), NULL, 10);

          g_assert_true (found == last || found == last + 1);
          n_kept++;
        }
    }
  g_test_message ("%u of 20 were killed after something was kept", n_kept);
  g_assert_cmpuint (n_kept, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("accord-unsaved-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/keeps-and-forgets", test_keeps_and_forgets);
  g_test_add_func ("/journal/torn", test_torn);
  g_test_add_func ("/journal/later-wins", test_later_wins);
  g_test_add_func ("/journal/shrinks", test_shrinks);
  fixture_test ("/unsaved/replay", test_replay);
  fixture_test ("/unsaved/replay-once", test_replay_once);
  fixture_test ("/unsaved/replay-merges", test_replay_merges);
  fixture_test ("/unsaved/conflict-saved", test_conflict_saved);
  fixture_test ("/unsaved/conflict-discarded", test_conflict_discarded);
  fixture_test ("/unsaved/save-is-kept", test_save_is_kept);
  fixture_test ("/unsaved/killed-while-typing", test_killed_while_typing);
  status = g_test_run ();
  remove_folder (data);
  return status;
}
