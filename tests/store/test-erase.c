/* A person is erased: no byte of them is left in any file of this program, and nobody else loses any. */
#include "lead-steps.h"

#include <string.h>

#include <glib/gstdio.h>

#include "store/keep.h"

#define EMAIL "anna.berger@example.com"
#define NAME "Anna Berger"

static void
add_activities (AccordStore *store)
{
  g_autoptr (AccordBatch) batch = accord_activity_batch_new (4);
  g_autoptr (GError) error = NULL;

  for (guint lead = 1; lead <= 3; lead++)
    {
      guint row = accord_batch_append (batch);

      batch->columns[0].integers[row] = lead;
      accord_batch_set_text (batch, row, 1, "mail", -1);
      batch->columns[2].integers[row] = accord_moment_now ();
      accord_batch_set_text (batch, row, 3, lead == 2 ? "Anna asks for the Kestrel plan" : "asks for prices", -1);
    }
  g_assert_true (accord_store_add_activities (store, batch, &error));
  g_assert_no_error (error);
}

/* By hand, too: of several leads at once, and one that was hers under another name is made one with hers. */
static void
change_by_hand (AccordStore *store)
{
  static const char *const rows[] = { "KE-9999|falconess@example.org|Ann of Kestrel", NULL };
  static const gint64 leads[] = { 1, 2, 3 }, same[] = { 2, 5 };
  g_autoptr (GError) error = NULL;
  Counts counts;

  import_rows (store, "id|email|name", rows, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  g_assert_true (edit_lead (store, 2, "reject_reason", NULL, "Falcons only", &error));
  g_assert_true (edit_leads (store, leads, 3, "quality", json_node_init_string (json_node_alloc (), "good"), &error));
  g_assert_true (edit_lead (store, 2, "reject_reason", NULL, "none", &error));
  g_assert_true (merge_leads (store, same, 2, &error));
  g_assert_no_error (error);
}

/* Leads 1 and 3 are others; 2 and 4 are she, found by an id and by the e-mail. A later import changes her job title. */
static void
fill (AccordStore *store)
{
  static const char *const rows[] = { "a-1|paul@example.com|Paul Adler|Buyer", "KE-4711|" EMAIL "|" NAME "|Chief Kestrel Officer",
                                      "a-3|olga@example.com|Olga Stern|Buyer", NULL };
  static const char *const more[] = { "KE-4711|Head of Falcons", NULL };
  static const char *const bare[] = { "Anna.Berger@Example.com|" NAME " junior", NULL };
  g_autoptr (GError) error = NULL;
  AccordRecord *persona;
  Counts counts;

  import_rows (store, "id|email|name|job_title", rows, FALSE, FALSE, &counts, &error);
  import_rows (store, "id|job_title", more, FALSE, FALSE, &counts, &error);
  import_rows (store, "email|name", bare, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  add_activities (store);
  change_by_hand (store);
  /* Somebody once wrote her address into a text, and took it out again: the log knows of it. */
  persona = save_persona (store, "Plant manager");
  save_text (store, persona, "goals", "ask " EMAIL " about it");
  save_text (store, persona, "quote", "something else");
  save_text (store, persona, "goals", "");
  save_text (store, persona, "pains", "olga@example.com knows");
}

static const char *const traces[] = { "nna.berger@example", "nna.Berger@Example", NAME, "Kestrel", "Falcons", "KE-4711",
                                      "KE-9999", "falconess" };

static void
find_traces_in (const char *path,
                GPtrArray  *found)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
    if (memmem (bytes, length, traces[i], strlen (traces[i])) != NULL)
      g_ptr_array_add (found, g_strdup_printf ("%s: %s", path, traces[i]));
}

static void
find_traces (const char *folder,
             GPtrArray  *found,
             guint      *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        find_traces (path, found, n_files);
      else
        {
          find_traces_in (path, found);
          (*n_files)++;
        }
    }
}

