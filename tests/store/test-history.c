#include "fixture.h"

#include <string.h>

#include "model/canonical-json.h"
#include "model/member.h"
#include "store/history.h"

static const AccordStoreAuthor ada = { "0193c1d2-0000-7000-8000-00000000000a", "Ada" };
static const AccordStoreAuthor bob = { "0193c1d2-0000-7000-8000-00000000000b", "Bob" };

static AccordHistoryPart *
read_history (AccordStore              *store,
              const AccordHistoryQuery *query)
{
  g_autoptr (GError) error = NULL;
  AccordHistoryPart *page = accord_store_history (store, query, NULL, &error);

  g_assert_no_error (error);
  return page;
}

static const AccordHistoryEntry *
get_entry (AccordHistoryPart *page,
           guint              index)
{
  g_assert_cmpuint (index, <, page->entries->len);
  return g_ptr_array_index (page->entries, index);
}

static char *
to_text (AccordRecord *record)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (record == NULL)
    return g_strdup ("gone");
  object = accord_record_to_json (record);
  node = json_node_init_object (json_node_alloc (), object);
  return accord_json_to_canonical (node);
}

static void
save_changes (AccordStore     *store,
              AccordChangeSet *changes)
{
  g_autoptr (GError) error = NULL;

  accord_store_save (store, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
edit_randomly (AccordStore  *store,
               AccordRecord *record)
{
  static const char *const texts[] = { "name", "goals", "pains", "quote" };
  static const char *const roles[] = { "", "user", "decider" };
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Edit");
  guint n = (guint) g_test_rand_int_range (1, 4);
  g_auto (GValue) archived = G_VALUE_INIT;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d “ä”\nline", g_test_rand_int_range (0, 4));

      accord_change_set_update_text (changes, record, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))], text);
    }
  if (g_test_rand_bit ())
    accord_change_set_update_text (changes, record, "role", roles[g_test_rand_int_range (0, G_N_ELEMENTS (roles))]);
  if (g_test_rand_bit ())
    accord_change_set_update_real (changes, record, "position", g_test_rand_int_range (0, 8) / 4.0);
  g_value_init (&archived, G_TYPE_BOOLEAN);
  g_value_set_boolean (&archived, g_test_rand_bit ());
  if (g_test_rand_bit ())
    accord_change_set_update (changes, record, "archived", &archived);
  save_changes (store, changes);
}

/* One step of a random life of a record: edited, deleted, brought back. */
static void
live_on (AccordStore  *store,
         const char   *id,
         AccordRecord *last)
{
  AccordRecord *record = find_record (store, ACCORD_TYPE_PERSONA, id);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Step");

  if (record != NULL && g_test_rand_int_range (0, 6) > 0)
    {
      edit_randomly (store, record);
      return;
    }
  if (record != NULL)
    accord_change_set_delete (changes, record);
  else
    accord_change_set_insert (changes, last);
  save_changes (store, changes);
}

static gint64
last_seq (AccordStore *store)
{
  g_autoptr (AccordHistoryPart) page = read_history (store, &(AccordHistoryQuery) { .limit = 1 });

  return get_entry (page, 0)->seq;
}

static GPtrArray *
read_newer (AccordStore *store,
            const char  *id,
            gint64       seq)
{
  g_autoptr (AccordHistoryPart) page =
      read_history (store, &(AccordHistoryQuery) { .record_id = id, .after_seq = seq });

  return g_ptr_array_ref (page->entries);
}

static void
check_state (AccordStore              *store,
             const AccordHistoryEntry *entry,
             GHashTable               *states)
{
  AccordRecord *current = find_record (store, ACCORD_TYPE_PERSONA, entry->record_id);
  g_autoptr (GPtrArray) newer = read_newer (store, entry->record_id, entry->seq);
  g_autoptr (AccordRecord) state = accord_history_state (current, entry->record_id, ACCORD_TYPE_PERSONA, newer);
  g_autofree char *text = to_text (state);

  g_assert_cmpstr (text, ==, g_hash_table_lookup (states, &entry->seq));
}

/* Restored through the file, it reads as it stood then, and one undo takes that back. */
static void
check_restore (AccordStore              *store,
               const AccordHistoryEntry *entry,
               GHashTable               *states)
{
  AccordRecord *current = find_record (store, ACCORD_TYPE_PERSONA, entry->record_id);
  g_autofree char *before = to_text (current);
  g_autoptr (GPtrArray) newer = read_newer (store, entry->record_id, entry->seq);
  g_autoptr (AccordChangeSet) changes = accord_history_restore (entry, current, newer, "Restore");
  g_autofree char *text = NULL;

  if (g_str_equal (entry->action, "delete"))
    return;
  save_changes (store, changes);
  text = to_text (find_record (store, ACCORD_TYPE_PERSONA, entry->record_id));
  g_assert_cmpstr (text, ==, g_hash_table_lookup (states, &entry->seq));
}

