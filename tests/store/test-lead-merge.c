/* One lead of several that are the same: nothing of them is lost, next week's file finds it, and it can be taken back. */
#include "lead-steps.h"

#include <string.h>

#include "store/lead-story.h"

static const char *const rows[] = { "1|a@x.io|Ann||10|40|||", "2|b@x.io|Ann B.|Kim|8||50|5|USD", "|c@x.io|Anna|Lou||30||7|EUR",
                                    "4|d@x.io|Dora||1|||2|", NULL };

static void
import (AccordStore       *store,
        const char        *columns,
        const char *const *cells,
        Counts            *counts)
{
  g_autoptr (GError) error = NULL;

  import_rows (store, columns, cells, FALSE, FALSE, counts, &error);
  g_assert_no_error (error);
}

static void
fill (Fixture *fixture)
{
  g_autoptr (AccordBatch) batch = accord_activity_batch_new (8);
  g_autoptr (GError) error = NULL;
  Counts counts;

  import (fixture->store, "id|email|name|owner|created_at|mql_at|lost_at|value|currency", rows, &counts);
  for (guint i = 0; i < 8; i++)
    {
      guint row = accord_batch_append (batch);

      batch->columns[0].integers[row] = 1 + i % 4;
      accord_batch_set_text (batch, row, 1, "visit", -1);
      batch->columns[2].integers[row] = accord_moment_from_day (20000 + (int) i);
    }
  accord_store_add_activities (fixture->store, batch, &error);
  g_assert_no_error (error);
  elsewhere (fixture, "INSERT INTO deals (external_id, lead, value) VALUES ('d1', 2, 5), ('d2', 1, 6);"
                      "INSERT INTO stage_events (lead, stage, at, origin) VALUES (3, 'mql', 31, 'person')");
}

/* All that a merge may touch. */
static char *
describe_all (Fixture *fixture)
{
  g_autofree char *leads = describe_leads (fixture->store);

  return g_strdup_printf ("%s%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, leads,
                          query (fixture, "SELECT sum (id * 100 + lead) FROM activities"),
                          query (fixture, "SELECT sum (id * 100 + lead) FROM deals"),
                          query (fixture, "SELECT sum (id * 100 + lead) FROM stage_events"),
                          query (fixture, "SELECT count (*) FROM lead_aliases"));
}

static void
merge (Fixture      *fixture,
       const gint64 *leads,
       guint         n_leads)
{
  g_autoptr (GError) error = NULL;

  merge_leads (fixture->store, leads, n_leads, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = undo_or_redo (fixture->store, FALSE, &error);

  g_assert_no_error (error);
}

static void
assert_sound (AccordStore *store)
{
  g_autoptr (GPtrArray) findings = accord_store_check (store, NULL, NULL);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_merge (Fixture      *fixture,
            gconstpointer data)
{
  static const gint64 leads[] = { 1, 2, 3 };
  g_autofree char *before = NULL, *merged = NULL, *after = NULL, *again = NULL, *redone = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  before = describe_all (fixture);
  merge (fixture, leads, 3);
  merged = describe_all (fixture);
  /* Its own name; the first owner; the earliest dates; the first value with its own currency; not lost, for it was not. */
  g_assert_nonnull (strstr (merged, "|1|a@x.io|Ann|"));
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM leads WHERE id = 1 AND owner = 'Kim' AND created_at = 8 AND "
                          "mql_at = 30 AND value = 5 AND currency = 'USD' AND lost_at IS NULL"), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM leads"), ==, 2);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM activities WHERE lead = 1"), ==, 6);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM deals WHERE lead = 1"), ==, 2);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM stage_events WHERE lead = 1"), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM change_log WHERE action = 'merge'"), ==, 1);
  assert_sound (fixture->store);

  undo (fixture);
  after = describe_all (fixture);
  g_assert_cmpstr (after, ==, before);
  assert_sound (fixture->store);
  redone = undo_or_redo (fixture->store, TRUE, &error);
  g_assert_no_error (error);
  again = describe_all (fixture);
  g_assert_cmpstr (again, ==, merged);
}

