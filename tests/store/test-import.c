#include "fixture.h"

#include <string.h>

/* One file after another into the same workspace; what each row became: new, changed, unchanged, ambiguous. */
typedef struct
{
  const char *columns;
  const char *rows[8];
  gboolean    clear_empty;
  Counts      counts;
} Step;

typedef struct
{
  const char *name;
  Step        steps[4];
} Case;

static const Case cases[] = {
  { "by-id",
    { { "id|email|name", { "1|a@x.io|Ann", "2|b@x.io|Bob" }, FALSE, { 2, 0, 0, 0 } },
      { "id|email|name", { "1|a@x.io|Ann", "2|b@x.io|Bob" }, FALSE, { 0, 0, 2, 0 } },
      { "id|name", { "2|Rob", "3|Cy" }, FALSE, { 1, 1, 0, 0 } } } },
  { "by-email-without-id",
    { { "email|name", { "a@x.io|Ann", "b@x.io|Bob" }, FALSE, { 2, 0, 0, 0 } },
      { "email|name", { " A@X.IO |Ann", "B@x.io|Rob" }, FALSE, { 0, 2, 0, 0 } } } },
  { "case-folded-beyond-ascii",
    { { "email", { "ÄRZTIN@straße.de" }, FALSE, { 1, 0, 0, 0 } },
      { "email|name", { "ärztin@STRASSE.de|Ä" }, FALSE, { 0, 1, 0, 0 } } } },
  /* The id is unknown, and one lead without an id has that e-mail: it is that lead, and gets the id. */
  { "takes-the-id",
    { { "email|name", { "a@x.io|Ann" }, FALSE, { 1, 0, 0, 0 } },
      { "id|email|name", { "7|a@x.io|Ann" }, FALSE, { 0, 1, 0, 0 } },
      { "id|email|name", { "7|a@x.io|Ann" }, FALSE, { 0, 0, 1, 0 } },
      { "id|email|name", { "8|a@x.io|Ann" }, FALSE, { 1, 0, 0, 0 } } } },
  /* E-mail is not asked of leads that have an id. */
  { "email-of-a-lead-with-id",
    { { "id|email", { "1|a@x.io" }, FALSE, { 1, 0, 0, 0 } }, { "email|name", { "a@x.io|Ann" }, FALSE, { 1, 0, 0, 0 } } } },
  { "fingerprint",
    { { "name|company|-", { "Ann|X|f1", "Bob|Y|f2" }, FALSE, { 2, 0, 0, 0 } },
      { "name|company|-", { "Ann|X|f1", "Cy|Z|f3" }, FALSE, { 1, 0, 1, 0 } } } },
  /* A row without id and e-mail in a file that has both. */
  { "fingerprint-of-a-bare-row",
    { { "id|email|name|-", { "||Ann|f1", "1||Bob|f2" }, FALSE, { 2, 0, 0, 0 } },
      { "id|email|name|-", { "||Ann|f1", "1||Bob|f2" }, FALSE, { 0, 0, 2, 0 } } } },
  { "empty-changes-nothing",
    { { "id|name|company", { "1|Ann|X" }, FALSE, { 1, 0, 0, 0 } },
      { "id|name|company", { "1||" }, FALSE, { 0, 0, 1, 0 } },
      { "id|name|company", { "1||Z" }, FALSE, { 0, 1, 0, 0 } } } },
  { "clear-empty",
    { { "id|name|company", { "1|Ann|X" }, FALSE, { 1, 0, 0, 0 } },
      { "id|name", { "1|" }, TRUE, { 0, 1, 0, 0 } },
      { "id|name", { "1|" }, TRUE, { 0, 0, 1, 0 } } } },
  /* Only columns of the file are changed. */
  { "other-columns-stay",
    { { "id|name|company", { "1|Ann|X" }, FALSE, { 1, 0, 0, 0 } },
      { "id|company", { "1|X" }, TRUE, { 0, 0, 1, 0 } } } },
  { "custom-fields",
    { { "id|Visits:integer|Rate:real|Asked:boolean|Note", { "1|3|0.25|1|hm", "2||||" }, FALSE, { 2, 0, 0, 0 } },
      { "id|Visits:integer|Rate:real|Asked:boolean|Note", { "1|3|0.25|1|hm", "2|0|0|0|x" }, FALSE, { 0, 1, 1, 0 } } } },
  { "a-new-custom-field-is-a-change",
    { { "id|name", { "1|Ann", "2|Bob" }, FALSE, { 2, 0, 0, 0 } },
      { "id|Colour", { "1|red", "2|" }, FALSE, { 0, 1, 1, 0 } } } },
  { "moments-and-values",
    { { "id|created_at|value", { "1|3000000000001|12.5" }, FALSE, { 1, 0, 0, 0 } },
      { "id|created_at|value", { "1|3000000000001|12.5" }, FALSE, { 0, 0, 1, 0 } },
      { "id|created_at|value", { "1|3000000000003|12.5" }, FALSE, { 0, 1, 0, 0 } } } },
  /* What came before in the file is found, too, in the file as in its plan. */
  { "within-one-file",
    { { "id|email|name", { "|a@x.io|Ann", "1|a@x.io|Ann", "2|b@x.io|Bob", "|b@x.io|Bob" }, FALSE, { 3, 1, 0, 0 } } } },
  { "given-an-id-then-again",
    { { "email", { "a@x.io" }, FALSE, { 1, 0, 0, 0 } },
      { "id|email", { "1|a@x.io", "2|a@x.io", "1|a@x.io" }, FALSE, { 1, 1, 1, 0 } } } },
};

