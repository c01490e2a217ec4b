#include "fixture.h"
#include "model/records.h"
#include "store/store.h"
#include "workspace/template-start.h"

static const char *const filled[] = { "handover_when",    "handover_fields",    "handover_channel", "handover_contents",
                                      "reject_reasons",   "disqualify_reasons", "handover_return",  "handover_escalation",
                                      "agreement_title" };

static guint
count (AccordWorkspace *workspace,
       GType            type)
{
  return g_list_model_get_n_items (accord_workspace_get_list (workspace, type));
}

static void
start (AccordWorkspace *workspace)
{
  g_autoptr (AccordChangeSet) changes = accord_workspace_start_from_template (workspace);
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_store_save (accord_workspace_get_store (workspace), changes, NULL, &error));
  g_assert_no_error (error);
}

static void
save_new (AccordWorkspace *workspace,
          AccordRecord    *record)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("new");
  g_autoptr (GError) error = NULL;

  accord_change_set_insert (changes, record);
  g_assert_true (accord_store_save (accord_workspace_get_store (workspace), changes, NULL, &error));
  g_assert_no_error (error);
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
  g_assert_nonnull (summary);
}

static AccordWorkspace *
create_from_template (Fixture *fixture)
{
  const AccordNewOptions options = { .template_name = "b2b-saas" };
  g_autofree char *path = g_build_filename (fixture->folder, "other.accord", NULL);
  g_autoptr (GError) error = NULL;
  AccordWorkspace *workspace = accord_workspace_create (path, &options, NULL, &error);

  g_assert_no_error (error);
  return workspace;
}

static void
assert_same_sections (AccordWorkspace *one,
                      AccordWorkspace *other)
{
  GListModel *sections = accord_workspace_get_list (one, ACCORD_TYPE_SECTION);
  GListModel *others = accord_workspace_get_list (other, ACCORD_TYPE_SECTION);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (AccordRecord) a = g_list_model_get_item (sections, i);
      g_autoptr (AccordRecord) b = g_list_model_get_item (others, i);

      g_assert_cmpstr (accord_record_get_text (a, "kind"), ==, accord_record_get_text (b, "kind"));
      g_assert_cmpstr (accord_record_get_text (a, "body"), ==, accord_record_get_text (b, "body"));
    }
}

/* Who starts later has what those have who started from it. */
static void
test_as_if_from_the_start (Fixture      *fixture,
                           gconstpointer data)
{
  AccordWorkspace *self = fixture->workspace;
  g_autoptr (AccordWorkspace) other = create_from_template (fixture);

  g_assert_true (accord_workspace_is_unwritten (self));
  g_assert_false (accord_workspace_is_unwritten (other));
  start (self);
  g_assert_false (accord_workspace_is_unwritten (self));
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    if (*type != ACCORD_TYPE_SETTINGS)
      g_assert_cmpuint (count (self, *type), ==, count (other, *type));
  g_assert_cmpuint (count (self, ACCORD_TYPE_COMMITMENT), ==, 15);
  g_assert_cmpuint (count (self, ACCORD_TYPE_CALENDAR), ==, 2);
  g_assert_cmpuint (count (self, ACCORD_TYPE_HANDOVER_RULE), ==, 7);
  assert_same_sections (self, other);
  g_assert_cmpfloat (accord_record_get_real (accord_workspace_get_settings (self), "score_mql"), ==,
                     accord_record_get_real (accord_workspace_get_settings (other), "score_mql"));
  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    g_assert_cmpstr (accord_record_get_text (accord_workspace_get_settings (self), filled[i]), ==,
                     accord_record_get_text (accord_workspace_get_settings (other), filled[i]));
  accord_workspace_close (other);
}

static void
test_undone_as_one (Fixture      *fixture,
                    gconstpointer data)
{
  AccordWorkspace *self = fixture->workspace;

  start (self);
  undo (self);
  g_assert_true (accord_workspace_is_unwritten (self));
  g_assert_cmpuint (count (self, ACCORD_TYPE_SECTION), ==, 5);
  g_assert_cmpuint (count (self, ACCORD_TYPE_CALENDAR), ==, 0);
  g_assert_cmpuint (count (self, ACCORD_TYPE_TERM), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    {
      const char *text = accord_record_get_text (accord_workspace_get_settings (self), filled[i]);

      g_assert_true (text == NULL || *text == '\0');
    }
}

/* What people have written is theirs. */
static void
test_keeps_what_is_there (Fixture      *fixture,
                          gconstpointer data)
{
  AccordWorkspace *self = fixture->workspace;
  g_autoptr (AccordRecord) commitment = accord_record_new (ACCORD_TYPE_COMMITMENT);
  g_autoptr (AccordRecord) term = accord_record_new (ACCORD_TYPE_TERM);
  g_autoptr (AccordRecord) section = g_list_model_get_item (accord_workspace_get_list (self, ACCORD_TYPE_SECTION), 1);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("text");
  g_autoptr (AccordChangeSet) again = NULL;
  g_autoptr (GError) error = NULL;

  accord_record_set_text (commitment, "title", "Ours");
  save_new (self, commitment);
  accord_record_set_text (term, "term", "MQL");
  save_new (self, term);
  accord_change_set_update_text (changes, section, "body", "Written by us.");
  g_assert_true (accord_store_save (accord_workspace_get_store (self), changes, NULL, &error));
  g_assert_false (accord_workspace_is_unwritten (self));

  start (self);
  g_assert_cmpuint (count (self, ACCORD_TYPE_COMMITMENT), ==, 1);
  g_assert_cmpuint (count (self, ACCORD_TYPE_TERM), ==, 1);
  g_assert_cmpuint (count (self, ACCORD_TYPE_SECTION), ==, 9);
  g_assert_cmpuint (count (self, ACCORD_TYPE_HANDOVER_RULE), ==, 7);
  g_assert_cmpstr (accord_record_get_text (section, "body"), ==, "Written by us.");

  /* All of it is there now. */
  again = accord_workspace_start_from_template (self);
  g_assert_true (accord_change_set_is_empty (again));
}

int
main (int   argc,
      char *argv[])
{
  fixture_isolate ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/template-start/as-if-from-the-start", Fixture, NULL, fixture_set_up, test_as_if_from_the_start,
              fixture_tear_down);
  g_test_add ("/template-start/undone-as-one", Fixture, NULL, fixture_set_up, test_undone_as_one, fixture_tear_down);
  g_test_add ("/template-start/keeps-what-is-there", Fixture, NULL, fixture_set_up, test_keeps_what_is_there,
              fixture_tear_down);

  return g_test_run ();
}
