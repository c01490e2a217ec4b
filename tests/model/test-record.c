#include "model/records.h"

#include <math.h>

#include "model/error.h"
#include "model/moment.h"
#include "model/uuid.h"

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    data)
{
  ++*(guint *) data;
}

static void
test_every_kind (void)
{
  guint n = 0;

  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++, n++)
    {
      g_autoptr (AccordRecord) record = accord_record_new (*type);
      AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);

      g_test_message ("%s", klass->table);
      g_assert_true (accord_record_type_for_table (klass->table) == *type);
      g_assert_cmpint (accord_record_get_revision (record), ==, 0);
      g_assert_cmpint (g_str_equal (accord_record_get_id (record), ACCORD_UUID_NIL), ==, klass->singleton);
      for (guint i = 0; i < klass->n_columns; i++)
        {
          const AccordColumn *column = &klass->columns[i];
          g_autofree char *property = g_strdelimit (g_strdup (column->name), "_", '-');

          g_assert_nonnull (g_object_class_find_property (G_OBJECT_CLASS (klass), property));
          g_assert_true (accord_record_find_column (record, property) == column);
          g_assert_true (column->label != NULL && *column->label != '\0');
          g_assert_cmpint (column->type == ACCORD_COLUMN_CHOICE, ==, column->choices != NULL);
        }
    }
  g_assert_cmpuint (n, ==, 25);
  g_assert_cmpint (accord_record_type_for_table ("leads"), ==, G_TYPE_INVALID);
  g_assert_cmpint (accord_record_type_for_table (NULL), ==, G_TYPE_INVALID);
}

static void
test_initial_settings (void)
{
  g_autoptr (AccordRecord) settings = accord_record_new (ACCORD_TYPE_SETTINGS);

  g_assert_cmpstr (accord_record_get_text (settings, "marketing_name"), ==, "Marketing");
  g_assert_cmpstr (accord_record_get_text (settings, "sales_name"), ==, "Sales");
  g_assert_cmpstr (accord_record_get_text (settings, "currency"), ==, "EUR");
  g_assert_cmpstr (accord_record_get_text (settings, "timezone"), ==, "UTC");
  g_assert_cmpint (accord_record_get_integer (settings, "horizon_days"), ==, 90);
  g_assert_cmpint (accord_record_get_integer (settings, "fiscal_year_month"), ==, 1);
  g_assert_cmpfloat (accord_record_get_real (settings, "gross_margin"), ==, 1);
  g_assert_true (isnan (accord_record_get_real (settings, "goal_target")));
  g_assert_cmpint (accord_record_get_integer (settings, "goal_first"), ==, ACCORD_DAY_NONE);
}

