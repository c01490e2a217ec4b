#include "exchange/kind-fields.h"

#include <glib/gi18n-lib.h>

#include "exchange/header.h"
#include "exchange/import.h"

/* A field of a kind, and how its columns are called, as accord_header_normalize() leaves that; the best name first. */
typedef struct
{
  AccordField field;
  gboolean    certain; /* nobody need look at what has such a name */
  const char *names;
} KindField;

#define FIELD(name, column, label, type) { (char *) name, (char *) column, (char *) label, type, FALSE, FALSE }
/* Not a field itself: what it is made of is taken for others. */
#define WORDS(name) { (char *) name, NULL, NULL, ACCORD_COLUMN_TEXT, FALSE, TRUE }

/* HubSpot's deals, Salesforce's opportunities, Pipedrive's deals, Zoho's potentials. */
static const KindField deal_fields[] = {
  { FIELD ("id", "external_id", N_("ID"), ACCORD_COLUMN_TEXT), TRUE,
    "id dealid opportunityid recordid dealrecordid potentialid externalid" },
  { FIELD ("lead", "lead", N_("Lead"), ACCORD_COLUMN_TEXT), TRUE,
    "lead leadid leademail associatedcontactids associatedcontactid contactid contactids primarycontactid mqlid personid "
    "dealpersonid email emailaddress contactemail personemail personemailwork dealpersonemail associatedcontactemail" },
  { FIELD ("lead", "lead", N_("Lead"), ACCORD_COLUMN_TEXT), FALSE, "accountid" },
  { FIELD ("value", "value", N_("Value"), ACCORD_COLUMN_REAL), TRUE,
    "value amount dealvalue dealamount opportunityamount amountincompanycurrency contractvalue totalvalue wonamount revenue" },
  { FIELD ("currency", "currency", N_("Currency"), ACCORD_COLUMN_TEXT), TRUE,
    "currency currencycode dealcurrency currencyisocode amountcurrency valuecurrency dealcurrencyofvalue waehrung" },
  { FIELD ("opportunity_at", "opportunity_at", N_("Opportunity since"), ACCORD_COLUMN_MOMENT), TRUE,
    "opportunityat opportunitydate opportunitycreated opportunitycreateddate createdate createddate datecreated createdat "
    "dealcreated dealdealcreated dealcreateddate dealcreatedate addtime dealaddtime" },
  { FIELD ("customer_at", "customer_at", N_("Customer since"), ACCORD_COLUMN_MOMENT), TRUE,
    "customerat customersince wonat wontime wondate dealwontime closedwondate closewondate" },
  { FIELD ("lost_at", "lost_at", N_("Lost since"), ACCORD_COLUMN_MOMENT), TRUE,
    "lostat lostsince losttime lostdate deallosttime closedlostdate" },
  { WORDS (ACCORD_IMPORT_STAGE), FALSE,
    "stage dealstatus stagename dealstage opportunitystage salesstage stageid status" },
  { WORDS (ACCORD_IMPORT_STAGE_AT), FALSE,
    "stageat closedate dealclosedate closeddate dealclosedon dealclosetime closetime stagechangedate laststagechangedate" },
};

static const KindField activity_fields[] = {
  { FIELD ("lead", "lead", N_("Lead"), ACCORD_COLUMN_TEXT), TRUE,
    "lead leadid leademail email emailaddress contactemail contactid prospectid personid mqlid" },
  { FIELD ("lead", "lead", N_("Lead"), ACCORD_COLUMN_TEXT), FALSE, "userid visitorid contact person user" },
  { FIELD ("kind", "kind", N_("Kind"), ACCORD_COLUMN_TEXT), TRUE,
    "kind activitykind activitytype eventtype event eventname activity activityname type action" },
  { FIELD ("at", "at", N_("Time"), ACCORD_COLUMN_MOMENT), TRUE,
    "at occurredat occurredon happenedat timestamp datetime activitydate activityat activitytime eventdate eventtime "
    "eventtimestamp time date" },
  { FIELD ("detail", "detail", N_("Detail"), ACCORD_COLUMN_TEXT), TRUE,
    "detail details activitydetail description subject title page url note notes comment" },
};

static const KindField cost_fields[] = {
  { FIELD ("source", "source", N_("Source"), ACCORD_COLUMN_TEXT), TRUE,
    "source leadsource channel utmsource trafficsource sourcechannel platform adplatform publisherplatform quelle" },
  { FIELD ("campaign", "campaign", N_("Campaign"), ACCORD_COLUMN_TEXT), TRUE,
    "campaign campaignname utmcampaign kampagne campaignid" },
  { FIELD ("month", "month", N_("Month"), ACCORD_COLUMN_MOMENT), TRUE,
    "month monat mes mois yearmonth period reportingstarts datestart startdate date day" },
  { FIELD ("amount", "amount", N_("Amount"), ACCORD_COLUMN_REAL), TRUE,
    "amount spend cost costs amountspent amountspenteur amountspentusd amountspentgbp spent adspend mediaspend totalspend "
    "totalcost costeur costusd budget kosten" },
  { FIELD ("currency", "currency", N_("Currency"), ACCORD_COLUMN_TEXT), TRUE,
    "currency currencycode accountcurrency waehrung" },
};

static const char *const no_names[] = { NULL };
static const char *const deal_required[] = { "lead", NULL };
static const char *const activity_required[] = { "lead", "kind", "at", NULL };
static const char *const cost_required[] = { "month", "amount", NULL };