static void
find_all_traces (Fixture   *fixture,
                 GPtrArray *found)
{
  guint n_files = 0;

  find_traces (fixture->folder, found, &n_files);
  find_traces (g_get_user_data_dir (), found, &n_files);
  find_traces (g_get_user_cache_dir (), found, &n_files);
  g_assert_cmpuint (n_files, >, 1);
}

static void
write_file (const char *folder,
            const char *uuid,
            const char *name,
            const char *text)
{
  g_autofree char *inside = g_build_filename (folder, uuid, NULL), *path = g_build_filename (inside, name, NULL);

  g_mkdir_with_parents (inside, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
erase (Fixture      *fixture,
       const char   *who,
       gboolean      dry_run,
       AccordErased *erased)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_store_erase (fixture->store, who, dry_run, erased, NULL, &error));
  g_assert_no_error (error);
}

static void
test_erase (Fixture      *fixture,
            gconstpointer data)
{
  const char *who = data;
  g_autofree char *uuid = g_strdup (accord_store_get_uuid (fixture->store)), *daily = NULL, *kept = NULL, *before = NULL;
  g_autofree char *after = NULL, *leads = NULL, *caches = g_build_filename (g_get_user_cache_dir (), "accord", NULL);
  g_autofree char *unsaved = g_build_filename (g_get_user_data_dir (), "accord", "unsaved", NULL), *journal = NULL, *text = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free), findings = NULL, backups = NULL;
  g_auto (AccordErased) planned = { 0 }, erased = { 0 };
  g_autoptr (GError) error = NULL;

  fill (fixture->store);
  accord_store_backup_daily (fixture->store, fixture->path, &daily, NULL, &error);
  accord_store_restore (fixture->store, daily, &kept, NULL, &error);
  g_assert_no_error (error);
  write_file (caches, uuid, "frame.bin", "rows: " EMAIL);
  write_file (caches, "frames", "other.bin", "rows: olga@example.com");
  write_file (unsaved, uuid, "edits.jsonl", "{\"text\":\"ask " EMAIL " again\"}\n{\"text\":\"mine\"}\n");
  find_all_traces (fixture, found);
  g_assert_cmpuint (found->len, >=, 4 * 3);
  before = describe (fixture->store);

  erase (fixture, who, TRUE, &planned);
  g_assert_cmpuint (planned.n_leads, ==, 2);
  g_assert_cmpuint (planned.n_activities, ==, 1);
  g_assert_cmpuint (planned.n_import_values, >=, 1);
  g_assert_cmpuint (planned.n_log_entries, >=, 2);
  g_assert_cmpuint (planned.n_backups, ==, 2);
  g_ptr_array_set_size (found, 0);
  find_all_traces (fixture, found);
  g_assert_cmpuint (found->len, >=, 4 * 3); /* nothing went yet */

  erase (fixture, who, FALSE, &erased);
  g_assert_cmpuint (erased.n_leads, ==, planned.n_leads);
  g_assert_cmpuint (erased.n_activities, ==, planned.n_activities);
  g_assert_cmpuint (erased.n_log_entries, ==, planned.n_log_entries);
  g_assert_cmpuint (erased.n_backups, ==, planned.n_backups);
  g_assert_cmpuint (erased.out_of_reach->len, ==, 0);
  g_ptr_array_set_size (found, 0);
  find_all_traces (fixture, found);
  for (guint i = 0; i < found->len; i++)
    g_test_message ("%s", (char *) found->pdata[i]);
  g_assert_cmpuint (found->len, ==, 0);
  /* Others are as they were, and so is what people wrote. */
  after = describe (fixture->store);
  g_assert_cmpstr (after, ==, before);
  leads = describe_leads (fixture->store);
  g_assert_nonnull (strstr (leads, "Paul Adler"));
  g_assert_nonnull (strstr (leads, "Olga Stern"));
  findings = accord_store_check (fixture->store, NULL, &error);
  g_assert_cmpuint (findings->len, ==, 0);
  journal = g_build_filename (unsaved, uuid, "edits.jsonl", NULL);
  g_assert_true (g_file_get_contents (journal, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "mine"));
  /* The backups can be restored. */
  backups = accord_backups_list (uuid, NULL);
  g_assert_cmpuint (backups->len, ==, 2);
  for (guint i = 0; i < backups->len; i++)
    {
      g_autofree char *scratch = NULL, *there = NULL;
      AccordStore *view = accord_backup_view_open (((AccordBackupInfo *) backups->pdata[i])->path, uuid, &scratch, NULL, &error);

      g_assert_no_error (error);
      there = describe_leads (view);
      g_assert_nonnull (strstr (there, "Olga Stern"));
      accord_backup_view_close (view, scratch);
    }
}

