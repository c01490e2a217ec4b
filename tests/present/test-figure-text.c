#include "figures.h"
#include "present/figure-chart.h"

#include <json-glib/json-glib.h>
#include <math.h>

static void
test_csv (void)
{
  g_autoptr (AccordFigures) figures = figures_new ("conversion-rate", ACCORD_PERIOD_MONTH, TRUE);
  AccordFigure *figure = figures_add (figures, "2025-01", "Trade \"fair\", north", 1, 10);
  g_autofree char *csv = NULL;

  figure->low = 0.1;
  figure->high = 0.30000000000000004;
  figure->left_out[ACCORD_LEFT_OUT_NO_DATE] = 60;
  figure->left_out[ACCORD_LEFT_OUT_OUT_OF_ORDER] = 1;
  figure = figures_add (figures, "2025-02", NULL, 0, 0);
  figure->mature = FALSE;
  figure->open = 7;
  csv = accord_present_csv (figures);
  g_assert_cmpstr (csv, ==,
                   "period,group,value,numerator,denominator,low,high,mature,open,left_out\n"
                   "2025-01,\"Trade \"\"fair\"\", north\",0.1,1,10,0.1,0.30000000000000004,true,0,no_date=60;out_of_order=1\n"
                   "2025-02,,,0,0,,,false,7,\n");
}

static void
test_json (void)
{
  g_autoptr (AccordFigures) figures = figures_rate ();
  g_autofree char *text = accord_present_json (figures);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);
  JsonObject *root, *point;

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (text, "}\n"));
  root = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (root, "metric"), ==, "conversion-rate");
  g_assert_cmpstr (json_object_get_string_member (root, "unit"), ==, "ratio");
  g_assert_cmpstr (json_object_get_string_member (root, "as_of"), ==, "2025-05-11");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "points")), ==, 6);
  point = json_array_get_object_element (json_object_get_array_member (root, "points"), 0);
  g_assert_cmpstr (json_object_get_string_member (point, "period"), ==, "2025-01");
  g_assert_false (json_object_has_member (point, "group"));
  g_assert_cmpfloat (json_object_get_double_member (point, "value"), ==, 45.0 / 337);
  g_assert_cmpint (json_object_get_int_member (point, "denominator"), ==, 337);
  g_assert_true (json_object_get_boolean_member (point, "mature"));
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (point, "left_out")), ==, 0);
  point = json_array_get_object_element (json_object_get_array_member (root, "points"), 5);
  g_assert_true (json_object_get_null_member (point, "value"));
  g_assert_true (json_object_get_null_member (point, "low"));
  g_assert_cmpint (json_object_get_int_member (point, "open"), ==, 250);
}

/* No value of a group is null, and a group's name may hold anything. */
static void
test_json_groups (void)
{
  g_autoptr (AccordFigures) figures = figures_new ("revenue", ACCORD_PERIOD_ALL, TRUE);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *points;
  AccordFigure *figure = figures_add (figures, "all", "a \"b\"\n\\ ü", 61784006, NAN);

  figure->left_out[ACCORD_LEFT_OUT_CURRENCY] = 3;
  figures_add (figures, "all", NULL, 0.1, NAN);
  text = accord_present_json (figures);
  g_assert_nonnull (strstr (text, "\"value\":61784006,"));
  g_assert_nonnull (strstr (text, "\"value\":0.1,"));
  node = json_from_string (text, NULL);
  points = json_object_get_array_member (json_node_get_object (node), "points");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (points, 0), "group"), ==, "a \"b\"\n\\ ü");
  g_assert_true (json_object_get_null_member (json_array_get_object_element (points, 1), "group"));
  g_assert_true (json_object_get_null_member (json_array_get_object_element (points, 1), "denominator"));
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (json_array_get_object_element (points, 0), "left_out"), "currency"), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-text/csv", test_csv);
  g_test_add_func ("/figure-text/json", test_json);
  g_test_add_func ("/figure-text/json-groups", test_json_groups);

  return g_test_run ();
}
