#include <adwaita.h>
#include <glib/gstdio.h>

#include "model/conflict.h"
#include "model/records.h"
#include "ui/common/autosave.h"
#include "ui/common/saver.h"
#include "workspace/workspace.h"

#define ELSEWHERE "--elsewhere"
#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  char            *folder;
  AccordWorkspace *workspace;
  AccordSaver     *saver;
  AccordRecord    *persona;
  GtkWidget       *window;
  GtkWidget       *name;
  GtkWidget       *pains;
  AccordAutosave  *form;
} Fixture;

static gboolean
has_settled (AccordSaver *saver)
{
  return accord_saver_get_state (saver) != ACCORD_SAVE_STATE_SAVING;
}

static void
wait_until_settled (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!has_settled (fixture->saver) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (has_settled (fixture->saver));
}

static AccordRecord *
add_persona (Fixture *fixture)
{
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("add");
  GListModel *personas = accord_workspace_get_list (fixture->workspace, ACCORD_TYPE_PERSONA);

  accord_record_set_text (persona, "name", "Quality manager");
  accord_change_set_insert (changes, persona);
  accord_saver_save (fixture->saver, changes);
  while (g_list_model_get_n_items (personas) == 0)
    g_main_context_iteration (NULL, TRUE);

  return g_list_model_get_item (personas, 0);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  AccordNewOptions options = { .template_name = "blank" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->folder = g_dir_make_tmp ("accord-autosave-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "test.accord", NULL);
  fixture->workspace = accord_workspace_create (path, &options, NULL, &error);
  g_assert_no_error (error);
  fixture->saver = accord_saver_get (fixture->workspace);
  fixture->persona = add_persona (fixture);
  fixture->window = gtk_window_new ();
  fixture->name = gtk_entry_new ();
  fixture->pains = gtk_text_view_new ();
  gtk_box_append (GTK_BOX (box), fixture->name);
  gtk_box_append (GTK_BOX (box), fixture->pains);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  fixture->form = accord_autosave_new (fixture->workspace);
  accord_autosave_bind (fixture->form, fixture->name, "name");
  accord_autosave_bind (fixture->form, fixture->pains, "pains");
  accord_autosave_set_record (fixture->form, fixture->persona);
  wait_until_settled (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_finalize_object (fixture->form);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until_settled (fixture);
  g_clear_object (&fixture->persona);
  accord_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
type_pains (Fixture    *fixture,
            const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->pains)), text, -1);
}

static char *
read_pains (Fixture *fixture)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->pains)), "text", &text, NULL);

  return text;
}

/* What change_elsewhere() runs: ELSEWHERE path column text. */
static int
run_elsewhere (char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordWorkspace) workspace = accord_workspace_open (argv[0], NULL, &error);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("elsewhere");
  g_autoptr (GPtrArray) personas = NULL;

  g_assert_no_error (error);
  personas = accord_store_load_records (accord_workspace_get_store (workspace), ACCORD_TYPE_PERSONA, NULL, &error);
  g_assert_no_error (error);
  accord_change_set_update_text (changes, personas->pdata[0], argv[1], argv[2]);
  accord_store_save (accord_workspace_get_store (workspace), changes, NULL, &error);
  g_assert_no_error (error);
  accord_workspace_close (workspace);

  return 0;
}

/* As somebody else does, in a program of their own. */
static void
change_elsewhere (Fixture    *fixture,
                  const char *column,
                  const char *text)
{
  const char *path = accord_workspace_get_path (fixture->workspace);
  const char *argv[] = { "/proc/self/exe", ELSEWHERE, path, column, text, NULL };
  g_autofree char *program = g_file_read_link (argv[0], NULL);
  g_autoptr (GError) error = NULL;
  int status = -1;

  argv[0] = program;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  accord_store_poll (accord_workspace_get_store (fixture->workspace), &error);
  g_assert_no_error (error);
  while (g_strcmp0 (accord_record_get_text (fixture->persona, column), text) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_shows_and_saves (Fixture       *fixture,
                      gconstpointer  data)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->name)), ==, "Quality manager");

  gtk_editable_set_text (GTK_EDITABLE (fixture->name), "Plant manager");
  g_assert_cmpint (accord_saver_get_state (fixture->saver), ==, ACCORD_SAVE_STATE_SAVING);
  wait_until_settled (fixture);
  g_assert_cmpint (accord_saver_get_state (fixture->saver), ==, ACCORD_SAVE_STATE_SAVED);
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "name"), ==, "Plant manager");
}

