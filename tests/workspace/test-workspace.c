#include "fixture.h"
#include "model/records.h"
#include "store/store.h"
#include "workspace/agreement.h"
#include "workspace/jobs.h"

static gboolean
has_frame (gpointer data)
{
  return accord_workspace_get_frame (data) != NULL;
}

static void
import_leads (AccordStore *store,
              guint        first,
              guint        n,
              AccordDay    data_as_of)
{
  const AccordImportOptions options = {
    .file = "test.csv", .kind = "leads", .data_as_of = accord_moment_from_day (data_as_of),
  };
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (AccordField) fingerprint = accord_field_new_custom ("fingerprint", NULL, ACCORD_COLUMN_TEXT);
  g_autoptr (AccordBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree AccordRowOutcome *outcomes = g_new (AccordRowOutcome, n);
  AccordImport *import;

  g_ptr_array_add (fields, (gpointer) accord_field_find ("id"));
  g_ptr_array_add (fields, (gpointer) accord_field_find ("job_title"));
  g_ptr_array_add (fields, (gpointer) accord_field_find ("created_at"));
  import = accord_store_import_begin (store, &options, fields, NULL, &error);
  g_assert_no_error (error);

  g_ptr_array_add (fields, fingerprint);
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, n);
  for (guint i = 0; i < n; i++)
    {
      guint row = accord_batch_append (batch);
      g_autofree char *id = g_strdup_printf ("L%u", first + i);

      accord_batch_set_text (batch, row, 0, id, -1);
      accord_batch_set_text (batch, row, 1, i % 2 == 0 ? "Buyer" : "Engineer", -1);
      batch->columns[2].integers[row] = accord_moment_from_day (data_as_of - 10);
    }
  g_assert_true (accord_import_rows (import, batch, outcomes, &error));
  g_assert_cmpint (accord_import_commit (import, 0, &error), >, 0);
  g_assert_no_error (error);
}

static void
test_create (Fixture      *fixture,
             gconstpointer data)
{
  AccordWorkspace *self = fixture->workspace;

  g_assert_cmpstr (accord_workspace_get_title (self), ==, "Our agreement");
  g_assert_cmpstr (accord_workspace_get_path (self), ==, fixture->path);
  g_assert_cmpstr (accord_workspace_get_currency (self), ==, "EUR");
  g_assert_cmpstr (accord_zone_get_identifier (accord_workspace_get_zone (self)), ==, "UTC");
  g_assert_cmpuint (g_list_model_get_n_items (accord_workspace_get_list (self, ACCORD_TYPE_SECTION)), ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (accord_workspace_get_list (self, ACCORD_TYPE_COMMITMENT)), ==, 0);
}

