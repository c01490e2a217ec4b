#include "fixture.h"

static void
test_new_workspace (Fixture      *fixture,
                    gconstpointer data)
{
  AccordRecord *settings = accord_store_get_settings (fixture->store);
  g_autofree char *uuid = g_strdup (accord_store_get_uuid (fixture->store));

  g_assert_cmpstr (accord_record_get_text (settings, "currency"), ==, "EUR");
  g_assert_cmpstr (accord_record_get_text (settings, "marketing_name"), ==, "Marketing");
  g_assert_cmpint (accord_record_get_integer (settings, "horizon_days"), ==, 90);
  g_assert_false (accord_store_get_read_only (fixture->store));

  fixture_reopen (fixture);
  g_assert_cmpstr (accord_store_get_uuid (fixture->store), ==, uuid);
  g_assert_cmpstr (accord_record_get_text (accord_store_get_settings (fixture->store), "timezone"), ==, "UTC");
}

static void
set_any (AccordRecord       *record,
         const AccordColumn *column,
         guint               salt)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = g_strdup_printf ("%s %u: “ä” 'q' \"d\"\nline two; – 株式会社", column->name, salt);

  g_value_init (&value, accord_column_type_to_gtype (column->type));
  if (column->type == ACCORD_COLUMN_CHOICE)
    g_value_set_string (&value, column->choices[salt % g_strv_length ((char **) column->choices)]);
  else if (column->type == ACCORD_COLUMN_REFERENCE)
    g_value_take_string (&value, g_strdup_printf ("0193c1d2-0000-7000-8000-%012u", salt));
  else if (column->type == ACCORD_COLUMN_MOMENT)
    g_value_set_int64 (&value, 3000000000000 + 2 * salt);
  else if (G_VALUE_HOLDS_STRING (&value))
    g_value_set_string (&value, text);
  else if (G_VALUE_HOLDS_INT64 (&value))
    g_value_set_int64 (&value, salt % 2 == 0 ? G_MAXINT64 : -7);
  else if (G_VALUE_HOLDS_DOUBLE (&value))
    g_value_set_double (&value, 0.1 + salt);
  else if (G_VALUE_HOLDS_BOOLEAN (&value))
    g_value_set_boolean (&value, salt % 2);
  else
    g_value_set_int (&value, -40000 + (int) salt);
  accord_record_set_value (record, column->name, &value);
}

/* Each column of each kind of record comes back as it was put in, full and empty. */
static void
test_every_column (Fixture      *fixture,
                   gconstpointer data)
{
  static const guint salts[] = { 1, 0, 2 }; /* the first member is one who may write */
  g_autofree char *before = NULL, *after = NULL;

  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    for (guint n = 0; n < G_N_ELEMENTS (salts); n++)
      {
        guint salt = salts[n];
        g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Add");
        g_autoptr (AccordRecord) record = accord_record_new (*type);
        AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);
        g_autoptr (GError) error = NULL;
        AccordRecord *kept;

        for (guint i = 0; i < klass->n_columns; i++)
          if (salt < 2 || (klass->columns[i].flags & ACCORD_COLUMN_REQUIRED) != 0)
            set_any (record, &klass->columns[i], salt);
        accord_change_set_insert (changes, record);
        accord_store_save (fixture->store, changes, NULL, &error);
        g_assert_no_error (error);
        kept = find_record (fixture->store, *type, accord_record_get_id (record));
        for (guint i = 0; i < klass->n_columns; i++)
          {
            g_test_message ("%s %s", klass->table, klass->columns[i].name);
            g_assert_true (accord_column_value_equal (&klass->columns[i],
                                                      accord_record_get_value (record, klass->columns[i].name),
                                                      accord_record_get_value (kept, klass->columns[i].name)));
          }
      }

  before = describe (fixture->store);
  fixture_reopen (fixture);
  after = describe (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_required (Fixture      *fixture,
               gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  static const char *const blanks[] = { "", "  ", "\n\t" };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (try_save_text (fixture->store, persona, "name", blanks[i], &error));
      g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID);
      g_assert_cmpstr (accord_record_get_text (persona, "name"), ==, "Buyer");
    }
}

static void
test_choice (Fixture      *fixture,
             gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (GError) error = NULL;

  g_assert_false (try_save_text (fixture->store, persona, "role", "king", &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID);
  save_text (fixture->store, persona, "role", "champion");
  g_assert_cmpstr (accord_record_get_text (persona, "role"), ==, "champion");
}

/* All of a change set, or nothing of it. */
static void
test_atomic (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Two");
  g_autoptr (AccordRecord) good = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (AccordRecord) bad = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (GListModel) list = accord_store_list (fixture->store, ACCORD_TYPE_PERSONA);
  g_autofree char *before = describe (fixture->store), *after = NULL;
  g_autoptr (GError) error = NULL;

  accord_record_set_text (good, "name", "Good");
  accord_change_set_insert (changes, good);
  accord_change_set_insert (changes, bad);
  g_assert_false (accord_store_save (fixture->store, changes, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID);
  after = describe (fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
}

static void
on_items_changed_cb (GListModel *list,
                     guint       position,
                     guint       removed,
                     guint       added,
                     GString    *said)
{
  g_string_append_printf (said, "%u -%u +%u; ", position, removed, added);
}

static void
save_position (AccordStore  *store,
               AccordRecord *record,
               double        position)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Move");
  g_autoptr (GError) error = NULL;

  accord_change_set_update_real (changes, record, "position", position);
  accord_store_save (store, changes, NULL, &error);
  g_assert_no_error (error);
}

static char *
name_all (GListModel *list)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) record = g_list_model_get_item (list, i);

      g_string_append (names, accord_record_get_text (record, "name"));
    }
  return g_string_free (names, FALSE);
}