static void
test_notify_only_on_change (void)
{
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  guint n = 0;

  g_signal_connect (persona, "notify::job-titles", G_CALLBACK (count_notify), &n);
  accord_record_set_text (persona, "job_titles", "");
  accord_record_set_text (persona, "job_titles", NULL);
  g_assert_cmpuint (n, ==, 0);
  accord_record_set_text (persona, "job_titles", "CTO");
  g_object_set (persona, "job-titles", "CTO", NULL);
  accord_record_set_text (persona, "name", "Ada");
  g_assert_cmpuint (n, ==, 1);
  g_object_set (persona, "job-titles", NULL, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (accord_record_get_text (persona, "job_titles"), ==, "");

  n = 0;
  g_signal_connect (persona, "notify::position", G_CALLBACK (count_notify), &n);
  accord_record_set_real (persona, "position", NAN);
  accord_record_set_real (persona, "position", NAN);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_properties_are_columns (void)
{
  g_autoptr (AccordRecord) a = accord_record_new (ACCORD_TYPE_COMMITMENT);
  g_autoptr (AccordRecord) b = accord_record_new (ACCORD_TYPE_COMMITMENT);
  g_autofree char *title = NULL;
  gint64 within;
  double target;

  for (guint i = 0; i < ACCORD_RECORD_GET_CLASS (a)->n_columns; i++)
    {
      const char *name = ACCORD_RECORD_GET_CLASS (a)->columns[i].name;
      g_autofree char *property = g_strdelimit (g_strdup (name), "_", '-');

      g_object_bind_property (a, property, b, property, G_BINDING_SYNC_CREATE);
    }
  g_object_set (a, "title", "First contact", "within-days", (gint64) 30, "target", 0.9, NULL);
  g_object_get (b, "title", &title, "within-days", &within, "target", &target, NULL);
  g_assert_cmpstr (title, ==, "First contact");
  g_assert_cmpint (within, ==, 30);
  g_assert_cmpfloat (target, ==, 0.9);
}

static void
test_copy (void)
{
  g_autoptr (AccordRecord) record = accord_record_new (ACCORD_TYPE_TARGET);
  g_autoptr (AccordRecord) copy = NULL;
  g_autoptr (JsonObject) a = NULL;
  g_autoptr (JsonObject) b = NULL;

  g_object_set (record, "metric", "leads", "value", 500.0, "first", 17562, NULL);
  accord_record_set_revision (record, 4);
  copy = accord_record_copy (record);
  a = accord_record_to_json (record);
  b = accord_record_to_json (copy);
  g_assert_true (json_object_equal (a, b));
  g_assert_cmpstr (accord_record_get_id (copy), ==, accord_record_get_id (record));
  g_assert_cmpint (accord_record_get_revision (copy), ==, 4);
}

static void
test_json (void)
{
  g_autoptr (AccordRecord) record = accord_record_new (ACCORD_TYPE_MEMBER);
  g_autoptr (JsonNode) node = json_from_string (
    "{\"id\":\"017F22E2-79b0-7cc3-98c4-dc0c0c07398f\",\"name\":\"Ada\",\"team\":\"sales\",\"signs\":true}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) back = NULL;

  accord_record_set_text (record, "email", "ada@example.org");
  g_assert_true (accord_record_from_json (record, json_node_get_object (node), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (accord_record_get_id (record), ==, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  g_assert_cmpstr (accord_record_get_text (record, "team"), ==, "sales");
  g_assert_cmpstr (accord_record_get_text (record, "email"), ==, "ada@example.org");
  g_assert_cmpint (accord_record_get_integer (record, "signs"), ==, TRUE);

  back = accord_record_to_json (record);
  g_assert_cmpuint (json_object_get_size (back), ==, ACCORD_RECORD_GET_CLASS (record)->n_columns);
  g_assert_true (json_object_get_null_member (back, "login"));
}

static void
test_json_all_or_nothing (void)
{
  static const struct
  {
    const char      *json;
    AccordModelError code;
  } rows[] = {
    { "{\"name\":\"Eve\",\"team\":\"finance\"}", ACCORD_MODEL_ERROR_VALUE },
    { "{\"name\":\"Eve\",\"signs\":\"yes\"}", ACCORD_MODEL_ERROR_VALUE },
    { "{\"name\":\"Eve\",\"shoe_size\":42}", ACCORD_MODEL_ERROR_COLUMN },
    { "{\"name\":\"Eve\",\"id\":\"x\"}", ACCORD_MODEL_ERROR_VALUE },
    { "{\"name\":\"Eve\",\"id\":{}}", ACCORD_MODEL_ERROR_VALUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AccordRecord) record = accord_record_new (ACCORD_TYPE_MEMBER);
      g_autoptr (JsonNode) node = json_from_string (rows[i].json, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (accord_record_from_json (record, json_node_get_object (node), &error));
      g_assert_error (error, ACCORD_MODEL_ERROR, (gint) rows[i].code);
      g_assert_cmpstr (accord_record_get_text (record, "name"), ==, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/every-kind", test_every_kind);
  g_test_add_func ("/record/initial-settings", test_initial_settings);
  g_test_add_func ("/record/notify", test_notify_only_on_change);
  g_test_add_func ("/record/properties", test_properties_are_columns);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/json", test_json);
  g_test_add_func ("/record/json-all-or-nothing", test_json_all_or_nothing);
  return g_test_run ();
}
