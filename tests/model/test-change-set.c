#include "model/change-set.h"

#include "model/canonical-json.h"
#include "model/records.h"
#include "model/uuid.h"

static AccordRecord *
make_target (void)
{
  AccordRecord *record = accord_record_new (ACCORD_TYPE_TARGET);

  accord_record_set_text (record, "metric", "leads");
  accord_record_set_real (record, "value", 100);
  accord_record_set_revision (record, 3);
  return record;
}

static void
assert_object (JsonObject *object,
               const char *expected)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (expected == NULL)
    {
      g_assert_null (object);
      return;
    }
  node = json_node_init_object (json_node_alloc (), object);
  text = accord_json_to_canonical (node);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_change (AccordChangeSet *set,
               guint            index,
               AccordChangeKind kind,
               gint64           base_revision,
               const char      *before,
               const char      *after)
{
  const AccordChange *change = accord_change_set_get (set, index);

  g_assert_cmpint (change->kind, ==, kind);
  g_assert_cmpint (change->base_revision, ==, base_revision);
  assert_object (change->before, before);
  assert_object (change->after, after);
}

#define WHOLE "{\"first\":null,\"last\":null,\"metric\":\"leads\",\"value\":100}"

static void
test_updates_fold (void)
{
  g_autoptr (AccordChangeSet) set = accord_change_set_new ("Edit target");
  g_autoptr (AccordRecord) record = make_target ();

  accord_change_set_update_real (set, record, "value", 120);
  accord_change_set_update_text (set, record, "metric", "mql");
  accord_change_set_update_real (set, record, "value", 150);
  g_assert_cmpuint (accord_change_set_get_length (set), ==, 1);
  assert_change (set, 0, ACCORD_CHANGE_UPDATE, 3, "{\"metric\":\"leads\",\"value\":100}",
                 "{\"metric\":\"mql\",\"value\":150}");
  g_assert_cmpfloat (accord_record_get_real (record, "value"), ==, 100);
  g_assert_cmpstr (accord_change_set_get_summary (set), ==, "Edit target");
  g_assert_true (accord_uuid_is_valid (accord_change_set_get_id (set)));
}

static void
test_update_back_is_nothing (void)
{
  g_autoptr (AccordChangeSet) set = accord_change_set_new ("");
  g_autoptr (AccordRecord) record = make_target ();

  accord_change_set_update_real (set, record, "value", 100);
  g_assert_cmpuint (accord_change_set_get_length (set), ==, 0);
  accord_change_set_update_real (set, record, "value", 120);
  accord_change_set_update_text (set, record, "metric", "mql");
  accord_change_set_update_real (set, record, "value", 100);
  assert_change (set, 0, ACCORD_CHANGE_UPDATE, 3, "{\"metric\":\"leads\"}", "{\"metric\":\"mql\"}");
  accord_change_set_update_text (set, record, "metric", "leads");
  g_assert_cmpuint (accord_change_set_get_length (set), ==, 0);
}

static void
test_insert_takes_updates (void)
{
  g_autoptr (AccordChangeSet) set = accord_change_set_new ("");
  g_autoptr (AccordRecord) record = make_target ();

  accord_change_set_insert (set, record);
  accord_change_set_update_real (set, record, "value", 120);
  g_assert_cmpuint (accord_change_set_get_length (set), ==, 1);
  assert_change (set, 0, ACCORD_CHANGE_INSERT, 0, NULL,
                 "{\"first\":null,\"last\":null,\"metric\":\"leads\",\"value\":120}");
  accord_change_set_delete (set, record);
  g_assert_cmpuint (accord_change_set_get_length (set), ==, 0);
}

static void
test_delete (void)
{
  g_autoptr (AccordChangeSet) set = accord_change_set_new ("");
  g_autoptr (AccordRecord) record = make_target ();

  accord_change_set_update_real (set, record, "value", 120);
  accord_change_set_delete (set, record);
  accord_change_set_update_real (set, record, "value", 130);
  g_assert_cmpuint (accord_change_set_get_length (set), ==, 1);
  assert_change (set, 0, ACCORD_CHANGE_DELETE, 3, WHOLE, NULL);
  accord_change_set_insert (set, record);
  assert_change (set, 0, ACCORD_CHANGE_UPDATE, 3, WHOLE, WHOLE);
}

static void
test_same_id_of_another_kind (void)
{
  g_autoptr (AccordChangeSet) set = accord_change_set_new ("");
  g_autoptr (AccordRecord) target = make_target ();
  g_autoptr (AccordRecord) member = accord_record_new (ACCORD_TYPE_MEMBER);

  accord_record_set_id (member, accord_record_get_id (target));
  accord_change_set_delete (set, target);
  accord_change_set_update_text (set, member, "name", "Ada");
  g_assert_cmpuint (accord_change_set_get_length (set), ==, 2);
}

