/* Files of deals, activities and costs: what they are taken for, what becomes of their rows, and that all of it can be
 * taken back. */
#include <string.h>

#include "exchange/kind-recognition.h"
#include "fixture.h"
#include "store/sqlite-store.h"

static const struct
{
  const char      *header;
  AccordImportKind kind;
} headers[] = {
  /* As this program calls them. */
  { "id,lead,value,currency,opportunity_at,customer_at,lost_at", ACCORD_IMPORT_DEALS },
  { "lead,kind,at,detail", ACCORD_IMPORT_ACTIVITIES },
  { "source,campaign,month,amount,currency", ACCORD_IMPORT_COSTS },
  { "id,email,name,company,source,created_at,mql_at,value,currency", ACCORD_IMPORT_LEADS },
  /* As others do. */
  { "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Associated Contact IDs", ACCORD_IMPORT_DEALS },
  { "Deal ID,Deal Name,Amount,Close Date,Deal Stage,Contact Email", ACCORD_IMPORT_DEALS },
  { "OpportunityId,AccountId,Amount,CloseDate,StageName", ACCORD_IMPORT_DEALS },
  { "Opportunity ID,Opportunity Name,Contact ID,Amount,Close Date,Probability,Stage", ACCORD_IMPORT_DEALS },
  { "Deal - ID,Deal - Title,Deal - Value,Deal - Status,Deal - Won time,Person - Email - Work", ACCORD_IMPORT_DEALS },
  { "email,type,date", ACCORD_IMPORT_ACTIVITIES },
  { "Email Address,Event Type,Timestamp,Page", ACCORD_IMPORT_ACTIVITIES },
  { "Contact ID,Activity Type,Activity Date,Subject,Notes", ACCORD_IMPORT_ACTIVITIES },
  { "Channel,Month,Spend", ACCORD_IMPORT_COSTS },
  { "Campaign name,Platform,Reporting starts,Amount spent (EUR),Impressions,Clicks", ACCORD_IMPORT_COSTS },
  { "Quelle,Monat,Kosten", ACCORD_IMPORT_COSTS },
  /* Where it is not clear: deals of which nobody knows whose they are, people with a deal, people with a cost. */
  { "Record ID,Deal Name,Deal Stage,Close Date,Amount", ACCORD_IMPORT_LEADS },
  { "Id,AccountId,Name,StageName,Amount,Probability,CloseDate,LeadSource,IsWon", ACCORD_IMPORT_LEADS },
  { "Id,OpportunityId,CreatedDate,StageName,Amount,CloseDate,Probability,OpportunityHistoryKey", ACCORD_IMPORT_LEADS },
  { "Deal - ID,Deal - Title,Deal - Value,Deal - Status,Deal - Contact person", ACCORD_IMPORT_LEADS },
  { "First Name,Last Name,Email,Deal Name,Deal Stage,Amount,Close Date", ACCORD_IMPORT_LEADS },
  { "email,type,date,company,industry,country", ACCORD_IMPORT_LEADS },
  { "email,source,campaign,month,amount", ACCORD_IMPORT_LEADS },
  { "Company,Source,Date,Amount", ACCORD_IMPORT_LEADS },
  { "mql_id,seller_id,sdr_id,sr_id,won_date,business_segment,lead_type,declared_monthly_revenue", ACCORD_IMPORT_LEADS },
  { "name,email", ACCORD_IMPORT_LEADS },
};

static const struct
{
  const char      *map;
  AccordImportKind kind;
} maps[] = {
  { "{\"mql_id\": \"lead\", \"won_date\": \"customer_at\"}", ACCORD_IMPORT_DEALS },
  { "{\"who\": [\"lead\"], \"what\": \"kind\", \"when\": \"at\"}", ACCORD_IMPORT_ACTIVITIES },
  { "{\"m\": \"month\", \"eur\": \"amount\", \"x\": null}", ACCORD_IMPORT_COSTS },
  { "{\"mql_id\": \"id\", \"won_date\": \"customer_at\"}", ACCORD_IMPORT_LEADS },
  { "{}", ACCORD_IMPORT_LEADS },
  { "no map", ACCORD_IMPORT_LEADS },
};

static void
test_recognition (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_auto (GStrv) names = g_strsplit (headers[i].header, ",", -1);
      g_autoptr (GPtrArray) header = g_ptr_array_new ();

      for (guint n = 0; names[n] != NULL; n++)
        g_ptr_array_add (header, names[n]);
      g_test_message ("%s", headers[i].header);
      g_assert_cmpint (accord_import_kind_recognize (header, NULL), ==, headers[i].kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (GPtrArray) header = g_ptr_array_new ();

      g_assert_cmpint (accord_import_kind_recognize (header, maps[i].map), ==, maps[i].kind);
    }
}