static void
test_follows_others (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *pains = NULL;

  change_elsewhere (fixture, "pains", "Recalls");
  pains = read_pains (fixture);
  g_assert_cmpstr (pains, ==, "Recalls");
}

static void
test_keeps_both_fields (Fixture       *fixture,
                        gconstpointer  data)
{
  type_pains (fixture, "Scrap");
  change_elsewhere (fixture, "name", "Head of quality");
  accord_autosave_flush (fixture->form);
  wait_until_settled (fixture);

  g_assert_cmpint (accord_saver_get_state (fixture->saver), ==, ACCORD_SAVE_STATE_SAVED);
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "pains"), ==, "Scrap");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->name)), ==, "Head of quality");
}

static void
meet_conflict (Fixture *fixture)
{
  g_autofree char *pains = NULL;

  type_pains (fixture, "Mine");
  change_elsewhere (fixture, "pains", "Theirs");
  pains = read_pains (fixture);
  g_assert_cmpstr (pains, ==, "Mine");
  accord_autosave_flush (fixture->form);
  wait_until_settled (fixture);
  g_assert_cmpint (accord_saver_get_state (fixture->saver), ==, ACCORD_SAVE_STATE_FAILED);
  g_assert_true (accord_saver_get_conflict (fixture->saver));
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "pains"), ==, "Theirs");
}

/* What the dialog does: @text for the one paragraph in question. */
static void
decide (Fixture    *fixture,
        const char *text)
{
  const AccordSaverConflict *conflict = accord_saver_peek_conflict (fixture->saver);
  g_autoptr (GPtrArray) decided = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (AccordChangeSet) changes = NULL;

  g_assert_nonnull (conflict);
  g_ptr_array_add (decided, json_object_new ());
  json_object_set_string_member (decided->pdata[0], "pains", text);
  changes = accord_conflicts_decide (conflict->changes, conflict->conflicts, decided);
  accord_saver_settle (fixture->saver, conflict->source, changes);
  while (accord_saver_get_conflict (fixture->saver))
    g_main_context_iteration (NULL, TRUE);
  wait_until_settled (fixture);
}

static void
test_conflict_says_all (Fixture       *fixture,
                        gconstpointer  data)
{
  const AccordConflict *conflict;
  const AccordConflictField *field;

  meet_conflict (fixture);
  conflict = accord_saver_peek_conflict (fixture->saver)->conflicts->pdata[0];
  g_assert_cmpint (conflict->kind, ==, ACCORD_CONFLICT_CHANGED);
  g_assert_cmpuint (conflict->fields->len, ==, 1);
  field = conflict->fields->pdata[0];
  g_assert_cmpstr (field->column->name, ==, "pains");
  g_assert_cmpstr (g_value_get_string (&field->base), ==, "");
  g_assert_cmpstr (g_value_get_string (&field->mine), ==, "Mine");
  g_assert_cmpstr (g_value_get_string (&field->theirs), ==, "Theirs");
  g_assert_cmpstr (field->who, ==, "system");
  accord_saver_settle (fixture->saver, accord_saver_peek_conflict (fixture->saver)->source, NULL);
}

