#include "fixture.h"

#include <string.h>

typedef struct
{
  char   *summary;
  GError *error;
  gboolean done;
} Answer;

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Answer *answer = user_data;

  answer->summary = accord_store_undo_finish (ACCORD_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
on_redone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Answer *answer = user_data;

  answer->summary = accord_store_redo_finish (ACCORD_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static char *
await (Answer  *answer,
       GError **error)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
  if (answer->error != NULL)
    g_propagate_error (error, answer->error);
  return answer->summary;
}

static char *
do_it (AccordStore *store,
       gboolean     redo,
       GError     **error)
{
  Answer answer = { 0 };

  if (redo)
    accord_store_redo_async (store, NULL, on_redone_cb, &answer);
  else
    accord_store_undo_async (store, NULL, on_undone_cb, &answer);
  return await (&answer, error);
}

static char *
take_back (AccordStore *store,
           const char  *id,
           GError     **error)
{
  Answer answer = { 0 };

  accord_store_take_back_async (store, id, NULL, on_undone_cb, &answer);
  return await (&answer, error);
}

static void
assert_can (AccordStore *store,
            const char  *undo,
            const char  *redo)
{
  g_autofree char *undo_summary = NULL, *redo_summary = NULL;
  gboolean can_undo, can_redo;

  g_object_get (store, "undo-summary", &undo_summary, "redo-summary", &redo_summary, "can-undo", &can_undo, "can-redo",
                &can_redo, NULL);
  g_assert_cmpstr (undo_summary, ==, undo);
  g_assert_cmpstr (redo_summary, ==, redo);
  g_assert_true (can_undo == (undo != NULL));
  g_assert_true (can_redo == (redo != NULL));
}

static void
test_steps (Fixture      *fixture,
            gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  g_autoptr (GError) error = NULL;

  save_text (fixture->store, persona, "goals", "Grow");
  assert_can (fixture->store, "Edit", NULL);
  first = do_it (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, "Edit");
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "");
  assert_can (fixture->store, "Add persona", "Edit");
  second = do_it (fixture->store, TRUE, &error);
  g_assert_cmpstr (second, ==, "Edit");
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Grow");
  assert_can (fixture->store, "Edit", NULL);
  g_assert_null (do_it (fixture->store, TRUE, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED);

  /* Something new ends what could be redone. */
  third = do_it (fixture->store, FALSE, NULL);
  save_text (fixture->store, persona, "pains", "Time");
  assert_can (fixture->store, "Edit", NULL);
}

/* What is undone across pages: a set of several records, whole. */
static void
test_set_of_records (Fixture      *fixture,
                     gconstpointer data)
{
  AccordRecord *a = save_persona (fixture->store, "a");
  AccordRecord *b = save_persona (fixture->store, "b");
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("All at once");
  g_autoptr (AccordRecord) cost = accord_record_new (ACCORD_TYPE_COST);
  g_autofree char *before = describe (fixture->store), *after = NULL, *undone = NULL, *redone = NULL;
  g_autofree char *changed = NULL, *changed_again = NULL;
  g_autoptr (GError) error = NULL;

  accord_change_set_update_text (changes, a, "name", "A");
  accord_change_set_delete (changes, b);
  accord_change_set_insert (changes, cost);
  accord_store_save (fixture->store, changes, NULL, &error);
  g_assert_no_error (error);
  changed = describe (fixture->store);
  undone = do_it (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  after = describe (fixture->store);
  g_assert_cmpstr (before, ==, after);
  redone = do_it (fixture->store, TRUE, &error);
  g_assert_no_error (error);
  changed_again = describe (fixture->store);
  g_assert_cmpstr (changed, ==, changed_again);
}

/* What somebody went on from is not taken back, and what was done before it can be. */
static void
test_others_went_on (Fixture      *fixture,
                     gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *id = g_strdup (accord_record_get_id (persona)), *sql = NULL, *undone = NULL;
  g_autoptr (GString) hex = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  save_text (fixture->store, persona, "pains", "Time");
  save_text (fixture->store, persona, "goals", "Mine");
  for (const char *p = id; *p != '\0'; p++)
    if (*p != '-')
      g_string_append_c (hex, *p);
  sql = g_strdup_printf (
      "UPDATE personas SET goals = 'Theirs', revision = 4 WHERE id = x'%s';"
      "INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id, action, "
      "revision, before, after) VALUES ('s', 'other', 0, 'm', 'Bob', 'Edit', 'personas', '%s', 'update', 4, "
      "'{\"goals\":\"Mine\"}', '{\"goals\":\"Theirs\"}')", hex->str, id);
  elsewhere (fixture, sql);
  g_assert_null (do_it (fixture->store, FALSE, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Bob"));
  g_clear_error (&error);
  accord_store_poll (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Theirs");
  undone = do_it (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (accord_record_get_text (persona, "pains"), ==, "");
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Theirs");
}

/* That one of several, whatever came after it. */
static void
test_take_back (Fixture      *fixture,
                gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Goals");
  g_autofree char *taken = NULL, *again = NULL, *redone = NULL;
  g_autoptr (GError) error = NULL;

  accord_change_set_update_text (changes, persona, "goals", "Grow");
  accord_store_save (fixture->store, changes, NULL, &error);
  g_assert_no_error (error);
  save_text (fixture->store, persona, "pains", "Time");
  taken = take_back (fixture->store, accord_change_set_get_id (changes), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (taken, ==, "Goals");
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "");
  g_assert_cmpstr (accord_record_get_text (persona, "pains"), ==, "Time");
  assert_can (fixture->store, "Edit", "Goals");
  again = take_back (fixture->store, accord_change_set_get_id (changes), &error);
  g_assert_null (again);
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED);
  assert_can (fixture->store, "Edit", "Goals");
  redone = do_it (fixture->store, TRUE, NULL);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Grow");
  g_assert_cmpstr (accord_record_get_text (persona, "pains"), ==, "Time");
}

static void
change_any (AccordStore     *store,
            GRand           *random,
            AccordChangeSet *changes)
{
  static const char *const texts[] = { "", "a", "bb", "ü", "c\nd" };
  GType types[] = { ACCORD_TYPE_PERSONA, ACCORD_TYPE_COMMITMENT, ACCORD_TYPE_COST };
  GType type = types[g_rand_int_range (random, 0, G_N_ELEMENTS (types))];
  g_autoptr (GListModel) list = accord_store_list (store, type);
  guint n = g_list_model_get_n_items (list);
  g_autoptr (AccordRecord) record = n > 0 ? g_list_model_get_item (list, (guint) g_rand_int_range (random, 0, (gint) n)) : NULL;
  const char *text = texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))];

  if (record == NULL || g_rand_int_range (random, 0, 4) == 0)
    {
      g_autoptr (AccordRecord) made = accord_record_new (type);

      if (type != ACCORD_TYPE_COST)
        accord_record_set_text (made, type == ACCORD_TYPE_PERSONA ? "name" : "title", "New");
      accord_change_set_insert (changes, made);
    }
  else if (g_rand_int_range (random, 0, 5) == 0)
    accord_change_set_delete (changes, record);
  else if (type == ACCORD_TYPE_COST)
    accord_change_set_update_real (changes, record, "amount", g_rand_int_range (random, 0, 3));
  else
    {
      accord_change_set_update_text (changes, record, type == ACCORD_TYPE_PERSONA ? "goals" : "consequence", text);
      accord_change_set_update_real (changes, record, "position", g_rand_int_range (random, 0, 3));
    }
}

/* Whatever was done, undoing all of it gives each state before in turn, and redoing all of it each state after. */
static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250607);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint n_steps = 60;
  gboolean can_undo;

  g_ptr_array_add (states, describe (fixture->store));
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Step");
      g_autofree char *state = NULL;
      g_autoptr (GError) error = NULL;

      for (gint k = g_rand_int_range (random, 1, 5); k > 0; k--)
        change_any (fixture->store, random, changes);
      accord_store_save (fixture->store, changes, NULL, &error);
      g_assert_no_error (error);
      state = describe (fixture->store);
      /* What changes nothing is not to be undone. */
      if (!g_str_equal (state, states->pdata[states->len - 1]))
        g_ptr_array_add (states, g_steal_pointer (&state));
    }
  for (guint turn = 0; turn < 2; turn++)
    {
      for (guint i = states->len - 1; i > 0; i--)
        {
          g_autofree char *summary = do_it (fixture->store, FALSE, NULL), *state = describe (fixture->store);

          g_assert_cmpstr (state, ==, states->pdata[i - 1]);
        }
      g_object_get (fixture->store, "can-undo", &can_undo, NULL);
      g_assert_false (can_undo);
      for (guint i = 1; i < states->len; i++)
        {
          g_autofree char *summary = do_it (fixture->store, TRUE, NULL), *state = describe (fixture->store);

          g_assert_cmpstr (state, ==, states->pdata[i]);
        }
    }
}

