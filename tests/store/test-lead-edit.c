/* What people change in leads by hand: it is one entry of the change log, it can be taken back, and nobody overwrites what
 * somebody else wrote meanwhile without being asked. */
#include "lead-steps.h"

#include <string.h>

static const char *const rows[] = { "1|a@x.io|Ann|red|5|1.5", "2|b@x.io|Bob||6|", "|c@x.io|Cy|blue||2.5", NULL };

static void
fill (AccordStore *store)
{
  g_autoptr (GError) error = NULL;
  Counts counts;

  import_rows (store, "id|email|name|owner|Visits:integer|value", rows, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
}

static void
assert_sound (AccordStore *store)
{
  g_autoptr (GPtrArray) findings = accord_store_check (store, NULL, NULL);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
on_leads_changed_cb (guint *n)
{
  (*n)++;
}

static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *before = NULL, *after = NULL, *again = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (GListModel) list = accord_store_list (fixture->store, ACCORD_TYPE_PERSONA);
  guint n_signals = 0;

  fill (fixture->store);
  before = describe_leads (fixture->store);
  g_signal_connect_swapped (fixture->store, "leads-changed", G_CALLBACK (on_leads_changed_cb), &n_signals);
  g_assert_true (edit_lead (fixture->store, 1, "name", "Ann", "Anna", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_signals, ==, 1);
  name = read_lead_text (fixture->store, 1, "name");
  g_assert_cmpstr (name, ==, "Anna");
  after = describe_leads (fixture->store);
  g_assert_cmpint (query (fixture, "SELECT revision FROM leads WHERE id = 1"), ==, 2);

  undone = undo_or_redo (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "edit");
  again = describe_leads (fixture->store);
  g_assert_cmpstr (again, ==, before);
  g_clear_pointer (&again, g_free);

  redone = undo_or_redo (fixture->store, TRUE, &error);
  g_assert_no_error (error);
  again = describe_leads (fixture->store);
  g_assert_cmpstr (again, ==, after);
  g_assert_cmpuint (n_signals, ==, 3);
  assert_sound (fixture->store);
}

/* Every type, and nothing. */
static void
test_types (Fixture      *fixture,
            gconstpointer data)
{
  static const gint64 leads[] = { 1, 2, 3 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  fill (fixture->store);
  before = describe_leads (fixture->store);
  edit_leads (fixture->store, leads, 3, "Visits", json_node_init_int (json_node_alloc (), 9), &error);
  g_assert_no_error (error);
  edit_leads (fixture->store, leads, 3, "value", json_node_init_double (json_node_alloc (), 0.1), &error);
  g_assert_no_error (error);
  edit_leads (fixture->store, leads, 3, "mql_at", json_node_init_int (json_node_alloc (), accord_moment_from_day (20000)), &error);
  g_assert_no_error (error);
  edit_leads (fixture->store, leads, 3, "owner", json_node_init_null (json_node_alloc ()), &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM leads WHERE x1 = 9 AND typeof (x1) = 'integer' AND value = 0.1 AND "
                          "mql_at = 3456000000001 AND owner IS NULL"), ==, 3);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *summary = undo_or_redo (fixture->store, FALSE, &error);

      g_assert_no_error (error);
    }
  after = describe_leads (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const gint64 leads[] = { 1, 2 }, gone[] = { 77 };
  static const struct { const char *field, *value, *part; } cases[] = {
    { "shoe", "1", "shoe" }, { "stage", "mql", "stage" }, { "id", "2", "Another lead has the ID “2”" },
    { "Visits", "many", "Visits" }, { "mql_at", "soon", "Qualified by marketing" },
  };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_entries;

  fill (fixture->store);
  before = describe_leads (fixture->store);
  n_entries = query (fixture, "SELECT count (*) FROM change_log");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (edit_lead (fixture->store, 1, cases[i].field, NULL, cases[i].value, &error));
      g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].part));
      g_clear_error (&error);
    }
  g_assert_false (edit_leads (fixture->store, leads, 2, "id", json_node_init_string (json_node_alloc (), "7"), &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (edit_leads (fixture->store, gone, 1, "owner", json_node_init_string (json_node_alloc (), "7"), &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID);
  after = describe_leads (fixture->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM change_log"), ==, n_entries);
}

/* What is there already is no edit, and nothing to undo. */
static void
test_same (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean can_undo;
  gint64 n_entries;

  fill (fixture->store);
  n_entries = query (fixture, "SELECT count (*) FROM change_log");
  g_assert_true (edit_lead (fixture->store, 1, "name", "Ann", "Ann", &error));
  g_assert_no_error (error);
  g_object_get (fixture->store, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM change_log"), ==, n_entries);
}

/* A lead without an id is known by its e-mail: whoever changes that changes how files find it. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const old_row[] = { "c@x.io|Cy 2", NULL }, *const new_row[] = { "C2@x.io|Cy 3", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  Counts counts;

  fill (fixture->store);
  edit_lead (fixture->store, 3, "email", "c@x.io", "c2@X.io ", &error);
  g_assert_no_error (error);
  import_rows (fixture->store, "email|name", new_row, TRUE, FALSE, &counts, &error);
  g_assert_cmpuint (counts.n_changed, ==, 1);
  import_rows (fixture->store, "email|name", old_row, TRUE, FALSE, &counts, &error);
  g_assert_cmpuint (counts.n_new, ==, 1);
  summary = undo_or_redo (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  import_rows (fixture->store, "email|name", old_row, TRUE, FALSE, &counts, &error);
  g_assert_cmpuint (counts.n_changed, ==, 1);
  /* With an id it is known by that. */
  edit_lead (fixture->store, 3, "id", NULL, "3", &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (fixture, "SELECT email_key IS NULL FROM leads WHERE id = 3"), ==, 1);
}

#define BY_ANOTHER                                                                                                     \
  "INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id, action) VALUES " \
  "('s', 'other', 1, 'm', 'T. O.', 'x', 'leads', '1', 'edit');"                                                        \
  "INSERT INTO lead_edits SELECT 1, max (seq), 'owner', 'red', 'green' FROM change_log;"                               \
  "UPDATE leads SET owner = 'green', revision = revision + 1 WHERE id = 1"

static void
test_conflict (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *owner = NULL, *mine = NULL;

  fill (fixture->store);
  elsewhere (fixture, BY_ANOTHER);
  g_assert_false (edit_lead (fixture->store, 1, "owner", "red", "blue", &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "T. O. changed “Owner” meanwhile.");
  g_clear_error (&error);
  owner = read_lead_text (fixture->store, 1, "owner");
  g_assert_cmpstr (owner, ==, "green");
  /* Another field is no conflict, nor is the same value. */
  g_assert_true (edit_lead (fixture->store, 1, "name", "Ann", "Anna", &error));
  g_assert_true (edit_lead (fixture->store, 1, "owner", "red", "green", &error));
  /* Who was asked may insist. */
  g_assert_true (edit_lead (fixture->store, 1, "owner", "green", "blue", &error));
  g_assert_no_error (error);
  mine = read_lead_text (fixture->store, 1, "owner");
  g_assert_cmpstr (mine, ==, "blue");
}

static void
test_undo_of_what_went_on (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL, *owner = NULL, *one = NULL, *two = NULL;
  static const gint64 leads[] = { 1, 2 };

  fill (fixture->store);
  edit_leads (fixture->store, leads, 2, "owner", json_node_init_string (json_node_alloc (), "Kim"), &error);
  g_assert_no_error (error);
  elsewhere (fixture, BY_ANOTHER);
  /* Theirs stays, the other comes back. */
  summary = undo_or_redo (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  one = read_lead_text (fixture->store, 1, "owner");
  two = read_lead_text (fixture->store, 2, "owner");
  g_assert_cmpstr (one, ==, "green");
  g_assert_cmpstr (two, ==, NULL);
  /* Where all was changed again, it cannot be taken back, and is not offered again. */
  edit_lead (fixture->store, 1, "owner", NULL, "Kim", &error);
  elsewhere (fixture, BY_ANOTHER);
  g_assert_null (undo_or_redo (fixture->store, FALSE, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT);
  owner = read_lead_text (fixture->store, 1, "owner");
  g_assert_cmpstr (owner, ==, "green");
}

/* A hundred thousand of them: one entry, found again by whoever keeps a copy of the leads. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  enum { N = 30000 };
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) leads = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  gint64 now, later, n_entries;
  Counts counts;

  for (gint64 i = 1; i <= N; i++)
    {
      g_ptr_array_add (many, g_strdup_printf ("%d|Kim", (int) i));
      g_array_append_val (leads, i);
    }
  g_ptr_array_add (many, NULL);
  import_rows (fixture->store, "id|owner", (const char *const *) many->pdata, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  n_entries = query (fixture, "SELECT count (*) FROM change_log");
  accord_store_leads_since (fixture->store, 0, &now, &keys, NULL, &error);
  g_assert_true (edit_leads (fixture->store, (gint64 *) (gpointer) leads->data, 12, "owner",
                             json_node_init_string (json_node_alloc (), "Lou"), &error));
  accord_store_leads_since (fixture->store, now, &later, &keys, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (keys);
  g_assert_cmpuint (keys->len, >=, 12);
  g_clear_pointer (&keys, g_array_unref);
  g_assert_true (edit_leads (fixture->store, (gint64 *) (gpointer) leads->data, N, "owner",
                             json_node_init_string (json_node_alloc (), "Max"), &error));
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM change_log"), ==, n_entries + 2);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM leads WHERE owner = 'Max'"), ==, N);
  /* So many are read as a whole. */
  accord_store_leads_since (fixture->store, later, &now, &keys, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (keys);
  summary = undo_or_redo (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM leads WHERE owner = 'Lou'"), ==, 12);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM leads WHERE owner = 'Kim'"), ==, N - 12);
}

/* An import that made a lead which a person changed leaves it there, as before. */
static void
test_import_taken_back (Fixture      *fixture,
                        gconstpointer data)
{
  static const gint64 leads[] = { 1, 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;
  guint64 deleted, restored;

  fill (fixture->store);
  edit_leads (fixture->store, leads, 2, "owner", json_node_init_string (json_node_alloc (), "Kim"), &error);
  accord_store_undo_import (fixture->store, 1, &deleted, &restored, &left, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deleted, ==, 1);
  g_assert_cmpuint (left->len, ==, 2);
}

/* What waits on this computer until the file answers says all of it. */
static void
test_kept (void)
{
  static const gint64 leads[] = { 5, 6 };
  AccordLeadChange *change = accord_lead_change_new (ACCORD_LEADS_EDIT, leads, 2);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new_leads ("edit", change), read = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *written = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;

  accord_lead_change_set (change, "owner", NULL);
  accord_lead_change_expect (change, "owner", json_node_init_string (json_node_alloc (), "Kim"));
  node = accord_change_set_to_json (changes);
  written = json_to_string (node, FALSE);
  g_clear_pointer (&node, json_node_unref);
  node = json_from_string (written, &error);
  g_assert_no_error (error);
  read = accord_change_set_from_json (node, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (accord_change_set_get_leads (read)->keys, gint64, 1), ==, 6);
  g_clear_pointer (&node, json_node_unref);
  node = accord_change_set_to_json (read);
  again = json_to_string (node, FALSE);
  g_assert_cmpstr (again, ==, written);
}

int
main (int   argc,
      char *argv[])
{
  fixture_isolate ();
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/lead-edit/edit", test_edit);
  fixture_test ("/lead-edit/types", test_types);
  fixture_test ("/lead-edit/refused", test_refused);
  fixture_test ("/lead-edit/same", test_same);
  fixture_test ("/lead-edit/keys", test_keys);
  fixture_test ("/lead-edit/conflict", test_conflict);
  fixture_test ("/lead-edit/undo-of-what-went-on", test_undo_of_what_went_on);
  fixture_test ("/lead-edit/many", test_many);
  fixture_test ("/lead-edit/import-taken-back", test_import_taken_back);
  g_test_add_func ("/lead-edit/kept", test_kept);
  return g_test_run ();
}
