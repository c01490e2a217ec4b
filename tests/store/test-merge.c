#include "fixture.h"

#include "model/conflict.h"

#include <string.h>

/* Two who write the same record. Bob writes in another process, as another Accord would. */
typedef struct
{
  const char *name;
  const char *mine_column, *mine;
  const char *theirs_column, *theirs;
  gboolean    conflict;
} Case;

static const Case cases[] = {
  { "other-columns", "goals", "Mine", "pains", "Theirs", FALSE },
  { "same-column", "goals", "Mine", "goals", "Theirs", TRUE },
  { "same-text", "goals", "Same", "goals", "Same", FALSE },
  /* They changed it and changed it back: nothing stands there that I have not seen. */
  { "back-again", "goals", "Mine", "goals", "Base", FALSE },
};

static char *
to_hex (AccordRecord *record)
{
  GString *hex = g_string_new (NULL);

  for (const char *p = accord_record_get_id (record); *p != '\0'; p++)
    if (*p != '-')
      g_string_append_c (hex, *p);
  return g_string_free (hex, FALSE);
}

static void
write_as_bob (Fixture      *fixture,
              AccordRecord *record,
              const char   *column,
              const char   *text)
{
  g_autofree char *hex = to_hex (record);
  g_autofree char *escaped = g_strescape (text, NULL);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE personas SET %s = '%s', revision = revision + 1 WHERE id = x'%s';"
      "INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id, action, "
      "revision, before, after) SELECT 'set', 'other', 0, 'm', 'Bob', 'Edit', 'personas', '%s', 'update', revision, "
      "'{}', '{\"%s\":\"%s\"}' FROM personas WHERE id = x'%s'",
      column, text, hex, accord_record_get_id (record), column, escaped, hex);

  elsewhere (fixture, sql);
}

static void
test_case (Fixture      *fixture,
           gconstpointer data)
{
  const Case *test = data;
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Edit");
  g_autoptr (GError) error = NULL;
  gboolean saved;

  save_text (fixture->store, persona, "goals", "Base");
  accord_change_set_update_text (changes, persona, test->mine_column, test->mine);
  write_as_bob (fixture, persona, test->theirs_column, test->theirs);
  saved = accord_store_save (fixture->store, changes, NULL, &error);
  if (test->conflict)
    {
      g_assert_false (saved);
      g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT);
      g_assert_nonnull (strstr (error->message, "Bob"));
      g_assert_nonnull (strstr (error->message, "Goals"));
      accord_store_poll (fixture->store, NULL);
      g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, test->theirs);
      /* Seen now: writing over it is meant. */
      save_text (fixture->store, persona, "goals", "Mine");
      return;
    }
  g_assert_no_error (error);
  accord_store_poll (fixture->store, NULL);
  g_assert_cmpstr (accord_record_get_text (persona, test->mine_column), ==, test->mine);
  if (!g_str_equal (test->mine_column, test->theirs_column))
    g_assert_cmpstr (accord_record_get_text (persona, test->theirs_column), ==, test->theirs);
}

/* All that a person needs to decide comes with the error, and with a copy of it. */
static AccordConflict *
check_conflict (const GError      *error,
                AccordConflictKind kind,
                const char        *column,
                const char        *base,
                const char        *mine,
                const char        *theirs)
{
  g_autoptr (GError) copy = g_error_copy (error);
  GPtrArray *conflicts = accord_store_error_get_conflicts (copy);
  AccordConflict *conflict;
  AccordConflictField *field;

  g_assert_nonnull (conflicts);
  g_assert_true (conflicts == accord_store_error_get_conflicts (error));
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpint (conflict->kind, ==, kind);
  g_assert_cmpstr (conflict->who, ==, "Bob");
  g_assert_cmpuint (conflict->fields->len, ==, column != NULL);
  if (column == NULL)
    return conflict;
  field = g_ptr_array_index (conflict->fields, 0);
  g_assert_cmpstr (field->column->name, ==, column);
  g_assert_cmpstr (field->who, ==, "Bob");
  g_assert_cmpstr (g_value_get_string (&field->base), ==, base);
  g_assert_cmpstr (g_value_get_string (&field->mine), ==, mine);
  g_assert_cmpstr (g_value_get_string (&field->theirs), ==, theirs);
  return conflict;
}

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Prose by paragraph: both edits are in the file, and undo takes back only one's own. */
static void
test_paragraphs (Fixture      *fixture,
                 gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Edit");
  g_autoptr (GAsyncResult) undone = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;

  save_text (fixture->store, persona, "goals", "One.\n\nTwo.");
  accord_change_set_update_text (changes, persona, "goals", "One.\n\nTwo, mine.");
  write_as_bob (fixture, persona, "goals", "One, theirs.\n\nTwo.");
  accord_store_save (fixture->store, changes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "One, theirs.\n\nTwo, mine.");
  accord_store_undo_async (fixture->store, NULL, on_undone_cb, &undone);
  while (undone == NULL)
    g_main_context_iteration (NULL, TRUE);
  summary = accord_store_undo_finish (fixture->store, undone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "One, theirs.\n\nTwo.");
}

