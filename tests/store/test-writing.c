/* How a change gets into a file that others write, too, and that may go away: commits that are not answered, locks that do
 * not hold, files that come back. */
#include "asking.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* What the system answers SQLite is another for a while. */
static int (*real_ftruncate) (int, off_t);
static int truncates_to_fail;
static gboolean truncate_is_done;

/* The commit is the moment at which the journal is emptied: on the disk, or not. */
static int
failing_ftruncate (int   fd,
                   off_t size)
{
  if (truncates_to_fail == 0)
    return real_ftruncate (fd, size);
  truncates_to_fail--;
  if (truncate_is_done && real_ftruncate (fd, size) != 0)
    return -1;
  errno = EIO;
  return -1;
}

static void
set_faults (gboolean on)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

  if (on)
    {
      real_ftruncate = (int (*) (int, off_t)) vfs->xGetSystemCall (vfs, "ftruncate");
      vfs->xSetSystemCall (vfs, "ftruncate", (sqlite3_syscall_ptr) failing_ftruncate);
    }
  else
    vfs->xSetSystemCall (vfs, "ftruncate", NULL);
  truncates_to_fail = 0;
}

static guint
count_edits (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = accord_store_recent_changes (fixture->store, 100, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    n += g_str_equal (((AccordLogEntry *) entries->pdata[i])->summary, "Edit");
  return n;
}

/* The commit fails once; it is in the file (data), or is not: in both cases it is there once afterwards. */
static void
test_unknown_commit (Fixture      *fixture,
                     gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (GError) error = NULL;

  set_faults (TRUE);
  truncate_is_done = GPOINTER_TO_INT (data);
  truncates_to_fail = 1;
  try_save_text (fixture->store, persona, "goals", "Less scrap", &error);
  g_assert_no_error (error);
  g_assert_cmpint (truncates_to_fail, ==, 0);
  set_faults (FALSE);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Less scrap");
  g_assert_cmpint (accord_record_get_revision (persona), ==, 2);
  g_assert_cmpuint (count_edits (fixture), ==, 1);
  fixture_reopen (fixture);
  g_assert_cmpuint (count_edits (fixture), ==, 1);
}

/* A disk that never answers again: it says so, once, and does not try for ever. */
static void
test_never_loops (Fixture      *fixture,
                  gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (GError) error = NULL;

  set_faults (TRUE);
  truncate_is_done = FALSE;
  truncates_to_fail = 1000;
  g_assert_false (try_save_text (fixture->store, persona, "goals", "Less scrap", &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO);
  g_assert_cmpint (truncates_to_fail, >, 980);
  set_faults (FALSE);
  fixture_reopen (fixture);
  g_assert_cmpuint (count_edits (fixture), <=, 1);
}

static void
test_unknown_import (Fixture      *fixture,
                     gconstpointer data)
{
  static const char *const rows[] = { "1|a@example.org", "2|b@example.org", NULL };
  gboolean is_there = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  Counts counts;
  gint64 number;

  set_faults (TRUE);
  truncate_is_done = is_there;
  truncates_to_fail = 1;
  number = import_rows (fixture->store, "id|email", rows, FALSE, FALSE, &counts, &error);
  set_faults (FALSE);
  imports = accord_store_imports (fixture->store, NULL, NULL);
  g_assert_cmpuint (imports->len, ==, is_there ? 1 : 0);
  g_assert_cmpint (number, ==, is_there ? 1 : -1);
  g_assert_true ((error == NULL) == is_there);
}

static void
test_unknown_activities (Fixture      *fixture,
                         gconstpointer data)
{
  static const char *const rows[] = { "1|a@example.org", NULL };
  gboolean is_there = GPOINTER_TO_INT (data), done;
  g_autoptr (AccordBatch) batch = accord_activity_batch_new (4), found = accord_activity_batch_new (16);
  g_autoptr (GError) error = NULL;
  Counts counts;

  import_rows (fixture->store, "id|email", rows, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  accord_batch_append (batch);
  batch->columns[0].integers[0] = 1;
  accord_batch_set_text (batch, 0, 1, "visit", -1);
  batch->columns[2].integers[0] = 1000;
  /* What was answered does not stand in for what was not: both are of this sitting. */
  g_assert_true (accord_store_add_activities (fixture->store, batch, &error));
  set_faults (TRUE);
  truncate_is_done = is_there;
  truncates_to_fail = 1;
  done = accord_store_add_activities (fixture->store, batch, &error);
  g_assert_cmpint (truncates_to_fail, ==, 0);
  set_faults (FALSE);
  g_assert_cmpint (done, ==, is_there);
  g_assert_true ((error == NULL) == is_there);
  g_assert_true (accord_store_read_activities (fixture->store, 0, found, NULL, NULL));
  g_assert_cmpuint (found->n_rows, ==, is_there ? 2 : 1);
  /* It goes on from there. */
  g_assert_true (accord_store_add_activities (fixture->store, batch, NULL));
  g_assert_true (accord_store_poll (fixture->store, NULL));
  g_assert_false (accord_store_get_read_only (fixture->store));
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *quoted = g_strdup_printf ("cat '%s' > '%s'", from, to);

  /* Not in this process: it would drop the locks. */
  g_assert_cmpint (system (quoted), ==, 0);
}

static void
test_canary (Fixture      *fixture,
             gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *older = fixture_path (fixture, "older");
  g_autoptr (GError) error = NULL;

  copy_file (fixture->path, older);
  save_text (fixture->store, persona, "goals", "Less scrap");
  g_assert_true (accord_store_poll (fixture->store, NULL));
  g_assert_false (accord_store_get_read_only (fixture->store));
  /* Somebody whose locks did not hold writes over it. */
  copy_file (older, fixture->path);
  g_assert_true (accord_store_poll (fixture->store, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (accord_store_get_read_only (fixture->store));
  g_test_message ("%s", accord_store_get_read_only_reason (fixture->store));
  /* Where it lies, and how that is attached. */
  g_assert_nonnull (strstr (accord_store_get_read_only_reason (fixture->store), "“/"));
  g_assert_false (try_save_text (fixture->store, persona, "goals", "More", &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY);
}

/* Another's own row in the place of ours, under the same number. */
static void
test_canary_same_number (Fixture      *fixture,
                         gconstpointer data)
{
  save_persona (fixture->store, "Buyer");
  elsewhere (fixture, "UPDATE change_log SET session = 'x'");
  g_assert_true (accord_store_poll (fixture->store, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (accord_store_get_read_only (fixture->store));
}

static void
on_leads_changed_cb (AccordStore *store,
                     guint       *n)
{
  (*n)++;
}

/* A backup that was restored says so by its epoch: that is no broken lock, and all is read again. */
static void
test_epoch (Fixture      *fixture,
            gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *id = g_strdup (accord_record_get_id (persona)), *older = fixture_path (fixture, "older");
  guint n_leads_changed = 0;

  copy_file (fixture->path, older);
  save_text (fixture->store, persona, "goals", "Less scrap");
  save_persona (fixture->store, "Seller");
  g_assert_true (accord_store_poll (fixture->store, NULL));
  g_signal_connect (fixture->store, "leads-changed", G_CALLBACK (on_leads_changed_cb), &n_leads_changed);
  copy_file (older, fixture->path);
  elsewhere (fixture, "INSERT INTO meta VALUES ('epoch', '2')");
  g_assert_true (accord_store_poll (fixture->store, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (accord_store_get_read_only (fixture->store));
  persona = find_record (fixture->store, ACCORD_TYPE_PERSONA, id);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "");
  {
    g_autoptr (GListModel) personas = accord_store_list (fixture->store, ACCORD_TYPE_PERSONA);

    g_assert_cmpuint (g_list_model_get_n_items (personas), ==, 1);
  }
  g_assert_cmpuint (n_leads_changed, ==, 1);
  save_text (fixture->store, persona, "goals", "More");
}

static gboolean
is_away (gpointer data)
{
  gboolean reachable;

  g_object_get (data, "reachable", &reachable, NULL);
  return !reachable;
}

static gboolean
is_back (gpointer data)
{
  return !is_away (data);
}

static void
test_reconnect (Fixture      *fixture,
                gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *away = fixture_path (fixture, "away"), *absence = NULL;
  g_autoptr (GListModel) personas = accord_store_list (fixture->store, ACCORD_TYPE_PERSONA);
  g_autoptr (GError) error = NULL;
  Asked first = { NULL }, second = { NULL };

  accord_store_watch (fixture->store);
  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  ask (&first, fixture, persona, "Less scrap", NULL);
  spin_until (is_away, fixture->store);
  g_object_get (fixture->store, "absence", &absence, NULL);
  g_assert_nonnull (strstr (absence, fixture->path));
  /* Lists stay, and what is asked for meanwhile waits its turn. */
  g_assert_cmpuint (g_list_model_get_n_items (personas), ==, 1);
  ask (&second, fixture, persona, "Less scrap, and soon", NULL);
  g_assert_false (is_done (&first));
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  spin_until (is_back, fixture->store);
  g_assert_true (answer (&first, &error));
  g_assert_no_error (error);
  g_assert_true (answer (&second, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Less scrap, and soon");
  elsewhere (fixture, "UPDATE personas SET goals = 'Theirs', revision = 9; INSERT INTO change_log (set_id, session, at, "
             "member, member_name, summary, record_table, record_id, action) SELECT 's', 'x', 1, 'm', 'n', '', 'personas', "
             "record_id, 'update' FROM change_log LIMIT 1");
  g_assert_true (accord_store_poll (fixture->store, &error));
  g_assert_no_error (error);
}

static gboolean
is_away_or_done (gpointer data)
{
  return is_done (data) || is_away (((Asked *) data)->store);
}

/* Another file in its place is not taken for it. */
static void
test_reconnect_to_another (Fixture      *fixture,
                           gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *away = fixture_path (fixture, "away"), *other = fixture_path (fixture, "other.accord");
  g_autofree char *absence = NULL;
  AccordStore *another = accord_sqlite_store_create (other, NULL, NULL);
  Asked asked = { NULL };

  accord_store_close (another);
  g_object_unref (another);
  accord_store_watch (fixture->store);
  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  ask (&asked, fixture, persona, "Less scrap", NULL);
  spin_until (is_away, fixture->store);
  g_object_get (fixture->store, "absence", &absence, NULL);
  g_assert_nonnull (strstr (absence, "another Accord file"));
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  g_assert_true (answer (&asked, NULL));
}

/* The disk fails at the commit, and at each try to open the file, for a while. */
static void
test_reconnect_after_fault (Fixture      *fixture,
                            gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (GError) error = NULL;
  Asked asked = { NULL };

  accord_store_watch (fixture->store);
  set_faults (TRUE);
  truncate_is_done = GPOINTER_TO_INT (data);
  truncates_to_fail = 10;
  ask (&asked, fixture, persona, "Less scrap", NULL);
  spin_until (is_away_or_done, &asked);
  set_faults (FALSE);
  if (!answer (&asked, &error))
    {
      /* It was said, and the person tries again. */
      g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO);
      save_text (fixture->store, persona, "goals", "Less scrap");
    }
  spin_until (is_back, fixture->store);
  g_assert_cmpuint (count_edits (fixture), ==, 1);
  g_assert_cmpint (accord_record_get_revision (persona), ==, 2);
}

typedef struct
{
  AccordRecord *record;
  const char   *text;
} Expected;

static gboolean
says (gpointer data)
{
  Expected *expected = data;

  return g_strcmp0 (accord_record_get_text (expected->record, "goals"), expected->text) == 0;
}

static void
test_watch (Fixture      *fixture,
            gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  Expected expected = { persona, "Theirs" };
  gint64 began;

  accord_store_watch (fixture->store);
  elsewhere (fixture, "UPDATE personas SET goals = 'Theirs', revision = 9; INSERT INTO change_log (set_id, session, at, "
             "member, member_name, summary, record_table, record_id, action) SELECT 's', 'x', 1, 'm', 'n', '', 'personas', "
             "record_id, 'update' FROM change_log LIMIT 1");
  began = g_get_monotonic_time ();
  spin_until (says, &expected);
  g_test_message ("seen after %.2f s", (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 2 * G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, function) g_test_add (path, Fixture, data, fixture_set_up, function, fixture_tear_down)
  ADD ("/store/unknown/there", GINT_TO_POINTER (TRUE), test_unknown_commit);
  ADD ("/store/unknown/not-there", GINT_TO_POINTER (FALSE), test_unknown_commit);
  ADD ("/store/unknown/import-there", GINT_TO_POINTER (TRUE), test_unknown_import);
  ADD ("/store/unknown/import-not-there", GINT_TO_POINTER (FALSE), test_unknown_import);
  ADD ("/store/unknown/activities-there", GINT_TO_POINTER (TRUE), test_unknown_activities);
  ADD ("/store/unknown/activities-not-there", GINT_TO_POINTER (FALSE), test_unknown_activities);
  ADD ("/store/unknown/never-loops", NULL, test_never_loops);
  ADD ("/store/canary/older-copy", NULL, test_canary);
  ADD ("/store/canary/same-number", NULL, test_canary_same_number);
  ADD ("/store/canary/epoch", NULL, test_epoch);
  ADD ("/store/reconnect/back", NULL, test_reconnect);
  ADD ("/store/reconnect/another", NULL, test_reconnect_to_another);
  ADD ("/store/reconnect/fault-there", GINT_TO_POINTER (TRUE), test_reconnect_after_fault);
  ADD ("/store/reconnect/fault-not-there", GINT_TO_POINTER (FALSE), test_reconnect_after_fault);
  ADD ("/store/watch/others", NULL, test_watch);
  return g_test_run ();
}