static void
assert_counts (const Counts *counts,
               const Counts *expected)
{
  g_assert_cmpuint (counts->n_new, ==, expected->n_new);
  g_assert_cmpuint (counts->n_changed, ==, expected->n_changed);
  g_assert_cmpuint (counts->n_unchanged, ==, expected->n_unchanged);
  g_assert_cmpuint (counts->n_ambiguous, ==, expected->n_ambiguous);
}

static void
run_step (AccordStore *store,
          const Step  *step,
          gboolean     plan_only)
{
  g_autoptr (GError) error = NULL;
  Counts counts;
  gint64 number = import_rows (store, step->columns, step->rows, plan_only, step->clear_empty, &counts, &error);

  g_assert_no_error (error);
  g_assert_true (plan_only ? number == 0 : number > 0);
  assert_counts (&counts, &step->counts);
}

/* A plan says what the import then does, and writes nothing. */
static void
test_case (Fixture      *fixture,
           gconstpointer data)
{
  const Case *test = data;

  for (const Step *step = test->steps; step < test->steps + G_N_ELEMENTS (test->steps) && step->columns != NULL; step++)
    {
      g_autofree char *before = describe_leads (fixture->store), *after = NULL;

      run_step (fixture->store, step, TRUE);
      after = describe_leads (fixture->store);
      g_assert_cmpstr (before, ==, after);
      run_step (fixture->store, step, FALSE);
    }
}

