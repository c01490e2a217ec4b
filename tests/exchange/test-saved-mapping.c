#include <string.h>

#include "exchange/saved-mapping.h"
#include "fixture.h"

#define KEPT "{\"Record ID\":\"id\",\"E-Mail\":\"email\",\"Lead Source\":\"source\",\"Region\":\"Region\",\"Fax\":null}"

static GPtrArray *
split (const char *names)
{
  GPtrArray *header = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (names, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (header, g_strdup (parts[i]));
  return header;
}

static char *
join (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", (char *) names->pdata[i]);
  return g_string_free (text, FALSE);
}

/* Which of the kept mappings fits, and what it lacks and does not know. */
static void
test_find (Fixture      *fixture,
           gconstpointer unused)
{
  static const struct
  {
    const char *header, *name, *missing, *added;
  } cases[] = {
    { "Record ID,E-Mail,Lead Source,Region,Fax", "weekly", "", "" },
    { "record_id,e mail,lead-source,region,fax", "weekly", "", "" },
    /* A column that became nothing is not missed. */
    { "Record ID,E-Mail,Lead Source,Region", "weekly", "", "" },
    { "Record ID,E-Mail,Source,Region,Fax", "weekly", "Lead Source", "Source" },
    { "Record ID,E-Mail,Lead Source,Region,Fax,Budget", "weekly", "", "Budget" },
    { "id,email", "small", "", "" },
    /* Two columns of many are no reason to take it for the same kind of file. */
    { "id,email,a,b,c,d,e", NULL, NULL, NULL },
    { "Order,Amount", NULL, NULL, NULL },
  };
  AccordStore *store = fixture_store (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_store_set_mapping (store, "weekly", KEPT, &error));
  g_assert_true (accord_store_set_mapping (store, "small", "{\"id\":\"id\",\"email\":\"email\"}", &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) header = split (cases[i].header);
      g_autoptr (AccordSavedMapping) found = NULL;
      g_autofree char *missing = NULL;
      g_autofree char *added = NULL;

      g_test_message ("%s", cases[i].header);
      g_assert_true (accord_saved_mapping_find (store, header, &found, &error));
      g_assert_cmpstr (found != NULL ? found->name : NULL, ==, cases[i].name);
      if (found == NULL)
        continue;
      missing = join (found->missing);
      added = join (found->added);
      g_assert_cmpstr (missing, ==, cases[i].missing);
      g_assert_cmpstr (added, ==, cases[i].added);
    }
}

/* Which column is it now? By its name, or by what other programs call it. */
static void
test_suggest (void)
{
  static const struct
  {
    const char *missing, *header, *suggestion;
  } cases[] = {
    { "Lead Source", "Record ID,E-Mail,Region,Budget,Source", "Source" },
    { "E-Mail", "Record ID,Lead Source,Region,Budget,Email Address", "Email Address" },
    { "Region", "Record ID,E-Mail,Lead Source,Sales Region", "Sales Region" },
    { "Region", "Record ID,E-Mail,Lead Source,Budget", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) header = split (cases[i].header);
      g_autoptr (AccordSavedMapping) mapping = accord_saved_mapping_new ("weekly", KEPT, header);

      g_assert_cmpstr (accord_saved_mapping_suggest (mapping, cases[i].missing), ==, cases[i].suggestion);
    }
}

static AccordFileImport *
open_renamed (Fixture    *fixture,
              const char *text,
              GHashTable *renames)
{
  g_autofree char *path = fixture_write (fixture, "export.csv", text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) header = accord_saved_mapping_read_header (path, &FIXTURE_NO_OPTIONS, NULL, &error);
  g_autoptr (AccordSavedMapping) mapping = NULL;
  AccordFileImport *import;

  g_assert_no_error (error);
  mapping = accord_saved_mapping_new ("weekly", KEPT, header);
  g_assert_true (accord_saved_mapping_refuse (mapping, renames, "export.csv", &error));
  import = accord_saved_mapping_open (mapping, renames, path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return import;
}

/* A renamed column becomes what it became, a field of its own the same field; one that is gone is not looked for; what is
 * kept afterwards fits the file as it is now. */
static void
test_rename (Fixture      *fixture,
             gconstpointer unused)
{
  static const char text[] = "Record ID,E-Mail,Source,Area\n1,a@example.com,web,north\n";
  g_autoptr (GHashTable) renames = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AccordFileImport) import = NULL;
  g_autoptr (AccordImportResult) result = NULL;
  g_autoptr (GPtrArray) header = split ("Record ID,E-Mail,Source,Area");
  g_autoptr (AccordSavedMapping) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  g_hash_table_insert (renames, (char *) "Lead Source", (char *) "Source");
  g_hash_table_insert (renames, (char *) "Region", (char *) "Area");
  import = open_renamed (fixture, text, renames);
  result = accord_file_import_run (import, fixture_store (fixture), FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  dump = fixture_dump (fixture->store);
  g_assert_nonnull (strstr (dump, "\"source\":\"web\""));
  g_assert_nonnull (strstr (dump, "\"Region\":\"north\""));
  g_assert_null (strstr (dump, "\"Area\""));

  g_assert_true (accord_saved_mapping_keep (fixture->store, "weekly", import, &error));
  g_assert_true (accord_saved_mapping_find (fixture->store, header, &found, &error));
  g_assert_cmpuint (found->missing->len + found->added->len, ==, 0);
  g_assert_cmpint (found->kind, ==, ACCORD_IMPORT_LEADS);
  g_clear_pointer (&import, accord_file_import_free);
  import = open_renamed (fixture, "Record ID,E-Mail,Region\n1,a@example.com,south\n",
                         (g_hash_table_insert (renames, (char *) "Lead Source", (char *) ""), renames));
  g_assert_cmpstr (((AccordSourceColumn *) accord_file_import_columns (import)->pdata[2])->fields[0], ==, "Region");
}

static void
test_refuse (Fixture      *fixture,
             gconstpointer unused)
{
  g_autoptr (GPtrArray) header = split ("Record ID,E-Mail,Source,Region,Budget");
  g_autoptr (AccordSavedMapping) mapping = accord_saved_mapping_new ("weekly", KEPT, header);
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_saved_mapping_refuse (mapping, NULL, "export.csv", &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING);
  g_assert_nonnull (strstr (error->message, "“Lead Source”"));
  g_assert_nonnull (strstr (error->message, "“Source”, “Budget”"));
  g_assert_nonnull (strstr (error->message, "--rename \"NEW=Lead Source\""));
}

/* An added column stops nothing; what the order of dates was said to be is known the next time. */
static void
test_again (Fixture      *fixture,
            gconstpointer unused)
{
  static const char text[] = "id,created_at\n1,03/04/2025\n2,05/06/2025\n";
  g_autofree char *path = fixture_write (fixture, "dates.csv", text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFileImport) import =
      accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) header = split ("id,created_at,Budget");
  g_autoptr (AccordSavedMapping) found = NULL;
  g_autoptr (AccordFileImport) again = NULL;
  g_autoptr (AccordImportResult) result = NULL;
  const AccordSourceColumn *column;

  g_assert_no_error (error);
  accord_file_import_set_date_order (import, 1, ACCORD_DATE_ORDER_DMY);
  g_assert_true (accord_saved_mapping_keep (fixture_store (fixture), "dates", import, &error));
  g_assert_true (accord_saved_mapping_find (fixture->store, header, &found, &error));
  g_free (path);
  path = fixture_write (fixture, "dates-2.csv", "id,created_at,Budget\n3,07/08/2025,100\n", -1);
  again = accord_saved_mapping_open (found, NULL, path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  column = accord_file_import_columns (again)->pdata[1];
  g_assert_cmpint (column->date_order, ==, ACCORD_DATE_ORDER_DMY);
  result = accord_file_import_run (again, fixture->store, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_counts (result, 1, 0, 0, 0);
  g_assert_true (fixture_warns (result, "does not know “Budget”"));
}

static void
test_names (void)
{
  static const struct
  {
    const char *path, *name;
  } cases[] = {
    { "/tmp/weekly_hubspot-export_2025-04-01 (2).csv", "weekly hubspot export" },
    { "leads.xlsx", "leads" },
    { "20250401.csv", "20250401" },
    { "Kontakte Süd 14.csv", "Kontakte Süd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = accord_saved_mapping_name_for (cases[i].path);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/saved-mapping/find", Fixture, NULL, fixture_set_up, test_find, fixture_tear_down);
  g_test_add_func ("/saved-mapping/suggest", test_suggest);
  g_test_add ("/saved-mapping/rename", Fixture, NULL, fixture_set_up, test_rename, fixture_tear_down);
  g_test_add ("/saved-mapping/refuse", Fixture, NULL, fixture_set_up, test_refuse, fixture_tear_down);
  g_test_add ("/saved-mapping/again", Fixture, NULL, fixture_set_up, test_again, fixture_tear_down);
  g_test_add_func ("/saved-mapping/names", test_names);
  return g_test_run ();
}
