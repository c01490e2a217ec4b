/* Scores of leads of which some changed are those that all of them would have if they were scored anew. */
#include "fixture.h"

#include "model/lead-change.h"
#include "model/records.h"
#include "store/bulk.h"
#include "workspace/snapshot.h"

#define N_ROUNDS 12
#define MOST_LEADS 40

static const char *const jobs[] = { "Maintenance lead", "Plant manager", "Buyer", "Student", "Consultant", "" };
static const char *const sizes[] = { "1–10", "51–200", "1,001–5,000", "" };

static void
save (AccordWorkspace *workspace,
      AccordChangeSet *changes)
{
  g_autoptr (GError) error = NULL;

  accord_store_save (accord_workspace_get_store (workspace), changes, NULL, &error);
  g_assert_no_error (error);
}

static void
set_text (AccordLeadChange *change,
          const char       *field,
          const char       *text)
{
  accord_lead_change_set (change, field, json_node_init_string (json_node_alloc (), text));
}

static void
edit_some (AccordWorkspace   *workspace,
           const AccordFrame *frame,
           GRand             *rand)
{
  guint n = (guint) g_rand_int_range (rand, 1, MOST_LEADS);
  g_autofree gint64 *keys = g_new (gint64, n);
  AccordLeadChange *change;
  g_autoptr (AccordChangeSet) changes = NULL;
  gint32 n_leads = (gint32) accord_frame_get_n_leads (frame);

  for (guint i = 0; i < n; i++)
    keys[i] = accord_frame_get_key (frame, (guint) g_rand_int_range (rand, 0, n_leads));
  change = accord_lead_change_new (ACCORD_LEADS_EDIT, keys, n);
  set_text (change, "job_title", jobs[g_rand_int_range (rand, 0, G_N_ELEMENTS (jobs))]);
  set_text (change, "company_size", sizes[g_rand_int_range (rand, 0, G_N_ELEMENTS (sizes))]);
  changes = accord_change_set_new_leads ("Edited", change);
  save (workspace, changes);
}

static void
delete_persona (AccordWorkspace *workspace)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Deleted");
  g_autoptr (GPtrArray) personas = NULL;
  g_autoptr (GError) error = NULL;

  personas = accord_store_load_records (accord_workspace_get_store (workspace), ACCORD_TYPE_PERSONA, NULL, &error);
  g_assert_no_error (error);
  accord_change_set_delete (changes, personas->pdata[0]);
  save (workspace, changes);
}

static AccordSnapshot *
load (AccordWorkspace      *workspace,
      const AccordSnapshot *previous)
{
  g_autoptr (GError) error = NULL;
  AccordSnapshot *snapshot = accord_snapshot_load (accord_workspace_get_store (workspace),
                                                   accord_workspace_get_zone (workspace), previous, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return snapshot;
}

static void
assert_same (const AccordFrame *a,
             const AccordFrame *b)
{
  const AccordFrameColumn *score = accord_frame_find_column (a, "score"), *other = accord_frame_find_column (b, "score");
  const AccordFrameColumn *band = accord_frame_find_column (a, "band"), *other_band = accord_frame_find_column (b, "band");
  guint n = accord_frame_get_n_leads (a);

  g_assert_nonnull (score);
  g_assert_nonnull (other);
  g_assert_cmpuint (accord_frame_get_n_leads (b), ==, n);
  g_assert_cmpmem (score->reals, n * sizeof *score->reals, other->reals, n * sizeof *other->reals);
  for (guint row = 0; row < n; row++)
    g_assert_cmpstr (band->dictionary[band->codes[row]], ==, other_band->dictionary[other_band->codes[row]]);
}

static void
test_edits (Fixture      *fixture,
            gconstpointer data)
{
  AccordWorkspace *workspace = fixture->workspace;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  AccordSnapshot *snapshot;

  snapshot = load (workspace, NULL);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (AccordSnapshot) previous = snapshot, anew = NULL;

      edit_some (workspace, previous->frame, rand);
      if (round == N_ROUNDS / 2)
        delete_persona (workspace);
      snapshot = load (workspace, previous);
      anew = load (workspace, NULL);
      g_assert_nonnull (accord_frame_get_change (snapshot->frame, previous->frame));
      assert_same (snapshot->frame, anew->frame);
    }
  accord_snapshot_free (snapshot);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();
  g_test_add ("/score-refresh/edits", Fixture, "sample", fixture_set_up, test_edits, fixture_tear_down);
  return g_test_run ();
}