static void
test_restore_random (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (AccordRecord) last = g_object_ref (save_persona (fixture->store, "Buyer"));
  g_autofree char *id = g_strdup (accord_record_get_id (last));
  g_autoptr (AccordHistoryPart) page = NULL;
  guint n_found = 0;

  for (guint i = 0; i < 150; i++)
    {
      AccordRecord *record;
      gint64 seq;

      accord_store_set_author (fixture->store, g_test_rand_bit () ? &ada : &bob);
      live_on (fixture->store, id, last);
      record = find_record (fixture->store, ACCORD_TYPE_PERSONA, id);
      if (record != NULL)
        g_set_object (&last, record);
      seq = last_seq (fixture->store);
      g_hash_table_insert (states, g_memdup2 (&seq, sizeof seq), to_text (record));
    }

  page = read_history (fixture->store, &(AccordHistoryQuery) { .record_id = id });
  for (guint i = 0; i < page->entries->len; i++)
    if (g_hash_table_contains (states, &get_entry (page, i)->seq))
      {
        check_state (fixture->store, get_entry (page, i), states);
        n_found++;
      }
  g_assert_cmpuint (n_found, >, 60);
  for (guint i = 0; i < page->entries->len; i += 7)
    if (g_hash_table_contains (states, &get_entry (page, i)->seq))
      check_restore (fixture->store, get_entry (page, i), states);
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_restore_deleted (Fixture      *fixture,
                      gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *id = g_strdup (accord_record_get_id (persona)), *text = NULL, *restored = NULL, *summary = NULL;
  g_autoptr (AccordChangeSet) delete = accord_change_set_new ("Delete"), changes = NULL;
  g_autoptr (AccordHistoryPart) page = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;

  save_text (fixture->store, persona, "goals", "Hold the line");
  text = to_text (persona);
  accord_change_set_delete (delete, persona);
  save_changes (fixture->store, delete);
  page = read_history (fixture->store, &(AccordHistoryQuery) { .record_id = id });
  g_assert_cmpstr (get_entry (page, 0)->action, ==, "delete");
  g_assert_cmpstr (get_entry (page, 0)->name, ==, "Buyer");
  changes = accord_history_restore (get_entry (page, 0), NULL, none, "Restore");
  save_changes (fixture->store, changes);
  restored = to_text (find_record (fixture->store, ACCORD_TYPE_PERSONA, id));
  g_assert_cmpstr (restored, ==, text);

  accord_store_undo_async (fixture->store, NULL, on_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  summary = accord_store_undo_finish (fixture->store, result, NULL);
  g_assert_cmpstr (summary, ==, "Restore");
  g_assert_null (find_record (fixture->store, ACCORD_TYPE_PERSONA, id));
}

static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  AccordHistoryQuery query = { .limit = 7 };
  gint64 before = G_MAXINT64;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Persona %u", i);

      save_persona (fixture->store, name);
    }
  do
    {
      g_autoptr (AccordHistoryPart) page = read_history (fixture->store, &query);

      g_assert_cmpuint (page->entries->len, <=, 7);
      for (guint i = 0; i < page->entries->len; i++)
        {
          g_assert_cmpint (get_entry (page, i)->seq, <, before);
          before = get_entry (page, i)->seq;
          g_assert_true (g_hash_table_add (seen, g_memdup2 (&before, sizeof before)));
        }
      query.before_seq = page->next;
    }
  while (query.before_seq != 0);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 40);
}

/* In two sittings, so that the log keeps both entries: people still see one. */
static void
test_fold (Fixture      *fixture,
           gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *id = g_strdup (accord_record_get_id (persona));
  AccordHistoryQuery query = { .record_id = id, .fold = TRUE };
  g_autoptr (AccordHistoryPart) folded = NULL, all = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("Text %u", i);

      fixture_reopen (fixture);
      accord_store_set_author (fixture->store, &ada);
      save_text (fixture->store, find_record (fixture->store, ACCORD_TYPE_PERSONA, id), "goals", text);
    }
  accord_store_set_author (fixture->store, &bob);
  save_text (fixture->store, find_record (fixture->store, ACCORD_TYPE_PERSONA, id), "goals", "Bob's");
  folded = read_history (fixture->store, &query);
  query.fold = FALSE;
  all = read_history (fixture->store, &query);
  g_assert_cmpuint (all->entries->len, ==, 5);
  g_assert_cmpuint (folded->entries->len, ==, 3);
  g_assert_cmpstr (get_entry (folded, 1)->member_name, ==, "Ada");
  g_assert_cmpint (get_entry (folded, 1)->seq, ==, get_entry (all, 1)->seq);
  g_assert_cmpint (get_entry (folded, 1)->first_seq, ==, get_entry (all, 3)->seq);
  g_assert_true (json_object_get_null_member (get_entry (folded, 1)->before, "goals"));
  g_assert_cmpstr (json_object_get_string_member (get_entry (folded, 1)->after, "goals"), ==, "Text 2");
}