/* Decided: what is saved instead is on top of what stands there, and needs no second question. */
static void
test_decide (Fixture      *fixture,
             gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Edit");
  g_autoptr (AccordChangeSet) decided = NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (GError) error = NULL;

  save_text (fixture->store, persona, "goals", "Base");
  accord_change_set_update_text (changes, persona, "goals", "Mine");
  accord_change_set_update_text (changes, persona, "pains", "Mine, too");
  write_as_bob (fixture, persona, "goals", "Theirs");
  g_assert_false (accord_store_save (fixture->store, changes, NULL, &error));
  check_conflict (error, ACCORD_CONFLICT_CHANGED, "goals", "Base", "Mine", "Theirs");
  g_ptr_array_add (values, json_object_new ());
  json_object_set_string_member (g_ptr_array_index (values, 0), "goals", "Both");
  decided = accord_conflicts_decide (changes, accord_store_error_get_conflicts (error), values);
  g_clear_error (&error);
  accord_store_save (fixture->store, decided, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Both");
  g_assert_cmpstr (accord_record_get_text (persona, "pains"), ==, "Mine, too");
}

/* Two who move the same thing: the last one, without a question. */
static void
test_places (Fixture      *fixture,
             gconstpointer data)
{
  AccordRecord *a = save_persona (fixture->store, "a");
  AccordRecord *b = save_persona (fixture->store, "b");
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Move");
  g_autoptr (GListModel) list = accord_store_list (fixture->store, ACCORD_TYPE_PERSONA);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) first = NULL;

  accord_change_set_update_real (changes, a, "position", 9);
  write_as_bob (fixture, a, "position", "7");
  write_as_bob (fixture, b, "position", "8");
  accord_store_save (fixture->store, changes, NULL, &error);
  g_assert_no_error (error);
  accord_store_poll (fixture->store, NULL);
  first = g_list_model_get_item (list, 0);
  g_assert_true (first == b);
  g_assert_cmpfloat (accord_record_get_real (a, "position"), ==, 9);
  g_assert_cmpfloat (accord_record_get_real (b, "position"), ==, 8);
}

static void
on_others_cb (AccordStore *store,
              GPtrArray   *changes,
              GPtrArray   *seen)
{
  for (guint i = 0; i < changes->len; i++)
    {
      AccordRemoteChange *change = g_ptr_array_index (changes, i);

      g_assert_cmpstr (change->action, ==, "update");
      g_ptr_array_add (seen, g_strdup_printf ("%s: %s", change->member_name,
                                              json_object_get_string_member (change->after, "goals")));
    }
}

static void
test_others (Fixture      *fixture,
             gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "a");
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);

  accord_store_poll (fixture->store, NULL);
  g_signal_connect (fixture->store, "others-changed", G_CALLBACK (on_others_cb), seen);
  save_text (fixture->store, persona, "goals", "Mine");
  write_as_bob (fixture, persona, "goals", "Theirs");
  accord_store_poll (fixture->store, NULL);
  accord_store_poll (fixture->store, NULL);
  g_assert_cmpuint (seen->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (seen, 0), ==, "Bob: Theirs");
}

