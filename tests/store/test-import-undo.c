#include "fixture.h"

#include <string.h>

static gint64
import_all (AccordStore       *store,
            const char        *columns,
            const char *const *rows)
{
  g_autoptr (GError) error = NULL;
  Counts counts;
  gint64 number = import_rows (store, columns, rows, FALSE, FALSE, &counts, &error);

  g_assert_no_error (error);
  return number;
}

/* Returns what was left, as text. */
static char *
undo (AccordStore *store,
      gint64       number,
      guint64      deleted_expected,
      guint64      restored_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;
  guint64 deleted, restored;

  accord_store_undo_import (store, number, &deleted, &restored, &left, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deleted, ==, deleted_expected);
  g_assert_cmpuint (restored, ==, restored_expected);
  g_ptr_array_add (left, NULL);
  return g_strjoinv (" ", (char **) left->pdata);
}

static void
assert_sound (AccordStore *store)
{
  g_autoptr (GPtrArray) findings = accord_store_check (store, NULL, NULL);

  g_assert_cmpuint (findings->len, ==, 0);
}

static const char *const first_rows[] = { "1|a@x.io|Ann|red", "2|b@x.io|Bob|", "|c@x.io|Cy|blue", "||Di|", NULL };
static const char *const second_rows[] = { "1|a@x.io|Anna|7", "3|c@x.io|Cy|", "4|d@x.io|Ed|8", NULL };

static void
test_last (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *left = NULL;
  gint64 second;

  import_all (fixture->store, "id|email|name|Colour", first_rows);
  before = describe_leads (fixture->store);
  second = import_all (fixture->store, "id|email|name|Size:integer", second_rows);
  left = undo (fixture->store, second, 1, 2);
  after = describe_leads (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (left, ==, "");
  assert_sound (fixture->store);

  /* The same file goes in as it did the first time: what told the leads apart is as it was, too. */
  {
    g_autoptr (GError) error = NULL;
    Counts counts;

    import_rows (fixture->store, "id|email|name|Size:integer", second_rows, FALSE, FALSE, &counts, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (counts.n_new, ==, 1);
    g_assert_cmpuint (counts.n_changed, ==, 2);
  }
}

static void
test_all_from_the_last (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *empty = describe_leads (fixture->store), *after = NULL, *left = NULL, *left_too = NULL;
  gint64 first = import_all (fixture->store, "id|email|name|Colour", first_rows);
  gint64 second = import_all (fixture->store, "id|email|name|Size:integer", second_rows);

  left = undo (fixture->store, second, 1, 2);
  left_too = undo (fixture->store, first, 4, 0);
  after = describe_leads (fixture->store);
  g_assert_cmpstr (empty, ==, after);
  g_assert_cmpstr (left, ==, "");
  g_assert_cmpstr (left_too, ==, "");
}

/* What a later import changed of what this one made is left, and said. */
static void
test_first_before_last (Fixture      *fixture,
                        gconstpointer data)
{
  gint64 first = import_all (fixture->store, "id|email|name|Colour", first_rows);
  g_autofree char *left = NULL, *leads = NULL;

  import_all (fixture->store, "id|email|name|Size:integer", second_rows);
  left = undo (fixture->store, first, 2, 0);
  g_assert_cmpstr (left, ==, "1 3");
  leads = describe_leads (fixture->store);
  g_assert_nonnull (strstr (leads, "Anna"));
  g_assert_null (strstr (leads, "Bob"));
  /* Their field is still there, for they use it. */
  g_assert_nonnull (strstr (leads, ",Colour,"));
  assert_sound (fixture->store);
}

static void
test_changed_since (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const later[] = { "1|Annabel", NULL };
  g_autofree char *left = NULL, *leads = NULL;
  gint64 second;

  import_all (fixture->store, "id|email|name|Colour", first_rows);
  second = import_all (fixture->store, "id|email|name|Size:integer", second_rows);
  import_all (fixture->store, "id|name", later);
  /* 3 has its old values again; 1 was changed since, and keeps all of it; 4, which it made, goes. */
  left = undo (fixture->store, second, 1, 1);
  g_assert_cmpstr (left, ==, "1");
  leads = describe_leads (fixture->store);
  g_assert_nonnull (strstr (leads, "Annabel"));
  g_assert_null (strstr (leads, "Ed"));
}

/* What a person, or another import, added to a lead is not thrown away with it. */
static void
test_with_activities (Fixture      *fixture,
                      gconstpointer data)
{
  gint64 first = import_all (fixture->store, "id|email|name|Colour", first_rows);
  g_autoptr (AccordBatch) batch = accord_activity_batch_new (1);
  g_autofree char *left = NULL;
  guint row = accord_batch_append (batch);

  fixture_close (fixture);
  elsewhere (fixture, "INSERT INTO activities (lead, kind, at, import_id) VALUES (2, 'call', 0, 77)");
  fixture_reopen (fixture);
  g_assert_cmpuint (row, ==, 0);
  left = undo (fixture->store, first, 3, 0);
  g_assert_cmpstr (left, ==, "2");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  gint64 first = import_all (fixture->store, "id|email|name|Colour", first_rows);
  g_autofree char *left = undo (fixture->store, first, 4, 0);
  const gint64 numbers[] = { first, 0, 99, -1 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) nothing = NULL;
      guint64 deleted, restored;

      g_assert_false (accord_store_undo_import (fixture->store, numbers[i], &deleted, &restored, &nothing, NULL, &error));
      g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND);
    }
}

