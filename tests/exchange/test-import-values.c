/* What the cells of exports mean, and which rows of them are no leads. */
#include <string.h>

#include "fixture.h"

#include "model/records.h"

static const struct
{
  const char *name;
  const char *text;
  guint64     n_new, n_rejected;
  const char *parts;   /* of the dump, each to be there: «a|b»; what must not be begins with «!» */
  const char *warning; /* part of it; NULL: nothing need be said */
} files[] = {
  /* Rows */
  { "a footer after an empty line", "id,name\n1,Anna\n\nGrand Totals (1 records)\nConfidential Information - Do Not Distribute\n"
    "\"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\"\n", 1, 0, "", "3 lines below the table" },
  { "a footer without one", "id,name\n1,Anna\nGrand Totals (1 records)\n", 1, 0, "", "1 line below the table (line 3)" },
  { "a row of totals", "id,name,amount\n1,Anna,5\n2,Bob,6\nTotal,,11\n", 2, 0, "!Total", "1 row of totals (line 4)" },
  { "sums between", "id,name,amount\n1,Anna,5\nSubtotal (1 record),,5\n2,Bob,6\nSubtotal,,\"6\"\nGrand Totals,,\"11\"\n", 2, 0,
    "!ubtotal", "3 rows of totals (the first on line 3)" },
  { "totals below the names", "id,name,amount\n1,Anna,5\n,Total:,5\n", 1, 0, "!Total", "1 row of totals" },
  { "a lead of that name", "name,company\nTotal,Acme\nSum,Acme\n", 2, 0, "\"name\":\"Total\"|\"name\":\"Sum\"", NULL },
  { "the header again", "id,name\n1,Anna\nid,name\n2,Bob\n", 2, 0, "", "repeats the names of the columns (line 3)" },
  { "empty lines", "id,name\n\n1,Anna\n,\n\n2,Bob\n\n", 2, 0, "", "4 empty lines" },
  /* What means empty */
  { "values that mean empty", "id,name,City,Notes\n1,Anna,Select,-\n2,N/A,Rome,#n/a\n", 2, 0,
    "\"City\":\"Rome\"|!Select|!N/A|!Notes", "4 cells with one of" },
  { "no keys", "id,name\n-,Anna\nN/A,Bob\n", 2, 0, "!\"id\":\"-\"|Anna|Bob", "2 cells" },
  { "no addresses", "email,name\n-,Anna\nN/A,Bob\n", 2, 0, "Anna|Bob", NULL },
  /* Prefixes */
  { "Meta's prefixes", "id,phone_number,campaign_id\nl:12,p:+4917,c:7\nl:13,p:+4918,c:7\n", 2, 0,
    "\"id\":\"12\"|\"phone_number\":\"+4917\"|!l:|!p:|!c:", NULL },
  { "no prefix throughout", "id,Code\nl:12,p:1\n13,x\n", 2, 0, "\"id\":\"l:12\"|\"Code\":\"p:1\"", NULL },
  /* Numbers and truth */
  { "India", "id,amount\n1,\"₹ 12,34,567.50\"\n2,\"₹ 1,00,000\"\n", 2, 0, "\"value\":1234567.5|\"value\":100000", NULL },
  { "Germany", "id;Umsatz\n1;1.234.567,50 €\n2;12,5 €\n", 2, 0, "\"value\":1234567.5|\"value\":12.5", NULL },
  { "Switzerland", "id,amount\n1,CHF 1’234.50\n", 1, 0, "\"value\":1234.5", NULL },
  { "a spreadsheet's days", "id,Created,Became MQL date\n1,45631,\n2,45631.5,\n", 2, 0,
    "\"created_at\":\"2024-12-05\"|\"created_at\":\"2024-12-05T12:00:00Z\"", NULL },
  { "truth in a German spreadsheet", "id,Aktiv\n1,WAHR\n2,FALSCH\n", 2, 0, "\"Aktiv\":true|\"Aktiv\":false", NULL },
  { "conditions quote yes and no", "id,Aktiv\n1,Yes\n2,No\n", 2, 0, "\"Aktiv\":\"Yes\"", NULL },
  /* Stages */
  { "a stage since a date", "id,Lifecycle Stage,Stage Date\n1,Marketing Qualified Lead,2025-01-02\n2,Customer,2025-01-03\n"
    "3,Lead,2025-01-04\n4,marketingqualifiedlead,\n", 4, 0,
    "\"mql_at\":\"2025-01-02\"|\"customer_at\":\"2025-01-03\"|!\"2025-01-04\",\"mql|\"Lifecycle Stage\":\"Customer\"",
    "1 lead is in a stage without a date." },
  { "a stage since the file", "id,Lifecycle Stage,Created\n1,customer,2025-01-02\n2,subscriber,2025-01-02T10:00:00Z\n", 2, 0,
    "\"customer_at\":\"2025-01-02T23:59:59.999Z\"", "day of the file" },
  { "a stage with dates of its own", "id,Lifecycle Stage,Became a customer date\n1,customer,2025-01-02\n2,customer,\n", 2, 0,
    "\"customer_at\":\"2025-01-02\"", "1 lead is in a stage" },
  { "stages of others", "id,Deal Stage,Close Date\n1,Closed Won,2025-01-02\n2,Closed Lost,2025-01-03\n3,Negotiation,2031-01-01\n",
    3, 0, "\"customer_at\":\"2025-01-02\"|\"lost_at\":\"2025-01-03\"", "does not know (“Negotiation”)" },
  { "a wrong date of a stage", "id,Stage,Stage Date\n1,MQL,2025-01-02\n2,MQL,2025-02-31\n", 1, 1, "", NULL },
};

