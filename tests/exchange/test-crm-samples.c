/* Every sample of a CRM's export: what each column is taken for, and what becomes of every row. */
#include <string.h>

#include "exchange/mapping.h"
#include "fixture.h"

/* Of the real files: the columns that become a standard field, «COLUMN=field» in the order of the file; and the counts. */
static const struct
{
  const char *path;
  const char *expected;
  guint64     n_new, n_rejected;
} files[] = {
  { "salesforce_samples/easy-spaces_Lead_Data.csv",
    "Company=company|Country=country|Email=email|FirstName=name|Industry=industry|LastName=name|Title=job_title", 11, 0 },
  { "salesforce_samples/gen-ai-demo_Lead.csv",
    "Id=id|Name=name|Title=job_title|Company=company|Country=country|Email=email|LeadSource=source|Industry=industry|"
    "NumberOfEmployees=company_size|OwnerId=owner|CreatedDate=created_at", 14, 0 },
  { "salesforce_samples/gen-ai-demo_Opportunity.csv",
    "Id=id|StageName=stage|Amount=value|CloseDate=stage_at|LeadSource=source|CampaignId=campaign|OwnerId=owner|"
    "CreatedDate=created_at", 58, 0 },
  { "salesforce_samples/powerbi_Lead.csv",
    "Id=id|Name=name|Title=job_title|Company=company|Email=email|LeadSource=source|Industry=industry|"
    "NumberOfEmployees=company_size|OwnerId=owner", 22, 0 },
  { "salesforce_samples/powerbi_Opportunity.csv",
    "Id=id|StageName=stage|Amount=value|CloseDate=stage_at|LeadSource=source|CreatedDate=created_at", 36, 0 },
  { "salesforce_samples/powerbi_OpportunityHistory.csv",
    "Id=id|CreatedDate=created_at|StageName=stage|Amount=value|CloseDate=stage_at", 48, 0 },
  { "salesforce_samples/powerbi_OpportunityHistoryGroup.csv", "", 10, 0 },
  { "salesforce_samples/easy-spaces_Contacts.json", "Email=email|FirstName=name|LastName=name|MailingCountry=country", 12, 0 },
  { "salesforce_samples/easy-spaces_Leads.json",
    "Company=company|Country=country|Email=email|FirstName=name|Industry=industry|LastName=name|Title=job_title|"
    "NumberOfEmployees=company_size", 11, 0 },
  { "salesforce_samples/ecars_Leads.json", "FirstName=name|LastName=name|Email=email|Company=company|LeadSource=source", 1, 0 },
  { "suitecrm/Leads.csv",
    "First Name=name|Last Name=name|ID=id|Job Title=job_title|Account Name=company|Email Address=email|"
    "Primary Address Country=country|Lead Source=source|Opportunity Amount=value|Campaign ID=campaign|Assigned to=owner|"
    "Date Created=created_at", 1, 1 },
  { "xeducation/Leads.csv", "Prospect ID=id|Lead Source=source|Country=country|Lead Quality=quality", 9240, 0 },
  { "olist_funnel/olist_marketing_qualified_leads_dataset.csv",
    "mql_id=id|first_contact_date=first_contact_at|origin=source", 8000, 0 },
  { "olist_funnel/olist_closed_deals_dataset.csv", "mql_id=id|won_date=customer_at", 842, 0 },
};

/* Of the exports whose header is known alone: how it begins, and what stands in a row below it («COLUMN=cell», the other
 * cells are empty). */