/* The number of a lead that was taken back is not given to another. */
static void
test_numbers (Fixture      *fixture,
              gconstpointer data)
{
  gint64 first = import_all (fixture->store, "id|email|name|Colour", first_rows);
  g_autoptr (AccordBatch) batch = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autofree char *left = undo (fixture->store, first, 4, 0);

  import_all (fixture->store, "id|email|name|Colour", first_rows);
  fields = accord_store_list_fields (fixture->store, NULL, NULL);
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, 10);
  g_assert_true (accord_store_read_leads (fixture->store, 0, batch, NULL, NULL));
  g_assert_cmpuint (batch->n_rows, ==, 4);
  g_assert_cmpint (batch->keys[0], ==, 5);
}

static void
test_data_as_of (Fixture      *fixture,
                 gconstpointer data)
{
  AccordMoment moment;
  g_autofree char *left = NULL;

  g_assert_true (accord_store_get_data_as_of (fixture->store, &moment, NULL));
  g_assert_cmpint (moment, ==, ACCORD_MOMENT_NONE);
  for (gint64 i = 1; i <= 3; i++)
    {
      AccordImportOptions options = { .file = "a.csv", .kind = "leads", .data_as_of = (i % 3) * 1000 };
      g_autoptr (GPtrArray) fields = g_ptr_array_new ();
      AccordImport *import;

      g_ptr_array_add (fields, (gpointer) accord_field_find ("id"));
      import = accord_store_import_begin (fixture->store, &options, fields, NULL, NULL);
      g_assert_cmpint (accord_import_commit (import, 0, NULL), ==, i);
    }
  g_assert_true (accord_store_get_data_as_of (fixture->store, &moment, NULL));
  g_assert_cmpint (moment, ==, 2000);
  left = undo (fixture->store, 2, 0, 0);
  g_assert_true (accord_store_get_data_as_of (fixture->store, &moment, NULL));
  g_assert_cmpint (moment, ==, 1000);
}

typedef struct
{
  char *leads;
  gint64 number;
} State;

static void
free_state (State *state)
{
  g_free (state->leads);
  g_free (state);
}

static GStrv
invent_rows (GRand *random)
{
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();

  for (gint i = g_rand_int_range (random, 1, 8); i > 0; i--)
    {
      gint id = g_rand_int_range (random, 0, 9), email = g_rand_int_range (random, 0, 6);
      g_autofree char *id_text = id == 0 ? g_strdup ("") : g_strdup_printf ("%d", id);
      g_autofree char *email_text = email == 0 ? g_strdup ("") : g_strdup_printf ("%c@x.io", 'a' + email);
      g_autofree char *row = g_strdup_printf ("%s|%s|%s|%s|%s-%s", id_text, email_text,
                                              g_rand_boolean (random) ? "Ann" : "", g_rand_boolean (random) ? "X" : "Y",
                                              id_text, email_text);

      g_strv_builder_add (rows, row);
    }
  return g_strv_builder_end (rows);
}

/* Whatever came in, in whatever order, taking all of it back from the last gives each state before. */
static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const columns[] = { "id|email|name|company|-", "id|email|name|Colour|-", "id|email|Size|Colour|-" };
  g_autoptr (GRand) random = g_rand_new_with_seed (77);

  for (guint turn = 0; turn < 12; turn++)
    {
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) free_state);

      for (guint i = 0; i < 6; i++)
        {
          State *state = g_new0 (State, 1);
          g_auto (GStrv) rows = invent_rows (random);

          state->leads = describe_leads (fixture->store);
          state->number = import_all (fixture->store, columns[g_rand_int_range (random, 0, 3)], (const char *const *) rows);
          g_ptr_array_add (states, state);
        }
      for (guint i = states->len; i > 0; i--)
        {
          State *state = g_ptr_array_index (states, i - 1);
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) left = NULL;
          g_autofree char *leads = NULL;
          guint64 deleted, restored;

          accord_store_undo_import (fixture->store, state->number, &deleted, &restored, &left, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (left->len, ==, 0);
          leads = describe_leads (fixture->store);
          g_assert_cmpstr (leads, ==, state->leads);
        }
      assert_sound (fixture->store);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/store/import-undo/last", test_last);
  fixture_test ("/store/import-undo/all-from-the-last", test_all_from_the_last);
  fixture_test ("/store/import-undo/first-before-last", test_first_before_last);
  fixture_test ("/store/import-undo/changed-since", test_changed_since);
  fixture_test ("/store/import-undo/with-activities", test_with_activities);
  fixture_test ("/store/import-undo/refused", test_refused);
  fixture_test ("/store/import-undo/numbers", test_numbers);
  fixture_test ("/store/import-undo/data-as-of", test_data_as_of);
  fixture_test ("/store/import-undo/random", test_random);
  return g_test_run ();
}
