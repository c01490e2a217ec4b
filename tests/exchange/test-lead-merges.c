/* Whatever people merge and edit: taken back, the dump is that of before; and what is merged survives a dump and a load. */
#include "fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "store/sqlite-store.h"

enum { N_LEADS = 24 };

static void
append_cell (GString    *text,
             GRand      *random,
             const char *stem,
             guint       n)
{
  if (g_rand_int_range (random, 0, 3) > 0)
    g_string_append_printf (text, ",%s%u", stem, n);
  else
    g_string_append_c (text, ',');
}

/* Some have an id, some an e-mail, some neither; some of each are told apart by nothing else. */
static void
append_lead (GString *text,
             GRand   *random,
             guint    i)
{
  if (g_rand_boolean (random))
    g_string_append_printf (text, "id-%u", i);
  append_cell (text, random, "mail@", g_rand_boolean (random) ? i : 100 + i);
  g_string_append_printf (text, ",Name %u", i);
  append_cell (text, random, "owner ", (guint) g_rand_int_range (random, 0, 4));
  append_cell (text, random, "2025-0", (guint) g_rand_int_range (random, 1, 9));
  g_string_append (text, text->str[text->len - 1] == ',' ? "," : "-03,");
  append_cell (text, random, "2024-0", (guint) g_rand_int_range (random, 1, 9));
  g_string_append (text, text->str[text->len - 1] == ',' ? "" : "-28");
  if (g_rand_boolean (random))
    g_string_append_printf (text, ",%u.%u,EUR", (guint) g_rand_int_range (random, 0, 9), (guint) g_rand_int_range (random, 1, 9));
  else
    g_string_append (text, ",,");
  append_cell (text, random, "", (guint) g_rand_int_range (random, 0, 99));
  g_string_append_c (text, '\n');
}

static void
add_activities (AccordStore *store,
                GRand       *random)
{
  g_autoptr (AccordBatch) batch = accord_activity_batch_new (2 * N_LEADS);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2 * N_LEADS; i++)
    {
      guint row = accord_batch_append (batch);

      batch->columns[0].integers[row] = g_rand_int_range (random, 1, N_LEADS + 1);
      accord_batch_set_text (batch, row, 1, "visit", -1);
      batch->columns[2].integers[row] = accord_moment_from_day (20000 + g_rand_int_range (random, 0, 99));
    }
  accord_store_add_activities (store, batch, &error);
  g_assert_no_error (error);
}

static void
fill (Fixture *fixture,
      GRand   *random)
{
  g_autoptr (GString) text = g_string_new ("id,email,name,owner,created_at,spare,mql_at,value,currency,Visits\n");
  g_autoptr (AccordImportResult) result = NULL;

  for (guint i = 1; i <= N_LEADS; i++)
    append_lead (text, random, i);
  result = fixture_import_text (fixture, text->str);
  g_assert_cmpuint (result->n_new, ==, N_LEADS);
  add_activities (fixture->store, random);
}

static gint64
pick (AccordStore *store,
      GRand       *random)
{
  const AccordField *fields[] = { accord_field_find ("id") };
  g_autoptr (AccordBatch) batch = accord_batch_new (fields, 1, N_LEADS);
  g_autoptr (GError) error = NULL;

  accord_store_read_leads (store, 0, batch, NULL, &error);
  g_assert_no_error (error);
  return batch->keys[g_rand_int_range (random, 0, (gint) batch->n_rows)];
}

