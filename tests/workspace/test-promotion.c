/* Leads that an edit brings over the threshold of the published model: a date each, once, which Undo takes back. */
#include "fixture.h"

#include "model/lead-change.h"
#include "model/score-publication.h"
#include "store/bulk.h"
#include "store/lead-story.h"

static void
save (AccordWorkspace *workspace,
      AccordChangeSet *changes)
{
  g_autoptr (GError) error = NULL;

  accord_store_save (accord_workspace_get_store (workspace), changes, NULL, &error);
  g_assert_no_error (error);
}

/* Engineers have 60, all others 10; who has 50 is qualified. */
static void
publish (AccordWorkspace *workspace)
{
  g_autoptr (AccordScoreModel) model = accord_score_model_new ();
  AccordScoreGroup *group = accord_score_model_add_group (model, "Fit", ACCORD_DIMENSION_FIT);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Published");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (AccordRecord) publication = NULL;

  model->start = 10;
  model->mql = 50;
  accord_score_group_add_rule (group, "Engineer", accord_condition_parse ("job_title = \"Engineer\"", NULL), 50);
  publication = accord_score_publication_new (none, model, "M. K.", accord_moment_now (), NULL);
  accord_change_set_insert (changes, publication);
  save (workspace, changes);
}

static void
import_leads (AccordWorkspace *workspace)
{
  const AccordImportOptions options = { .file = "leads.csv", .kind = "leads", .data_as_of = ACCORD_MOMENT_NONE };
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  g_autoptr (AccordBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  AccordRowOutcome outcomes[2];
  AccordImport *import;

  g_ptr_array_add (fields, accord_field_copy (accord_field_find ("id")));
  g_ptr_array_add (fields, accord_field_copy (accord_field_find ("job_title")));
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, 2);
  for (guint i = 0; i < 2; i++)
    {
      guint row = accord_batch_append (batch);

      accord_batch_set_text (batch, row, 0, i == 0 ? "a" : "b", -1);
      accord_batch_set_text (batch, row, 1, "Buyer", -1);
    }
  import = accord_store_import_begin (accord_workspace_get_store (workspace), &options, fields, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (accord_import_rows (import, batch, outcomes, &error));
  g_assert_cmpint (accord_import_commit (import, 0, &error), >, 0);
  g_assert_no_error (error);
}

static void
set_job (AccordWorkspace *workspace,
         gint64           lead,
         const char      *job)
{
  AccordLeadChange *change = accord_lead_change_new (ACCORD_LEADS_EDIT, &lead, 1);
  g_autoptr (AccordChangeSet) changes = NULL;

  accord_lead_change_set (change, "job_title", json_node_init_string (json_node_alloc (), job));
  changes = accord_change_set_new_leads ("Job title", change);
  save (workspace, changes);
}

/* By which model the lead is qualified; 0: by none. */
static gint64
find_model (AccordWorkspace *workspace,
            gint64           lead)
{
  g_autoptr (AccordLeadStory) story = accord_store_lead_story (accord_workspace_get_store (workspace), lead, NULL, NULL);
  AccordLeadValue *value = accord_lead_story_find (story, "mql_at");

  g_assert_cmpuint (story->promotions->len, <=, 1);
  g_assert_cmpint (story->promotions->len == 1, ==, JSON_NODE_HOLDS_VALUE (value->value));
  return story->promotions->len == 1 ? ((AccordLeadPromotion *) story->promotions->pdata[0])->model : 0;
}

static guint64
promote (AccordWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  guint64 n;

  accord_workspace_promote (workspace, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

static void
undo (AccordWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;

  accord_store_undo_async (accord_workspace_get_store (workspace), NULL, on_done_cb, &result);
  summary = accord_store_undo_finish (accord_workspace_get_store (workspace), wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  AccordWorkspace *workspace = fixture->workspace;

  import_leads (workspace);
  publish (workspace);
  g_assert_nonnull (accord_workspace_load_frame (workspace, NULL, NULL));
  set_job (workspace, 1, "Engineer");
  g_assert_cmpuint (promote (workspace), ==, 1);
  g_assert_cmpint (find_model (workspace, 1), ==, 1);
  g_assert_cmpint (find_model (workspace, 2), ==, 0);
  /* Once. */
  g_assert_cmpuint (promote (workspace), ==, 0);
  set_job (workspace, 1, "Buyer");
  g_assert_cmpuint (promote (workspace), ==, 0);
  set_job (workspace, 1, "Engineer");
  g_assert_cmpuint (promote (workspace), ==, 0);
  g_assert_cmpint (find_model (workspace, 1), ==, 1);
}

static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  AccordWorkspace *workspace = fixture->workspace;

  import_leads (workspace);
  publish (workspace);
  g_assert_nonnull (accord_workspace_load_frame (workspace, NULL, NULL));
  set_job (workspace, 2, "Engineer");
  g_assert_cmpuint (promote (workspace), ==, 1);
  undo (workspace);
  g_assert_cmpint (find_model (workspace, 2), ==, 0);
  g_assert_cmpuint (promote (workspace), ==, 0);
}

static gboolean
is_promoted (gpointer data)
{
  return find_model (data, 1) == 1;
}

static gboolean
has_frame (gpointer data)
{
  AccordFrame *frame = accord_workspace_get_frame (data);

  return frame != NULL && accord_frame_get_n_leads (frame) == 2 && accord_frame_find_column (frame, "score") != NULL;
}

/* In the window it happens by itself. */
static void
test_by_itself (Fixture      *fixture,
                gconstpointer data)
{
  AccordWorkspace *workspace = fixture->workspace;

  import_leads (workspace);
  publish (workspace);
  run_until (has_frame, workspace);
  set_job (workspace, 1, "Engineer");
  run_until (is_promoted, workspace);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();
  g_test_add ("/workspace/promotion/edit", Fixture, NULL, fixture_set_up, test_edit, fixture_tear_down);
  g_test_add ("/workspace/promotion/undo", Fixture, NULL, fixture_set_up, test_undo, fixture_tear_down);
  g_test_add ("/workspace/promotion/by-itself", Fixture, NULL, fixture_set_up, test_by_itself, fixture_tear_down);
  return g_test_run ();
}