static void
test_inverse (void)
{
  g_autoptr (AccordChangeSet) set = accord_change_set_new ("Three things");
  g_autoptr (AccordRecord) made = make_target ();
  g_autoptr (AccordRecord) changed = make_target ();
  g_autoptr (AccordRecord) deleted = make_target ();
  g_autoptr (AccordChangeSet) inverse = NULL;
  g_autoptr (AccordChangeSet) again = NULL;

  accord_change_set_insert (set, made);
  accord_change_set_update_real (set, changed, "value", 7);
  accord_change_set_delete (set, deleted);
  inverse = accord_change_set_inverse (set);

  g_assert_cmpstr (accord_change_set_get_id (inverse), !=, accord_change_set_get_id (set));
  assert_change (inverse, 0, ACCORD_CHANGE_INSERT, 0, NULL, WHOLE);
  assert_change (inverse, 1, ACCORD_CHANGE_UPDATE, 4, "{\"value\":7}", "{\"value\":100}");
  assert_change (inverse, 2, ACCORD_CHANGE_DELETE, 1, WHOLE, NULL);
  g_assert_cmpstr (accord_change_set_get (inverse, 0)->id, ==, accord_record_get_id (deleted));

  again = accord_change_set_inverse (inverse);
  assert_change (again, 0, ACCORD_CHANGE_INSERT, 0, NULL, WHOLE);
  assert_change (again, 1, ACCORD_CHANGE_UPDATE, 5, "{\"value\":100}", "{\"value\":7}");
}

static void
test_json (void)
{
  g_autoptr (AccordChangeSet) set = accord_change_set_new ("Edit “target”");
  g_autoptr (AccordRecord) edited = make_target (), deleted = make_target (), made = make_target ();
  g_autoptr (AccordChangeSet) read = NULL;
  g_autoptr (JsonNode) node = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *text_again = NULL;

  accord_change_set_update_real (set, edited, "value", 0.1);
  accord_change_set_delete (set, deleted);
  accord_change_set_insert (set, made);
  node = accord_change_set_to_json (set);
  text = accord_json_to_canonical (node);
  read = accord_change_set_from_json (node, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (accord_change_set_get_id (read), ==, accord_change_set_get_id (set));
  g_assert_cmpstr (accord_change_set_get_summary (read), ==, "Edit “target”");
  assert_change (read, 0, ACCORD_CHANGE_UPDATE, 3, "{\"value\":100}", "{\"value\":0.1}");
  assert_change (read, 1, ACCORD_CHANGE_DELETE, 3, WHOLE, NULL);
  assert_change (read, 2, ACCORD_CHANGE_INSERT, 0, NULL, WHOLE);
  again = accord_change_set_to_json (read);
  text_again = accord_json_to_canonical (again);
  g_assert_cmpstr (text_again, ==, text);
}

static void
test_json_of_something_else (void)
{
#define ID "\"0193c1d2-0000-7000-8000-000000000001\""
#define SET(changes) "{\"id\":" ID ",\"changes\":[" changes "]}"
  static const char *const texts[] = {
    "null", "[]", "7", "{}", "{\"id\":7,\"changes\":[]}", "{\"id\":" ID "}", "{\"id\":" ID ",\"changes\":{}}",
    SET ("7"), SET ("{}"), SET ("{\"kind\":\"update\",\"table\":\"targets\",\"id\":" ID "}"),
    SET ("{\"kind\":\"update\",\"table\":\"nothing\",\"id\":" ID ",\"before\":{},\"after\":{}}"),
    SET ("{\"kind\":\"other\",\"table\":\"targets\",\"id\":" ID ",\"before\":{},\"after\":{}}"),
    SET ("{\"kind\":\"insert\",\"table\":\"targets\",\"id\":\"x\",\"after\":{}}"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (texts[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_change_set_from_json (node, &error));
      g_assert_nonnull (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-set/updates-fold", test_updates_fold);
  g_test_add_func ("/change-set/update-back", test_update_back_is_nothing);
  g_test_add_func ("/change-set/insert", test_insert_takes_updates);
  g_test_add_func ("/change-set/delete", test_delete);
  g_test_add_func ("/change-set/kinds", test_same_id_of_another_kind);
  g_test_add_func ("/change-set/inverse", test_inverse);
  g_test_add_func ("/change-set/json", test_json);
  g_test_add_func ("/change-set/json-of-something-else", test_json_of_something_else);
  return g_test_run ();
}