/* The list keeps its objects, and says only what really moved. */
static void
test_list_follows (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GListModel) list = accord_store_list (fixture->store, ACCORD_TYPE_PERSONA);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *names = NULL;
  AccordRecord *a = save_persona (fixture->store, "a");
  AccordRecord *b = save_persona (fixture->store, "b");
  AccordRecord *c = save_persona (fixture->store, "c");
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Delete");
  g_autoptr (GError) error = NULL;

  save_position (fixture->store, a, 1);
  save_position (fixture->store, b, 2);
  save_position (fixture->store, c, 3);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), said);
  save_text (fixture->store, b, "name", "B");
  g_assert_cmpstr (said->str, ==, "");
  g_assert_cmpstr (accord_record_get_text (b, "name"), ==, "B");

  save_position (fixture->store, c, 1.5);
  g_assert_cmpstr (said->str, ==, "1 -2 +2; ");
  names = name_all (list);
  g_assert_cmpstr (names, ==, "acB");

  g_string_truncate (said, 0);
  accord_change_set_delete (changes, a);
  accord_store_save (fixture->store, changes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (said->str, ==, "0 -1 +0; ");
}

static void
on_records_changed_cb (AccordStore *store,
                       GType        type,
                       GPtrArray   *ids,
                       GString     *said)
{
  g_string_append_printf (said, "%s %u; ", g_type_name (type), ids->len);
}

static void
test_signal (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Three");
  g_autoptr (GError) error = NULL;

  g_signal_connect (fixture->store, "records-changed", G_CALLBACK (on_records_changed_cb), said);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AccordRecord) cost = accord_record_new (ACCORD_TYPE_COST);

      accord_change_set_insert (changes, cost);
    }
  accord_store_save (fixture->store, changes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (said->str, ==, "AccordCost 3; ");
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  AccordStore *store = ACCORD_STORE (source);
  guint *n_left = user_data;
  gboolean saving;

  accord_store_save_finish (store, result, &error);
  g_assert_no_error (error);
  (*n_left)--;
  g_object_get (store, "saving", &saving, NULL);
  g_assert_true (saving == (*n_left > 0));
}

static void
test_async (Fixture      *fixture,
            gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  guint n_left = 20;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Edit");
      g_autofree char *text = g_strdup_printf ("Goal %u", i);

      accord_change_set_update_text (changes, persona, "goals", text);
      accord_store_save_async (fixture->store, changes, NULL, on_saved_cb, &n_left);
    }
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  /* All of them were based on the first revision; nobody is in conflict with themselves. */
  g_assert_cmpstr (accord_record_get_text (persona, "goals"), ==, "Goal 19");
  g_assert_cmpint (accord_record_get_revision (persona), ==, 21);
}

static void
test_recent_changes (Fixture      *fixture,
                     gconstpointer data)
{
  AccordStoreAuthor author = { "0193c1d2-0000-7000-8000-000000000001", "Ada" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  AccordRecord *persona;

  accord_store_set_author (fixture->store, &author);
  persona = save_persona (fixture->store, "Buyer");
  save_text (fixture->store, persona, "goals", "G");
  save_text (fixture->store, persona, "goals", "Go");
  save_text (fixture->store, persona, "goals", "Goals");
  save_text (fixture->store, persona, "pains", "P");
  entries = accord_store_recent_changes (fixture->store, 10, NULL, &error);
  g_assert_no_error (error);
  /* What is typed into one field within minutes is one entry. */
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpstr (((AccordLogEntry *) entries->pdata[i])->member_name, ==, "Ada");
  g_assert_cmpstr (((AccordLogEntry *) entries->pdata[0])->summary, ==, "Edit");
  g_assert_cmpstr (((AccordLogEntry *) entries->pdata[2])->summary, ==, "Add persona");
}

static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = fixture_path (fixture, "team.accord-journal");

  accord_store_close (fixture->store);
  g_assert_false (try_save_text (fixture->store, persona, "goals", "x", &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/store/save/new-workspace", test_new_workspace);
  fixture_test ("/store/save/every-column", test_every_column);
  fixture_test ("/store/save/required", test_required);
  fixture_test ("/store/save/choice", test_choice);
  fixture_test ("/store/save/atomic", test_atomic);
  fixture_test ("/store/save/list-follows", test_list_follows);
  fixture_test ("/store/save/signal", test_signal);
  fixture_test ("/store/save/async", test_async);
  fixture_test ("/store/save/recent-changes", test_recent_changes);
  fixture_test ("/store/save/closed", test_closed);
  return g_test_run ();
}