static void
test_delete_of_what_changed (Fixture      *fixture,
                             gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Delete");
  g_autoptr (AccordChangeSet) again = accord_change_set_new ("Delete");
  g_autoptr (GError) error = NULL;

  accord_change_set_delete (changes, persona);
  write_as_bob (fixture, persona, "goals", "Theirs");
  g_assert_false (accord_store_save (fixture->store, changes, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT);
  check_conflict (error, ACCORD_CONFLICT_DELETING, "goals", "", "", "Theirs");
  g_clear_error (&error);
  accord_store_poll (fixture->store, NULL);
  accord_change_set_delete (again, persona);
  accord_store_save (fixture->store, again, NULL, &error);
  g_assert_no_error (error);
}

static void
test_change_of_what_was_deleted (Fixture      *fixture,
                                 gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (AccordRecord) held = g_object_ref (persona);
  g_autofree char *hex = to_hex (persona);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE personas SET deleted = 1, revision = revision + 1 WHERE id = x'%s';"
      "INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id, action, "
      "revision) VALUES ('set', 'other', 0, 'm', 'Bob', 'Delete', 'personas', '%s', 'delete', 2)",
      hex, accord_record_get_id (persona));
  g_autoptr (GListModel) list = accord_store_list (fixture->store, ACCORD_TYPE_PERSONA);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Edit");
  g_autoptr (AccordChangeSet) back = NULL;
  g_autoptr (AccordRecord) returned = NULL;
  g_autoptr (GError) error = NULL;

  elsewhere (fixture, sql);
  accord_change_set_update_text (changes, held, "goals", "Mine");
  g_assert_false (accord_store_save (fixture->store, changes, NULL, &error));
  check_conflict (error, ACCORD_CONFLICT_DELETED, NULL, NULL, NULL, NULL);
  accord_store_poll (fixture->store, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);

  /* It comes back with what was written, and what it had before. */
  back = accord_conflicts_decide (changes, accord_store_error_get_conflicts (error), NULL);
  g_clear_error (&error);
  accord_store_save (fixture->store, back, NULL, &error);
  g_assert_no_error (error);
  returned = g_list_model_get_item (list, 0);
  g_assert_cmpstr (accord_record_get_text (returned, "goals"), ==, "Mine");
  g_assert_cmpstr (accord_record_get_text (returned, "name"), ==, "Buyer");
}

/* Two sets of one sitting, both made before the first was saved: the later one holds. */
static void
test_with_oneself (Fixture      *fixture,
                   gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (AccordChangeSet) first = accord_change_set_new ("Edit");
  g_autoptr (AccordChangeSet) second = accord_change_set_new ("Edit");
  g_autoptr (GError) error = NULL;

  accord_change_set_update_text (first, persona, "goals", "One");
  accord_change_set_update_text (second, persona, "goals", "Two");
  accord_store_save (fixture->store, first, NULL, &error);
  g_assert_no_error (error);
  accord_store_save (fixture->store, second, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Two");
}

static void
on_changed_cb (AccordStore *store,
               GType        type,
               GPtrArray   *ids,
               guint       *n)
{
  *n += ids->len;
}

static void
test_poll (Fixture      *fixture,
           gconstpointer data)
{
  AccordRecord *a = save_persona (fixture->store, "a");
  AccordRecord *b = save_persona (fixture->store, "b");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (accord_store_poll (fixture->store, &error));
  g_signal_connect (fixture->store, "records-changed", G_CALLBACK (on_changed_cb), &n);
  g_assert_true (accord_store_poll (fixture->store, &error));
  g_assert_cmpuint (n, ==, 0);
  write_as_bob (fixture, b, "goals", "Theirs");
  g_assert_true (accord_store_poll (fixture->store, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (accord_record_get_text (b, "goals"), ==, "Theirs");
  g_assert_cmpstr (accord_record_get_text (a, "goals"), ==, "");
  g_assert_true (accord_store_poll (fixture->store, &error));
  g_assert_cmpuint (n, ==, 1);
}

static gboolean
on_timeout_cb (gpointer data)
{
  g_error ("What others wrote was not seen in ten seconds.");
  return G_SOURCE_REMOVE;
}

static void
test_watch (Fixture      *fixture,
            gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "a");
  guint timeout = g_timeout_add_seconds (10, on_timeout_cb, NULL);

  accord_store_watch (fixture->store);
  write_as_bob (fixture, persona, "goals", "Theirs");
  while (!g_str_equal (accord_record_get_text (persona, "goals"), "Theirs"))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/merge/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_case, fixture_tear_down);
    }
  fixture_test ("/store/merge/paragraphs", test_paragraphs);
  fixture_test ("/store/merge/decide", test_decide);
  fixture_test ("/store/merge/places", test_places);
  fixture_test ("/store/merge/others", test_others);
  fixture_test ("/store/merge/delete-of-what-changed", test_delete_of_what_changed);
  fixture_test ("/store/merge/change-of-what-was-deleted", test_change_of_what_was_deleted);
  fixture_test ("/store/merge/with-oneself", test_with_oneself);
  fixture_test ("/store/merge/poll", test_poll);
  fixture_test ("/store/merge/watch", test_watch);
  return g_test_run ();
}
