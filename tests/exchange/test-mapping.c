#include "exchange/kind-fields.h"
#include "exchange/mapping.h"

#include <string.h>

#include "fixture.h"

/* Header and one row; «COLUMN=field+field», «~» where a person should look. Columns that are their own field are left out
 * of the expectation unless named. */
static const struct
{
  const char *name;
  const char *header;
  const char *row;
  const char *expected;
} exports[] = {
  { "HubSpot contacts", "Record ID,First Name,Last Name,Email,Contact owner,Lead Status,Create Date,Lifecycle Stage,Lead Source",
    "501,Anna,Smith,a@example.com,Bob,NEW,2024-03-12 09:14,lead,Web",
    "Record ID=id First Name=name Last Name=name Email=email Contact owner=owner Create Date=created_at "
    "Lifecycle Stage~=stage+Lifecycle Stage Lead Source=source" },
  { "HubSpot dates of stages",
    "Record ID,Became a Lead Date,Became a Marketing Qualified Lead Date,Became a Sales Qualified Lead Date,"
    "Became an Opportunity Date,Became a Customer Date,Original Source",
    "501,2024-03-12,2024-03-13,2024-03-14,2024-03-15,2024-03-16,ORGANIC_SEARCH",
    "Record ID=id Became a Lead Date=created_at Became a Marketing Qualified Lead Date=mql_at "
    "Became a Sales Qualified Lead Date=sql_at Became an Opportunity Date=opportunity_at Became a Customer Date=customer_at "
    "Original Source=source" },
  { "Salesforce Data Loader",
    "Id,LastName,FirstName,Name,Title,Company,Country,Email,LeadSource,Status,Industry,AnnualRevenue,NumberOfEmployees,"
    "OwnerId,ConvertedDate,CreatedDate",
    "00Q1,Smith,Anna,Anna Smith,CEO,Acme,US,a@example.com,Web,New,Retail,1000000,50,005X,2024-07-12,2024-07-11T21:22:06.000+0000",
    "Id=id Name=name Title=job_title Company=company Country=country Email=email LeadSource=source Industry=industry "
    "NumberOfEmployees=company_size OwnerId=owner ConvertedDate~ CreatedDate=created_at" },
  { "Pipedrive deals", "Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Owner,Deal - Won time,Deal - Lost time,"
    "Deal - Lost reason,Deal - Deal created",
    "7,Widgets,1000,EUR,Bob,2024-05-01 10:00,2024-05-02,price,2024-04-01",
    "Deal - Value=value Deal - Currency=currency Deal - Owner=owner Deal - Won time=customer_at Deal - Lost time=lost_at "
    "Deal - Lost reason=reject_reason Deal - Deal created=created_at" },
  { "Pipedrive people", "Person - Name*,Person - Email (Work),Organization - Name*,Deal - Value", "Anna,a@example.com,Acme,100.0",
    "Person - Name*=name Person - Email (Work)=email Organization - Name*=company Deal - Value=value" },
  { "Zoho", "Record Id,Lead Owner,Lead Source,Company,First Name,Last Name,Title,Email,Industry,Annual Revenue,No. of Employees,"
    "Rating,Created Time",
    "z1,Bob,Web,Acme,Anna,Smith,CEO,a@example.com,Retail,1000,50,Hot,2024-05-01 10:00:00",
    "Record Id=id Lead Owner=owner Lead Source=source Company=company First Name=name Last Name=name Title=job_title "
    "Email=email Industry=industry No. of Employees=company_size Created Time=created_at" },
  { "SuiteCRM", "First Name,Last Name,ID,Job Title,Account Name,Email Address,Primary Address Country,Lead Source,"
    "Opportunity Amount,Assigned to,Date Created",
    "Anna,Smith,00c1,CEO,Acme,a@example.com,US,Web,1000,chris,2023-02-06 06:30",
    "First Name=name Last Name=name ID=id Job Title=job_title Account Name=company Email Address=email "
    "Primary Address Country=country Lead Source=source Opportunity Amount=value Assigned to=owner Date Created=created_at" },
  { "Odoo", "External ID,Name,Company Name,Contact Name,Email,Job Position,Country", "o1,Widgets,Acme,Anna,a@example.com,CEO,US",
    "External ID=id Name=Name(2) Company Name=company Contact Name=name Email=email Job Position=job_title Country=country" },
  { "Meta Lead Ads", "id,created_time,campaign_id,campaign_name,platform,full_name,email",
    "l:1,2026-03-14T18:22:10-03:00,c:1,Spring,fb,Anna Smith,a@example.com",
    "id=id created_time=created_at campaign_name=campaign platform~=source full_name=name email=email" },
  { "values speak against names", "id,Email,Created,Amount", "1,no,maybe,a lot", "id=id Email~=Email(2) Created~ Amount~" },
  { "reserved names", "id,Score,Stage", "1,5,MQL", "id=id Score=Score(2) Stage~=stage+Stage(2)" },
  { "nameless", "id,", "1,x", "id=id column2~=column2" },
};