static void
test_conflict_is_decided (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *pains = NULL;

  meet_conflict (fixture);
  /* Trying again decides nothing. */
  accord_saver_retry (fixture->saver);
  wait_until_settled (fixture);
  g_assert_true (accord_saver_get_conflict (fixture->saver));
  decide (fixture, "Mine and theirs");
  g_assert_cmpint (accord_saver_get_state (fixture->saver), ==, ACCORD_SAVE_STATE_SAVED);
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "pains"), ==, "Mine and theirs");
  pains = read_pains (fixture);
  g_assert_cmpstr (pains, ==, "Mine and theirs");
}

static void
test_conflict_uses_theirs (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *pains = NULL;

  meet_conflict (fixture);
  accord_saver_settle (fixture->saver, accord_saver_peek_conflict (fixture->saver)->source, NULL);
  wait_until_settled (fixture);
  g_assert_cmpint (accord_saver_get_state (fixture->saver), ==, ACCORD_SAVE_STATE_SAVED);
  pains = read_pains (fixture);
  g_assert_cmpstr (pains, ==, "Theirs");
}

/* The form goes on to another record: the text is kept, and what is decided is saved without it. */
static void
test_conflict_outlives_form (Fixture       *fixture,
                             gconstpointer  data)
{
  meet_conflict (fixture);
  accord_autosave_set_record (fixture->form, NULL);
  wait_until_settled (fixture);
  g_assert_true (accord_saver_get_conflict (fixture->saver));
  decide (fixture, "Mine");
  g_assert_cmpint (accord_saver_get_state (fixture->saver), ==, ACCORD_SAVE_STATE_SAVED);
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "pains"), ==, "Mine");
}

static void
save_pains (Fixture    *fixture,
            const char *text)
{
  type_pains (fixture, text);
  accord_autosave_flush (fixture->form);
  wait_until_settled (fixture);
}

static gint
get_cursor (Fixture *fixture)
{
  gint place;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->pains)), "cursor-position", &place, NULL);
  return place;
}

static void
place_cursor (Fixture *fixture,
              gint     place)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->pains));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, place);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

/* Their paragraph comes in when mine is saved, and my cursor stays where it was in my words. */
static void
test_paragraphs_merge (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *pains = NULL;

  save_pains (fixture, "One.\n\nTwo.");
  type_pains (fixture, "One.\n\nTwo, mine.");
  place_cursor (fixture, 10);
  change_elsewhere (fixture, "pains", "One, and theirs.\n\nTwo.\n\nThree, theirs.");
  accord_autosave_flush (fixture->form);
  wait_until_settled (fixture);

  g_assert_cmpint (accord_saver_get_state (fixture->saver), ==, ACCORD_SAVE_STATE_SAVED);
  pains = read_pains (fixture);
  g_assert_cmpstr (pains, ==, "One, and theirs.\n\nTwo, mine.\n\nThree, theirs.");
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "pains"), ==, pains);
  g_assert_cmpint (get_cursor (fixture), ==, 10 + 12);
}

/* What is typed while the first text is merged is an edit of that text: it does not take their paragraph away. */
static void
test_typing_while_merging (Fixture       *fixture,
                           gconstpointer  data)
{
  save_pains (fixture, "One.\n\nTwo.");
  type_pains (fixture, "One.\n\nTwo, mine.");
  change_elsewhere (fixture, "pains", "One, theirs.\n\nTwo.");
  accord_autosave_flush (fixture->form);
  type_pains (fixture, "One.\n\nTwo, mine, and more.");
  wait_until_settled (fixture);
  g_assert_cmpint (accord_saver_get_state (fixture->saver), ==, ACCORD_SAVE_STATE_SAVED);
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "pains"), ==, "One, theirs.\n\nTwo, mine, and more.");
}