static void
test_create_refuses (Fixture      *fixture,
                     gconstpointer data)
{
  const AccordNewOptions options = { .template_name = "blank" };
  const AccordNewOptions wrong[] = {
    { .template_name = "no-such" }, { .template_name = "blank", .timezone = "Mars/Olympus" },
  };
  g_autofree char *other = g_build_filename (fixture->folder, "other.accord", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_workspace_create (fixture->path, &options, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_clear_error (&error);
      g_assert_null (accord_workspace_create (other, &wrong[i], NULL, &error));
      g_assert_nonnull (error);
      g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
    }
}

static void
test_create_options (Fixture      *fixture,
                     gconstpointer data)
{
  const AccordNewOptions options = { "b2b-saas", "Europe/Vienna", "CHF", "Acme", "Growth", "Field" };
  g_autofree char *path = g_build_filename (fixture->folder, "acme.accord", NULL);
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  AccordRecord *settings;

  accord_workspace_open_async (path, ACCORD_OPEN_DEFAULT, &options, NULL, on_done_cb, &result);
  workspace = accord_workspace_open_finish (wait_for (&result), &error);
  g_object_unref (result);
  g_assert_no_error (error);

  settings = accord_workspace_get_settings (workspace);
  g_assert_cmpstr (accord_zone_get_identifier (accord_workspace_get_zone (workspace)), ==, "Europe/Vienna");
  g_assert_cmpstr (accord_workspace_get_currency (workspace), ==, "CHF");
  g_assert_cmpstr (accord_record_get_text (settings, "company"), ==, "Acme");
  g_assert_cmpstr (accord_record_get_text (settings, "marketing_name"), ==, "Growth");
  g_assert_cmpstr (accord_record_get_text (settings, "agreement_title"), ==,
                   "Service level agreement between Growth and Field");
  g_assert_cmpuint (g_list_model_get_n_items (accord_workspace_get_list (workspace, ACCORD_TYPE_COMMITMENT)), ==, 15);
  accord_workspace_close (workspace);
}

static void
test_open_missing (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing.accord", NULL);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  accord_workspace_open_async (path, ACCORD_OPEN_DEFAULT, NULL, NULL, on_done_cb, &result);
  g_assert_null (accord_workspace_open_finish (wait_for (&result), &error));
  g_object_unref (result);
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gboolean
has_five_leads (gpointer data)
{
  AccordFrame *frame = accord_workspace_get_frame (data);

  return frame != NULL && accord_frame_get_n_leads (frame) == 5;
}

static void
on_count_cb (GObject    *object,
             GParamSpec *pspec,
             gpointer    user_data)
{
  ++*(guint *) user_data;
}

static void
test_frame_follows_imports (Fixture      *fixture,
                            gconstpointer data)
{
  AccordStore *store = accord_workspace_get_store (fixture->workspace);
  g_autoptr (AccordFrame) before = NULL;
  guint n_frames = 0;

  run_until (has_frame, fixture->workspace);
  before = accord_frame_ref (accord_workspace_get_frame (fixture->workspace));
  g_assert_cmpuint (accord_frame_get_n_leads (before), ==, 0);
  g_signal_connect (fixture->workspace, "notify::frame", G_CALLBACK (on_count_cb), &n_frames);

  import_leads (store, 1, 3, 20000);
  import_leads (store, 4, 2, 20010);
  run_until (has_five_leads, fixture->workspace);

  g_assert_cmpuint (accord_frame_get_n_leads (before), ==, 0);
  g_assert_cmpuint (n_frames, >=, 1);
  g_assert_cmpuint (n_frames, <=, 2);
}

static void
test_as_of (Fixture      *fixture,
            gconstpointer data)
{
  AccordStore *store = accord_workspace_get_store (fixture->workspace);
  AccordDay today = accord_moment_to_day (accord_moment_now (), accord_zone_utc ());
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  guint64 deleted, restored;
  AccordAsOf as_of;

  accord_workspace_get_as_of (fixture->workspace, &as_of);
  g_assert_cmpint (as_of.day, >=, today);

  import_leads (store, 1, 3, 20010);
  import_leads (store, 4, 3, 20000);
  g_assert_nonnull (accord_workspace_load_frame (fixture->workspace, NULL, &error));
  accord_workspace_get_as_of (fixture->workspace, &as_of);
  g_assert_cmpint (as_of.day, ==, 20010);

  g_assert_true (accord_store_undo_import (store, 1, &deleted, &restored, &left, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (accord_workspace_load_frame (fixture->workspace, NULL, &error));
  accord_workspace_get_as_of (fixture->workspace, &as_of);
  g_assert_cmpint (as_of.day, ==, 20000);
}

static const char *
persona_of (AccordWorkspace *workspace,
            guint            row)
{
  const AccordFrameColumn *column = accord_frame_find_column (accord_workspace_get_frame (workspace), "persona");

  return column->dictionary[column->codes[row]];
}

static gboolean
first_has_persona (gpointer data)
{
  return has_five_leads (data) && g_strcmp0 (persona_of (data, 0), "Buyer") == 0;
}

static gboolean
first_has_renamed (gpointer data)
{
  return g_strcmp0 (persona_of (data, 0), "Purchaser") == 0;
}

static void
test_personas_are_derived (Fixture      *fixture,
                           gconstpointer data)
{
  AccordStore *store = accord_workspace_get_store (fixture->workspace);
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (AccordChangeSet) insert = accord_change_set_new ("New persona");
  g_autoptr (AccordChangeSet) rename = accord_change_set_new ("Other name");
  g_autoptr (AccordRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  import_leads (store, 1, 5, 20000);
  accord_record_set_text (persona, "name", "Buyer");
  accord_record_set_text (persona, "match", "job_title = \"buyer\"");
  accord_change_set_insert (insert, persona);
  g_assert_true (accord_store_save (store, insert, NULL, &error));
  run_until (first_has_persona, fixture->workspace);
  g_assert_cmpstr (persona_of (fixture->workspace, 1), ==, NULL);

  saved = g_list_model_get_item (accord_workspace_get_list (fixture->workspace, ACCORD_TYPE_PERSONA), 0);
  accord_change_set_update_text (rename, saved, "name", "Purchaser");
  g_assert_true (accord_store_save (store, rename, NULL, &error));
  run_until (first_has_renamed, fixture->workspace);
}

static void
test_compute (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (AccordCondition) where = accord_condition_parse ("job_title = \"Engineer\"", NULL);
  g_autoptr (AccordFigures) figures = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  AccordFrame *frame;
  AccordQuery query;

  import_leads (accord_workspace_get_store (fixture->workspace), 1, 5, 20000);
  frame = accord_workspace_load_frame (fixture->workspace, NULL, &error);
  accord_workspace_init_query (fixture->workspace, frame, &query);
  g_assert_cmpint (query.horizon_days, ==, 90);
  g_assert_cmpint (query.as_of.day, ==, 20000);

  accord_workspace_compute_async (fixture->workspace, "leads", &query, where, NULL, on_done_cb, &result);
  figures = accord_workspace_compute_finish (fixture->workspace, wait_for (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);
  g_assert_cmpuint (figures->figures->len, ==, 1);
  g_assert_cmpfloat (((AccordFigure *) g_ptr_array_index (figures->figures, 0))->value, ==, 2);

  accord_workspace_compute_async (fixture->workspace, "no-such", &query, NULL, NULL, on_done_cb, &result);
  g_assert_null (accord_workspace_compute_finish (fixture->workspace, wait_for (&result), &error));
  g_clear_object (&result);
  g_assert_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_METRIC);
}

static void
test_collect_sample (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (AccordAgreement) now = NULL;
  g_autoptr (AccordAgreement) later = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  now = accord_workspace_collect_agreement (fixture->workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (now->personas->len, ==, 4);
  g_assert_cmpuint (now->persona_figures->len, ==, 4);
  for (guint i = 0; i < now->persona_figures->len; i++)
    g_assert_nonnull (g_ptr_array_index (now->persona_figures, i));
  g_assert_nonnull (now->goal);
  g_assert_nonnull (now->conversion);
  g_assert_cmpuint (((AccordFigures *) now->conversion)->figures->len, ==, 18);
  g_assert_cmpuint (((AccordFigures *) now->value_all)->figures->len, ==, 1);
  g_assert_cmpint (now->as_of, <, now->today);

  accord_workspace_collect_agreement_async (fixture->workspace, NULL, on_done_cb, &result);
  later = accord_workspace_collect_agreement_finish (fixture->workspace, wait_for (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);
  g_assert_cmpuint (later->commitments->len, ==, now->commitments->len);
}

static void
test_sample_can_be_taken_back (Fixture      *fixture,
                               gconstpointer data)
{
  AccordStore *store = accord_workspace_get_store (fixture->workspace);
  g_autoptr (GPtrArray) imports = accord_store_imports (store, NULL, NULL);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  const AccordImportInfo *import;
  guint64 deleted, restored;

  g_assert_cmpuint (imports->len, ==, 2);
  for (guint i = 0; i < imports->len; i++)
    {
      import = g_ptr_array_index (imports, i);
      g_assert_cmpstr (import->file, ==, i == 0 ? "invented calls and messages" : "invented leads");
      accord_workspace_undo_import_async (fixture->workspace, import->id, NULL, on_done_cb, &result);
      g_assert_true (accord_workspace_undo_import_finish (fixture->workspace, wait_for (&result), &deleted, &restored, &left,
                                                          &error));
      g_clear_object (&result);
      g_assert_no_error (error);
      g_assert_cmpuint (deleted, ==, import->n_new);
      g_assert_cmpuint (left->len, ==, 0);
      g_clear_pointer (&left, g_ptr_array_unref);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/workspace/create", Fixture, NULL, fixture_set_up, test_create, fixture_tear_down);
  g_test_add ("/workspace/create-refuses", Fixture, NULL, fixture_set_up, test_create_refuses, fixture_tear_down);
  g_test_add ("/workspace/create-options", Fixture, NULL, fixture_set_up, test_create_options, fixture_tear_down);
  g_test_add ("/workspace/open-missing", Fixture, NULL, fixture_set_up, test_open_missing, fixture_tear_down);
  g_test_add ("/workspace/frame-follows-imports", Fixture, NULL, fixture_set_up, test_frame_follows_imports, fixture_tear_down);
  g_test_add ("/workspace/as-of", Fixture, NULL, fixture_set_up, test_as_of, fixture_tear_down);
  g_test_add ("/workspace/personas-are-derived", Fixture, NULL, fixture_set_up, test_personas_are_derived, fixture_tear_down);
  g_test_add ("/workspace/compute", Fixture, NULL, fixture_set_up, test_compute, fixture_tear_down);
  g_test_add ("/workspace/collect-sample", Fixture, "sample", fixture_set_up, test_collect_sample, fixture_tear_down);
  g_test_add ("/workspace/sample-can-be-taken-back", Fixture, "sample", fixture_set_up, test_sample_can_be_taken_back, fixture_tear_down);

  return g_test_run ();
}
