#include "exchange/crm-names.h"

#include <string.h>

#include "exchange/header.h"

/*
 * Names of columns, as accord_header_normalize() leaves them, in exports of HubSpot, Salesforce (reports and Data Loader),
 * Pipedrive, Zoho, SuiteCRM, Odoo, Meta Lead Ads, and what people call them by hand. The best name of a field first.
 */
typedef struct
{
  const char *field;
  gboolean    certain;
  const char *names;
} FieldNames;

static const FieldNames table[] = {
  { "id", TRUE, "id leadid recordid recordidcontact externalid leadpipedrivesystemid prospectid mqlid personid contactid "
                "customerid leadguid uuid guid" },
  { "email", TRUE, "email emailaddress workemail emailwork personemailwork personemail primaryemail businessemail contactemail "
                   "emailfrom leademail mail emailid emailadresse correoelectronico courriel" },
  { "name", TRUE, "fullname contactname personname leadname contactperson dealcontactperson displayname name" },
  { "company", TRUE, "company companyname accountname organizationname organisationname organization organisation "
                     "associatedcompany dealorganization partnername companyaccount account firma unternehmen empresa societe" },
  { "job_title", TRUE, "jobtitle title jobposition positiontitle position personjobtitle contacttitle berufsbezeichnung" },
  { "industry", TRUE, "industry industrysector sector branche industria" },
  { "company_size", TRUE, "companysize numberofemployees noofemployees numemployees employees employeecount employeesize size" },
  { "country", TRUE, "country countryregion primaryaddresscountry mailingcountry billingcountry companycountry personcountry "
                     "land pais pays" },
  { "source", TRUE, "leadsource source originalsource originalsourcetype originaltrafficsource latestsource hsanalyticssource "
                    "leadsourcechannel sourcechannel origin utmsource trafficsource sourceid quelle" },
  { "source", FALSE, "platform channel leadorigin" },
  { "campaign", TRUE, "campaign campaignname utmcampaign leadcampaign primarycampaignsource lastcampaign kampagne" },
  { "campaign", TRUE, "campaignid" },
  { "owner", TRUE, "owner leadowner contactowner ownername dealowner recordowner assignedto assigneduser salesperson salesrep "
                   "accountowner accountmanager hubspotownerid ownerid userid" },
  { "created_at", TRUE, "createdat createdate createddate datecreated createdtime createdon creationdate leadcreated "
                        "leadcreatedat leadcreateddate leadcreatedon becamealeaddate dealcreated createdatetime datetimecreated "
                        "leaddate dealdealcreated signupdate registrationdate created leadsince erstelltam fechadecreacion" },
  { "mql_at", TRUE, "mqlat mqldate mqltime becameamarketingqualifiedleaddate becameamqldate marketingqualifieddate "
                    "dateenteredmarketingqualifiedleadlifecyclestagepipeline" },
  { "sql_at", TRUE, "sqlat sqldate sqltime becameasalesqualifiedleaddate becameasqldate salesqualifieddate "
                    "dateenteredsalesqualifiedleadlifecyclestagepipeline" },
  { "opportunity_at", TRUE, "opportunityat opportunitydate oppat oppdate becameanopportunitydate opportunitycreateddate "
                            "opportunitycreated opportunitysince dateenteredopportunitylifecyclestagepipeline" },
  { "customer_at", TRUE, "customerat customerdate becameacustomerdate customersince wonat wondate wontime dealwontime "
                         "closedwondate dateenteredcustomerlifecyclestagepipeline" },
  { "lost_at", TRUE, "lostat lostdate losttime deallosttime closedlostdate lostsince" },
  { "handed_over_at", TRUE, "handedoverat handoverat handoverdate handedoverdate handofftosalesdate assignedat assigneddate "
                            "dateassigned" },
  { "first_contact_at", TRUE, "firstcontactat firstcontactdate firstcontacted firsttouchat firstoutreachdate firstresponsetime "
                              "firstsalescontactdate firstcontact dateoffirstengagement" },
  { "accepted_at", TRUE, "acceptedat accepteddate acceptancedate salesacceptedat salesaccepteddate saldate" },
  { "rejected_at", TRUE, "rejectedat rejecteddate rejectiondate salesrejecteddate disqualifiedat disqualifieddate" },
  { "reject_reason", TRUE, "rejectreason rejectedreason rejectionreason disqualificationreason disqualifiedreason "
                           "unqualifiedreason lostreason deallostreason closedlostreason reasonforloss" },
  { "quality", TRUE, "leadquality quality salesrating" },
  { "value", TRUE, "dealvalue value amount opportunityamount dealamount contractvalue leadvalue wonamount totalvalue revenue "
                   "umsatz importe montant" },
  { "value", FALSE, "amt expectedrevenue" },
  { "currency", TRUE, "currency currencycode dealcurrency currencyisocode amountcurrency waehrung" },
  { "stage", FALSE, "lifecyclestage lifecycle leadstage funnelstage stagename dealstage opportunitystage dealstatus salesstage "
                    "stageid currentstage stage" },
  { "stage_at", FALSE, "stageat lifecyclestagedate stagedate stagechangedate stagechangedat dateenteredstage "
                       "dateenteredcurrentstage laststagechangedate closedate dealclosedate closeddate" },
  { NULL, FALSE, "converteddate leadconversiontime dealexpectedclosedate conversiondate leadstat" },
};