static void
test_cursor_stays (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *pains = NULL;

  save_pains (fixture, "One.\nTwo.");
  place_cursor (fixture, 7);
  change_elsewhere (fixture, "pains", "Zero.\nOne.\nTwo.\nThree.");
  pains = read_pains (fixture);
  g_assert_cmpstr (pains, ==, "Zero.\nOne.\nTwo.\nThree.");
  g_assert_cmpint (get_cursor (fixture), ==, 7 + 6);

  gtk_editable_set_position (GTK_EDITABLE (fixture->name), 12);
  change_elsewhere (fixture, "name", "The quality manager");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->name)), ==, "The quality manager");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (fixture->name)), ==, 12 + 4);
}

static void
test_typing_while_saving (Fixture       *fixture,
                          gconstpointer  data)
{
  type_pains (fixture, "First");
  accord_autosave_flush (fixture->form);
  type_pains (fixture, "First, second");
  wait_until_settled (fixture);
  g_assert_cmpint (accord_saver_get_state (fixture->saver), ==, ACCORD_SAVE_STATE_SAVED);
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "pains"), ==, "First, second");
}

static void
test_leaving_while_saving (Fixture       *fixture,
                           gconstpointer  data)
{
  type_pains (fixture, "First");
  accord_autosave_flush (fixture->form);
  type_pains (fixture, "First, second");
  accord_autosave_set_record (fixture->form, NULL);
  wait_until_settled (fixture);
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "pains"), ==, "First, second");
}

static void
test_leaving_saves (Fixture       *fixture,
                    gconstpointer  data)
{
  type_pains (fixture, "Audits");
  accord_autosave_set_record (fixture->form, NULL);
  wait_until_settled (fixture);
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "pains"), ==, "Audits");
}

static void
test_required_comes_back (Fixture       *fixture,
                          gconstpointer  data)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->name), "");
  accord_autosave_flush (fixture->form);
  wait_until_settled (fixture);
  g_assert_cmpint (accord_saver_get_state (fixture->saver), ==, ACCORD_SAVE_STATE_SAVED);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->name)), ==, "Quality manager");
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_flush_then_undo (Fixture       *fixture,
                      gconstpointer  data)
{
  AccordStore *store = accord_workspace_get_store (fixture->workspace);
  g_autoptr (GAsyncResult) flushed = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autofree char *summary = NULL;

  type_pains (fixture, "Audits");
  accord_saver_flush_async (fixture->saver, on_done_cb, &flushed);
  while (flushed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (accord_saver_flush_finish (fixture->saver, flushed, NULL));
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "pains"), ==, "Audits");

  accord_store_undo_async (store, NULL, on_done_cb, &undone);
  while (undone == NULL)
    g_main_context_iteration (NULL, TRUE);
  summary = accord_store_undo_finish (store, undone, NULL);
  g_assert_nonnull (summary);
  wait_until_settled (fixture);
  g_assert_cmpstr (accord_record_get_text (fixture->persona, "pains"), ==, "");
  g_free (summary);
  summary = read_pains (fixture);
  g_assert_cmpstr (summary, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/autosave/shows-and-saves", test_shows_and_saves },
    { "/autosave/follows-others", test_follows_others },
    { "/autosave/keeps-both-fields", test_keeps_both_fields },
    { "/autosave/conflict-says-all", test_conflict_says_all },
    { "/autosave/conflict-is-decided", test_conflict_is_decided },
    { "/autosave/conflict-uses-theirs", test_conflict_uses_theirs },
    { "/autosave/conflict-outlives-form", test_conflict_outlives_form },
    { "/autosave/paragraphs-merge", test_paragraphs_merge },
    { "/autosave/typing-while-merging", test_typing_while_merging },
    { "/autosave/cursor-stays", test_cursor_stays },
    { "/autosave/typing-while-saving", test_typing_while_saving },
    { "/autosave/leaving-while-saving", test_leaving_while_saving },
    { "/autosave/leaving-saves", test_leaving_saves },
    { "/autosave/required-comes-back", test_required_comes_back },
    { "/autosave/flush-then-undo", test_flush_then_undo },
  };

  if (argc == 5 && g_str_equal (argv[1], ELSEWHERE))
    return run_elsewhere (argv + 2);

  gtk_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