/* The lists say the same as the file, all along. */
static void
test_lists_agree (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GListModel) list = accord_store_list (fixture->store, ACCORD_TYPE_COMMITMENT);

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Step");
      g_autoptr (GPtrArray) records = NULL;

      change_any (fixture->store, random, changes);
      accord_store_save (fixture->store, changes, NULL, NULL);
      records = accord_store_load_records (fixture->store, ACCORD_TYPE_COMMITMENT, NULL, NULL);
      g_assert_cmpuint (records->len, ==, g_list_model_get_n_items (list));
      for (guint k = 0; k < records->len; k++)
        {
          g_autoptr (AccordRecord) listed = g_list_model_get_item (list, k);

          g_assert_cmpstr (accord_record_get_id (listed), ==, accord_record_get_id (records->pdata[k]));
          g_assert_cmpint (accord_record_get_revision (listed), ==, accord_record_get_revision (records->pdata[k]));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/store/undo/steps", test_steps);
  fixture_test ("/store/undo/take-back", test_take_back);
  fixture_test ("/store/undo/set-of-records", test_set_of_records);
  fixture_test ("/store/undo/others-went-on", test_others_went_on);
  fixture_test ("/store/undo/random", test_random);
  fixture_test ("/store/undo/lists-agree", test_lists_agree);
  return g_test_run ();
}
