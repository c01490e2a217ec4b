#include <glib/gstdio.h>
#include <string.h>

#include "fixture.h"

static AccordImportResult *
import_shared (Fixture    *fixture,
               const char *name,
               const char *map)
{
  g_autofree char *path = fixture_shared (name);
  g_autofree char *json = NULL;
  g_autofree char *map_path = map != NULL ? fixture_shared (map) : NULL;
  AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
  g_autoptr (GError) error = NULL;
  AccordImportResult *result;

  if (map_path != NULL)
    g_file_get_contents (map_path, &json, NULL, &error);
  g_assert_no_error (error);
  options.map = json;
  result = fixture_import (fixture, path, &options, &error);
  g_assert_no_error (error);
  return result;
}

#define LEADS "olist_funnel/olist_marketing_qualified_leads_dataset.csv"
#define DEALS "olist_funnel/olist_closed_deals_dataset.csv"

static void
test_olist (Fixture      *fixture,
            gconstpointer unused)
{
  g_autofree char *there = fixture_shared (LEADS);
  g_autoptr (AccordImportResult) leads = NULL, deals = NULL, leads_again = NULL, deals_again = NULL;
  g_autofree char *before = NULL, *between = NULL, *after = NULL, *undone = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  guint64 deleted, restored;

  if (there == NULL)
    return;
  leads = import_shared (fixture, LEADS, "olist_funnel/leads.map.json");
  fixture_assert_counts (leads, 8000, 0, 0, 0);
  before = fixture_dump (fixture->store);
  deals = import_shared (fixture, DEALS, "olist_funnel/deals.map.json");
  fixture_assert_counts (deals, 0, 842, 0, 0);
  between = fixture_dump (fixture->store);
  leads_again = import_shared (fixture, LEADS, "olist_funnel/leads.map.json");
  fixture_assert_counts (leads_again, 0, 0, 8000, 0);
  deals_again = import_shared (fixture, DEALS, "olist_funnel/deals.map.json");
  fixture_assert_counts (deals_again, 0, 0, 842, 0);
  after = fixture_dump (fixture->store);
  g_assert_true (g_str_equal (after, between));
  accord_store_undo_import (fixture->store, deals_again->import, &deleted, &restored, &left, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&left, g_ptr_array_unref);
  accord_store_undo_import (fixture->store, deals->import, &deleted, &restored, &left, NULL, &error);
  g_assert_no_error (error);
  undone = fixture_dump (fixture->store);
  g_assert_true (g_str_equal (undone, before));
}

static void
test_xeducation (Fixture      *fixture,
                 gconstpointer unused)
{
  g_autofree char *there = fixture_shared ("xeducation/Leads.csv");
  g_autoptr (AccordImportResult) result = NULL;
  g_autoptr (JsonNode) mapping = NULL;

  if (there == NULL)
    return;
  result = import_shared (fixture, "xeducation/Leads.csv", NULL);
  fixture_assert_counts (result, 9240, 0, 0, 0);
  mapping = json_from_string (result->mapping_json, NULL);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (mapping)), ==, 38);
  g_assert_true (json_object_get_null_member (json_node_get_object (mapping), "column 38"));
}

static void
test_suitecrm (Fixture      *fixture,
               gconstpointer unused)
{
  g_autofree char *there = fixture_shared ("suitecrm/Leads.csv");
  g_autofree char *text = NULL;
  gsize length;
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordImportResult) result = NULL;

  if (there == NULL)
    return;
  g_file_get_contents (there, &text, &length, &error);
  g_assert_no_error (error);
  copy = fixture_write (fixture, "suite.csv", text, length);
  result = fixture_import (fixture, copy, &FIXTURE_NO_OPTIONS, &error);
  g_assert_no_error (error);
  fixture_assert_counts (result, 1, 0, 0, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/real-exports/olist", test_olist);
  ADD ("/real-exports/xeducation", test_xeducation);
  ADD ("/real-exports/suitecrm", test_suitecrm);
  return g_test_run ();
}