static const char leads[] =
    "id,email,name,created_at\n101,anna@x.example,Anna,2025-01-01\n102,Bob@x.example,Bob,2025-01-02\n"
    "103,,Cy,2025-01-03\n,dora@x.example,Dora,2025-01-04\n105,two@x.example,Eve,2025-01-04\n104,TWO@x.example,Eve,2025-01-04\n";

static AccordImportResult *
import (Fixture          *fixture,
        const char       *name,
        const char       *text,
        AccordImportKind  kind)
{
  g_autofree char *path = fixture_write (fixture, name, text, -1);
  g_autoptr (GError) error = NULL;
  AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
  AccordImportResult *result = fixture_import (fixture, path, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->kind, ==, kind);
  return result;
}

static void
import_leads (Fixture *fixture)
{
  g_autoptr (AccordImportResult) result = import (fixture, "leads.csv", leads, ACCORD_IMPORT_LEADS);

  fixture_assert_counts (result, 6, 0, 0, 0);
}

/* A file of each kind, another that changes what it brought, and the counts of both. */
static const struct
{
  AccordImportKind kind;
  const char      *first;
  guint64          n_new, n_unchanged, n_rejected;
  const char      *reason;
  const char      *second;
  guint64          second_new, second_changed, second_unchanged;
  const char      *changes; /* of which fields, of how many rows */
} files[] = {
  { ACCORD_IMPORT_DEALS,
    "Record ID,Deal Name,Deal Stage,Close Date,Amount,Associated Contact IDs,Create Date\n"
    "9001,Big,Closed Won,2025-03-10,1200.50,101,2025-02-01\n"
    "9002,Small,closedwon,2025-03-01,300,777;101,2025-02-05\n"
    "9003,Bob,Closed Lost,2025-04-01,,102,2025-03-01\n"
    "9004,Bob two,Appointment Scheduled,2099-09-01,500,102,2025-03-05\n"
    "9005,Ghost,Closed Won,2025-03-10,100,999,2025-02-01\n",
    4, 0, 1, "No lead has this ID",
    "Record ID,Deal Name,Deal Stage,Close Date,Amount,Associated Contact IDs,Create Date\n"
    "9001,Big,Closed Won,2025-03-10,1200.50,101,2025-02-01\n"
    "9004,Bob two,Closed Won,2025-09-01,550,102,2025-03-05\n"
    "9002,Small,Closed Won,2025-03-01,300,103,2025-02-05\n"
    "9009,New,Closed Won,2025-03-01,300,103,2025-02-05\n",
    1, 2, 1, "customer_at=1 lead=1 value=1" },
  { ACCORD_IMPORT_DEALS,
    "OpportunityId,AccountId,Amount,CloseDate,StageName\n006A,101,100,2025-05-01,Closed Won\n006B,103,50,2025-05-02,Closed Lost\n",
    2, 0, 0, NULL,
    "OpportunityId,AccountId,Amount,CloseDate,StageName\n006A,101,100,2025-05-01,Closed Won\n006B,103,60,2025-05-02,Closed Lost\n",
    0, 1, 1, "value=1" },
  /* By what the row says, where there is no id. */
  { ACCORD_IMPORT_DEALS,
    "Deal - Title,Deal - Value,Deal - Currency,Deal - Status,Deal - Won time,Deal - Probability,Person - Email - Work\n"
    "X,700,USD,Won,2025-06-01 10:00:00,100,dora@x.example\nY,70,USD,Open,,10,DORA@x.example \nZ,7,USD,Open,,10,two@x.example\n",
    2, 0, 1, "Several leads",
    "Deal - Title,Deal - Value,Deal - Currency,Deal - Status,Deal - Won time,Deal - Probability,Person - Email - Work\n"
    "X,700,USD,Won,2025-06-01 10:00:00,100,dora@x.example\nY,71,USD,Open,,10,DORA@x.example\n",
    1, 0, 1, "" },
  { ACCORD_IMPORT_ACTIVITIES,
    "lead,kind,at,detail\n101,email:open,2025-02-02T10:00:00Z,\nbob@x.example,page,2025-02-03T10:00:00Z,/pricing\n"
    "101,email:open,2025-02-02T10:00:00Z,\nnobody,page,2025-02-03T10:00:00Z,\n",
    2, 1, 1, "No lead has this ID",
    "lead,kind,at,detail\n102,page,2025-02-03T10:00:00Z,/pricing\n102,page,2025-02-03T10:00:00Z,/other\n"
    "101,email:open,2025-02-02T10:00:01Z,\n",
    2, 0, 1, "" },
  { ACCORD_IMPORT_COSTS,
    "Campaign name,Platform,Reporting starts,Amount spent (EUR),Clicks\nSpring,Facebook,2025-03-01,100.50,9\n"
    "Spring,Facebook,2025-04-01,80,7\nSpring,Facebook,,80,7\n",
    2, 0, 1, "Reporting starts is empty",
    "source,campaign,month,amount,currency\nFacebook,Spring,2025-03,120,EUR\nads,,Mar 2025,99,\nFacebook,Spring,04/2025,80,\n",
    1, 1, 1, "amount=1 currency=1" },
};

