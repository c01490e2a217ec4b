#include <glib/gstdio.h>
#include <string.h>

#include "fixture.h"
#include "model/records.h"
#include "store/sqlite-store.h"

static void
fill (Fixture *fixture)
{
  g_autoptr (AccordImportResult) first = fixture_import_text (
      fixture, "id,email,name,created_at,value,Visits,Rate,Flag,When,Köln\n"
               "2,b@example.com,\"Bob \"\"B\"\"\",2025-04-03,0.1,5,2.5,TRUE,2025-04-03,é\n"
               "1,a@example.com,Anna,2025-04-03T08:15:30.250Z,12.5,6,3.25,FALSE,2025-04-04 10:00,\"two\nlines\"\n"
               ",c@example.com,Carla,,,,,,,\n,,Dora,,,,,,,\n");
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("personas");
  g_autoptr (GError) error = NULL;
  static const char *const names[] = { "Operations manager", "Buyer", "«Größe»\n𝄞" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);

      accord_record_set_text (persona, "name", names[i]);
      accord_record_set_real (persona, "position", i + 0.1);
      accord_change_set_insert (changes, persona);
    }
  accord_store_save (fixture->store, changes, NULL, &error);
  g_assert_no_error (error);
  accord_store_set_mapping (fixture->store, "CRM", "{\"ID\": \"id\", \"X\": null}", &error);
  g_assert_no_error (error);
}

static void
add_activities (Fixture *fixture)
{
  g_autoptr (AccordBatch) batch = accord_activity_batch_new (4);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    {
      guint row = accord_batch_append (batch);

      batch->columns[0].integers[row] = 4 - i;
      accord_batch_set_text (batch, row, 1, "visit", -1);
      batch->columns[2].integers[row] = accord_moment_from_day (20000 + i % 2);
      accord_batch_set_text (batch, row, 3, i == 1 ? "page:pricing" : NULL, -1);
    }
  accord_store_add_activities (fixture->store, batch, &error);
  g_assert_no_error (error);
}

static AccordStore *
load_text (Fixture    *fixture,
           const char *text,
           GError    **error)
{
  g_autofree char *json = fixture_write (fixture, "in.json", text, -1);
  g_autofree char *path = fixture_path (fixture, "loaded.accord");

  if (!accord_workspace_load (json, path, NULL, error))
    {
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      return NULL;
    }
  return accord_sqlite_store_open (path, NULL, error);
}

static void
assert_round_trip (Fixture *fixture)
{
  g_autofree char *dump = fixture_dump (fixture->store);
  g_autofree char *path = fixture_path (fixture, "loaded.accord");
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) loaded = load_text (fixture, dump, &error);

  g_assert_no_error (error);
  again = fixture_dump (loaded);
  g_assert_cmpstr (again, ==, dump);
  accord_store_close (loaded);
  g_remove (path);
}

static void
test_round_trip (Fixture      *fixture,
                 gconstpointer unused)
{
  fixture_store (fixture);
  assert_round_trip (fixture);
  fill (fixture);
  assert_round_trip (fixture);
  add_activities (fixture);
  assert_round_trip (fixture);
}

/* The order in which things were written says nothing. */
static void
test_same_content_same_bytes (Fixture      *fixture,
                              gconstpointer unused)
{
  static const char *const orders[] = { "id,name,x\n1,Anna,5\n2,Bob,6\n3,Carla,\n", "id,name,x\n3,Carla,\n2,Bob,6\n1,Anna,5\n" };
  g_autofree char *dumps[2] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *name = g_strdup_printf ("order-%u.accord", i);
      g_autofree char *path = fixture_path (fixture, name);
      g_autoptr (GError) error = NULL;
      AccordFileImportOptions options = { .data_as_of = accord_moment_from_day (20000) };
      g_autofree char *file = fixture_write (fixture, "leads.csv", orders[i], -1);
      g_autoptr (AccordImportResult) result = NULL;
      AccordStore *store = accord_sqlite_store_create (path, NULL, &error);
      AccordStore *kept = g_steal_pointer (&fixture->store);

      g_assert_no_error (error);
      fixture->store = store;
      result = fixture_import (fixture, file, &options, &error);
      g_assert_no_error (error);
      dumps[i] = fixture_dump (store);
      accord_store_close (store);
      g_object_unref (store);
      fixture->store = kept;
    }
  g_assert_cmpstr (dumps[0], ==, dumps[1]);
  g_clear_pointer (&dumps[1], g_free);
}