/* Next week's file still has all of them. */
static void
test_import_again (Fixture      *fixture,
                   gconstpointer data)
{
  static const gint64 leads[] = { 1, 2, 3 };
  static const char *const next[] = { "1|a@x.io|Ann", "2|b@x.io|Ann Bee", "|C@x.io|Annie", "2|new@x.io|Ann", "5|e@x.io|Eve", NULL };
  g_autofree char *name = NULL;
  Counts counts;

  fill (fixture);
  merge (fixture, leads, 3);
  import (fixture->store, "id|email|name", next, &counts);
  g_assert_cmpuint (counts.n_new, ==, 1);
  g_assert_cmpuint (counts.n_changed, ==, 0);
  g_assert_cmpuint (counts.n_merged, ==, 3);
  g_assert_cmpuint (counts.n_unchanged, ==, 1);
  name = read_lead_text (fixture->store, 1, "name");
  g_assert_cmpstr (name, ==, "Ann");
  g_assert_cmpint (query (fixture, "SELECT n_unchanged FROM imports WHERE id = 2"), ==, 4);
  undo (fixture);
  /* Of its own again. */
  import (fixture->store, "id|email|name", next, &counts);
  g_assert_cmpuint (counts.n_new, ==, 0);
  g_assert_cmpuint (counts.n_changed, >=, 2);
}