static void
assert_parts (const char *dump,
              const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_test_message ("%s", parts[i]);
      if (parts[i][0] == '!')
        g_assert_null (strstr (dump, parts[i] + 1));
      else
        g_assert_nonnull (strstr (dump, parts[i]));
    }
}

static void
test_file (Fixture      *fixture,
           gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (AccordImportResult) result = fixture_import_text (fixture, files[i].text);
  g_autofree char *dump = fixture_dump (fixture->store);

  for (guint w = 0; w < result->warnings->len; w++)
    g_test_message ("%s", (char *) result->warnings->pdata[w]);
  fixture_assert_counts (result, files[i].n_new, 0, 0, files[i].n_rejected);
  assert_parts (dump, files[i].parts);
  g_assert_true (files[i].warning == NULL || fixture_warns (result, files[i].warning));
}

/* Which words mean empty is kept in the map, and comes back from it. */
static void
test_own_empty_values (Fixture      *fixture,
                       gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "leads.csv", "id,City,Notes\n1,Select,keine\n2,-,x\n", -1);
  AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordImportResult) result = NULL;
  g_autofree char *dump = NULL;

  options.map = "{\"id\":\"id\",\"City\":\"City\",\"Notes\":\"Notes\",\"(empty)\":[\"keine\"]}";
  result = fixture_import (fixture, path, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result->mapping_json, ==, options.map);
  dump = fixture_dump (fixture->store);
  assert_parts (dump, "\"City\":\"Select\"|\"City\":\"-\"|!keine");

  options.map = "{\"(empty)\":\"keine\"}";
  g_assert_null (fixture_import (fixture, path, &options, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING);
}

/* A date that stands for «by then at the latest» never replaces another, so the same leads of a later day are unchanged. */
static void
test_stage_again (Fixture      *fixture,
                  gconstpointer unused)
{
  g_autoptr (AccordImportResult) first =
      fixture_import_text (fixture, "id,Lifecycle Stage,Created\n1,customer,2025-01-02\n2,lead,2025-01-02\n");
  g_autoptr (AccordImportResult) again =
      fixture_import_text (fixture, "id,Lifecycle Stage,Created\n1,customer,2025-01-02\n3,customer,2025-02-02\n");
  g_autofree char *dump = fixture_dump (fixture->store);

  fixture_assert_counts (first, 2, 0, 0, 0);
  fixture_assert_counts (again, 1, 0, 1, 0);
  assert_parts (dump, "\"customer_at\":\"2025-01-02T|\"customer_at\":\"2025-02-02T");
}

/* A field that is known to hold yes or no takes it in other words. */
static void
test_truth_in_words (Fixture      *fixture,
                     gconstpointer unused)
{
  g_autoptr (AccordImportResult) first = fixture_import_text (fixture, "id,Active\n1,true\n2,false\n");
  g_autoptr (AccordImportResult) again = NULL;
  g_autofree char *dump = NULL;

  g_clear_pointer (&first, accord_import_result_free);
  again = fixture_import_text (fixture, "id,Active\n1,Nein\n2,yes\n3,0\n4,perhaps\n");
  fixture_assert_counts (again, 1, 2, 0, 1);
  dump = fixture_dump (fixture->store);
  assert_parts (dump, "\"Active\":true|\"Active\":false");
}

/* The glossary has words of its own for two stages; the file uses one of them. */
static void
test_words (Fixture      *fixture,
            gconstpointer unused)
{
  AccordStore *store = fixture_store (fixture);
  g_autoptr (GPtrArray) settings = accord_store_load_records (store, ACCORD_TYPE_SETTINGS, NULL, NULL);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("words");
  g_autoptr (AccordImportResult) result = NULL;

  accord_change_set_update_text (changes, g_ptr_array_index (settings, 0), "stage_customer", "buyer, buyers");
  accord_change_set_update_text (changes, g_ptr_array_index (settings, 0), "stage_mql", "Marketing Qualified Lead");
  g_assert_true (accord_store_save (store, changes, NULL, NULL));
  result = fixture_import_text (fixture, "id,Lifecycle Stage,Stage Date\n1,Client,2025-01-02\n"
                                         "2,marketingqualifiedlead,2025-01-03\n3,Customer,2025-01-03\n");
  g_assert_true (fixture_warns (result, "The file says “Client” where your glossary says “buyer, buyers”"));
  g_assert_false (fixture_warns (result, "where your glossary says “Marketing"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/import-values/", files[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_file, fixture_tear_down);
    }
  ADD ("/import-values/own-empty-values", test_own_empty_values);
  ADD ("/import-values/stage-again", test_stage_again);
  ADD ("/import-values/words", test_words);
  ADD ("/import-values/truth-in-words", test_truth_in_words);
  return g_test_run ();
}