static gint64
find_last_import (Fixture    *fixture,
                  const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = accord_store_imports (fixture_store (fixture), NULL, &error);
  const AccordImportInfo *info;

  g_assert_no_error (error);
  info = imports->pdata[0];
  g_assert_cmpstr (info->kind, ==, kind);
  return info->id;
}

static void
undo (Fixture *fixture,
      gint64   id,
      guint64  n_deleted,
      guint64  n_restored)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  guint64 deleted, restored;

  accord_store_undo_import (fixture_store (fixture), id, &deleted, &restored, &left, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (deleted, ==, n_deleted);
  g_assert_cmpuint (restored, ==, n_restored);
}

static int
compare_fields (gconstpointer a,
                gconstpointer b)
{
  return strcmp ((*(AccordFieldChanges *const *) a)->field, (*(AccordFieldChanges *const *) b)->field);
}

static void
assert_changes (AccordImportResult *result,
                const char         *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_ptr_array_sort (result->fields, compare_fields);
  for (guint i = 0; i < result->fields->len; i++)
    {
      const AccordFieldChanges *changes = result->fields->pdata[i];

      g_string_append_printf (text, "%s%s=%" G_GUINT64_FORMAT, i > 0 ? " " : "", changes->field, changes->n_rows);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* All counts, again, changed, and both taken back: the dump is what it was each time. */
static void
test_course (Fixture      *fixture,
             gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const char *kind = accord_import_kind_get_name (files[i].kind);
  g_autoptr (AccordImportResult) first = NULL, again = NULL, second = NULL;
  g_autofree char *before = NULL, *with = NULL, *undone = NULL, *gone = NULL;
  gint64 first_id, second_id;

  import_leads (fixture);
  before = fixture_dump (fixture_store (fixture));
  first = import (fixture, "rows.csv", files[i].first, files[i].kind);
  fixture_assert_counts (first, files[i].n_new, 0, files[i].n_unchanged, files[i].n_rejected);
  if (files[i].reason != NULL)
    g_assert_nonnull (strstr (((AccordRejectedRow *) first->rejected->pdata[0])->reason, files[i].reason));
  first_id = find_last_import (fixture, kind);
  with = fixture_dump (fixture_store (fixture));
  g_assert_cmpstr (before, !=, with);

  again = import (fixture, "rows.csv", files[i].first, files[i].kind);
  fixture_assert_counts (again, 0, 0, files[i].n_new + files[i].n_unchanged, files[i].n_rejected);
  assert_changes (again, "");
  undo (fixture, find_last_import (fixture, kind), 0, 0);

  second = import (fixture, "rows.csv", files[i].second, files[i].kind);
  fixture_assert_counts (second, files[i].second_new, files[i].second_changed, files[i].second_unchanged, 0);
  assert_changes (second, files[i].changes);
  second_id = find_last_import (fixture, kind);
  undo (fixture, second_id, files[i].second_new, files[i].second_changed);
  undone = fixture_dump (fixture_store (fixture));
  g_assert_cmpstr (undone, ==, with);
  undo (fixture, first_id, files[i].n_new, 0);
  gone = fixture_dump (fixture_store (fixture));
  g_assert_cmpstr (gone, ==, before);
}

static void
test_plan_writes_nothing (Fixture      *fixture,
                          gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = fixture_write (fixture, "rows.csv", files[i].first, -1);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (AccordFileImport) file = NULL;
  g_autoptr (AccordImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  import_leads (fixture);
  before = fixture_dump (fixture_store (fixture));
  file = accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  result = accord_file_import_run (file, fixture_store (fixture), TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_counts (result, files[i].n_new, 0, files[i].n_unchanged, files[i].n_rejected);
  after = fixture_dump (fixture_store (fixture));
  g_assert_cmpstr (after, ==, before);
}

static void
test_strict (Fixture      *fixture,
             gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "rows.csv", files[0].first, -1);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  AccordFileImportOptions options = FIXTURE_NO_OPTIONS;

  import_leads (fixture);
  before = fixture_dump (fixture_store (fixture));
  options.strict = TRUE;
  g_assert_null (fixture_import (fixture, path, &options, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_STRICT);
  after = fixture_dump (fixture_store (fixture));
  g_assert_cmpstr (after, ==, before);
}

/* What is asked for by name is what it is; and what it cannot do without is named. */
static void
test_asked_for (Fixture      *fixture,
                gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "rows.csv", "name,email\nAnna,anna@x.example\n", -1);
  g_autoptr (GError) error = NULL;
  AccordFileImportOptions options = FIXTURE_NO_OPTIONS;

  options.kind = ACCORD_IMPORT_ACTIVITIES;
  g_assert_null (fixture_import (fixture, path, &options, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING);
  g_assert_nonnull (strstr (error->message, "“kind”"));
  g_clear_error (&error);
  options.kind = ACCORD_IMPORT_COSTS;
  options.map = "{\"name\": \"company\"}";
  g_assert_null (fixture_import (fixture, path, &options, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING);
  g_assert_nonnull (strstr (error->message, "source, campaign, month, amount, currency"));
}

/* The close date of an open deal is a hope, and says nothing about when the file was true. */
static void
test_data_as_of (Fixture      *fixture,
                 gconstpointer unused)
{
  static const char open[] = "Deal ID,Deal Name,Deal Stage,Close Date,Contact ID,Create Date\n"
                             "1,A,Closed Won,2025-03-10,101,2025-02-01\n2,B,Proposal,2025-09-01,101,2025-02-02\n";
  g_autofree char *path = fixture_write (fixture, "rows.csv", open, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFileImport) file = accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
  g_autofree char *iso = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (accord_file_import_get_kind (file), ==, ACCORD_IMPORT_DEALS);
  iso = accord_moment_to_iso (accord_file_import_get_data_as_of (file), NULL);
  g_assert_true (g_str_has_prefix (iso, "2025-02-02"));
}

/* A key that comes again: the last row counts. */
static void
test_repeated (Fixture      *fixture,
               gconstpointer unused)
{
  g_autoptr (AccordImportResult) deals = NULL, costs = NULL;
  g_autofree char *dump = NULL;

  import_leads (fixture);
  deals = import (fixture, "deals.csv", "id,lead,value\n1,101,5\n2,101,6\n1,101,7\n", ACCORD_IMPORT_DEALS);
  fixture_assert_counts (deals, 2, 0, 1, 0);
  g_assert_true (fixture_warns (deals, "comes again"));
  costs = import (fixture, "costs.csv", "source,month,amount\nads,2025-01,5\nfair,2025-01,6\nads,2025-01,7\n", ACCORD_IMPORT_COSTS);
  fixture_assert_counts (costs, 2, 0, 1, 0);
  g_assert_true (fixture_warns (costs, "comes again"));
  dump = fixture_dump (fixture_store (fixture));
  g_assert_nonnull (strstr (dump, "\"id\":\"1\",\"lead\":\"101\",\"value\":7"));
  g_assert_nonnull (strstr (dump, "\"amount\":7"));
  g_assert_null (strstr (dump, "\"amount\":5"));
}

/* The dump of a load of a dump is the same bytes. */
static void
test_dump_and_load (Fixture      *fixture,
                    gconstpointer unused)
{
  g_autofree char *dump = NULL, *json = NULL, *again = NULL, *copy = fixture_path (fixture, "copy.accord");
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = NULL;

  import_leads (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    accord_import_result_free (import (fixture, "rows.csv", files[i].first, files[i].kind));
  dump = fixture_dump (fixture_store (fixture));
  json = fixture_write (fixture, "dump.json", dump, -1);
  accord_workspace_load (json, copy, NULL, &error);
  g_assert_no_error (error);
  store = accord_sqlite_store_open (copy, NULL, &error);
  g_assert_no_error (error);
  again = fixture_dump (store);
  g_assert_cmpstr (again, ==, dump);
  accord_store_close (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/recognition", test_recognition);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *course = g_strdup_printf ("/kinds/course/%u-%s", i, accord_import_kind_get_name (files[i].kind));
      g_autofree char *plan = g_strdup_printf ("/kinds/plan/%u-%s", i, accord_import_kind_get_name (files[i].kind));

      g_test_add (course, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_course, fixture_tear_down);
      g_test_add (plan, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_plan_writes_nothing, fixture_tear_down);
    }
  g_test_add ("/kinds/strict", Fixture, NULL, fixture_set_up, test_strict, fixture_tear_down);
  g_test_add ("/kinds/asked-for", Fixture, NULL, fixture_set_up, test_asked_for, fixture_tear_down);
  g_test_add ("/kinds/data-as-of", Fixture, NULL, fixture_set_up, test_data_as_of, fixture_tear_down);
  g_test_add ("/kinds/repeated", Fixture, NULL, fixture_set_up, test_repeated, fixture_tear_down);
  g_test_add ("/kinds/dump-and-load", Fixture, NULL, fixture_set_up, test_dump_and_load, fixture_tear_down);
  return g_test_run ();
}