/* However the JSON is laid out, and in whatever order its members are. */
static void
test_any_layout (Fixture      *fixture,
                 gconstpointer unused)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *dump = NULL, *pretty = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) loaded = NULL;

  fill (fixture);
  dump = fixture_dump (fixture->store);
  json_parser_load_from_data (parser, dump, -1, &error);
  g_assert_no_error (error);
  json_generator_set_root (generator, json_parser_get_root (parser));
  json_generator_set_pretty (generator, TRUE);
  pretty = json_generator_to_data (generator, NULL);
  loaded = load_text (fixture, pretty, &error);
  g_assert_no_error (error);
  again = fixture_dump (loaded);
  g_assert_cmpstr (again, ==, dump);
  accord_store_close (loaded);
}

#define SCHEMA "\"schema\":{\"name\":\"org.accord_desk.Accord.workspace\",\"version\":1}"

static void
test_malformed (Fixture      *fixture,
                gconstpointer unused)
{
  static const struct
  {
    const char *text;
    const char *part;
  } cases[] = {
    { "", "line 1" },
    { "[]", "line 1" },
    { "{}", "no dump" },
    { "{\"a\":1}", "no member “a”" },
    { "{" SCHEMA, "ends too early" },
    { "{" SCHEMA ",\n\"leads\":[{\"id\":\"1\"}\n", "line 3" },
    { "{" SCHEMA ",\n\"leads\":[\n{\"id\":\"1\"},\n{\"id\":oops}]}", "line 4" },
    { "{" SCHEMA ",\n\"leads\":[\n{\"id\":\"1\"},\n{\"id\":\"1\"}]}", "twice" },
    { "{" SCHEMA ",\n\"leads\":[{\"shoe\":\"1\"}]}", "no field “shoe”" },
    { "{" SCHEMA ",\n\"leads\":[{\"created_at\":\"soon\"}]}", "“created_at” must be" },
    { "{" SCHEMA ",\n\"leads\":[{\"value\":\"much\"}]}", "“value” must be" },
    { "{" SCHEMA ",\n\"leads\":[{\"custom\":5}]}", "“custom” must be" },
    { "{" SCHEMA ",\n\"leads\":[5]}", "line 2" },
    { "{" SCHEMA ",\n\"activities\":[{\"lead\":\"nobody\",\"kind\":\"visit\",\"at\":\"2025-04-03\"}]}", "the lead it belongs to" },
    { "{" SCHEMA ",\n\"fields\":[{\"name\":\"x\",\"type\":\"shoe\"}]}", "a type" },
    { "{" SCHEMA ",\n\"personas\":[{\"name\":\"x\"}]}", "“id”" },
    { "{" SCHEMA ",\n\"personas\":[{\"id\":\"018f2b6e-0000-7000-8000-000000000001\",\"shoe\":5}]}", "line 2" },
    { "{" SCHEMA ",\n\"settings\":{\"horizon_days\":\"many\"}}", "horizon_days" },
    { "{" SCHEMA ",\n\"data_as_of\":5}", "data_as_of" },
    { "{" SCHEMA "} and more", "nothing more" },
    { "{\"schema\":{\"name\":\"org.accord_desk.Accord.workspace\",\"version\":99}}", "newer" },
    { "{\"schema\":{\"name\":\"other\"}}", "no dump" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (load_text (fixture, cases[i].text, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].part));
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* A file that is there stays as it is. */
static void
test_never_overwrites (Fixture      *fixture,
                       gconstpointer unused)
{
  g_autofree char *json = fixture_write (fixture, "in.json", "{" SCHEMA "}", -1);
  g_autofree char *path = fixture_write (fixture, "mine.accord", "mine", -1);
  g_autofree char *missing = fixture_path (fixture, "missing.json");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_workspace_load (json, path, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_file_get_contents (path, &kept, NULL, NULL);
  g_assert_cmpstr (kept, ==, "mine");
  g_assert_false (accord_workspace_load (missing, path, NULL, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_NOT_FOUND);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace-json/round-trip", test_round_trip);
  ADD ("/workspace-json/same-content-same-bytes", test_same_content_same_bytes);
  ADD ("/workspace-json/any-layout", test_any_layout);
  ADD ("/workspace-json/malformed", test_malformed);
  ADD ("/workspace-json/never-overwrites", test_never_overwrites);
  return g_test_run ();
}
