#include "model/field.h"

#include <string.h>

static void
test_standard_fields (void)
{
  static const char expected[] =
    "id email name company job_title industry company_size country source campaign owner created_at mql_at sql_at "
    "opportunity_at customer_at lost_at handed_over_at first_contact_at accepted_at rejected_at reject_reason quality "
    "stage value currency persona score band ";
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_fields;
  const AccordField *fields = accord_field_standard (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_string_append_printf (names, "%s ", fields[i].name);
      g_assert_true (accord_field_find (fields[i].name) == &fields[i]);
      g_assert_false (fields[i].custom);
      g_assert_cmpint (strlen (fields[i].label), >, 0);
      g_assert_null (strchr (fields[i].label, '_'));
      g_assert_cmpint (g_str_has_suffix (fields[i].name, "_at"), ==, fields[i].type == ACCORD_COLUMN_MOMENT);
      g_assert_true (fields[i].derived || fields[i].column != NULL);
    }
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_cmpstr (accord_field_find ("id")->column, ==, "external_id");
  g_assert_cmpstr (accord_field_find ("created_at")->label, ==, "Lead since");
  g_assert_true (accord_field_find ("stage")->derived);
  g_assert_null (accord_field_find ("Industry"));
  g_assert_null (accord_field_find (NULL));
}

static void
test_custom (void)
{
  g_autoptr (AccordField) field = accord_field_new_custom ("Lead Origin", "x3", ACCORD_COLUMN_TEXT);
  g_autoptr (AccordField) copy = accord_field_copy (field);

  g_assert_true (copy->custom);
  g_assert_cmpstr (copy->name, ==, "Lead Origin");
  g_assert_cmpstr (copy->label, ==, "Lead Origin");
  g_assert_cmpstr (copy->column, ==, "x3");
  g_assert_true (copy->name != field->name);
}

static void
test_stages (void)
{
  AccordStage stage = ACCORD_N_STAGES;

  for (guint i = 0; i < ACCORD_N_STAGES; i++)
    {
      g_autofree char *upper = g_ascii_strup (accord_stage_get_name (i), -1);

      g_assert_true (accord_stage_parse (upper, &stage));
      g_assert_cmpint (stage, ==, i);
      g_assert_nonnull (accord_field_find (accord_stage_get_field (i)));
      g_assert_cmpint (strlen (accord_stage_get_label (i)), >, 0);
    }
  g_assert_cmpstr (accord_stage_get_field (ACCORD_STAGE_LEAD), ==, "created_at");
  g_assert_false (accord_stage_parse ("won", &stage));
  g_assert_false (accord_stage_parse (NULL, &stage));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/standard", test_standard_fields);
  g_test_add_func ("/field/custom", test_custom);
  g_test_add_func ("/stage/names", test_stages);
  return g_test_run ();
}