static const struct
{
  const char *name;
  const char *header;
  const char *cells;
  const char *expected;
} headers[] = {
  { "HubSpot contacts", "Record ID,First Name",
    "Record ID=501|First Name=Anna|Last Name=Smith|Email=a@example.com|Contact owner=Bob|Lead Status=IN_PROGRESS|"
    "Create Date=2024-03-12 09:14|Lifecycle Stage=Marketing Qualified Lead|Lead Source=ORGANIC_SEARCH|"
    "Associated Company=Acme",
    "Record ID=id|First Name=name|Last Name=name|Email=email|Contact owner=owner|Create Date=created_at|"
    "Lifecycle Stage=stage|Lead Source=source|Associated Company=company" },
  { "HubSpot deals", "Record ID,Deal Name",
    "Record ID=7|Deal Name=350 Widgets|Deal Stage=closedwon|Amount=35000|Deal owner=Bob|Close Date=2024-07-29 10:00|"
    "Create Date=2024-03-12 09:14",
    "Record ID=id|Deal Stage=stage|Amount=value|Deal owner=owner|Close Date=stage_at|Create Date=created_at" },
  { "HubSpot's own names", "firstname, lastname",
    "firstname=Anna|lastname=Smith|email=a@example.com|jobtitle=CEO|company=Acme|lifecyclestage=marketingqualifiedlead|"
    "hs_lead_status=OPEN|hs_analytics_source=PAID_SEARCH|hubspot_owner_id=12|createdate=2024-03-12T09:14:00.000Z",
    "firstname=name|lastname=name|email=email|jobtitle=job_title|company=company|lifecyclestage=stage|"
    "hs_analytics_source=source|hubspot_owner_id=owner|createdate=created_at" },
  { "Pipedrive's sample", "Person - Name*,",
    "Person - Name*=Anna Smith|Person - First name=Anna|Person - Last name=Smith|Person - Email (Work)=a@example.com|"
    "Person - Email (Home)=b@example.com|Organization - Name*=Acme|Deal - Title=Widgets|Deal - Value=100.0|"
    "Activity - Due date=45631",
    "Person - Name*=name|Person - Email (Work)=email|Organization - Name*=company|Deal - Value=value" },
  { "Pipedrive deals", "Deal - ID,",
    "Deal - ID=7|Deal - Title=Widgets|Deal - Value=1000|Deal - Currency=EUR|Deal - Stage=Proposal Made|"
    "Deal - Status=Won|Deal - Owner=Bob|Deal - Organization=Acme|Deal - Contact person=Anna Smith|Deal - Probability=50|"
    "Deal - Deal created=2024-04-01 10:00:00|Deal - Won time=2024-05-01 10:00:00",
    "Deal - Value=value|Deal - Currency=currency|Deal - Status=stage|Deal - Owner=owner|Deal - Organization=company|"
    "Deal - Contact person=name|Deal - Deal created=created_at|Deal - Won time=customer_at|Deal - Lost time=lost_at|"
    "Deal - Lost reason=reject_reason" },
  { "Pipedrive leads", "Lead - Title*,",
    "Lead - Title*=Widgets|Contact person*=Anna Smith|Organization*=Acme|Lead - Owner=Bob|Lead - Source channel=Chat|"
    "Lead - Pipedrive System ID=3f2b6c1e-53a1-11ee-8c99-0242ac120002",
    "Contact person*=name|Organization*=company|Lead - Owner=owner|Lead - Source channel=source|"
    "Lead - Pipedrive System ID=id" },
  { "Meta Lead Ads", "id,created_time,",
    "id=l:1204|created_time=2026-03-14T18:22:10-03:00|ad_id=ag:12|ad_name=Spring|campaign_id=c:23|campaign_name=Spring|"
    "form_id=f:34|is_organic=false|platform=fb|full_name=Anna Smith|phone_number=p:+4917012345|email=a@example.com|"
    "lead_status=CREATED",
    "id=id|created_time=created_at|campaign_name=campaign|platform=source|full_name=name|email=email" },
  { "Odoo's template", "External ID,Name,",
    "External ID=lead_1|Name=Widgets|Company Name=Acme|Contact Name=Anna Smith|Email=a@example.com|Job Position=CEO|"
    "Country=US|Zip=01234",
    "External ID=id|Company Name=company|Contact Name=name|Email=email|Job Position=job_title|Country=country" },
  { "Odoo's own names", "name,type,",
    "name=Widgets|type=opportunity|partner_name=Acme|contact_name=Anna Smith|email_from=a@example.com|user_id=Bob|"
    "stage_id=Won|create_date=2024-04-01 10:00:00|date_deadline=2024-05-01|expected_revenue=1000.0|probability=100|"
    "source_id=Search engine|campaign_id=Spring",
    "partner_name=company|contact_name=name|email_from=email|user_id=owner|stage_id=stage|create_date=created_at|"
    "expected_revenue=value|source_id=source|campaign_id=campaign" },
  { "Zoho", "Lead Owner,Lead Source,",
    "Lead Owner=Bob|Lead Source=Web|Lead Status=Contacted|Company=Acme|First Name=Anna|Last Name=Smith|Title=CEO|"
    "Email=a@example.com|Industry=Retail|Annual Revenue=$ 1,000|No. of Employees=50|Rating=Hot|"
    "Created Time=2024-05-01 10:00:00",
    "Lead Owner=owner|Lead Source=source|Company=company|First Name=name|Last Name=name|Title=job_title|Email=email|"
    "Industry=industry|No. of Employees=company_size|Created Time=created_at" },
};