static char *
squeeze (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("", words);
}

static char *
describe (GPtrArray *columns)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const AccordSourceColumn *column = columns->pdata[i];
      g_autofree char *fields = g_strjoinv ("+", column->fields);
      gboolean own = g_str_equal (fields, column->header) && accord_kind_field_find (ACCORD_IMPORT_LEADS, fields) == NULL;

      if (own && column->certain)
        continue;
      g_string_append_printf (said, "%s%s", column->header, column->certain ? "" : "~");
      if (!own || g_str_has_prefix (column->header, "column "))
        g_string_append_printf (said, "=%s", fields);
    }
  return squeeze (said->str);
}

static void
test_exports (Fixture      *fixture,
              gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s\n%s\n", exports[i].header, exports[i].row);
      g_autofree char *path = fixture_write (fixture, "export.csv", text, -1);
      g_autofree char *expected = squeeze (exports[i].expected);
      g_autofree char *said = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordFileImport) import =
          accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      said = describe (accord_file_import_columns (import));
      g_test_message ("%s", exports[i].name);
      g_assert_cmpstr (said, ==, expected);
    }
}

static const struct
{
  const char *map;
  const char *part;  /* of the error */
  const char *json;  /* or what it comes to */
} maps[] = {
  { "{\"Nr\": \"id\", \"When\": [\"created_at\", \"mql_at\"], \"Junk\": null}", NULL,
    "{\"Nr\":\"id\",\"When\":[\"created_at\",\"mql_at\"],\"Junk\":null,\"Other\":\"Other\"}" },
  { "{}", NULL, "{\"Nr\":\"Nr\",\"When\":\"When\",\"Junk\":\"Junk\",\"Other\":\"Other\"}" },
  { "{\"nr\": \"id\", \"Other\": \"Other\"}", NULL, "{\"Nr\":\"id\",\"When\":\"When\",\"Junk\":\"Junk\",\"Other\":\"Other\"}" },
  { "{\"Nr\": \"identity\"}", "“identity”", NULL },
  { "{\"Nr\": \"score\"}", "“score”", NULL },
  { "{\"Number\": \"id\"}", "“Number”", NULL },
  { "{\"Nr\": 5}", "“Nr”", NULL },
  { "{\"Nr\": {\"a\": 1}}", "“Nr”", NULL },
  { "{\"Nr\": [\"id\", 5]}", "“Nr”", NULL },
  { "[1]", "no JSON object", NULL },
  { "{\"Nr\":", "no JSON object", NULL },
  { "", "no JSON object", NULL },
};

static void
test_maps (Fixture      *fixture,
           gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "mapped.csv", "Nr,When,Junk,Other\n1,2025-04-03,x,y\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordFileImport) import = NULL;
      g_autofree char *json = NULL;

      g_test_message ("%s", maps[i].map);
      options.map = maps[i].map;
      import = accord_file_import_open (path, &options, fixture->zone, NULL, NULL, NULL, &error);
      if (maps[i].part != NULL)
        {
          g_assert_null (import);
          g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING);
          g_assert_nonnull (strstr (error->message, maps[i].part));
          continue;
        }
      g_assert_no_error (error);
      json = accord_file_import_mapping_json (import);
      g_assert_cmpstr (json, ==, maps[i].json);
    }
}

/* What an import says it did can be given to the next one. */
static void
test_map_of_a_map (Fixture      *fixture,
                   gconstpointer unused)
{
  g_autofree char *path =
      fixture_write (fixture, "again.csv", "ID,E-Mail,Score,Lead Source,Empty\n1,a@example.com,7,Web,\n", -1);
  AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (AccordFileImport) guessed = NULL, told = NULL;
  g_autoptr (GError) error = NULL;

  guessed = accord_file_import_open (path, &options, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  first = accord_file_import_mapping_json (guessed);
  g_assert_cmpstr (first, ==, "{\"ID\":\"id\",\"E-Mail\":\"email\",\"Score\":\"Score (2)\",\"Lead Source\":\"source\","
                              "\"Empty\":null}");
  options.map = first;
  told = accord_file_import_open (path, &options, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  second = accord_file_import_mapping_json (told);
  g_assert_cmpstr (second, ==, first);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/mapping/exports", test_exports);
  ADD ("/mapping/maps", test_maps);
  ADD ("/mapping/map-of-a-map", test_map_of_a_map);
  return g_test_run ();
}