/* It is known that somebody was erased, and not who. */
static void
test_recorded (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_auto (AccordErased) erased = { 0 };
  g_autoptr (GArray) keys = NULL;
  gint64 before, now;

  fill (fixture->store);
  accord_store_leads_since (fixture->store, 0, &before, &keys, NULL, NULL);
  erase (fixture, EMAIL, FALSE, &erased);
  changes = accord_store_recent_changes (fixture->store, 1, NULL, NULL);
  g_assert_nonnull (strstr (((AccordLogEntry *) changes->pdata[0])->summary, "leads 2"));
  /* Whoever has the leads in memory, or keeps them on the disk, is to read all of them again. */
  g_assert_true (accord_store_leads_since (fixture->store, before, &now, &keys, NULL, NULL));
  g_assert_null (keys);
}

/* A person who is in backups only; and one who is nowhere. */
static void
test_only_in_backups (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *daily = NULL;
  g_auto (AccordErased) erased = { 0 }, nobody = { 0 };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  fill (fixture->store);
  accord_store_backup_daily (fixture->store, fixture->path, &daily, NULL, &error);
  elsewhere (fixture, "DELETE FROM activities WHERE lead IN (2, 4); DELETE FROM leads WHERE id IN (2, 4)");
  erase (fixture, "KE-4711", FALSE, &erased);
  g_assert_cmpuint (erased.n_leads, ==, 0);
  g_assert_cmpuint (erased.n_backups, ==, 1);
  find_all_traces (fixture, found);
  for (guint i = 0; i < found->len; i++)
    g_test_message ("%s", (char *) found->pdata[i]);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_false (accord_store_erase (fixture->store, "nobody@example.com", FALSE, &nobody, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND);
}

/* One whose address is the end of another's is another. */
static void
test_others_stay (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const rows[] = { "1|anna@example.com|Anna", "2|joanna@example.com|Joanna", "12|anna@example.com.au|Anna", NULL };
  g_auto (AccordErased) erased = { 0 };
  g_autofree char *leads = NULL, *records = NULL;
  g_autoptr (GError) error = NULL;
  AccordRecord *persona;
  Counts counts;

  import_rows (fixture->store, "id|email|name", rows, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  persona = save_persona (fixture->store, "Buyer");
  save_text (fixture->store, persona, "goals", "ask joanna@example.com");
  erase (fixture, "anna@example.com", FALSE, &erased);
  g_assert_cmpuint (erased.n_leads, ==, 1);
  g_assert_cmpuint (erased.n_texts, ==, 0);
  leads = describe_leads (fixture->store);
  g_assert_nonnull (strstr (leads, "joanna@example.com"));
  g_assert_nonnull (strstr (leads, "anna@example.com.au"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();
  g_test_add ("/store/erase/by-id", Fixture, "KE-4711", fixture_set_up, test_erase, fixture_tear_down);
  g_test_add ("/store/erase/by-former-id", Fixture, "KE-9999", fixture_set_up, test_erase, fixture_tear_down);
  g_test_add ("/store/erase/by-email", Fixture, "ANNA.BERGER@example.com ", fixture_set_up, test_erase, fixture_tear_down);
  fixture_test ("/store/erase/recorded", test_recorded);
  fixture_test ("/store/erase/only-in-backups", test_only_in_backups);
  fixture_test ("/store/erase/others-stay", test_others_stay);
  return g_test_run ();
}
