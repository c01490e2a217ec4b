#include "fixture.h"

#include <string.h>

#include "model/member.h"

/* Ada writes; Bob reads along; Cleo imports only. */
typedef struct
{
  char *ada, *bob, *cleo;
} People;

static char *
add_member (AccordStore *store,
            const char  *name,
            gboolean     drafts,
            gboolean     imports)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Add member");
  g_autoptr (AccordRecord) member = accord_record_new (ACCORD_TYPE_MEMBER);
  g_autoptr (GError) error = NULL;

  accord_record_set_text (member, "name", name);
  g_object_set (member, "drafts", drafts, "imports", imports, NULL);
  accord_change_set_insert (changes, member);
  accord_store_save (store, changes, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (accord_record_get_id (member));
}

static void
add_people (AccordStore *store,
            People      *people)
{
  people->ada = add_member (store, "Ada", TRUE, TRUE);
  people->bob = add_member (store, "Bob", FALSE, FALSE);
  people->cleo = add_member (store, "Cleo", FALSE, TRUE);
}

static void
free_people (People *people)
{
  g_free (people->ada);
  g_free (people->bob);
  g_free (people->cleo);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (People, free_people)

static void
write_as (AccordStore *store,
          const char  *id,
          const char  *name)
{
  const AccordStoreAuthor author = { id, name };

  accord_store_set_author (store, &author);
}

static void
assert_refused (GError     **error,
                const char  *name)
{
  g_assert_error (*error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FORBIDDEN);
  g_assert_nonnull (strstr ((*error)->message, name));
  g_assert_nonnull (strstr ((*error)->message, "Ask Ada"));
  g_clear_error (error);
}

static gboolean
set_right (AccordStore  *store,
           const char   *id,
           const char   *column,
           gboolean      may,
           GError      **error)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Rights");
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, may);
  accord_change_set_update (changes, find_record (store, ACCORD_TYPE_MEMBER, id), column, &value);
  return accord_store_save (store, changes, NULL, error);
}

static void
test_write (Fixture      *fixture,
            gconstpointer data)
{
  g_auto (People) people = { NULL };
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  add_people (fixture->store, &people);
  before = describe (fixture->store);
  write_as (fixture->store, people.bob, "Bob");
  g_assert_false (try_save_text (fixture->store, persona, "goals", "Mine", &error));
  assert_refused (&error, "Bob");
  write_as (fixture->store, people.cleo, "Cleo");
  g_assert_false (try_save_text (fixture->store, persona, "goals", "Mine", &error));
  assert_refused (&error, "Cleo");
  after = describe (fixture->store);
  g_assert_cmpstr (after, ==, before);

  write_as (fixture->store, people.ada, "Ada");
  save_text (fixture->store, persona, "goals", "Mine");
  write_as (fixture->store, "system", "system");
  save_text (fixture->store, persona, "goals", "Theirs");
}

/* The file says who may, at the moment of writing: what others changed meanwhile counts. */
static void
test_as_the_file_says (Fixture      *fixture,
                       gconstpointer data)
{
  g_auto (People) people = { NULL };
  AccordRecord *persona = save_persona (fixture->store, "Buyer");
  g_autoptr (GError) error = NULL;

  add_people (fixture->store, &people);
  write_as (fixture->store, people.bob, "Bob");
  elsewhere (fixture, "UPDATE members SET drafts = 1 WHERE name = 'Bob'");
  save_text (fixture->store, persona, "goals", "Mine");
  elsewhere (fixture, "UPDATE members SET deleted = 1 WHERE name = 'Bob'");
  g_assert_false (try_save_text (fixture->store, persona, "goals", "Again", &error));
  assert_refused (&error, "Bob");
}

static void
test_no_members (Fixture      *fixture,
                 gconstpointer data)
{
  AccordRecord *persona = save_persona (fixture->store, "Buyer");

  write_as (fixture->store, "0193c1d2-0000-7000-8000-00000000000a", "Nobody");
  save_text (fixture->store, persona, "goals", "Mine");
}

static void
test_import (Fixture      *fixture,
             gconstpointer data)
{
  const char *const rows[] = { "1|a@example.org", NULL };
  g_auto (People) people = { NULL };
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  guint64 deleted, restored;
  gint64 id;
  Counts counts;

  add_people (fixture->store, &people);
  write_as (fixture->store, people.bob, "Bob");
  g_assert_cmpint (import_rows (fixture->store, "id|email", rows, FALSE, FALSE, &counts, &error), ==, -1);
  assert_refused (&error, "Bob");
  /* What it would do may be looked at. */
  g_assert_cmpint (import_rows (fixture->store, "id|email", rows, TRUE, FALSE, &counts, &error), ==, 0);
  g_assert_no_error (error);
  write_as (fixture->store, people.cleo, "Cleo");
  id = import_rows (fixture->store, "id|email", rows, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  write_as (fixture->store, people.bob, "Bob");
  g_assert_false (accord_store_undo_import (fixture->store, id, &deleted, &restored, &left, NULL, &error));
  assert_refused (&error, "Bob");
  write_as (fixture->store, people.cleo, "Cleo");
  g_assert_true (accord_store_undo_import (fixture->store, id, &deleted, &restored, &left, NULL, &error));
  g_assert_cmpuint (deleted, ==, 1);
}

/* Whoever drafts says who may what; the last one who does cannot be locked out. */
static void
test_keep_one (Fixture      *fixture,
               gconstpointer data)
{
  g_auto (People) people = { NULL };
  g_autoptr (AccordChangeSet) delete = accord_change_set_new ("Delete"), all = accord_change_set_new ("Delete all");
  g_autoptr (GError) error = NULL;

  add_people (fixture->store, &people);
  write_as (fixture->store, people.bob, "Bob");
  g_assert_false (set_right (fixture->store, people.bob, "drafts", TRUE, &error));
  assert_refused (&error, "Bob");

  write_as (fixture->store, people.ada, "Ada");
  g_assert_false (set_right (fixture->store, people.ada, "drafts", FALSE, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FORBIDDEN);
  g_clear_error (&error);
  accord_change_set_delete (delete, find_record (fixture->store, ACCORD_TYPE_MEMBER, people.ada));
  g_assert_false (accord_store_save (fixture->store, delete, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FORBIDDEN);
  g_clear_error (&error);

  g_assert_true (set_right (fixture->store, people.bob, "drafts", TRUE, &error));
  g_assert_true (set_right (fixture->store, people.ada, "drafts", FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (set_right (fixture->store, people.ada, "drafts", TRUE, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FORBIDDEN);
  g_clear_error (&error);

  write_as (fixture->store, people.bob, "Bob");
  accord_change_set_delete (all, find_record (fixture->store, ACCORD_TYPE_MEMBER, people.ada));
  accord_change_set_delete (all, find_record (fixture->store, ACCORD_TYPE_MEMBER, people.bob));
  accord_change_set_delete (all, find_record (fixture->store, ACCORD_TYPE_MEMBER, people.cleo));
  g_assert_true (accord_store_save (fixture->store, all, NULL, &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/store/rights/write", test_write);
  fixture_test ("/store/rights/as-the-file-says", test_as_the_file_says);
  fixture_test ("/store/rights/no-members", test_no_members);
  fixture_test ("/store/rights/import", test_import);
  fixture_test ("/store/rights/keep-one", test_keep_one);
  return g_test_run ();
}