/* One without an id is given that of another, and is found by it; and by its e-mail as before. */
static void
test_takes_id (Fixture      *fixture,
               gconstpointer data)
{
  static const gint64 leads[] = { 3, 2 };
  static const char *const next[] = { "2|b@x.io|Bea", "|c@x.io|Cy", NULL };
  g_autofree char *before = NULL, *after = NULL, *name = NULL;
  Counts counts;

  fill (fixture);
  before = describe_all (fixture);
  merge (fixture, leads, 2);
  import (fixture->store, "id|email|name", next, &counts);
  g_assert_cmpuint (counts.n_changed, ==, 1);
  g_assert_cmpuint (counts.n_merged, ==, 1);
  name = read_lead_text (fixture->store, 3, "name");
  g_assert_cmpstr (name, ==, "Bea");
  {
    g_autoptr (GPtrArray) left = NULL;
    guint64 deleted, restored;

    accord_store_undo_import (fixture->store, 2, &deleted, &restored, &left, NULL, NULL);
    g_assert_cmpuint (restored, ==, 1);
  }
  undo (fixture);
  after = describe_all (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Into one that was merged into another: by all names it is that one. Taken back in the order in which it was done. */
static void
test_chain (Fixture      *fixture,
            gconstpointer data)
{
  static const gint64 first[] = { 2, 3 }, second[] = { 1, 2 };
  static const char *const next[] = { "2|b@x.io|x", "|c@x.io|y", NULL };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq;
  Counts counts;

  fill (fixture);
  before = describe_all (fixture);
  merge (fixture, first, 2);
  seq = query (fixture, "SELECT max (seq) FROM change_log");
  merge (fixture, second, 2);
  import (fixture->store, "id|email|name", next, &counts);
  g_assert_cmpuint (counts.n_merged, ==, 2);
  g_assert_false (take_back (fixture->store, seq, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT);
  undo (fixture);
  undo (fixture);
  after = describe_all (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const gint64 gone[] = { 1, 77 }, leads[] = { 1, 2 };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  before = describe_all (fixture);
  g_assert_false (merge_leads (fixture->store, gone, 2, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID);
  g_clear_error (&error);
  after = describe_all (fixture);
  g_assert_cmpstr (after, ==, before);
  /* What is another's by now cannot be given back. */
  merge (fixture, leads, 2);
  elsewhere (fixture, "UPDATE leads SET external_id = '2' WHERE id = 4");
  g_assert_null (undo_or_redo (fixture->store, FALSE, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT);
  assert_sound (fixture->store);
}

/* What was written to the one that stays since is left to it. */
static void
test_edited_since (Fixture      *fixture,
                   gconstpointer data)
{
  static const gint64 leads[] = { 1, 2 };
  g_autofree char *owner = NULL, *other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq;

  fill (fixture);
  merge (fixture, leads, 2);
  seq = query (fixture, "SELECT max (seq) FROM change_log");
  edit_lead (fixture->store, 1, "owner", "Kim", "Max", &error);
  take_back (fixture->store, seq, &error);
  g_assert_no_error (error);
  owner = read_lead_text (fixture->store, 1, "owner");
  other = read_lead_text (fixture->store, 2, "owner");
  g_assert_cmpstr (owner, ==, "Max");
  g_assert_cmpstr (other, ==, "Kim");
  /* Only once. */
  g_assert_false (take_back (fixture->store, seq, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT);
}

/* Whoever keeps a copy of the leads learns which went and which came back. */
static void
test_since (Fixture      *fixture,
            gconstpointer data)
{
  static const gint64 leads[] = { 1, 2 };
  g_autoptr (GError) error = NULL;
  gint64 now = 0, later;

  fill (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) keys = NULL;

      accord_store_leads_since (fixture->store, 0, &now, &keys, NULL, &error);
      g_assert_null (keys);
      if (i == 0)
        merge (fixture, leads, 2);
      else
        undo (fixture);
      accord_store_leads_since (fixture->store, now, &later, &keys, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (keys);
      g_assert_cmpint (g_array_index (keys, gint64, keys->len - 2), ==, 1);
      g_assert_cmpint (g_array_index (keys, gint64, keys->len - 1), ==, 2);
    }
}

/* Its page tells where it came from and what became of it, each with who did it. */
static void
test_story (Fixture      *fixture,
            gconstpointer data)
{
  static const gint64 leads[] = { 1, 2 };
  static const char *const next[] = { "1|Chief", NULL };
  g_autoptr (AccordLeadStory) story = NULL;
  g_autoptr (GError) error = NULL;
  AccordLeadEvent *event;
  Counts counts;

  fill (fixture);
  import (fixture->store, "id|job_title", next, &counts);
  edit_lead (fixture->store, 1, "owner", NULL, "Max", &error);
  undo (fixture);
  merge (fixture, leads, 2);
  story = accord_store_lead_story (fixture->store, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (story->import_file, ==, "leads.csv");
  g_assert_cmpuint (story->import_place, ==, 1);
  g_assert_cmpuint (story->import_n_new, ==, 4);
  g_assert_cmpuint (story->activities->len, ==, 4);
  g_assert_cmpint (((AccordLeadActivity *) story->activities->pdata[0])->at, ==, accord_moment_from_day (20005));
  g_assert_cmpuint (story->deals->len, ==, 2);
  g_assert_cmpstr (json_node_get_string (accord_lead_story_find (story, "owner")->value), ==, "Kim");
  g_assert_cmpuint (story->events->len, ==, 4);
  event = story->events->pdata[0];
  g_assert_cmpint (event->kind, ==, ACCORD_LEAD_EVENT_MERGE);
  g_assert_true (event->stands);
  g_assert_cmpstr (event->merged->pdata[0], ==, "Ann B.");
  g_assert_cmpuint (event->diffs->len, >=, 3);
  event = story->events->pdata[1];
  g_assert_cmpint (event->kind, ==, ACCORD_LEAD_EVENT_UNDO);
  event = story->events->pdata[2];
  g_assert_cmpint (event->kind, ==, ACCORD_LEAD_EVENT_EDIT);
  g_assert_cmpstr (json_node_get_string (((AccordLeadDiff *) event->diffs->pdata[0])->new_value), ==, "Max");
  event = story->events->pdata[3];
  g_assert_cmpint (event->kind, ==, ACCORD_LEAD_EVENT_IMPORT);
  g_assert_cmpstr (((AccordLeadDiff *) event->diffs->pdata[0])->column, ==, "job_title");
  /* Of one that went nothing is told any more. */
  g_assert_null (accord_store_lead_story (fixture->store, 2, NULL, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  fixture_isolate ();
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/lead-merge/merge", test_merge);
  fixture_test ("/lead-merge/import-again", test_import_again);
  fixture_test ("/lead-merge/takes-id", test_takes_id);
  fixture_test ("/lead-merge/chain", test_chain);
  fixture_test ("/lead-merge/refused", test_refused);
  fixture_test ("/lead-merge/edited-since", test_edited_since);
  fixture_test ("/lead-merge/since", test_since);
  fixture_test ("/lead-merge/story", test_story);
  return g_test_run ();
}