static guint
count_entries (AccordStore              *store,
               const AccordHistoryQuery *query)
{
  g_autoptr (AccordHistoryPart) page = read_history (store, query);

  return page->entries->len;
}

static void
test_filters (Fixture      *fixture,
              gconstpointer data)
{
  const char *const rows[] = { "1|a@example.org", "2|b@example.org", NULL };
  AccordStore *store = fixture->store;
  AccordMoment start = accord_moment_now ();
  AccordRecord *persona;
  g_autoptr (AccordHistoryPart) imports = NULL;
  g_autoptr (GPtrArray) people = NULL;
  Counts counts;

  accord_store_set_author (store, &ada);
  persona = save_persona (store, "Buyer");
  save_text (store, persona, "goals", "Zürich STRASSE first");
  accord_store_set_author (store, &bob);
  save_text (store, persona, "pains", "Late deliveries");
  g_assert_cmpint (import_rows (store, "id|email", rows, FALSE, FALSE, &counts, NULL), ==, 1);

  g_assert_cmpuint (count_entries (store, &(AccordHistoryQuery) { .limit = 0 }), ==, 4);
  g_assert_cmpuint (count_entries (store, &(AccordHistoryQuery) { .table = "personas" }), ==, 3);
  g_assert_cmpuint (count_entries (store, &(AccordHistoryQuery) { .member = ada.member }), ==, 2);
  g_assert_cmpuint (count_entries (store, &(AccordHistoryQuery) { .member_name = "Bob" }), ==, 2);
  g_assert_cmpuint (count_entries (store, &(AccordHistoryQuery) { .text = "zÜRICH strasse" }), ==, 1);
  g_assert_cmpuint (count_entries (store, &(AccordHistoryQuery) { .text = "deliver" }), ==, 1);
  g_assert_cmpuint (count_entries (store, &(AccordHistoryQuery) { .text = "leads.csv" }), ==, 1);
  g_assert_cmpuint (count_entries (store, &(AccordHistoryQuery) { .text = "nowhere" }), ==, 0);
  g_assert_cmpuint (count_entries (store, &(AccordHistoryQuery) { .since = start }), ==, 4);
  g_assert_cmpuint (count_entries (store, &(AccordHistoryQuery) { .since = accord_moment_now () + 2000 }), ==, 0);

  imports = read_history (store, &(AccordHistoryQuery) { .table = "imports" });
  g_assert_cmpuint (get_entry (imports, 0)->n_new, ==, 2);
  g_assert_cmpstr (get_entry (imports, 0)->name, ==, "leads.csv");
  people = accord_store_history_people (store, NULL, NULL);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (((AccordHistoryPerson *) people->pdata[0])->member_name, ==, "Ada");
}

/* What others wrote into the log is shown as far as it can be, and what is no JSON of this program is nothing. */
static void
test_foreign_entries (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id, action, "
      "revision, before, after) VALUES ('s', 'o', 9e18, 'm', CAST (x'ff41' AS TEXT), 'x', 'personas', 'no uuid', 'update', "
      "1, '%s', '{\"goals\": [1]}'), ('s', 'o', 'text', 'm', 'M', 'x', 'wizards', x'00', 'conjure', 1, 5, 'null')", deep);
  g_autoptr (AccordHistoryPart) page = NULL;

  elsewhere (fixture, sql);
  page = read_history (fixture->store, &(AccordHistoryQuery) { .fold = TRUE });
  g_assert_cmpuint (page->entries->len, ==, 2);
  g_assert_null (get_entry (page, 1)->before);
  g_assert_null (get_entry (page, 1)->after);
  g_assert_true (g_utf8_validate (get_entry (page, 1)->member_name, -1, NULL));
  g_assert_true (accord_history_entry_get_record_type (get_entry (page, 0)) == G_TYPE_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/store/history/restore-random", test_restore_random);
  fixture_test ("/store/history/restore-deleted", test_restore_deleted);
  fixture_test ("/store/history/pages", test_pages);
  fixture_test ("/store/history/fold", test_fold);
  fixture_test ("/store/history/filters", test_filters);
  fixture_test ("/store/history/foreign-entries", test_foreign_entries);
  return g_test_run ();
}
