#include <string.h>

#include "fixture.h"
#include "workspace/jobs.h"

#define N_ROWS 60000

typedef struct
{
  GThread *thread;
  guint    n_calls;
  gboolean over;
} Progress;

static void
on_progress_cb (double   fraction,
                gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_true (g_thread_self () == progress->thread);
  g_assert_false (progress->over);
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  progress->n_calls++;
}

static char *
write_leads (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("id,name,source,created_at\n");
  char *path = g_build_filename (fixture->folder, "leads.csv", NULL);

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "%u,Somebody %u,%s,2025-0%u-1%u\n", i, i, i % 3 == 0 ? "web" : "fair", i % 9 + 1, i % 10);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  return path;
}

static AccordFileImport *
scan (Fixture    *fixture,
      const char *path)
{
  const AccordFileImportOptions options = { .data_as_of = ACCORD_MOMENT_NONE };
  Progress progress = { .thread = g_thread_self () };
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  AccordFileImport *import;

  accord_workspace_scan_import_async (fixture->workspace, path, &options, on_progress_cb, &progress, NULL, on_done_cb,
                                      &result);
  import = accord_workspace_scan_import_finish (fixture->workspace, wait_for (&result), &error);
  g_object_unref (result);
  g_assert_no_error (error);
  g_assert_cmpuint (accord_file_import_get_n_rows (import), ==, N_ROWS);
  g_assert_cmpuint (progress.n_calls, >, 0);
  return import;
}

static AccordImportResult *
run (Fixture          *fixture,
     AccordFileImport *import,
     gboolean          plan_only,
     GCancellable     *cancellable,
     GError          **error)
{
  Progress progress = { .thread = g_thread_self () };
  GAsyncResult *async_result = NULL;
  AccordImportResult *result;

  accord_workspace_run_import_async (fixture->workspace, import, plan_only, on_progress_cb, &progress, cancellable,
                                     on_done_cb, &async_result);
  result = accord_workspace_run_import_finish (fixture->workspace, wait_for (&async_result), error);
  g_object_unref (async_result);

  progress.over = TRUE;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return result;
}

static gboolean
has_all_leads (gpointer data)
{
  AccordFrame *frame = accord_workspace_get_frame (data);

  return frame != NULL && accord_frame_get_n_leads (frame) == N_ROWS;
}

static void
test_plan_then_run (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = write_leads (fixture);
  g_autoptr (AccordFileImport) import = scan (fixture, path);
  g_autoptr (AccordImportResult) plan = NULL;
  g_autoptr (AccordImportResult) done = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GError) error = NULL;

  plan = run (fixture, import, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_new, ==, N_ROWS);
  imports = accord_store_imports (accord_workspace_get_store (fixture->workspace), NULL, &error);
  g_assert_cmpuint (imports->len, ==, 0);

  done = run (fixture, import, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->n_new, ==, N_ROWS);
  run_until (has_all_leads, fixture->workspace);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = write_leads (fixture);
  g_autoptr (AccordFileImport) import = scan (fixture, path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AccordImportResult) result = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  result = run (fixture, import, FALSE, cancellable, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  imports = accord_store_imports (accord_workspace_get_store (fixture->workspace), NULL, NULL);
  g_assert_cmpuint (imports->len, ==, 0);
}

static void
test_missing_file (Fixture      *fixture,
                   gconstpointer data)
{
  const AccordFileImportOptions options = { .data_as_of = ACCORD_MOMENT_NONE };
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  accord_workspace_scan_import_async (fixture->workspace, "/no/such/leads.csv", &options, NULL, NULL, NULL, on_done_cb,
                                      &result);
  g_assert_null (accord_workspace_scan_import_finish (fixture->workspace, wait_for (&result), &error));
  g_object_unref (result);
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "leads.csv"));
}

static void
test_undo_of_nothing (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  accord_workspace_undo_import_async (fixture->workspace, 99, NULL, on_done_cb, &result);
  g_assert_false (accord_workspace_undo_import_finish (fixture->workspace, wait_for (&result), NULL, NULL, NULL, &error));
  g_object_unref (result);
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/jobs/plan-then-run", Fixture, NULL, fixture_set_up, test_plan_then_run, fixture_tear_down);
  g_test_add ("/jobs/cancelled", Fixture, NULL, fixture_set_up, test_cancelled, fixture_tear_down);
  g_test_add ("/jobs/missing-file", Fixture, NULL, fixture_set_up, test_missing_file, fixture_tear_down);
  g_test_add ("/jobs/undo-of-nothing", Fixture, NULL, fixture_set_up, test_undo_of_nothing, fixture_tear_down);

  return g_test_run ();
}
