/* What a person does to the board, as changes: the first of them writes the board with it, in one change set. */
#include "ui/kpis/board-changes.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "workspace/board-charts.h"

typedef struct
{
  char            *folder;
  AccordWorkspace *workspace;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  const AccordNewOptions options = { .template_name = "blank" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("accord-board-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "board.accord", NULL);
  fixture->workspace = accord_workspace_create (path, &options, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->folder);

  accord_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

static char *
get_id (Fixture *fixture,
        guint    index)
{
  g_autoptr (GPtrArray) charts = accord_board_list_charts (fixture->workspace);

  return g_strdup (accord_record_get_id (charts->pdata[index]));
}

/* «goal conversion-rate lead-value …»: what is shown, in its order. */
static char *
describe (Fixture *fixture)
{
  g_autoptr (GPtrArray) charts = accord_board_list_charts (fixture->workspace);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < charts->len; i++)
    {
      const char *metric = accord_record_get_text (charts->pdata[i], "metric");

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              metric != NULL && *metric != '\0' ? metric : accord_record_get_text (charts->pdata[i], "form"));
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_changed (Fixture    *fixture,
             const char *before)
{
  g_autofree char *now = describe (fixture);

  return !g_str_equal (now, before);
}

/* Saves, and waits until the board shows it. */
static void
save (Fixture         *fixture,
      AccordChangeSet *changes) /* (transfer full) */
{
  g_autofree char *before = describe (fixture);
  g_autoptr (GError) error = NULL;
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_assert_nonnull (changes);
  g_assert_true (accord_store_save (accord_workspace_get_store (fixture->workspace), changes, NULL, &error));
  g_assert_no_error (error);
  while (!has_changed (fixture, before))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
    }
  accord_change_set_unref (changes);
}

static void
assert_board (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *now = describe (fixture);

  g_assert_cmpstr (now, ==, expected);
}

static void
test_first_move (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *id = get_id (fixture, 4);
  AccordChangeSet *changes = accord_board_move (fixture->workspace, id, 1);

  g_assert_cmpuint (accord_change_set_get_length (changes), ==, 6);
  save (fixture, changes);
  assert_board (fixture, "goal revenue conversion-rate lead-value conversion-rate commitments");
}

static void
test_first_removal (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *id = get_id (fixture, 0);

  save (fixture, accord_board_remove (fixture->workspace, id));
  assert_board (fixture, "conversion-rate lead-value conversion-rate revenue commitments");
}

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *after = get_id (fixture, 1), *last = NULL;
  g_autoptr (AccordRecord) one = accord_record_new (ACCORD_TYPE_BOARD_CHART), other = accord_record_new (ACCORD_TYPE_BOARD_CHART);
  AccordChangeSet *changes;

  accord_record_set_text (one, "metric", "leads");
  save (fixture, accord_board_add (fixture->workspace, one, after));
  assert_board (fixture, "goal conversion-rate leads lead-value conversion-rate revenue commitments");
  accord_record_set_text (other, "metric", "roi");
  changes = accord_board_add (fixture->workspace, other, NULL);
  g_assert_cmpuint (accord_change_set_get_length (changes), ==, 1); /* the board is there already */
  save (fixture, changes);
  assert_board (fixture, "goal conversion-rate leads lead-value conversion-rate revenue commitments roi");
  last = get_id (fixture, 7);
  save (fixture, accord_board_move (fixture->workspace, last, 0));
  assert_board (fixture, "roi goal conversion-rate leads lead-value conversion-rate revenue commitments");
  save (fixture, accord_board_reset (fixture->workspace));
  assert_board (fixture, "goal conversion-rate lead-value conversion-rate revenue commitments");
}

static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) charts = accord_board_list_charts (fixture->workspace), own = NULL;
  g_autoptr (AccordRecord) edited = accord_record_copy (charts->pdata[2]), again = NULL;

  accord_record_set_text (edited, "metric", "cac");
  save (fixture, accord_board_edit (fixture->workspace, edited));
  assert_board (fixture, "goal conversion-rate cac conversion-rate revenue commitments");
  own = accord_board_list_charts (fixture->workspace);
  g_assert_cmpstr (accord_record_get_id (own->pdata[2]), ==, accord_record_get_id (edited));
  again = accord_record_copy (own->pdata[2]);
  g_assert_null (accord_board_edit (fixture->workspace, again)); /* nothing is another */
  accord_record_set_text (again, "metric", "roi");
  save (fixture, accord_board_edit (fixture->workspace, again));
  assert_board (fixture, "goal conversion-rate roi conversion-rate revenue commitments");
}

/* What is not there, or where it stands already, is nothing to do. */
static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *id = get_id (fixture, 3);
  g_autoptr (AccordRecord) stranger = accord_record_new (ACCORD_TYPE_BOARD_CHART);

  g_assert_null (accord_board_move (fixture->workspace, id, 3));
  g_assert_null (accord_board_move (fixture->workspace, id, 6));
  g_assert_null (accord_board_remove (fixture->workspace, accord_record_get_id (stranger)));
  g_assert_null (accord_board_edit (fixture->workspace, stranger));
  g_assert_null (accord_board_reset (fixture->workspace));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/board-changes/first-move", test_first_move }, { "/board-changes/first-removal", test_first_removal },
    { "/board-changes/add", test_add },               { "/board-changes/edit", test_edit },
    { "/board-changes/nothing", test_nothing },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