static void
import_all (AccordStore       *store,
            const char        *columns,
            const char *const *rows)
{
  g_autoptr (GError) error = NULL;
  Counts counts;

  import_rows (store, columns, rows, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
}

static void
test_ambiguous (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const two[] = { "1|a@x.io", "2|b@x.io", NULL };
  static const char *const again[] = { "3|a@x.io|Ann", "4|b@x.io|Bob", NULL };
  g_autoptr (GError) error = NULL;
  Counts counts;

  import_all (fixture->store, "id|email", two);
  /* Two leads without an id and with one e-mail: no import makes them, but an edit may. */
  fixture_close (fixture);
  elsewhere (fixture, "UPDATE leads SET external_id = NULL, email_key = 'a@x.io', email = 'a@x.io'");
  fixture_reopen (fixture);
  import_rows (fixture->store, "id|email|name", again, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  assert_counts (&counts, &(Counts) { 1, 0, 0, 1 });
}

static void
test_values (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const rows[] = { "1|a@x.io|12.5|3000000000001|7|1", "2|||||", NULL };
  g_autofree char *leads = NULL;

  import_all (fixture->store, "id|email|value|created_at|Visits:integer|Asked:boolean", rows);
  leads = describe_leads (fixture->store);
  g_assert_true (g_str_has_prefix (leads, "id,email,name,"));
  g_assert_nonnull (strstr (leads, ",Visits,Asked\n|1|a@x.io|"));
  g_assert_nonnull (strstr (leads, "|3000000000001|"));
  g_assert_nonnull (strstr (leads, "|12.5|"));
  g_assert_nonnull (strstr (leads, "|7|1\n|2|"));
}

static void
test_wrong_type (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const one[] = { "1|3", NULL };
  static const char *const text[] = { "1|three", NULL };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  Counts counts;

  import_all (fixture->store, "id|Visits:integer", one);
  before = describe_leads (fixture->store);
  g_assert_cmpint (import_rows (fixture->store, "id|Visits", text, FALSE, FALSE, &counts, &error), ==, -1);
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID);
  after = describe_leads (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_derived (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const one[] = { "1|3", NULL };
  g_autoptr (GError) error = NULL;
  Counts counts;

  g_assert_cmpint (import_rows (fixture->store, "id|score", one, FALSE, FALSE, &counts, &error), ==, -1);
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID);
}

static void
test_imports (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const rows[] = { "1|Ann", "2|Bob", "3|Cy", NULL };
  static const char *const again[] = { "1|Ann", "2|Rob", "4|Di", NULL };
  AccordStoreAuthor author = { "system", "Ada" };
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GError) error = NULL;
  AccordImportInfo *info;

  accord_store_set_author (fixture->store, &author);
  import_all (fixture->store, "id|name", rows);
  import_all (fixture->store, "id|name", again);
  imports = accord_store_imports (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (imports->len, ==, 2);
  info = imports->pdata[0];
  g_assert_cmpint (info->id, ==, 2);
  g_assert_cmpstr (info->member_name, ==, "Ada");
  g_assert_cmpstr (info->file, ==, "leads.csv");
  g_assert_cmpuint (info->n_new, ==, 1);
  g_assert_cmpuint (info->n_changed, ==, 1);
  g_assert_cmpuint (info->n_unchanged, ==, 1);
  g_assert_false (info->undone);
}

static void
test_abort (Fixture      *fixture,
            gconstpointer data)
{
  AccordImportOptions options = { .file = "leads.csv", .kind = "leads", .data_as_of = ACCORD_MOMENT_NONE };
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  g_autofree char *before = describe_leads (fixture->store), *after = NULL;
  g_autoptr (AccordBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  AccordRowOutcome outcome;
  AccordImport *import;

  g_ptr_array_add (fields, accord_field_copy (accord_field_find ("id")));
  g_ptr_array_add (fields, accord_field_new_custom ("Colour", NULL, ACCORD_COLUMN_TEXT));
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, 1);
  accord_batch_set_text (batch, accord_batch_append (batch), 0, "1", -1);
  import = accord_store_import_begin (fixture->store, &options, fields, NULL, &error);
  g_assert_no_error (error);
  accord_import_rows (import, batch, &outcome, &error);
  g_assert_no_error (error);
  accord_import_abort (import);
  after = describe_leads (fixture->store);
  g_assert_cmpstr (before, ==, after);
  /* The indexes are back, too. */
  fixture_close (fixture);
  elsewhere (fixture, "SELECT id FROM leads INDEXED BY leads_external_id WHERE external_id = '1'");
}

static gpointer
save_in_thread (gpointer data)
{
  save_persona (data, "Meanwhile");
  return NULL;
}

/* While an import is open its own thread may read; others' saves wait, and are not lost. */
static void
test_saves_wait (Fixture      *fixture,
                 gconstpointer data)
{
  AccordImportOptions options = { .file = "leads.csv", .kind = "leads", .data_as_of = ACCORD_MOMENT_NONE };
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  AccordImport *import;
  GThread *thread;

  g_ptr_array_add (fields, accord_field_copy (accord_field_find ("id")));
  import = accord_store_import_begin (fixture->store, &options, fields, NULL, &error);
  g_assert_no_error (error);
  thread = g_thread_new ("save", save_in_thread, fixture->store);
  records = accord_store_load_records (fixture->store, ACCORD_TYPE_PERSONA, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 0);
  accord_import_commit (import, 0, &error);
  g_assert_no_error (error);
  g_thread_join (thread);
  g_clear_pointer (&records, g_ptr_array_unref);
  records = accord_store_load_records (fixture->store, ACCORD_TYPE_PERSONA, NULL, &error);
  g_assert_cmpuint (records->len, ==, 1);
}

static void
test_mapping (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *none = accord_store_get_mapping (fixture->store, "crm", &error), *json = NULL;
  g_autoptr (GPtrArray) names = NULL;

  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_true (accord_store_set_mapping (fixture->store, "crm", "{\"A\": null}", &error));
  g_assert_true (accord_store_set_mapping (fixture->store, "crm", "{\"A\": \"email\"}", &error));
  fixture_reopen (fixture);
  json = accord_store_get_mapping (fixture->store, "crm", &error);
  g_assert_cmpstr (json, ==, "{\"A\": \"email\"}");
  names = accord_store_list_mappings (fixture->store, &error);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (names->pdata[0], ==, "crm");
}

static void
add_visit (AccordStore *store,
           gint64       lead)
{
  g_autoptr (AccordBatch) batch = accord_activity_batch_new (1);
  g_autoptr (GError) error = NULL;
  guint row = accord_batch_append (batch);

  batch->columns[0].integers[row] = lead;
  accord_batch_set_text (batch, row, 1, "visit", -1);
  batch->columns[2].integers[row] = 1000;
  accord_store_add_activities (store, batch, &error);
  g_assert_no_error (error);
}

static void
test_leads_since (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const rows[] = { "1|Ann", "2|Bob", "3|Cy", NULL };
  static const char *const again[] = { "2|Rob", "4|Di", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;
  guint64 deleted, restored;
  GArray *keys = NULL;
  gint64 first, now;

  import_all (fixture->store, "id|name", rows);
  g_assert_true (accord_store_leads_since (fixture->store, 0, &first, &keys, NULL, &error));
  g_assert_null (keys);
  import_all (fixture->store, "id|name", again);
  g_assert_true (accord_store_leads_since (fixture->store, first, &now, &keys, NULL, &error));
  g_assert_cmpint (now, >, first);
  g_assert_cmpuint (keys->len, ==, 2);
  g_assert_cmpint (g_array_index (keys, gint64, 0), ==, 2);
  g_assert_cmpint (g_array_index (keys, gint64, 1), ==, 4);
  g_array_unref (keys);
  first = now;
  g_assert_true (accord_store_undo_import (fixture->store, 2, &deleted, &restored, &left, NULL, &error));
  g_assert_true (accord_store_leads_since (fixture->store, first, &now, &keys, NULL, &error));
  g_assert_cmpuint (keys->len, ==, 2);
  g_array_unref (keys);
  g_assert_true (accord_store_leads_since (fixture->store, now, &now, &keys, NULL, &error));
  g_assert_cmpuint (keys->len, ==, 0);
  g_array_unref (keys);

  /* What happens to a lead is a change of it. */
  add_visit (fixture->store, 3);
  g_assert_true (accord_store_leads_since (fixture->store, now, &now, &keys, NULL, &error));
  g_assert_cmpuint (keys->len, ==, 1);
  g_assert_cmpint (g_array_index (keys, gint64, 0), ==, 3);
  g_array_unref (keys);

  /* A number that the log has not come to yet is that of another file. */
  g_assert_true (accord_store_leads_since (fixture->store, now + 1, &now, &keys, NULL, &error));
  g_assert_null (keys);
}

static void
test_read_by_key (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const rows[] = { "1|Ann", "2|Bob", "3|Cy", NULL };
  const gint64 keys[] = { 1, 3, 99 };
  const AccordField *fields[] = { accord_field_find ("name") };
  g_autoptr (AccordBatch) leads = accord_batch_new (fields, 1, 1);
  g_autoptr (AccordBatch) activities = accord_activity_batch_new (1);
  g_autoptr (GError) error = NULL;

  import_all (fixture->store, "id|name", rows);
  add_visit (fixture->store, 2);
  add_visit (fixture->store, 3);
  g_assert_true (accord_store_read_leads_by_key (fixture->store, keys, G_N_ELEMENTS (keys), leads, NULL, &error));
  g_assert_cmpuint (leads->n_rows, ==, 2);
  g_assert_cmpint (leads->keys[1], ==, 3);
  g_assert_cmpstr (leads->columns[0].texts[1], ==, "Cy");
  g_assert_true (accord_store_read_activities_of (fixture->store, keys, G_N_ELEMENTS (keys), activities, NULL, &error));
  g_assert_cmpuint (activities->n_rows, ==, 1);
  g_assert_cmpint (activities->columns[0].integers[0], ==, 3);
}

static void
test_activities (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const rows[] = { "1|Ann", NULL };
  g_autoptr (AccordBatch) batch = accord_activity_batch_new (4);
  g_autoptr (GError) error = NULL;
  guint64 n_leads, n_activities;
  guint row;

  import_all (fixture->store, "id|name", rows);
  for (guint i = 0; i < 3; i++)
    {
      row = accord_batch_append (batch);
      batch->columns[0].integers[row] = 1;
      accord_batch_set_text (batch, row, 1, "visit", -1);
      batch->columns[2].integers[row] = 1000 + i;
    }
  g_assert_true (accord_store_add_activities (fixture->store, batch, &error));
  g_assert_no_error (error);
  g_assert_true (accord_store_read_activities (fixture->store, 1, batch, NULL, &error));
  g_assert_cmpuint (batch->n_rows, ==, 2);
  g_assert_cmpstr (batch->columns[1].texts[0], ==, "visit");
  g_assert_true (accord_store_count_bulk (fixture->store, &n_leads, &n_activities, NULL, &error));
  g_assert_cmpuint (n_leads, ==, 1);
  g_assert_cmpuint (n_activities, ==, 3);

  /* None of them is added where one belongs to no lead. */
  batch->columns[0].integers[1] = 99;
  g_assert_false (accord_store_add_activities (fixture->store, batch, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID);
  g_assert_true (accord_store_count_bulk (fixture->store, &n_leads, &n_activities, NULL, NULL));
  g_assert_cmpuint (n_activities, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/import/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_case, fixture_tear_down);
    }
  fixture_test ("/store/import/ambiguous", test_ambiguous);
  fixture_test ("/store/import/values", test_values);
  fixture_test ("/store/import/wrong-type", test_wrong_type);
  fixture_test ("/store/import/derived", test_derived);
  fixture_test ("/store/import/imports", test_imports);
  fixture_test ("/store/import/abort", test_abort);
  fixture_test ("/store/import/saves-wait", test_saves_wait);
  fixture_test ("/store/import/mapping", test_mapping);
  fixture_test ("/store/import/leads-since", test_leads_since);
  fixture_test ("/store/import/read-by-key", test_read_by_key);
  fixture_test ("/store/import/activities", test_activities);
  return g_test_run ();
}