static gpointer
fill_names (gpointer unused)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) words = g_strsplit (table[i].names, " ", -1);

      for (guint rank = 0; words[rank] != NULL; rank++)
        {
          AccordCrmName name = { table[i].field, i * 100 + rank, table[i].certain };

          g_hash_table_insert (names, g_strdup (words[rank]), g_memdup2 (&name, sizeof name));
        }
    }
  return names;
}

/* What interfaces wrap around the fields of a record says nothing about them: «properties.email». */
static const char *
skip_wrapper (const char *header)
{
  static const char *const wrappers[] = { "properties.", "attributes.", "fields.", "values.", "data.", "record." };

  for (guint i = 0; i < G_N_ELEMENTS (wrappers); i++)
    if (g_ascii_strncasecmp (header, wrappers[i], strlen (wrappers[i])) == 0)
      return header + strlen (wrappers[i]);
  return header;
}

/**
 * accord_crm_names_normalize:
 * @header: the name of a column
 *
 * Returns: (transfer full): it without what says nothing, to be compared with names that are known
 */
char *
accord_crm_names_normalize (const char *header)
{
  return accord_header_normalize (skip_wrapper (header));
}

/**
 * accord_crm_names_lookup:
 * @header: the name of a column
 *
 * Returns: (nullable): what it means, as far as its name says
 */
const AccordCrmName *
accord_crm_names_lookup (const char *header)
{
  static GOnce once = G_ONCE_INIT;
  g_autofree char *plain = accord_crm_names_normalize (header);

  g_once (&once, fill_names, NULL);
  return g_hash_table_lookup (once.retval, plain);
}

static gboolean
is_one_of (const char        *header,
           const char *const *names)
{
  g_autofree char *plain = accord_crm_names_normalize (header);

  return g_strv_contains (names, plain);
}

/**
 * accord_crm_names_is_first:
 * @header: the name of a column
 *
 * Returns: whether it holds the first part of a person's name
 */
gboolean
accord_crm_names_is_first (const char *header)
{
  static const char *const names[] = { "firstname", "personfirstname", "givenname", "vorname", "prenom", NULL };

  return is_one_of (header, names);
}

/**
 * accord_crm_names_is_last:
 * @header: the name of a column
 *
 * Returns: whether it holds the last part of a person's name
 */
gboolean
accord_crm_names_is_last (const char *header)
{
  static const char *const names[] = { "lastname", "personlastname", "surname", "familyname", "nachname", NULL };

  return is_one_of (header, names);
}

/**
 * accord_crm_names_is_deal:
 * @header: the name of a column
 *
 * Returns: whether it says something of a deal that is said of no person: how likely it is, when it closes
 */
gboolean
accord_crm_names_is_deal (const char *header)
{
  static const char *const names[] = { "closedate", "dealclosedate", "closeddate", "dealname", "dealstage", "stagename",
                                       "probability", "iswon", "isclosed", "opportunityid", "forecastcategory", NULL };

  return is_one_of (header, names);
}