static const struct
{
  const KindField   *fields;
  guint              n_fields;
  const char *const *required;
  AccordStage        first_stage; /* that words set the date of */
} kinds[ACCORD_N_IMPORT_KINDS] = {
  [ACCORD_IMPORT_LEADS] = { NULL, 0, no_names, ACCORD_STAGE_MQL },
  [ACCORD_IMPORT_DEALS] = { deal_fields, G_N_ELEMENTS (deal_fields), deal_required, ACCORD_STAGE_CUSTOMER },
  [ACCORD_IMPORT_ACTIVITIES] = { activity_fields, G_N_ELEMENTS (activity_fields), activity_required, ACCORD_N_STAGES },
  [ACCORD_IMPORT_COSTS] = { cost_fields, G_N_ELEMENTS (cost_fields), cost_required, ACCORD_N_STAGES },
};

/**
 * accord_kind_field_find:
 * @kind: what rows are
 * @name: a name
 *
 * Returns: (nullable): the field of that name that a file of them can fill
 */
const AccordField *
accord_kind_field_find (AccordImportKind kind,
                        const char      *name)
{
  const AccordField *field;

  for (guint i = 0; i < kinds[kind].n_fields; i++)
    if (!kinds[kind].fields[i].field.derived && g_str_equal (kinds[kind].fields[i].field.name, name))
      return &kinds[kind].fields[i].field;
  if (kind != ACCORD_IMPORT_LEADS)
    return NULL;
  field = accord_field_find (name);
  return field != NULL && !field->derived ? field : NULL;
}

static gpointer
fill_names (gpointer data)
{
  AccordImportKind kind = (AccordImportKind) GPOINTER_TO_UINT (data);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < kinds[kind].n_fields; i++)
    {
      const KindField *field = &kinds[kind].fields[i];
      g_auto (GStrv) words = g_strsplit (field->names, " ", -1);

      for (guint rank = 0; words[rank] != NULL; rank++)
        {
          AccordCrmName name = { field->field.name, i * 100 + rank, field->certain };

          g_hash_table_insert (names, g_strdup (words[rank]), g_memdup2 (&name, sizeof name));
        }
    }
  return names;
}

/**
 * accord_kind_field_lookup:
 * @kind: what rows are
 * @header: the name of a column
 *
 * Returns: (nullable): what it means of them, as far as its name says
 */
const AccordCrmName *
accord_kind_field_lookup (AccordImportKind kind,
                          const char      *header)
{
  static GOnce once[ACCORD_N_IMPORT_KINDS] = { G_ONCE_INIT, G_ONCE_INIT, G_ONCE_INIT, G_ONCE_INIT, G_ONCE_INIT };
  g_autofree char *plain = NULL;

  if (kind == ACCORD_IMPORT_LEADS)
    return accord_crm_names_lookup (header);
  g_once (&once[kind], fill_names, GUINT_TO_POINTER (kind));
  plain = accord_crm_names_normalize (header);
  return g_hash_table_lookup (once[kind].retval, plain);
}

/**
 * accord_kind_has_stages:
 * @kind: what rows are
 * @stage: a stage
 *
 * Returns: whether words that name @stage say since when a row is in it
 */
gboolean
accord_kind_has_stages (AccordImportKind kind,
                        AccordStage      stage)
{
  return stage >= kinds[kind].first_stage && stage < ACCORD_N_STAGES;
}

/**
 * accord_kind_list_required:
 * @kind: what rows are
 *
 * Returns: (array zero-terminated=1): names of the fields without which no row is one
 */
const char *const *
accord_kind_list_required (AccordImportKind kind)
{
  return kinds[kind].required;
}

/**
 * accord_kind_field_get_label:
 * @kind: what rows are; no leads
 * @name: the name of a field
 *
 * Returns: (nullable): what people read
 */
const char *
accord_kind_field_get_label (AccordImportKind kind,
                             const char      *name)
{
  const AccordField *field = kind != ACCORD_IMPORT_LEADS ? accord_kind_field_find (kind, name) : NULL;

  return field != NULL ? g_dgettext (GETTEXT_PACKAGE, field->label) : NULL;
}

static void
add_name (GPtrArray  *names,
          const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/**
 * accord_kind_list_names:
 * @kind: what rows are
 *
 * Returns: (transfer full) (element-type utf8): the names of all that a file of them can fill
 */
GPtrArray *
accord_kind_list_names (AccordImportKind kind)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  guint n_standard;
  const AccordField *standard = accord_field_standard (&n_standard);

  for (guint i = 0; kind == ACCORD_IMPORT_LEADS && i < n_standard; i++)
    if (!standard[i].derived)
      add_name (names, standard[i].name);
  for (guint i = 0; i < kinds[kind].n_fields; i++)
    add_name (names, kinds[kind].fields[i].field.name);
  if (kind == ACCORD_IMPORT_LEADS)
    {
      add_name (names, ACCORD_IMPORT_STAGE);
      add_name (names, ACCORD_IMPORT_STAGE_AT);
    }
  return names;
}

/**
 * accord_kind_list_fields:
 * @kind: what rows are
 *
 * Returns: (transfer full): the names of all that a file of them can fill, for a sentence
 */
char *
accord_kind_list_fields (AccordImportKind kind)
{
  g_autoptr (GPtrArray) names = accord_kind_list_names (kind);

  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (GStrv) names->pdata);
}