static void
assert_mapping (AccordFileImport *import,
                const char       *name,
                const char       *expected)
{
  GPtrArray *columns = accord_file_import_columns (import);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const AccordSourceColumn *column = columns->pdata[i];

      if (!accord_mapping_leaves_out (column) && accord_mapping_is_standard (ACCORD_IMPORT_LEADS, column->fields[0]))
        g_string_append_printf (said, "%s%s=%s", said->len > 0 ? "|" : "", column->header, column->fields[0]);
    }
  g_test_message ("%s", name);
  g_assert_cmpstr (said->str, ==, expected);
}

/* Where the rejects are not kept beside the data, which may not be written to. */
static char *
copy_file (Fixture    *fixture,
           const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shared = fixture_shared (path);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (shared == NULL)
    return NULL;
  g_file_get_contents (shared, &bytes, &length, &error);
  g_assert_no_error (error);
  return fixture_write (fixture, name, bytes, (gssize) length);
}

static void
test_file (Fixture      *fixture,
           gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
  g_autofree char *path = copy_file (fixture, files[index].path);
  g_autoptr (AccordFileImport) import = NULL;
  g_autoptr (AccordImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  options.date_order = ACCORD_DATE_ORDER_MDY;
  import = accord_file_import_open (path, &options, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_mapping (import, files[index].path, files[index].expected);
  result = accord_file_import_run (import, fixture_store (fixture), FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < MIN (result->rejected->len, 3); i++)
    g_test_message ("%s", ((AccordRejectedRow *) result->rejected->pdata[i])->reason);
  g_assert_cmpuint (result->n_new + result->n_changed + result->n_unchanged, ==, files[index].n_new);
  g_assert_cmpuint (result->n_rejected, ==, files[index].n_rejected);
  g_assert_cmpuint (result->n_rows, ==, files[index].n_new + files[index].n_rejected);
}

/* What stands in HEADERS.md from @start on. */
static GStrv
find_header (const char *text,
             const char *start)
{
  const char *at = strstr (text, start);
  const char *end;
  g_autofree char *line = NULL;
  GStrv cells;

  g_assert_nonnull (at);
  end = strchr (at, '\n');
  line = g_strndup (at, end != NULL ? (gsize) (end - at) : strlen (at));
  if (strstr (line, "  (") != NULL)
    *strstr (line, "  (") = '\0';
  cells = g_strsplit (line, ",", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);
  return cells;
}

static const char *
find_cell (const char *const *cells,
           const char        *column)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (g_str_has_prefix (cells[i], column) && cells[i][strlen (column)] == '=')
      return cells[i] + strlen (column) + 1;
  return "";
}

static void
check_header (Fixture    *fixture,
              const char *text,
              guint       index)
{
  g_auto (GStrv) names = find_header (text, headers[index].header);
  g_auto (GStrv) cells = g_strsplit (headers[index].cells, "|", -1);
  g_autoptr (GString) table = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (AccordFileImport) import = NULL;
  g_autoptr (AccordImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (table, "%s\"%s\"", i > 0 ? "," : "", names[i]);
  g_string_append_c (table, '\n');
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (table, "%s\"%s\"", i > 0 ? "," : "", find_cell ((const char *const *) cells, names[i]));
  path = fixture_write (fixture, "export.csv", table->str, -1);
  import = accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_mapping (import, headers[index].name, headers[index].expected);
  result = accord_file_import_run (import, fixture_store (fixture), TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_counts (result, 1, 0, 0, 0);
}

static void
test_headers (Fixture      *fixture,
              gconstpointer unused)
{
  g_autofree char *path = fixture_shared ("headers_only/HEADERS.md");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    check_header (fixture, text, i);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/crm-samples/files/", files[i].path, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_file, fixture_tear_down);
    }
  ADD ("/crm-samples/headers", test_headers);
  return g_test_run ();
}