/* FALSE: it was none, for it would have been a lead with itself. */
static gboolean
do_something (AccordStore *store,
              GRand       *random)
{
  gint64 leads[] = { pick (store, random), pick (store, random), pick (store, random) };
  gboolean merge = g_rand_int_range (random, 0, 3) > 0;
  guint n_leads = (guint) g_rand_int_range (random, merge ? 2 : 1, 4);
  AccordLeadChange *change = accord_lead_change_new (merge ? ACCORD_LEADS_MERGE : ACCORD_LEADS_EDIT, leads, n_leads);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new_leads ("x", change);
  g_autofree char *value = g_strdup_printf ("mail@%d", g_rand_int_range (random, 0, 50));
  g_autoptr (GError) error = NULL;

  if (leads[0] == leads[1] || leads[1] == leads[2] || leads[0] == leads[2])
    return FALSE;
  if (!merge)
    accord_lead_change_set (change, g_rand_boolean (random) ? "email" : "owner", json_node_init_string (json_node_alloc (), value));
  accord_store_save (store, changes, NULL, &error);
  g_assert_no_error (error);
  return TRUE;
}

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = accord_store_undo_finish (ACCORD_STORE (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
undo (AccordStore *store)
{
  gboolean done = FALSE;

  accord_store_undo_async (store, NULL, on_undone_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
can_undo (AccordStore *store)
{
  gboolean can;

  g_object_get (store, "can-undo", &can, NULL);
  return can;
}

static void
test_taken_back (Fixture      *fixture,
                 gconstpointer unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  AccordStore *store = fixture_store (fixture);
  g_autofree char *before = NULL, *after = NULL;

  /* The fixture's owner hears signals: what can be undone is told here. */
  g_autoptr (GListModel) list = accord_store_list (store, g_type_from_name ("AccordPersona"));

  fill (fixture, random);
  before = fixture_dump (store);
  for (guint turn = 0; turn < 10; turn++)
    {
      g_autofree char *again = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      guint n_done = 0;

      while (n_done < 6)
        n_done += do_something (store, random);
      findings = accord_store_check (store, NULL, NULL);
      g_assert_cmpuint (findings->len, ==, 0);
      while (can_undo (store))
        undo (store);
      again = fixture_dump (store);
      g_assert_cmpstr (again, ==, before);
    }
}

/* By the old names, too, after a dump and a load. */
static void
test_round_trip (Fixture      *fixture,
                 gconstpointer unused)
{
  static const gint64 leads[] = { 1, 2, 3 };
  static const char text[] = "id,email,name\n1,a@x.io,Anna\n2,b@x.io,Ann\n,c@x.io,Annie\n,,Nobody\n";
  g_autoptr (AccordImportResult) first = fixture_import_text (fixture, text), second = NULL;
  g_autoptr (AccordChangeSet) changes =
      accord_change_set_new_leads ("x", accord_lead_change_new (ACCORD_LEADS_MERGE, leads, 3));
  g_autofree char *dump = NULL, *again = NULL, *json = NULL, *path = fixture_path (fixture, "loaded.accord");
  g_autoptr (GError) error = NULL;
  AccordStore *kept;

  accord_store_save (fixture->store, changes, NULL, &error);
  g_assert_no_error (error);
  dump = fixture_dump (fixture->store);
  g_assert_nonnull (strstr (dump, "{\"key\":\"c@x.io\",\"kind\":\"email_key\",\"lead\":\"1\"}"));
  json = fixture_write (fixture, "in.json", dump, -1);
  accord_workspace_load (json, path, NULL, &error);
  g_assert_no_error (error);
  kept = g_steal_pointer (&fixture->store);
  fixture->store = accord_sqlite_store_open (path, NULL, &error);
  g_assert_no_error (error);
  again = fixture_dump (fixture->store);
  g_assert_cmpstr (again, ==, dump);
  second = fixture_import_text (fixture, text);
  g_assert_cmpuint (second->n_new, ==, 0);
  g_assert_cmpuint (second->n_changed, ==, 0);
  g_assert_cmpuint (second->n_unchanged, ==, 4);
  g_assert_cmpstr (second->warnings->pdata[second->warnings->len - 1], ==,
                   "2 rows are of leads that were merged into others; they change nothing.");
  accord_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture->store = kept;
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/lead-merges/taken-back", test_taken_back);
  ADD ("/lead-merges/round-trip", test_round_trip);
  return g_test_run ();
}
